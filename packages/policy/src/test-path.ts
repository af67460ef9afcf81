/** Matched against a path from the project's root, with `/`. */
const TEST_PATHS: readonly RegExp[] = [
  // Folders by the conventions of Jest, Vitest, Mocha, Playwright, Cypress, Go and Maven. `test-server/` and
  // `load-tests/` are applications that run somewhere.
  /(?:^|\/)(?:tests?|__tests__|specs?|__mocks__|mocks|fixtures|__fixtures__|testdata|cypress|playwright)\//i,
  /(?:^|\/)(?:unit|integration|functional|acceptance|e2e|end-to-end)[-_]tests?\//i,
  // Only beside the root of a package: deeper, it is a module of the application.
  /^(?:(?:apps|packages)\/[^/]+\/)?e2e\//i,
  // Files: `login.test.ts`, `login.spec.tsx`, `Button.stories.tsx`, `login.cy.js`, `mock.ts`.
  /\.(?:test|spec|stories|story|e2e|cy|mock)\.[^/]+$/i,
  /(?:^|\/)mocks?\.[cm]?[jt]sx?$/i,
];

/**
 * Whether a path is that of a test, or of what tests stand on: there a made-up password belongs.
 *
 * @param path from the project's root, with `/`
 */
export function isTestPath(path: string): boolean {
  return TEST_PATHS.some((pattern) => pattern.test(path));
}
