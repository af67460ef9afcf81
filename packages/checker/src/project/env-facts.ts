import { posix } from 'node:path';

import { isSecretName } from '@bridgekeeper/policy';

import { parseEnv } from '../readers/env/parse-env.js';
import { envFileOfTemplate, fileKind } from '../readers/file-kind.js';
import { composeEnvFiles, composeSecretFiles } from '../readers/yaml/env-files.js';
import { formatOf } from '../readers/yaml/format.js';
import { readYaml } from '../readers/yaml/read-yaml.js';
import type { UnignoredEnvFile } from './unignored.js';

/** What the files of a project say of its env files. Paths are relative to its root, with `/`. */
export interface EnvFacts {
  /** By the name of each variable that `:?` or `?` guards: the compose and env files in which it does. */
  readonly required: ReadonlyMap<string, readonly string[]>;
  /** By the path of each env file that compose reads, there or not: the first compose file that does. */
  readonly readByCompose: ReadonlyMap<string, string>;
  /** By the path of each file, there or not, that a secret of a compose file is read from: the first such file. */
  readonly secretFiles: ReadonlyMap<string, string>;
  /** By the path of each env file that is there, or has a template that is: the names of its secrets. */
  readonly secretNames: ReadonlyMap<string, readonly string[]>;
  /** Env files that are there and hold a reference to a variable. */
  readonly expanding: ReadonlySet<string>;
  /** Folders that hold a `package.json`; the root is empty. */
  readonly packageFolders: ReadonlySet<string>;
  /** Env files that a script of the `package.json` beside them gives to `node --env-file`, there or not. */
  readonly readByNode: ReadonlySet<string>;
  /** Env files that git does not ignore: only the work tree knows. */
  readonly unignored: readonly UnignoredEnvFile[];
}

const COMPOSE = /(?:^|\/)(?:docker-|podman-)?compose(?:[-._][^/]*)?\.ya?ml$/i;
const REQUIRED = /(?<!\$)\$\{([A-Za-z_]\w{0,200}):?\?/g;
const VARIABLE = /(?<!\$)\$(?:\{[A-Za-z_]|[A-Za-z_])/;
/** `file` of a secret or a config. */
const FILE = /^[ \t]+file:|[{,][ \t]*file:/m;
/** No compose file that people write is near it. */
const MAX_LENGTH = 1_000_000;

/** Gathers {@link EnvFacts} from the texts of a project, each shown once. */
export class EnvFactsBuilder {
  readonly #required = new Map<string, string[]>();
  readonly #readByCompose = new Map<string, string>();
  readonly #secretFiles = new Map<string, string>();
  readonly #secretNames = new Map<string, string[]>();
  readonly #expanding = new Set<string>();

  add(path: string, text: string): void {
    if (text.length > MAX_LENGTH) return;
    const kind = fileKind(path);
    if (kind === 'env') {
      this.#addEnv(path, text);
      return;
    }
    if (kind !== 'yaml' || !(COMPOSE.test(path) || /^services:/m.test(text))) return;
    if (!text.includes('$') && !text.includes('env_file') && !FILE.test(text)) return;
    const roots = readYaml(text, true).roots.filter((root) => formatOf(root, path) === 'compose');
    if (roots.length === 0) return;
    const folder = posix.dirname(path);
    for (const root of roots) {
      for (const { target } of composeEnvFiles(root)) {
        if (!/^[/~]/.test(target)) this.#read(posix.join(folder, target), path);
      }
      for (const { target } of composeSecretFiles(root)) {
        if (!/^[/~]/.test(target)) note(this.#secretFiles, posix.join(folder, target), path);
      }
    }
    this.#require(path, text.replace(/^[ \t]*#.*$/gm, ''));
    if (COMPOSE.test(path) && VARIABLE.test(text)) this.#read(posix.join(folder, '.env'), path);
  }

  #require(path: string, text: string): void {
    for (const { 1: name = '' } of text.matchAll(REQUIRED)) {
      const files = this.#required.get(name) ?? [];
      if (files.at(-1) !== path) this.#required.set(name, [...files, path]);
    }
  }

  #addEnv(path: string, text: string): void {
    const real = envFileOfTemplate(path) ?? path;
    const names = this.#secretNames.get(real) ?? [];
    this.#secretNames.set(real, names);
    for (const { name, value, quote } of parseEnv(text).entries) {
      if (isSecretName(name)) names.push(name);
      if (value === undefined || quote === "'") continue;
      this.#require(path, value);
      if (VARIABLE.test(value)) this.#expanding.add(path);
    }
  }

  #read(path: string, by: string): void {
    note(this.#readByCompose, path, by);
  }

  result(): EnvFacts {
    return {
      required: this.#required,
      readByCompose: this.#readByCompose,
      secretFiles: this.#secretFiles,
      secretNames: this.#secretNames,
      expanding: this.#expanding,
      packageFolders: new Set(),
      readByNode: new Set(),
      unignored: [],
    };
  }
}

/**
 * The file that requires a variable of a template: one in the same folder, above it or below it. Siblings of it are
 * other applications.
 *
 * @param template path of the template
 */
export function requiredBy(name: string, template: string, { required }: EnvFacts): string | undefined {
  const folder = folderOf(template);
  return required.get(name)?.find((path) => {
    const other = folderOf(path);
    return folder.startsWith(other) || other.startsWith(folder);
  });
}

/** The first file that names a path; none of a path that leads out of the project, or that only a variable tells. */
function note(map: Map<string, string>, path: string, by: string): void {
  if (!path.startsWith('../') && !path.includes('$') && !map.has(path)) map.set(path, by);
}

/** With a `/` at its end; empty for the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
