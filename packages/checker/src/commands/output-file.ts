import { realpathSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { replaceFile } from '../files/replace-file.js';
import { systemErrorText } from '../files/system-error.js';
import { CommandError } from './command-error.js';

/**
 * Finds out before the work whether a file can be written after it.
 *
 * @param path absolute
 * @throws CommandError
 */
export function checkOutput(path: string): void {
  const directory = statSync(dirname(path), { throwIfNoEntry: false });
  if (directory?.isDirectory() !== true) throw failure(path, 'its directory does not exist');
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
    throw failure(path, 'it is a directory');
}

/**
 * Writes a file at once: whoever reads it sees the old content or the new, never half of it. What is no
 * regular file (`/dev/null`, a pipe) is written to as it is.
 *
 * @param path absolute
 * @throws CommandError
 */
export function writeOutput(path: string, text: string): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing !== undefined && !existing.isFile()) writeFileSync(path, text);
    else replaceFile(existing === undefined ? path : realpathSync(path), text, existing?.mode);
  } catch (error) {
    throw failure(path, systemErrorText(error));
  }
}

function failure(path: string, reason: string): CommandError {
  return new CommandError(`cannot write ${path}: ${reason}`);
}
