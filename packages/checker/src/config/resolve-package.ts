import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a specifier of a package names, or why it names nothing. */
export type PackageFile =
  | { readonly path: string }
  /** It is no package: a module of Node, or a URL. */
  | { readonly fault: 'no-package' }
  | { readonly fault: 'not-found' }
  /** The package is there, and does not hand the file out. */
  | { readonly fault: 'not-exported' };

const NOT_EXPORTED: PackageFile = { fault: 'not-exported' };

interface Manifest {
  readonly folder: string;
  readonly name?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
}

/** The conditions of an `import`. https://nodejs.org/api/packages.html#conditional-exports */
const CONDITIONS: ReadonlySet<string> = new Set(['node', 'import', 'module-sync', 'default']);

/**
 * The file that an import in another file would load, by the algorithm of Node
 * (https://nodejs.org/api/esm.html#resolution-algorithm-specification). Node itself, and what builds on it, remembers
 * every manifest for as long as the process lives; an editor has to see that a package was changed, so this reads it
 * each time.
 *
 * @param specifier `pkg`, `@scope/pkg/file`, `#name` or a URL of a file
 * @param from the importing file, absolute
 */
export function resolvePackage(specifier: string, from: string): PackageFile {
  if (specifier.startsWith('file:')) return existing(pathOf(specifier));
  if (isBuiltin(specifier) || /^[a-z][a-z\d+.-]+:/i.test(specifier)) return { fault: 'no-package' };
  const own = scopeOf(from);
  if (specifier.startsWith('#')) {
    if (own === undefined || !isObject(own.imports)) return NOT_EXPORTED;
    return fromTable(own.imports, specifier, own);
  }
  const name = packageName(specifier);
  if (!/^(?:@[^/\\%]+\/)?[^./\\%@][^/\\%]*$/.test(name)) return { fault: 'not-found' };
  const subpath = `.${specifier.slice(name.length)}`;
  if (own?.name === name && own.exports !== undefined && own.exports !== null) {
    return fromExports(own, subpath);
  }
  for (const folder of foldersAbove(from)) {
    const home = join(folder, 'node_modules', name);
    if (!isFolder(home)) continue;
    const manifest = readManifest(home);
    if (manifest?.exports !== undefined && manifest.exports !== null) {
      return fromExports(manifest, subpath);
    }
    return subpath === '.' ? mainOf(home, manifest) : existing(join(home, subpath));
  }
  return { fault: 'not-found' };
}

/** `@scope/name` of `@scope/name/file`. */
export function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The folder of a file and all above it, the nearest first. */
export function foldersAbove(file: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(file); ; at = dirname(at)) {
    folders.push(at);
    if (dirname(at) === at) return folders;
  }
}

function fromExports(manifest: Manifest, subpath: string): PackageFile {
  const { exports } = manifest;
  const isTable = isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
  return fromTable(isTable ? exports : { '.': exports }, subpath, manifest);
}

/** Looks a key up in a table of `exports` or `imports`: as it is, else by the pattern that matches most of it. */
function fromTable(table: Table, key: string, manifest: Manifest): PackageFile {
  if (Object.hasOwn(table, key) && !/\*|\/$/.test(key)) {
    return fromTarget(table[key], undefined, manifest) ?? NOT_EXPORTED;
  }
  const [pattern] = Object.keys(table)
    .filter((candidate) => starOf(candidate, key) !== undefined)
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length);
  if (pattern === undefined) return NOT_EXPORTED;
  return fromTarget(table[pattern], starOf(pattern, key) ?? '', manifest) ?? NOT_EXPORTED;
}

/** What the star of a pattern stands for in a key; undefined where it does not match. */
function starOf(pattern: string, key: string): string | undefined {
  const [before = '', after, another] = pattern.split('*');
  if (after === undefined || another !== undefined || key.length < pattern.length) return undefined;
  return key.startsWith(before) && key.endsWith(after)
    ? key.slice(before.length, key.length - after.length)
    : undefined;
}

/**
 * Undefined where no condition of the target holds: the next one is asked. `null` says no.
 *
 * @param star what the star of its key stands for; undefined where that is no pattern
 */
function fromTarget(target: unknown, star: string | undefined, manifest: Manifest): PackageFile | undefined {
  if (typeof target === 'string') {
    return fromText(star === undefined ? target : target.replaceAll('*', () => star), manifest);
  }
  if (Array.isArray(target)) {
    const files = target.map((item: unknown) => fromTarget(item, star, manifest));
    return files.find((file) => file !== undefined && file !== NOT_EXPORTED) ?? NOT_EXPORTED;
  }
  if (!isObject(target)) return NOT_EXPORTED;
  for (const [condition, item] of Object.entries(target)) {
    const file = CONDITIONS.has(condition) ? fromTarget(item, star, manifest) : undefined;
    if (file !== undefined) return file;
  }
  return undefined;
}

function fromText(target: string, { folder, imports }: Manifest): PackageFile {
  if (!target.startsWith('./')) {
    // Only `imports` may name another package.
    const isPackage = imports !== undefined && /^[^./\\#]/.test(target);
    return isPackage ? resolvePackage(target, join(folder, 'package.json')) : NOT_EXPORTED;
  }
  const path = resolve(folder, decoded(target));
  const isInside = path.startsWith(folder + sep) && !/[/\\]node_modules[/\\]/.test(target);
  return isInside ? existing(path) : NOT_EXPORTED;
}

/** A package without `exports`. Node tries these too. */
function mainOf(home: string, manifest: Manifest | undefined): PackageFile {
  const main = typeof manifest?.main === 'string' ? manifest.main : undefined;
  const ends = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/index.node'];
  const named = main === undefined ? [] : ends.map((end) => join(home, `${main}${end}`));
  const paths = [...named, ...['index.js', 'index.json', 'index.node'].map((name) => join(home, name))];
  const path = paths.find(isFileAt);
  return path === undefined ? { fault: 'not-found' } : existing(path);
}

/** Without symbolic links: from there on, what the file imports is looked for. */
function existing(path: string): PackageFile {
  return isFileAt(path) ? { path: realpathSync(path) } : { fault: 'not-found' };
}

/** The manifest of the package that a file belongs to. */
function scopeOf(file: string): Manifest | undefined {
  for (const folder of foldersAbove(file)) {
    if (folder.endsWith(`${sep}node_modules`)) return undefined;
    const manifest = readManifest(folder);
    if (manifest !== undefined) return manifest;
  }
  return undefined;
}

function readManifest(folder: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return isObject(value) ? { ...value, folder } : { folder };
  } catch {
    return undefined;
  }
}

type Table = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch {
    return false;
  }
}

function isFileAt(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

/** Targets are parts of URLs. */
function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return '';
  }
}
