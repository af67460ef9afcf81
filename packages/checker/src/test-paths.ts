import { createRequire } from 'node:module';

import type { TestPathRule } from '@bridgekeeper/policy';

/** A glob that is none. The message is for people. */
export class TestPathError extends Error {
  override readonly name = 'TestPathError';
}

/**
 * What the globs of a policy's `testPaths` say of paths, in order: `!glob` takes paths out again. A glob without
 * a wildcard, or with a `/` at its end, names a folder with all that is in it.
 *
 * @param globs from the project's root, with `/`: `*`, `**`, `?`, `[…]` and `{a,b}` have their usual meaning
 * @throws TestPathError where one of them is no glob
 */
export function compileTestPaths(globs: readonly string[]): readonly TestPathRule[] {
  if (globs.length === 0) return [];
  const key = checked(globs).join('\0');
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const rules = globs.map(compile);
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(key, rules);
  return rules;
}

/** By the globs, for both tools ask with every file; a process sees a few lists at most. */
const compiled = new Map<string, readonly TestPathRule[]>();
const MAX_COMPILED = 64;

/** JavaScript checks no types. */
function checked(globs: readonly unknown[]): readonly unknown[] {
  if (!Array.isArray(globs)) throw new TestPathError('test paths must be a list of globs');
  for (const glob of globs) {
    if (typeof glob !== 'string') throw new TestPathError(`a test path must be a glob, not ${typeof glob}`);
  }
  return globs;
}

const OPTIONS = { dot: true, noextglob: true, nonegate: true, strictBrackets: true } as const;

const require = createRequire(import.meta.url);

type Picomatch = (glob: string, options: typeof OPTIONS) => TestPathRule['matches'];

function compile(written: string): TestPathRule {
  const isOut = written.startsWith('!');
  const glob = (isOut ? written.slice(1) : written).replace(/^(?:\.\/)+/, '');
  const fault = faultOf(glob);
  if (fault !== undefined) throw new TestPathError(`"${written}" is no glob for test paths: ${fault}`);
  // Loaded only where there are globs: most projects need none.
  const picomatch = require('picomatch/posix') as Picomatch;
  try {
    return { test: !isOut, matches: picomatch(withFolder(literalParentheses(glob)), OPTIONS) };
  } catch {
    throw new TestPathError(`"${written}" is no glob for test paths: a bracket or a brace has no partner`);
  }
}

function faultOf(glob: string): string | undefined {
  if (glob === '') return 'it is empty';
  if (glob.startsWith('!')) return 'one "!" is enough';
  if (/^(?:\/|[a-z]:[/\\])/i.test(glob)) return 'it is absolute; globs start at the root of the project';
  return /^\.\.(?:\/|$)/.test(glob) ? 'it leads out of the project' : undefined;
}

/** Folders of Next.js have them in their names: `app/(shop)/…`. */
function literalParentheses(glob: string): string {
  return glob.replace(/\\[^]|[()|]/g, (part) => (part.length > 1 ? part : `\\${part}`));
}

function withFolder(glob: string): string {
  return glob.endsWith('/') || !/[*?[{]/.test(glob) ? `${glob.replace(/(?<!\/)\/+$/, '')}/**` : glob;
}
