import type { TestPathRule } from '@bridgekeeper/policy';

import type { GlobRule } from './globs.js';
import { compileGlobs } from './globs.js';

/** A glob that is none. The message is for people. */
export class TestPathError extends Error {
  override readonly name = 'TestPathError';
}

/**
 * What the globs of a policy's `testPaths` say of paths, in order: `!glob` takes paths out again.
 *
 * @throws TestPathError where one of them is no glob
 */
export function compileTestPaths(globs: readonly string[]): readonly TestPathRule[] {
  const compiled = compileGlobs(checked(globs), (glob, fault) => {
    throw new TestPathError(`"${glob}" is no glob for test paths: ${fault}`);
  });
  const known = rulesOf.get(compiled);
  if (known !== undefined) return known;
  const rules = compiled.map(({ takes, matches }) => ({ test: takes, matches }));
  rulesOf.set(compiled, rules);
  return rules;
}

/** Both tools ask with every file, and with the same list. */
const rulesOf = new WeakMap<readonly GlobRule[], readonly TestPathRule[]>();

/** JavaScript checks no types. */
function checked(globs: readonly string[]): readonly string[] {
  const list: unknown = globs;
  if (!Array.isArray(list)) throw new TestPathError('test paths must be a list of globs');
  for (const glob of list as readonly unknown[]) {
    if (typeof glob !== 'string') throw new TestPathError(`a test path must be a glob, not ${typeof glob}`);
  }
  return globs;
}
