/** What a file's path says of the literals in it. */
export type FileKind =
  /** A test or what it stands on: never runs in production, and a made-up password belongs there. */
  | 'test'
  /** Texts for people, by language: what stands behind `password` there is its translation. */
  | 'texts'
  | 'source';

/** Matched against the path from the working directory, with `/`. */
const TEST_PATHS: readonly RegExp[] = [
  // Folders by the conventions of Jest, Vitest, Mocha, Playwright, Cypress and Storybook; `integration-tests`.
  /(?:^|\/)(?:(?:[a-z0-9]+[-_]){0,3}tests?(?:[-_][a-z0-9]+)?|__tests?__|specs?|e2e|cypress|playwright)\//i,
  /(?:^|\/)(?:testdata|testing|mocks?|__mocks__|fixtures?|__fixtures__|__snapshots__|stories|\.storybook)\//i,
  // Files: `login.test.ts`, `login.spec.tsx`, `login_test.js`, `Button.stories.tsx`, `server.mock.ts`, `mock.ts`.
  /[/._-](?:(?:client|server|unit|integration)?tests?|specs?|e2e|cy|mocks?|fixtures?|stories|story)\.[cm]?[jt]sx?$/i,
  // Set-up files of test runners: `jest.setup.ts`, `vitest.config.mts`.
  /(?:^|\/)(?:jest|vitest|playwright|cypress|karma)\.[\w.-]+$/i,
  // Declarations and generated bundles hold no source of ours.
  /\.d\.[cm]?ts$/i,
  /\.min\.[cm]?js$/i,
];

/** Folders of translations: i18next, FormatJS, vue-i18n, Dojo (`nls`). */
const TEXT_PATHS: readonly RegExp[] = [
  /(?:^|\/)(?:i18n|l10n|langs?|languages?|locales?|nls|translations?)\//i,
];

/**
 * The kind of a file.
 *
 * @param filename as ESLint gives it: absolute, or a made-up name for text from standard input
 * @param cwd the folder that ESLint runs in: a project that lies in a folder `test` is no test
 */
export function fileKind(filename: string, cwd: string): FileKind {
  const path = filename.replaceAll('\\', '/');
  const root = `${cwd.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  const relative = path.startsWith(root) ? path.slice(root.length) : path;
  if (TEST_PATHS.some((pattern) => pattern.test(relative))) return 'test';
  return TEXT_PATHS.some((pattern) => pattern.test(relative)) ? 'texts' : 'source';
}
