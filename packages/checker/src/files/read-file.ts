import type { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';

import type { Decoded } from './decode.js';
import { decode } from './decode.js';
import type { FoundFile } from './find-files.js';
import { systemErrorCode, systemErrorText } from './system-error.js';

/** Above it a file is data; its text and what is made of it would not fit beside the others. */
export const MAX_FILE_BYTES: number = 32 * 1024 * 1024;

/** How many bytes of files are kept as text between the two passes over a project. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** A file that is gone since it was listed is as if it had never been there: no text, no error. */
const NOTHING: Decoded = { text: undefined, bom: false, error: undefined };

const TOO_LARGE = failed('larger than 32 MB; not checked');

/** Decodes a file's content, if it is not too large. */
export function decodeBytes(bytes: Buffer): Decoded {
  return bytes.length > MAX_FILE_BYTES ? TOO_LARGE : decode(bytes);
}

/** Reads and decodes one file. Never throws: what goes wrong is the result's `error`. */
export function readFile(file: Pick<FoundFile, 'location' | 'size'>): Decoded {
  if (file.size > MAX_FILE_BYTES) return TOO_LARGE;
  try {
    return decodeBytes(readFileSync(file.location));
  } catch (error) {
    return systemErrorCode(error) === 'ENOENT' ? NOTHING : failed(systemErrorText(error));
  }
}

function failed(message: string): Decoded {
  return { text: undefined, bom: false, error: { message } };
}

/** Reads files twice: for what they say of the project, then to be checked. Goes to the disk once if it can. */
export interface FileReader {
  /** Reads a file, and keeps it for {@link FileReader.take} while there is room. */
  peek(file: FoundFile): Decoded;
  /** Reads a file for the last time. */
  take(file: FoundFile): Decoded;
}

export interface FileReaderOptions {
  /** How many bytes of files to keep; what is beyond is read again. */
  readonly keptBytes?: number;
  /** What to take as the content of a file, by path, whatever is on the disk. */
  readonly contents?: ReadonlyMap<string, Decoded>;
}

export function createFileReader(options: FileReaderOptions = {}): FileReader {
  const kept = new Map<string, Decoded>();
  let room = options.keptBytes ?? KEPT_BYTES;
  const read = (file: FoundFile): Decoded =>
    options.contents?.get(file.path) ?? kept.get(file.path) ?? readFile(file);
  return {
    peek(file) {
      const decoded = read(file);
      if (file.size <= room && !kept.has(file.path)) {
        kept.set(file.path, decoded);
        room -= file.size;
      }
      return decoded;
    },
    take(file) {
      const decoded = read(file);
      if (kept.delete(file.path)) room += file.size;
      return decoded;
    },
  };
}
