const PASSIVE =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|testdata|specs?|fixtures?|mocks?|e2e|stories|testing)\/|\.(?:test|spec|stories|e2e|mock)\.[^/]+$/i;

/** Paths of tests, fixtures and stories: there only what surely is a credential counts, unless strict. */
export function isPassivePath(path: string): boolean {
  return PASSIVE.test(path.replaceAll('\\', '/'));
}
