import type { Buffer } from 'node:buffer';
import type { PromiseWithChild } from 'node:child_process';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import type { Location } from './location.js';
import { locationKey, locationText, splitNames } from './location.js';

const run = promisify(execFile);

/** Git could not answer; the reason is one line for people. */
export interface GitFailure {
  readonly failure: string;
}

export interface GitFiles {
  /** Relative to the directory asked for. */
  readonly names: readonly Location[];
  /** Directories that git could not look into, as git says it. */
  readonly warnings: readonly string[];
}

/** The top of the work tree that a directory stands in, or undefined outside of any. */
export function repositoryRoot(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * Every file that git would commit below a directory: tracked, or untracked and not ignored. Names are
 * relative to the directory. Submodules and nested repositories are not entered: their own entry, which names
 * a directory, is all there is. A file deleted from the work tree is still listed.
 */
export async function listFiles(directory: string): Promise<GitFiles | GitFailure> {
  return await list(directory, ['--cached', '--others', '--exclude-standard']);
}

/** The tracked files below a directory, relative to it, with `/`; undefined where git cannot say. */
export async function listTracked(directory: string): Promise<readonly string[] | undefined> {
  const tracked = await list(directory, ['--cached']);
  return 'failure' in tracked ? undefined : tracked.names.map(locationText);
}

/** Those of some paths that are tracked; none where git cannot say. */
export async function trackedAmong(root: string, paths: readonly string[]): Promise<readonly string[]> {
  const found = await list(root, ['--cached', '--', ...paths.map((path) => `:(literal)${path}`)]);
  return 'failure' in found ? [] : found.names.map(locationText);
}

/**
 * Whether a rule ignores a directory, by itself or by a directory above it. False where git cannot say.
 *
 * @param directory relative to the repository's root, with `/`
 */
export async function isIgnored(root: string, directory: string): Promise<boolean> {
  try {
    const answer = git(root, ['check-ignore', '--no-index', '-z', '--stdin']);
    answer.child.stdin?.on('error', () => undefined).end(`${directory}/\0`);
    return (await answer).stdout.length > 0;
  } catch {
    return false;
  }
}

/**
 * Which of some paths the rules of a repository ignore, tracked or not, there or not; undefined where git cannot say.
 * Nothing of the repository is run: `check-ignore` reads rules alone.
 *
 * @param paths relative to the repository's root, with `/`
 */
export async function checkIgnore(
  root: string,
  paths: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  try {
    const answer = git(root, ['check-ignore', '--no-index', '-z', '--stdin']);
    answer.child.stdin?.on('error', () => undefined).end(paths.map((path) => `${path}\0`).join(''));
    return new Set(splitNames((await answer).stdout).map(locationText));
  } catch (error) {
    // Status 1: it ignores none of them.
    return error instanceof Error && 'code' in error && error.code === 1 ? new Set() : undefined;
  }
}

async function list(directory: string, options: readonly string[]): Promise<GitFiles | GitFailure> {
  try {
    const { stdout, stderr } = await git(directory, ['ls-files', '-z', ...options]);
    // A file in conflict is listed once a stage. (`--deduplicate` would need git 2.31.)
    const names = new Map(splitNames(stdout).map((name) => [locationKey(name), name]));
    const warnings = stderr.toString('utf8').match(/(?<=^warning: )could not open directory .*$/gm);
    return { names: [...names.values()], warnings: warnings ?? [] };
  } catch (error) {
    return { failure: reason(error) };
  }
}

/** In milliseconds. A repository of a million files is listed in seconds. */
const TIMEOUT = 120_000;

function git(
  directory: string,
  args: readonly string[],
): PromiseWithChild<{ stdout: Buffer; stderr: Buffer }> {
  // core.fsmonitor can name a program to run; the repository may be anybody's.
  return run('git', ['--no-pager', '-c', 'core.fsmonitor=false', '-C', directory, ...args], {
    encoding: 'buffer',
    env: environment(),
    maxBuffer: 2 ** 30,
    timeout: TIMEOUT,
    windowsHide: true,
  });
}

/**
 * Inside a hook git sets variables that tie every git below it to the hook's repository and index
 * (git-rev-parse, `--local-env-vars`). The directory decides here. Settings passed as GIT_CONFIG_* stay.
 */
function environment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  for (const name of [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_PREFIX',
    'GIT_COMMON_DIR',
    'GIT_OBJECT_DIRECTORY',
    'GIT_LITERAL_PATHSPECS',
  ]) {
    Reflect.deleteProperty(env, name);
  }
  return env;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if ('code' in error && error.code === 'ENOENT') return 'git is not installed';
  const stderr = 'stderr' in error ? String(error.stderr) : '';
  const line = stderr.split('\n', 1)[0]?.replace(/^fatal: /, '') ?? '';
  return line === '' ? 'git failed' : line;
}
