import type { Buffer } from 'node:buffer';
import { chmodSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';

/**
 * Writes a file at once: whoever reads it sees the old content or the new, never half of it. The new content is
 * written beside it first, so that it comes by a rename.
 *
 * @param path absolute, of the file itself: a link would be replaced
 * @param mode to give it; the system's default where undefined
 * @throws the system's error
 */
export function replaceFile(path: string, content: string | Buffer, mode: number | undefined): void {
  const temporary = join(dirname(path), `.${basename(path)}.${String(process.pid)}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (mode !== undefined) chmodSync(temporary, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
