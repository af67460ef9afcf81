import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import type { SecretsArchitecture } from './secrets-architecture/secrets-architecture.js';
import { readSecretsArchitecture } from './secrets-architecture/secrets-architecture.js';

export interface ReadmeSection {
  /** The README's absolute path. */
  readonly file: string;
  /** The same from the repository's root, with `/`. */
  readonly name: string;
  readonly section: SecretsArchitecture;
}

interface Stamp {
  readonly modified: number;
  readonly changed: number;
  readonly size: number;
}

interface Cached<Value> {
  readonly stamp: Stamp;
  readonly value: Value;
  /** When it was read, in milliseconds. */
  readonly readAt: number;
}

interface Folder {
  /** The READMEs' file names, the one that counts most first. */
  readonly readmes: readonly string[];
  readonly isRoot: boolean;
}

// In the order of what code hosts show.
const README = /^readme(\.md|\.mdx|\.markdown|\.txt)?$/i;
const ORDER = ['.md', '.mdx', '.markdown', '', '.txt'];

// A change that leaves size and times as they were goes unseen if it falls into the same tick of the file system's
// clock (2 seconds on FAT). So what was read so soon after its last change is read again.
const TICK = 2000;

const folders = new Map<string, Cached<Folder>>();
const sections = new Map<string, Cached<SecretsArchitecture | undefined>>();

/**
 * The section "Secrets architecture" that decides for a source file: that of the nearest README which has one,
 * from the file's folder up to the repository's root (the folder with `.git`). A README without the section leaves
 * the decision to the next one up. Where no folder is a repository's root, the search ends at the file system's.
 *
 * Synchronous, and never stale: results are kept only as long as times and size of folder and file stay the same.
 * What cannot be read is as good as not there.
 *
 * @param file the source file's path; neither it nor its folder need exist
 */
export function findSecretsArchitecture(file: string): ReadmeSection | undefined {
  const found: { file: string; section: SecretsArchitecture }[] = [];
  let directory = dirname(resolve(file));
  for (;;) {
    const folder = cached(folders, directory, readFolder);
    if (found.length === 0) {
      for (const name of folder?.readmes ?? []) {
        const readme = join(directory, name);
        const section = cached(sections, readme, readSection);
        if (section !== undefined) found.push({ file: readme, section });
      }
    }
    const parent = dirname(directory);
    if (folder?.isRoot === true || parent === directory) break;
    directory = parent;
  }
  const [first] = found;
  return first && { ...first, name: relative(directory, first.file).split(sep).join('/') };
}

function readFolder(directory: string): Folder {
  const names = readdirSync(directory);
  const rank = (name: string): number => ORDER.indexOf(README.exec(name)?.[1]?.toLowerCase() ?? '');
  return {
    readmes: names.filter((name) => README.test(name)).sort((a, b) => rank(a) - rank(b)),
    isRoot: names.includes('.git'),
  };
}

function readSection(file: string): SecretsArchitecture | undefined {
  const text = readFileSync(file, 'utf8');
  return readSecretsArchitecture(file.toLowerCase().endsWith('.mdx') ? withoutMdxComments(text) : text);
}

/** MDX has `{/* … *\/}` where Markdown has HTML comments. Line breaks stay, so that lines keep their numbers. */
function withoutMdxComments(text: string): string {
  let result = '';
  let position = 0;
  for (;;) {
    const start = text.indexOf('{/*', position);
    const end = start === -1 ? -1 : text.indexOf('*/}', start);
    if (end === -1) return result + text.slice(position);
    result += text.slice(position, start) + text.slice(start, end).replace(/[^\r\n]+/g, '');
    position = end + 3;
  }
}

function cached<Value>(
  cache: Map<string, Cached<Value>>,
  path: string,
  read: (path: string) => Value,
): Value | undefined {
  try {
    const stats = statSync(path);
    const stamp = { modified: stats.mtimeMs, changed: stats.ctimeMs, size: stats.size };
    const known = cache.get(path);
    if (known !== undefined && isFresh(known, stamp)) return known.value;
    const readAt = Date.now();
    const value = read(path);
    cache.set(path, { stamp, value, readAt });
    return value;
  } catch {
    // Not there, not a folder, not readable.
    cache.delete(path);
    return undefined;
  }
}

function isFresh({ stamp, readAt }: Cached<unknown>, now: Stamp): boolean {
  const same = stamp.modified === now.modified && stamp.changed === now.changed && stamp.size === now.size;
  return same && readAt - Math.max(now.modified, now.changed) > TICK;
}
