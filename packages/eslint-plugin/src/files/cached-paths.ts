import { readdirSync, readFileSync, statSync } from 'node:fs';

import type { Stamp } from './snapshot.js';
import { isSameStamp, isSettled, stampOf } from './snapshot.js';

interface Cached<Value> {
  readonly stamp: Stamp;
  /** In milliseconds. */
  readonly readAt: number;
  readonly value: Value;
}

/** Remembers what was made of a file or a folder until it changes: an editor asks at every key stroke. */
export class CachedPaths<Value> {
  readonly #known = new Map<string, Cached<Value>>();
  readonly #read: (path: string) => Value;

  /** @param parse what is remembered of a file's text */
  static ofTexts<Value>(parse: (text: string) => Value): CachedPaths<Value> {
    return new CachedPaths((path) => parse(read(path)));
  }

  constructor(read: (path: string) => Value) {
    this.#read = read;
  }

  /** Undefined where there is nothing to read, or no right to. */
  get(path: string): Value | undefined {
    const stamp = stampOf(path);
    const known = this.#known.get(path);
    if (stamp !== undefined && known !== undefined && isCurrent(known, stamp)) return known.value;
    this.#known.delete(path);
    if (stamp === undefined) return undefined;
    try {
      const readAt = Date.now();
      const value = this.#read(path);
      if (this.#known.size >= MAX_PATHS) this.#known.clear();
      this.#known.set(path, { stamp, readAt, value });
      return value;
    } catch {
      return undefined;
    }
  }
}

/** A change that the times do not show is one right after the last reading. */
function isCurrent({ stamp, readAt }: Cached<unknown>, now: Stamp): boolean {
  return isSameStamp(stamp, now) && isSettled(now, readAt);
}

/** An editor's server may see many projects before it ends. */
const MAX_PATHS = 2000;

/** More of text is no module that people write. */
const MAX_SIZE = 256 * 1024;

function read(path: string): string {
  if (statSync(path).size > MAX_SIZE) throw new RangeError('too long');
  return readFileSync(path, 'utf8');
}

const texts = new CachedPaths(read);

const folders = new CachedPaths<ReadonlySet<string>>((path) => new Set(readdirSync(path)));

/** The text of a file; undefined where it cannot be read, or is too long to be written by hand. */
export function textOf(path: string): string | undefined {
  return texts.get(path);
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(path: string): ReadonlySet<string> {
  return folders.get(path) ?? new Set();
}
