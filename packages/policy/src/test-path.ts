/** Matched against a path from the project's root, with `/`. */
const TEST_PATHS: readonly RegExp[] = [
  // Folders by the conventions of Jest, Vitest, Mocha, Playwright, Cypress, Go and Maven. `test-server/` and
  // `load-tests/` are applications that run somewhere.
  /(?:^|\/)(?:tests?|__tests__|specs?|__mocks__|mocks|fixtures|__fixtures__|testdata|cypress|playwright)\//i,
  /(?:^|\/)(?:unit|integration|functional|acceptance|e2e|end-to-end)[-_]tests?\//i,
  /(?:^|\/)tests?[-_](?:utils?|helpers?|support)\//i,
  // Only beside the root of a package: deeper, it is a module of the application.
  /^(?:(?:apps|packages)\/[^/]+\/)?e2e\//i,
  // Files: `login.test.ts`, `login.spec.tsx`, `login.clienttest.ts`, `Button.stories.tsx`, `login.cy.js`, `mock.ts`.
  /$(?<=\.(?:(?:client|server|browser|node|unit|integration|int|api|e2e)?[-_]?(?:tests?|spec)|stories|story|e2e|cy|mock)\.[^/]+)/i,
  /(?:^|\/)(?:mocks?|test[-_.]?(?:fixtures?|helpers?|preload|setup|utils?))(?:\.[\w-]{1,32})?\.[cm]?[jt]sx?$/i,
  // Deno's own: `login_test.ts`.
  /_test\.[cm]?[jt]sx?$/i,
];

/** What each of them has in it: most paths have none, and are not looked at any closer. */
const MENTION = /test|spec|mock|fixture|cypress|playwright|e2e|end-to-end|stor(?:ies|y)|\.cy\./i;

/** What some paths are, whatever the list above says of them. */
export interface TestPathRule {
  /** Whether they are tests'. */
  readonly test: boolean;
  /** Takes a path from the project's root, with `/`. */
  readonly matches: (path: string) => boolean;
}

/**
 * Whether a path is that of a test, or of what tests stand on: there a made-up password belongs.
 *
 * @param path from the project's root, with `/`
 * @param rules on top of the list of this module; the last one that matches decides
 */
export function isTestPath(path: string, rules: readonly TestPathRule[] = []): boolean {
  const rule = rules.findLast(({ matches }) => matches(path));
  if (rule !== undefined) return rule.test;
  return MENTION.test(path) && TEST_PATHS.some((pattern) => pattern.test(path));
}
