import { createRequire } from 'node:module';

/** One glob of a list. */
export interface GlobRule {
  /** False for `!glob`, which takes paths out again. */
  readonly takes: boolean;
  /** Takes a path from the project's root, with `/`. */
  readonly matches: (path: string) => boolean;
}

const OPTIONS = { dot: true, noextglob: true, nonegate: true, strictBrackets: true } as const;

const require = createRequire(import.meta.url);

type Picomatch = (glob: string, options: typeof OPTIONS) => GlobRule['matches'];

/**
 * Compiles a list of globs from the project's root, with `/`: `*`, `**`, `?`, `[…]` and `{a,b}` have their usual
 * meaning. One without a wildcard, or with a `/` at its end, names a file, or a folder with all that is in it.
 *
 * @param onFault called with the first that is no glob and with what is wrong with it; throws
 */
export function compileGlobs(
  globs: readonly string[],
  onFault: (glob: string, fault: string) => never = refuse,
): readonly GlobRule[] {
  if (globs.length === 0) return [];
  const key = globs.join('\0');
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const rules = globs.map((glob) => compile(glob, onFault));
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  compiled.set(key, rules);
  return rules;
}

/** By the globs, for they are asked for with every file; a process sees a few lists at most. */
const compiled = new Map<string, readonly GlobRule[]>();
const MAX_COMPILED = 64;

/** Whether the last glob that matches a path takes it. */
export function isTaken(globs: readonly string[], path: string): boolean {
  return compileGlobs(globs).findLast(({ matches }) => matches(path))?.takes ?? false;
}

function refuse(glob: string, fault: string): never {
  throw new TypeError(`"${glob}" is no glob: ${fault}`);
}

function compile(written: string, onFault: (glob: string, fault: string) => never): GlobRule {
  const isOut = written.startsWith('!');
  const glob = (isOut ? written.slice(1) : written).replace(/^(?:\.\/)+/, '');
  const fault = faultOf(glob);
  if (fault !== undefined) return onFault(written, fault);
  // Loaded only where there are globs: most projects need none.
  const picomatch = require('picomatch/posix') as Picomatch;
  try {
    return { takes: !isOut, matches: picomatch(withFolder(literalParentheses(glob)), OPTIONS) };
  } catch {
    return onFault(written, 'a bracket or a brace has no partner');
  }
}

function faultOf(glob: string): string | undefined {
  if (glob === '') return 'it is empty';
  if (glob.startsWith('!')) return 'one "!" is enough';
  if (/^(?:\/|[a-z]:[/\\])/i.test(glob)) return 'it is absolute; globs start at the root of the project';
  if (/^\.\.(?:[/\\]|$)/.test(glob)) return 'it leads out of the project';
  return /\\[\w*]/.test(glob) ? 'folders are parted by "/", on Windows too' : undefined;
}

/** Folders of Next.js have them in their names: `app/(shop)/…`. */
function literalParentheses(glob: string): string {
  return glob.replace(/\\[^]|[()|]/g, (part) => (part.length > 1 ? part : `\\${part}`));
}

function withFolder(glob: string): string {
  return glob.endsWith('/') || !/[*?[{]/.test(glob) ? `${glob.replace(/(?<!\/)\/+$/, '')}/**` : glob;
}
