import { isDeployPath } from './rules/deploy-paths.js';

const PASSIVE =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|testdata|specs?|fixtures?|mocks?|e2e|stories|testing)\/|\.(?:test|spec|stories|e2e|mock)\.[^/]+$/i;

/**
 * Paths of tests, fixtures and stories: there only what surely is a credential counts, unless strict. The stage
 * `test` of a deployment (`k8s/overlays/test/`) is no test.
 */
export function isPassivePath(path: string): boolean {
  const normal = path.replaceAll('\\', '/');
  return PASSIVE.test(normal) && !isDeployPath(normal);
}
