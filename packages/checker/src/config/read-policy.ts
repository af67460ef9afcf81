import { readFileSync, realpathSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';

import { repositoryRoot } from '../files/git.js';
import { LineIndex } from '../readers/lines.js';
import type { ConfigProblem } from './config-error.js';
import { isFile } from './find-config.js';
import { readConfigText } from './from-text.js';
import { fromValue } from './from-value.js';
import { fromFolder, mergePolicies } from './merge.js';
import type { ConfigNode } from './node.js';
import { resolveExtends } from './resolve-extends.js';
import { shownPath } from './shown-path.js';
import type { PolicyFile } from './validate.js';
import { validateConfig } from './validate.js';

/** Where a policy comes from. Paths are absolute. */
export type PolicySource =
  /** A file that was found: globs count from its folder. */
  | { readonly kind: 'found'; readonly path: string }
  /** A file that somebody named: globs count from the working directory. */
  | { readonly kind: 'named'; readonly path: string }
  /** A value of the tool's own configuration, which stands in the working directory. `name` is for messages. */
  | { readonly kind: 'value'; readonly value: unknown; readonly name: string };

export interface ReadPolicy {
  /** Globs count from `root`. What is wrong is left out; undefined where there is no such file. */
  readonly policy: Policy | undefined;
  /** The root of the project: of its repository, or outside of any the folder that globs count from. Absolute. */
  readonly root: string;
  /** What is wrong; a policy with problems is not followed. */
  readonly problems: readonly ConfigProblem[];
  /** Every file that it was read from, absolute, in the order of their precedence: the last one wins. */
  readonly files: readonly string[];
  /** Every path that decided what it is, absolute, whether there is anything or not. */
  readonly watched: readonly string[];
  /** Whether a program was run and failed: what it failed on may have been put right elsewhere. */
  readonly programFailed: boolean;
}

/** A program that reading a policy waits for: some tools can wait for a promise, others cannot. Its absolute path. */
export type Request = string;

/** The value of a program, or what is wrong with it. */
export type Answer = { readonly root: ConfigNode } | { readonly fault: string };

export type Reading<Result> = Generator<Request, Result, Answer>;

/** Reads a policy with all that it extends. Never throws: what is wrong is among the problems. */
export function* readPolicy(source: PolicySource, cwd: string): Reading<ReadPolicy> {
  const reader = new Reader(cwd);
  const base = source.kind === 'found' ? dirname(source.path) : cwd;
  const root = repositoryRoot(base) ?? base;
  const parts =
    source.kind === 'value' ? yield* reader.value(source) : yield* reader.file(source.path, source.kind);
  const { problems, watched, programFailed } = reader;
  const files = parts.flatMap(({ path }) => path ?? []);
  const merged = mergePolicies(parts.map(({ policy }) => policy));
  const policy = parts.length === 0 ? undefined : fromFolder(merged, folderOf(root, base));
  return { policy, root, problems, files, watched: [...watched], programFailed };
}

/** Where a directory stands below the root of the project, with `/`; empty for the root. */
function folderOf(root: string, directory: string): string {
  return relative(root, directory).split(sep).join('/');
}

interface Part {
  /** Undefined for a value of another configuration. */
  readonly path: string | undefined;
  readonly policy: PolicyFile['policy'];
}

/** More policies than anybody stacks; a bound on what files that extend each other twice can cost. */
const MAX_FILES = 64;

class Reader {
  readonly problems: ConfigProblem[] = [];
  readonly watched = new Set<string>();
  programFailed = false;
  readonly #cwd: string;
  #read = 0;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  *value({ value, name }: Extract<PolicySource, { kind: 'value' }>): Reading<readonly Part[]> {
    const lines = new LineIndex('');
    return yield* this.#parts(fromValue(value), { shown: name, lines, path: undefined, chain: [] });
  }

  *file(path: string, kind: 'found' | 'named'): Reading<readonly Part[]> {
    if (kind === 'named' && !isFile(path)) {
      this.watched.add(path);
      this.problems.push({ file: shownPath(this.#cwd, path), message: 'no such file' });
      return [];
    }
    return yield* this.#file(path, []);
  }

  /** A file behind all that it extends. `chain` holds the files that lead to it, outermost first. */
  *#file(path: string, chain: readonly string[]): Reading<readonly Part[]> {
    this.#read++;
    this.watched.add(path);
    const shown = shownPath(this.#cwd, path);
    const { root, text } = yield* this.#content(path, shown);
    if (root === undefined) return [];
    const place = { shown, lines: new LineIndex(text), path, chain: [...chain, realpathSync(path)] };
    return yield* this.#parts(root, place);
  }

  *#parts(root: ConfigNode, { shown, lines, path, chain }: Place): Reading<readonly Part[]> {
    const report = (at: number | undefined, message: string): void => {
      this.problems.push({ file: shown, ...(at === undefined ? {} : lines.position(at)), message });
    };
    const { extends: bases, policy } = validateConfig(root, report);
    const parts: Part[] = [];
    for (const { specifier, at } of bases) {
      const next = this.#base(specifier, path ?? join(this.#cwd, shown), chain);
      if ('fault' in next) report(at, `"extends": ${next.fault}`);
      else parts.push(...(yield* this.#file(next.path, chain)));
    }
    const consumers = policy.consumers?.map((rule) => ({ ...rule, from: shown }));
    return [...parts, { path, policy: { ...policy, ...(consumers && { consumers }) } }];
  }

  #base(
    specifier: string,
    from: string,
    chain: readonly string[],
  ): { readonly path: string } | { readonly fault: string } {
    const found = resolveExtends(specifier, from);
    for (const path of found.watched) this.watched.add(path);
    if ('fault' in found) return found;
    const at = chain.indexOf(realpathSync(found.path));
    if (at >= 0) {
      const circle = [...chain.slice(at), found.path].map((file) => shownPath(this.#cwd, file));
      return { fault: `the files extend each other in a circle: ${circle.join(' → ')}` };
    }
    if (this.#read >= MAX_FILES) return { fault: `more than ${String(MAX_FILES)} files are extended` };
    return found;
  }

  /** The value of a file; without a root where it cannot be read, which is then a problem. */
  *#content(path: string, shown: string): Reading<{ root: ConfigNode | undefined; text: string }> {
    const extension = extname(path).toLowerCase();
    const nothing = { root: undefined, text: '' };
    if (PROGRAMS.has(extension)) {
      const answer = yield path;
      if ('root' in answer) return { root: answer.root, text: '' };
      this.programFailed = true;
      this.problems.push({ file: shown, message: answer.fault });
      return nothing;
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

/** Where a value of a policy file stands. */
interface Place {
  /** The file as messages name it. */
  readonly shown: string;
  readonly lines: LineIndex;
  readonly path: string | undefined;
  /** The files that lead to it and itself, outermost first, without symbolic links. */
  readonly chain: readonly string[];
}

const PROGRAMS: ReadonlySet<string> = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']);

const LANGUAGES: ReadonlyMap<string, 'yaml' | 'json'> = new Map([
  ['.yaml', 'yaml'],
  ['.yml', 'yaml'],
  ['.json', 'json'],
]);
