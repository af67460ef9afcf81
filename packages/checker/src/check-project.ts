import type { Buffer } from 'node:buffer';
import { resolve } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';

import type { Checker } from './check-file.js';
import { checkFile } from './check-file.js';
import type { FindResult, FoundFile } from './files/find-files.js';
import { findFiles, findNamed } from './files/find-files.js';
import type { FileReader } from './files/read-file.js';
import { createFileReader, decodeBytes } from './files/read-file.js';
import type { FileError, Finding } from './finding.js';
import type { ProjectFacts } from './project/facts.js';
import type { CodeFrame } from './reporters/code-frame.js';
import { compileTestPaths } from './test-paths.js';

export interface CheckOptions {
  /** The recommended preset where there is none. */
  readonly policy?: Policy;
  /** What `file` of a finding is relative to. The project's directory where there is none. */
  readonly cwd?: string;
  /** Whether to keep a code frame of every finding. */
  readonly frames?: boolean;
  /** The judge to use in place of the real one. */
  readonly checker?: Checker;
}

export interface ProjectOptions extends CheckOptions {
  /** Files and directories to check, relative to the project's directory; all of it where there are none. */
  readonly paths?: readonly string[];
  /** Called before each file with how many are done, and how many there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ProjectResult {
  /** Ordered by file, line, column and rule. */
  readonly findings: readonly Finding[];
  /** What could not be found, read or parsed. Ordered by file, then by place. */
  readonly errors: readonly FileError[];
  /** How many files were checked, wholly or in part. */
  readonly files: number;
  readonly durationMs: number;
  /** The source line of each finding, with every secret hidden; empty where none were asked for. */
  readonly frames: ReadonlyMap<Finding, CodeFrame>;
  /** What the user should know of how the files were found: one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Checks the files of a project. What goes wrong with one is an entry in `errors`, and the rest is checked.
 *
 * Facts about the project come from the whole repository even where only some paths are to be checked, so
 * that a file gets the same verdict alone and in company.
 *
 * @param dir the project's directory, relative to the working directory of the process
 * @throws TestPathError where the policy has a test path that is no glob
 */
export async function checkProject(dir: string, options: ProjectOptions = {}): Promise<ProjectResult> {
  const started = performance.now();
  const directory = resolve(dir);
  const cwd = resolve(options.cwd ?? directory);
  const found = await findFiles(options.paths ?? ['.'], { cwd, from: directory });
  return await checkFound(found, createFileReader(), { ...options, cwd, started });
}

/**
 * Checks bytes as if they were the content of a file, which need not exist.
 *
 * @param path of the file, relative to `dir`
 */
export async function checkContent(
  bytes: Buffer,
  path: string,
  dir: string,
  options: CheckOptions = {},
): Promise<ProjectResult> {
  const started = performance.now();
  const directory = resolve(dir);
  const cwd = resolve(options.cwd ?? directory);
  const found = findNamed(path, bytes.length, { cwd, from: directory });
  const contents = new Map(found.files.map((file) => [file.path, decodeBytes(bytes)]));
  return await checkFound(found, createFileReader({ contents }), { ...options, cwd, started });
}

interface RunOptions extends ProjectOptions {
  readonly cwd: string;
  readonly started: number;
}

async function checkFound(
  found: FindResult,
  reader: FileReader,
  options: RunOptions,
): Promise<ProjectResult> {
  // What is wrong with the policy is wrong with the run, not with each file.
  compileTestPaths(options.policy?.testPaths ?? []);
  const findings: Finding[] = [];
  const errors: FileError[] = [...found.errors];
  const frames = new Map<Finding, CodeFrame>();
  let files = 0;
  if (found.files.length > 0) {
    const checker = options.checker ?? (await loadChecker());
    const facts = await factsByRoot(found, reader, checker, options.cwd);
    for (const [done, file] of found.files.entries()) {
      options.onProgress?.(done, found.files.length);
      const decoded = reader.take(file);
      if (decoded.text !== undefined) files++;
      const project = facts.get(file.root);
      const result = checkFile(file, decoded, { ...options, checker, project });
      for (const finding of result.findings) findings.push(finding);
      for (const error of result.errors) errors.push(error);
      for (const [finding, frame] of result.frames) frames.set(finding, frame);
    }
  }
  findings.sort((a, b) => byPlace(a, b) || compare(a.ruleId, b.ruleId));
  errors.sort(byPlace);
  const nothing = files === 0 && errors.length === 0;
  const notes = nothing ? [...found.notes, 'no files to check were found'] : found.notes;
  const durationMs = Math.round(performance.now() - options.started);
  return { findings, errors, files, durationMs, frames, notes };
}

/** The judge and its parsers, loaded only once there is something to judge: they are most of the start-up time. */
async function loadChecker(): Promise<Checker> {
  const [{ checkText }, { gatherFacts }] = await Promise.all([
    import('./check-text.js'),
    import('./project/facts.js'),
  ]);
  return { checkText, gatherFacts };
}

/** What each project says of itself, read out of all its files. */
async function factsByRoot(
  found: FindResult,
  reader: FileReader,
  checker: Checker,
  cwd: string,
): Promise<ReadonlyMap<string, ProjectFacts>> {
  const facts = new Map<string, ProjectFacts>();
  for (const root of new Set(found.files.map((file) => file.root))) {
    const listed = found.partialRoots.has(root) ? (await findFiles([root], { cwd })).files : [];
    const own = found.files.filter((file) => file.root === root);
    const all = new Map([...own, ...listed].map((file) => [file.path, file]));
    facts.set(root, checker.gatherFacts(texts(all.values(), reader)));
  }
  return facts;
}

function* texts(
  files: Iterable<FoundFile>,
  reader: FileReader,
): Generator<{ readonly path: string; readonly text: string }, void> {
  for (const file of files) {
    const { text } = reader.peek(file);
    if (text !== undefined) yield { path: file.projectPath, text };
  }
}

interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

function byPlace(a: Place, b: Place): number {
  return compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** By UTF-16 code units: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
