import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { repositoryRoot } from '../files/git.js';
import { ConfigError } from './config-error.js';
import { shownPath } from './shown-path.js';

/** The names of policy files. */
const CONFIG_NAMES: readonly string[] = ['yaml', 'yml', 'json', 'js', 'mjs', 'ts'].map(
  (extension) => `bridgekeeper.config.${extension}`,
);

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
    const [first, second] = CONFIG_NAMES.filter((name) => isFile(join(at, name)));
    if (first !== undefined && second !== undefined) {
      const message = `${second} stands beside it: keep one of the two`;
      throw new ConfigError([{ file: shownPath(cwd, join(at, first)), message }]);
    }
    if (first !== undefined) return join(at, first);
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
