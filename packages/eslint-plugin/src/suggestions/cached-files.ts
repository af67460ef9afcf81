import { readdirSync, readFileSync, statSync } from 'node:fs';

interface Cached<Value> {
  readonly stamp: string;
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
    try {
      const { ctimeMs, ino, mtimeMs, size } = statSync(path);
      const stamp = `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
      const known = this.#known.get(path);
      if (known?.stamp === stamp) return known.value;
      const value = this.#read(path);
      if (this.#known.size >= MAX_PATHS) this.#known.clear();
      this.#known.set(path, { stamp, value });
      return value;
    } catch {
      this.#known.delete(path);
      return undefined;
    }
  }
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
