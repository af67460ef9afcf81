import { readFileSync } from 'node:fs';

import type { Ignore } from 'ignore';

import type { Location } from './location.js';
import { joinLocation } from './location.js';

/** The ignore rules of one directory: they see paths relative to it. */
export interface IgnoreRules {
  /** Where the directory stands below the root of the rules, with a `/` at its end; empty for the root. */
  readonly prefix: string;
  readonly rules: Ignore;
}

/** Reads the rules of a directory; undefined where it has none. */
export type IgnoreRulesReader = (directory: Location, prefix: string) => IgnoreRules | undefined;

/** The package is loaded only where git does not answer. */
export async function ignoreRulesReader(): Promise<IgnoreRulesReader> {
  const { default: ignore } = await import('ignore');
  return (directory, prefix) => {
    const text = ignoreText(directory, prefix === '');
    // Git's own matching is case-sensitive unless core.ignoreCase says otherwise.
    return text === ''
      ? undefined
      : { prefix, rules: ignore({ ignoreCase: false, allowRelativePaths: true }).add(text) };
  };
}

/**
 * Whether rules ignore a path: the innermost that have an opinion decide, as git has it.
 *
 * @param rules from the outermost to the innermost
 * @param path from the root of the rules, with `/`; a directory's ends with one
 */
export function ignored(rules: readonly IgnoreRules[], path: string): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const level = rules[at];
    const verdict = level?.rules.test(path.slice(level.prefix.length));
    if (verdict?.ignored === true) return true;
    if (verdict?.unignored === true) return false;
  }
  return false;
}

/** The text of a directory's ignore file; at a repository's root, `.git/info/exclude` stands before it. */
function ignoreText(directory: Location, isRoot: boolean): string {
  const files = isRoot ? ['.git/info/exclude', '.gitignore'] : ['.gitignore'];
  return files
    .map((file) => textOrNothing(joinLocation(directory, file)))
    .join('\n')
    .trim();
}

function textOrNothing(location: Location): string {
  try {
    return readFileSync(location, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}
