import { Buffer } from 'node:buffer';
import { accessSync, constants, readFileSync, realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';

import { replaceFile } from '../files/replace-file.js';
import type { FoundFile } from '../files/find-files.js';
import { systemErrorText } from '../files/system-error.js';

/**
 * Writes a fixed text in place of the one that was checked, at once: whoever reads the file sees the old content
 * or the new. Encoding, byte order mark and mode stay. A symbolic link is followed within the project only.
 *
 * @returns what stood in the way, in one clause; undefined where it is done
 */
export function writeFixed(
  file: Pick<FoundFile, 'location' | 'root'>,
  before: string,
  after: string,
): string | undefined {
  try {
    const path = realpathSync(file.location);
    const root = realpathSync(file.root);
    if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) {
      return 'cannot be fixed: it is a link that leads out of the project';
    }
    const { mode } = statSync(path);
    // The administrator may write it all the same, but its owner has said no.
    if ((mode & 0o222) === 0) return 'cannot be fixed: the file is read-only';
    accessSync(path, constants.W_OK);
    const bytes = readFileSync(path);
    if (!encodeLike(bytes, before).equals(bytes)) return 'cannot be fixed: it has changed since it was read';
    replaceFile(path, encodeLike(bytes, after), mode);
    return undefined;
  } catch (error) {
    return `cannot be fixed: ${systemErrorText(error)}`;
  }
}

/** A text in the encoding of its file, with the byte order mark that the file has. */
function encodeLike(bytes: Buffer, text: string): Buffer {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return Buffer.concat([bytes.subarray(0, 2), Buffer.from(text, 'utf16le')]);
  if (a === 0xfe && b === 0xff) {
    return Buffer.concat([bytes.subarray(0, 2), Buffer.from(text, 'utf16le').swap16()]);
  }
  const mark = a === 0xef && b === 0xbb && c === 0xbf ? bytes.subarray(0, 3) : Buffer.alloc(0);
  return Buffer.concat([mark, Buffer.from(text, 'utf8')]);
}
