import type { Stats } from 'node:fs';
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

import type { FileError } from '../finding.js';
import { isIgnored, listFiles, repositoryRoot } from './git.js';
import type { Location } from './location.js';
import { selectFiles } from './select-files.js';
import { systemErrorText } from './system-error.js';
import { walk } from './walk.js';

/** A file to check. */
export interface FoundFile {
  /** Relative to the working directory, with `/`. Bytes that are not UTF-8 show as U+FFFD. */
  readonly path: string;
  /** The top of the repository that it stands in; outside of any, the directory of the search. */
  readonly root: string;
  /** Relative to the root: the same wherever the command runs, so that the same rules apply. */
  readonly projectPath: string;
  /** What to open. */
  readonly location: Location;
  /** In bytes. */
  readonly size: number;
}

export interface FindResult {
  /** Ordered by path, each once. */
  readonly files: readonly FoundFile[];
  /** Paths that are not there or cannot be read. */
  readonly errors: readonly FileError[];
  /** What the user should know of the search: one sentence each. */
  readonly notes: readonly string[];
  /** Repositories of which only a part is in `files`. */
  readonly partialRoots: ReadonlySet<string>;
}

export interface FindOptions {
  /** What paths are shown relative to. Absolute. */
  readonly cwd: string;
  /** What the given paths are relative to: `cwd` where there is none. Absolute. */
  readonly from?: string;
}

/**
 * Finds the files to check: below each directory named, what git would commit (or, where there is no git,
 * what no `.gitignore` ignores) and is relevant by its name.
 *
 * - A file that is named is always checked. In a directory that is named and ignored, its own rules count.
 * - Submodules and nested repositories are left to their own check.
 * - Directories behind symbolic links are not entered, unless named.
 * - A symbolic link to a file counts as its target: it is followed only where the target stands below the
 *   same directory, is listed, and would not be checked by its own name. So no content is read twice, and
 *   none from outside of the project.
 */
export async function findFiles(paths: readonly string[], options: FindOptions): Promise<FindResult> {
  const search = new Search(options.cwd, options.from ?? options.cwd);
  for (const path of paths) await search.add(path);
  return search.result();
}

/** The same for one file that need not exist: its content comes from elsewhere. */
export function findNamed(path: string, size: number, options: FindOptions): FindResult {
  const search = new Search(options.cwd, options.from ?? options.cwd);
  search.addNamed(path, size);
  return search.result();
}

class Search {
  readonly #cwd: string;
  readonly #from: string;
  readonly #realCwd: string;
  readonly #files = new Map<string, FoundFile>();
  readonly #errors: FileError[] = [];
  readonly #notes = new Set<string>();
  readonly #wholeRoots = new Set<string>();
  readonly #repositories = new Map<string, string | undefined>();

  constructor(cwd: string, from: string) {
    this.#cwd = cwd;
    this.#from = from;
    this.#realCwd = realPath(cwd) ?? cwd;
  }

  result(): FindResult {
    const partialRoots = new Set<string>();
    for (const root of this.#repositories.values()) {
      if (root !== undefined && !this.#wholeRoots.has(root)) partialRoots.add(root);
    }
    return {
      files: [...this.#files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
      errors: this.#errors,
      notes: [...this.#notes],
      partialRoots,
    };
  }

  /** Adds what one path names. */
  async add(path: string): Promise<void> {
    const absolute = resolve(this.#from, path);
    const found = path === '' ? { message: 'no such file or directory' } : stat(absolute);
    const file = path === '' ? path : this.#display(absolute) || '.';
    if ('message' in found) this.#errors.push({ file, message: found.message });
    else if (found.isDirectory()) await this.#addDirectory(absolute);
    else if (found.isFile()) this.addNamed(path, found.size);
    else this.#errors.push({ file, message: 'not a file or directory' });
  }

  /** Adds a file as it was named, ignored or not. */
  addNamed(name: string, size: number): void {
    const absolute = resolve(this.#from, name);
    const path = this.#display(absolute);
    const directory = realPath(dirname(absolute)) ?? dirname(absolute);
    const root = this.#repositoryOf(directory) ?? this.#realCwd;
    const projectPath = toSlashes(relative(root, join(directory, basename(absolute))));
    this.#files.set(path, { path, root, projectPath, location: absolute, size });
  }

  async #addDirectory(absolute: string): Promise<void> {
    const real = realPath(absolute) ?? absolute;
    const repository = this.#repositoryOf(real);
    const below = repository === undefined ? '' : toSlashes(relative(repository, real));
    const names = await this.#list(absolute, real, repository, below);
    const shown = this.#display(absolute);
    // Without a repository the working directory is the project, or else what was named.
    const root = repository ?? (isBelow(real, this.#realCwd) ? this.#realCwd : real);
    const prefix = toSlashes(relative(root, real));
    for (const { name, location, size } of selectFiles(names, real)) {
      // From `..` a name can lead back down into the working directory.
      const path = shown.startsWith('..') ? this.#display(join(absolute, name)) : joinPath(shown, name);
      this.#files.set(path, { path, root, projectPath: joinPath(prefix, name), location, size });
    }
    if (repository === real) this.#wholeRoots.add(real);
  }

  /** The names of all files below a directory that are the project's own. */
  async #list(
    absolute: string,
    real: string,
    repository: string | undefined,
    below: string,
  ): Promise<readonly Location[]> {
    if (repository !== undefined && !(below !== '' && (await isIgnored(repository, below)))) {
      const listed = await listFiles(real);
      const shown = this.#display(absolute) || '.';
      if (!('failure' in listed)) {
        for (const message of listed.warnings) this.#errors.push({ file: shown, message });
        return listed.names;
      }
      this.#notes.add(
        `git could not list the files of ${shown} (${listed.failure}); ` +
          'files that are ignored but tracked are not checked',
      );
      return this.#walk(absolute, repository, below);
    }
    return this.#walk(absolute, real, '');
  }

  async #walk(absolute: string, root: string, below: string): Promise<readonly Location[]> {
    const { names, errors } = await walk(root, below);
    for (const error of errors) {
      this.#errors.push({ ...error, file: joinPath(this.#display(absolute), error.file) || '.' });
    }
    return names;
  }

  /** The path as shown: empty for the working directory itself. */
  #display(absolute: string): string {
    return toSlashes(relative(this.#cwd, absolute));
  }

  #repositoryOf(directory: string): string | undefined {
    if (!this.#repositories.has(directory)) this.#repositories.set(directory, repositoryRoot(directory));
    return this.#repositories.get(directory);
  }
}

function stat(path: string): Stats | { readonly message: string } {
  try {
    return statSync(path);
  } catch (error) {
    return { message: systemErrorText(error) };
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}

function joinPath(directory: string, name: string): string {
  return directory === '' ? name : name === '' ? directory : `${directory}/${name}`;
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
