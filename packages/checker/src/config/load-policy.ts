import { readFileSync, realpathSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';

import { repositoryRoot } from '../files/git.js';
import { LineIndex } from '../readers/lines.js';
import { ConfigError } from './config-error.js';
import type { ConfigProblem } from './config-error.js';
import { findConfig, isFile } from './find-config.js';
import { readConfigText } from './from-text.js';
import { fromValue } from './from-value.js';
import { importConfig, ImportFault } from './import-config.js';
import { fromFolder, mergePolicies } from './merge.js';
import type { ConfigNode } from './node.js';
import { resolveExtends } from './resolve-extends.js';
import { shownPath } from './shown-path.js';
import type { PolicyFile } from './validate.js';
import { validateConfig } from './validate.js';

export interface LoadOptions {
  /** Where the search starts, and what messages are relative to. Absolute. */
  readonly cwd: string;
  /** The policy file, relative to `cwd`; searched for where undefined. */
  readonly file?: string | undefined;
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** Every file that it was read from, absolute, in the order of their precedence: the last one wins. */
  readonly files: readonly string[];
}

/**
 * The policy of a project: of the file that is named, or of the nearest `bridgekeeper.config.*` from the working
 * directory up to the root of its repository, with all that it extends. Globs of a file that is found count from
 * its folder, those of a file that is named from the working directory; in the result they count from the root of
 * the project.
 *
 * A file in YAML or JSON is read, never run; one in JavaScript or TypeScript is imported.
 *
 * @returns undefined where there is none
 * @throws ConfigError with every problem, each with its file and, in YAML and JSON, its line and column
 */
export async function loadPolicy({ cwd, file }: LoadOptions): Promise<LoadedPolicy | undefined> {
  const path = file === undefined ? findConfig(cwd) : resolve(cwd, file);
  if (path === undefined) return undefined;
  if (file !== undefined && !isFile(path)) {
    throw new ConfigError([{ file: shownPath(cwd, path), message: 'no such file' }]);
  }
  const loader = new Loader(cwd);
  const parts = await loader.load(path, []);
  if (loader.problems.length > 0) throw new ConfigError(loader.problems);
  const policy = mergePolicies(parts.map((part) => part.policy));
  const base = file === undefined ? dirname(path) : cwd;
  return { policy: fromFolder(policy, folderOf(base)), files: parts.map((part) => part.path) };
}

/** Where a directory stands below the root of its repository, with `/`; empty for the root, and outside of any. */
function folderOf(directory: string): string {
  const root = repositoryRoot(directory);
  return root === undefined ? '' : relative(root, directory).split(sep).join('/');
}

interface LoadedPart {
  readonly path: string;
  readonly policy: PolicyFile['policy'];
}

/** More policies than anybody stacks; a bound on what files that extend each other twice can cost. */
const MAX_FILES = 64;

class Loader {
  readonly problems: ConfigProblem[] = [];
  readonly #cwd: string;
  #loaded = 0;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** A file behind all that it extends. `chain` holds the files that lead to it, outermost first. */
  async load(path: string, chain: readonly string[]): Promise<readonly LoadedPart[]> {
    this.#loaded++;
    const shown = shownPath(this.#cwd, path);
    const { root, text } = await this.#read(path, shown);
    if (root === undefined) return [];
    const lines = new LineIndex(text);
    const report = (at: number | undefined, message: string): void => {
      this.problems.push({ file: shown, ...(at === undefined ? {} : lines.position(at)), message });
    };
    const { extends: bases, policy } = validateConfig(root, report);
    const parts: LoadedPart[] = [];
    const trail = [...chain, realpathSync(path)];
    for (const { specifier, at } of bases) {
      const next = await this.#base(specifier, path, trail);
      if ('fault' in next) report(at, `"extends": ${next.fault}`);
      else parts.push(...(await this.load(next.path, trail)));
    }
    const consumers = policy.consumers?.map((rule) => ({ ...rule, from: shown }));
    return [...parts, { path, policy: { ...policy, ...(consumers && { consumers }) } }];
  }

  async #base(
    specifier: string,
    from: string,
    trail: readonly string[],
  ): Promise<{ readonly path: string } | { readonly fault: string }> {
    const found = await resolveExtends(specifier, from);
    if ('fault' in found) return found;
    const at = trail.indexOf(realpathSync(found.path));
    if (at >= 0) {
      const circle = [...trail.slice(at), found.path].map((file) => shownPath(this.#cwd, file));
      return { fault: `the files extend each other in a circle: ${circle.join(' → ')}` };
    }
    if (this.#loaded >= MAX_FILES) return { fault: `more than ${String(MAX_FILES)} files are extended` };
    return found;
  }

  /** The value of a file; without a root where it cannot be read, which is then a problem. */
  async #read(path: string, shown: string): Promise<{ root: ConfigNode | undefined; text: string }> {
    const extension = extname(path).toLowerCase();
    const nothing = { root: undefined, text: '' };
    if (PROGRAMS.has(extension)) {
      try {
        return { root: fromValue(await importConfig(path)), text: '' };
      } catch (error) {
        const message = error instanceof ImportFault ? error.message : 'its value cannot be read';
        this.problems.push({ file: shown, message });
        return nothing;
      }
    }
    const language = LANGUAGES.get(extension);
    if (language === undefined) {
      this.problems.push({
        file: shown,
        message: 'no policy file: its name ends in none of .yaml, .yml, .json, .js, .mjs and .ts',
      });
      return nothing;
    }
    const text = this.#text(path, shown);
    if (text === undefined) return nothing;
    const read = readConfigText(text, language);
    if ('root' in read) return { root: read.root, text };
    const { offset, message } = read.fault;
    this.problems.push({ file: shown, ...new LineIndex(text).position(offset), message });
    return nothing;
  }

  #text(path: string, shown: string): string | undefined {
    try {
      return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
    } catch {
      this.problems.push({ file: shown, message: 'cannot be read' });
      return undefined;
    }
  }
}

const PROGRAMS: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']);

const LANGUAGES: ReadonlyMap<string, 'yaml' | 'json'> = new Map([
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.json', 'json'],
]);
