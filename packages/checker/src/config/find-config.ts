import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryRoot } from '../files/git.js';
import { CONFIG_NAMES, oneOfNames } from './config-names.js';
import { shownPath } from './shown-path.js';

/**
 * The nearest policy file, from a directory upwards to the root of its repository. Outside of a repository only
 * the directory itself is looked at: what stands above it belongs to others.
 *
 * @param cwd absolute
 * @throws ConfigError where two stand in one folder
 */
export function findConfig(cwd: string): string | undefined {
  const top = repositoryRoot(cwd) ?? cwd;
  for (let at = cwd; ; at = dirname(at)) {
    const names = CONFIG_NAMES.filter((name) => isFile(join(at, name)));
    const found = oneOfNames(names, (name) => shownPath(cwd, join(at, name)));
    if (found !== undefined) return join(at, found);
    if (at === top || dirname(at) === at) return undefined;
  }
}

/** Whether a path names a file; false for what may not be looked at. */
export function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}
