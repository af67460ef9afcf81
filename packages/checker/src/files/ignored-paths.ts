import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

import { checkIgnore, repositoryRoot } from './git.js';
import type { IgnoreRules } from './ignore-rules.js';
import { ignored, ignoreRulesReader } from './ignore-rules.js';

/**
 * Which of some paths the ignore rules of a project leave to be committed, whether they are there or not. The answer
 * is git's own; where git gives none, it is read from the `.gitignore` files. Outside of a repository a path counts
 * only where some `.gitignore` at or above it says that the folder is meant for git.
 *
 * @param root the top of the project, absolute
 * @param paths of files relative to the root, with `/`, none of them leading out of it
 */
export async function pathsNotIgnored(root: string, paths: readonly string[]): Promise<ReadonlySet<string>> {
  if (paths.length === 0) return new Set();
  const isRepository = repositoryRoot(root) !== undefined;
  const answer = isRepository ? await checkIgnore(root, paths) : undefined;
  if (answer !== undefined) return new Set(paths.filter((path) => !answer.has(path)));
  const rulesOf = await ignoreRulesReader();
  const known = new Map<string, IgnoreRules | undefined>();
  const isLeft = (path: string): boolean => {
    const rules: IgnoreRules[] = [];
    const segments = path.split('/');
    for (let depth = 0; depth < segments.length; depth++) {
      const prefix = segments
        .slice(0, depth)
        .map((segment) => `${segment}/`)
        .join('');
      if (prefix !== '' && ignored(rules, prefix)) return false;
      if (!known.has(prefix)) known.set(prefix, rulesOf(join(root, prefix), prefix));
      const own = known.get(prefix);
      if (own !== undefined) rules.push(own);
    }
    return (isRepository || rules.length > 0) && !ignored(rules, path);
  };
  return new Set(paths.filter(isLeft));
}

/** The `.gitignore` that a rule for a path belongs into: the nearest that is there, else one at the root. */
export function ignoreFileFor(
  root: string,
  path: string,
): { readonly path: string; readonly exists: boolean } {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const file = posix.join(folder, '.gitignore');
    if (existsSync(join(root, file))) return { path: file, exists: true };
    if (folder === '.') return { path: '.gitignore', exists: false };
  }
}
