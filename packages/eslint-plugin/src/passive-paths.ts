import type { TestPathRule } from '@bridgekeeper/policy';
import { isDocExampleSource, isTestPath } from '@bridgekeeper/policy';
import type { TSESTree } from '@typescript-eslint/utils';
import { compileTestPaths } from 'bridgekeeper/test-paths';

import { isNode } from './ast/node.js';
import type { FilePolicy } from './policy/policy-of.js';

/** What a file's path says of the literals in it. */
export type FileKind =
  /** A test or what it stands on, or documentation: never runs in production, and a made-up password belongs there. */
  | 'test'
  /** Texts for people, by language: what stands behind `password` there is its translation. */
  | 'texts'
  | 'source';

/** What never runs in production beside tests themselves. Matched against the path from the working directory. */
const BESIDE_TESTS: readonly RegExp[] = [
  // Set-up files of test runners: `jest.setup.ts`, `vitest.config.mts`.
  /(?:^|\/)(?:jest|vitest|playwright|cypress|karma)\.[\w.-]+$/i,
  // Declarations and generated bundles hold no source of ours.
  /\.d\.[cm]?ts$/i,
  /(?:^|\/)\.yarn\//,
  /\.min\.[cm]?js$/i,
];

const SOURCE_FILES: readonly TestPathRule[] = [
  { test: false, matches: (path) => isTestPath(path) && isRoute(path) },
  { test: true, matches: isDocExampleSource },
  { test: true, matches: (path) => BESIDE_TESTS.some((pattern) => pattern.test(path)) },
];

/**
 * Files that a framework serves by their path, also from a folder `test`: what is below Next.js's `app/` by its name
 * (nextjs.org/docs/app/api-reference/file-conventions), SvelteKit's files by their sign, and all of `pages/api/`. Next.js
 * serves nothing from a folder whose name begins with `_`.
 */
const ROUTES: ReadonlyMap<string, RegExp> = new Map([
  ['app', /^(?:default|error|layout|loading|not-found|page|route|template)\.[jt]sx?$/],
  ['pages', /^[^_.][^.]{0,200}\.[jt]sx?$/],
  ['routes', /^\+(?:error|layout|page|server)(?:\.server)?\.[jt]s$/],
]);

/** Whether a path is that of a route of an application that is no test itself, as an app in `tests/` is one. */
function isRoute(path: string): boolean {
  const folders = path.split('/');
  const file = folders.pop() ?? '';
  return folders.some((folder, index) => {
    if (ROUTES.get(folder)?.test(file) !== true) return false;
    const above = folders.slice(0, index);
    const below = folders.slice(index + 1);
    if (below.some((name) => name.startsWith('_')) || isTestPath(`${above.join('/')}/`)) return false;
    return folder !== 'pages' || isServedPage(above, below);
  });
}

/** The pages of an application stand beside the root of its package; deeper, a folder may hold the tests of a component. */
function isServedPage(above: readonly string[], [first = '']: readonly string[]): boolean {
  if (first === 'api') return true;
  const root = above.at(-1) === 'src' ? above.slice(0, -1) : above;
  const isRoot = root.length === 0 || (root.length === 2 && /^(?:apps|packages)$/.test(root[0] ?? ''));
  return isRoot && /^tests?$/.test(first);
}

/** Folders of translations: i18next, FormatJS, vue-i18n, Dojo (`nls`). */
const TEXT_PATHS: readonly RegExp[] = [
  /(?:^|\/)(?:i18n|langs?|locales?|translations)\//i,
  // `language/config.ts` may be what sets up a service of languages.
  /^(?=(?:.*\/)?(?:l10n|languages?|nls|translation)\/).*\/(?!(?:config|index)\.)[^/]+$/is,
];

/** Who imports one of these is run by it, or sets it up. */
const TEST_RUNNERS: ReadonlySet<string> = new Set([
  '@jest/globals',
  '@playwright/test',
  'bun:test',
  'mocha',
  'node:test',
  'vitest',
]);

/** Whether a file is a test by what it imports, wherever it stands. */
export function importsTestRunner({ body }: TSESTree.Program): boolean {
  return body.some(
    (statement) => isNode(statement, 'ImportDeclaration') && TEST_RUNNERS.has(statement.source.value),
  );
}

/**
 * The kind of a file.
 *
 * @param filename as ESLint gives it: absolute, or a made-up name for text from standard input
 * @param cwd the folder that ESLint runs in: a project that lies in a folder `test` is no test
 * @param testPaths globs from that folder that say which files are tests, as a rule's option has them: they have the
 *   last word
 * @param filePolicy the policy, whose globs count from the root of the project
 * @throws TestPathError where one of them is no glob
 */
export function fileKind(
  filename: string,
  cwd: string,
  testPaths: readonly string[] = [],
  filePolicy?: Pick<FilePolicy, 'path' | 'policy'>,
): FileKind {
  if (testPaths.length === 0 && filePolicy !== undefined) {
    const known = ofPolicies.get(filePolicy);
    if (known !== undefined) return known;
    const kind = kindOf(filename, cwd, testPaths, filePolicy);
    ofPolicies.set(filePolicy, kind);
    return kind;
  }
  return kindOf(filename, cwd, testPaths, filePolicy);
}

/** By what the policy says of a file, which is one object for all rules that run on it. */
const ofPolicies = new WeakMap<object, FileKind>();

/** What every path has in it that is not that of a source by the rules here: most have none, and are not looked at any closer. */
const MENTION =
  /test|spec|mock|fixture|cypress|playwright|e2e|end-to-end|stor(?:ies|y)|\.cy\.|jest|vitest|karma|\.d\.|\.yarn|\.min\.|doc|example|sample|snippet|\.m(?:arkdown|dx?)|i18n|l10n|lang|locale|nls|translation/i;

function kindOf(
  filename: string,
  cwd: string,
  testPaths: readonly string[],
  filePolicy: Pick<FilePolicy, 'path' | 'policy'> | undefined,
): FileKind {
  const policyPaths = filePolicy?.policy.testPaths ?? [];
  if (testPaths.length === 0 && policyPaths.length === 0 && !MENTION.test(filename)) return 'source';
  const path = filename.replaceAll('\\', '/');
  const root = `${cwd.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  const relative = path.startsWith(root) ? path.slice(root.length) : path;
  const rules = [...SOURCE_FILES, ...testPathsOf(filePolicy), ...compileTestPaths(testPaths)];
  if (isTestPath(relative, rules)) return 'test';
  return TEXT_PATHS.some((pattern) => pattern.test(relative)) ? 'texts' : 'source';
}

function testPathsOf(filePolicy: Pick<FilePolicy, 'path' | 'policy'> | undefined): readonly TestPathRule[] {
  const testPaths = filePolicy?.policy.testPaths ?? [];
  if (filePolicy === undefined || testPaths.length === 0) return [];
  const { path } = filePolicy;
  return compileTestPaths(testPaths).map(({ test, matches }) => ({ test, matches: () => matches(path) }));
}
