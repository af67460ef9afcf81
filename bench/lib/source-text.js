import { readFileSync } from 'node:fs';

/** What is longer is generated. */
const MAX_SIZE = 1_000_000;

/**
 * The text of a source file; undefined where it is too long, or nothing that can be read: a submodule, a broken link, a folder
 * that is called like a file.
 *
 * @param {string} file
 */
export function textOf(file) {
  try {
    const text = readFileSync(file, 'utf8');
    return text.length > MAX_SIZE ? undefined : text;
  } catch {
    return undefined;
  }
}
