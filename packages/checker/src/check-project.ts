import type { Buffer } from 'node:buffer';
import { join, relative, resolve, sep } from 'node:path';

import type { Policy } from '@bridgekeeper/policy';

import type { Checker } from './check-file.js';
import { checkFile } from './check-file.js';
import { isLeftOut } from './file-policy.js';
import type { FindResult, FoundFile } from './files/find-files.js';
import { findFiles, findNamed } from './files/find-files.js';
import type { FileReader } from './files/read-file.js';
import { createFileReader, decodeBytes } from './files/read-file.js';
import type { FileError, Finding } from './finding.js';
import type { FixMode } from './fix/fix-mode.js';
import type { ProjectFixer } from './fix/project-fixer.js';
import type { ProjectFacts } from './project/facts.js';
import { lookAround } from './project/unignored.js';
import type { CodeFrame } from './reporters/code-frame.js';
import { compileTestPaths } from './test-paths.js';

export interface CheckOptions {
  /** The recommended preset where there is none. */
  readonly policy?: Policy;
  /** What `file` of a finding is relative to. The project's directory where there is none. */
  readonly cwd?: string;
  /** Whether to keep a code frame of every finding. */
  readonly frames?: boolean;
  /**
   * Whether to apply the fixes of findings: `write` changes the files, and the result says what is left; `dry-run`
   * changes nothing, and gives the diffs.
   */
  readonly fix?: FixMode;
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
  /** How many findings were fixed, or would be. */
  readonly fixed: number;
  /** What would be written, one unified diff a file, with every secret hidden; empty but in a dry run. */
  readonly diffs: readonly string[];
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
  const paths = options.paths ?? ['.'];
  const found = await findFiles(paths, { cwd, from: directory });
  const named = paths.map((path) => relative(cwd, resolve(directory, path)).split(sep).join('/'));
  return await checkFound(found, createFileReader(), { ...options, cwd, started, named });
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
  return await checkFound(found, createFileReader({ contents }), {
    ...options,
    cwd,
    started,
    named: found.files.map((file) => file.path),
  });
}

interface RunOptions extends ProjectOptions {
  /** The paths that were named, relative to `cwd`, with `/`. */
  readonly named?: readonly string[];
  readonly cwd: string;
  readonly started: number;
}

async function checkFound(
  listed: FindResult,
  reader: FileReader,
  options: RunOptions,
): Promise<ProjectResult> {
  // What is wrong with the policy is wrong with the run, not with each file.
  compileTestPaths(options.policy?.testPaths ?? []);
  const { found, notes: leftOut } = withoutLeftOut(listed, options);
  let findings: Finding[] = [];
  const errors: FileError[] = [...found.errors];
  const frames = new Map<Finding, CodeFrame>();
  const fixer = options.fix === undefined ? undefined : await createFixer(options.fix);
  let files = 0;
  if (found.files.length > 0) {
    const checker = options.checker ?? (await loadChecker());
    const facts = await factsByRoot(found, reader, checker, options);
    const checked = [...found.files, ...ignoreFiles(found, facts, options.cwd)];
    for (const [done, file] of checked.entries()) {
      options.onProgress?.(done, checked.length);
      const decoded = reader.take(file);
      if (decoded.text !== undefined) files++;
      const project = facts.get(file.root);
      const checkOptions = { ...options, checker, project };
      const before = checkFile(file, decoded, checkOptions);
      const result = fixer?.file(file, decoded, before, checkOptions) ?? before;
      for (const finding of result.findings) findings.push(finding);
      for (const error of result.errors) errors.push(error);
      for (const [finding, frame] of result.frames) frames.set(finding, frame);
    }
    if (fixer !== undefined) {
      findings = [...(await fixer.ignoreFiles(facts, findings))];
      errors.push(...fixer.errors);
    }
  }
  findings.sort((a, b) => byPlace(a, b) || compare(a.ruleId, b.ruleId));
  errors.sort(byPlace);
  const nothing = files === 0 && errors.length === 0;
  const notes = [...found.notes, ...leftOut, ...(nothing ? ['no files to check were found'] : [])];
  const durationMs = Math.round(performance.now() - options.started);
  const { fixed = 0, diffs = [] } = fixer ?? {};
  notes.push(...(fixer?.notes ?? []));
  return { findings, errors, files, durationMs, frames, notes, fixed, diffs };
}

/** Loaded only where something is to be fixed. */
async function createFixer(mode: FixMode): Promise<ProjectFixer> {
  const { ProjectFixer: Fixer } = await import('./fix/project-fixer.js');
  return new Fixer(mode);
}

/** The judge and its parsers, loaded only once there is something to judge: they are most of the start-up time. */
async function loadChecker(): Promise<Checker> {
  const [{ checkText }, { gatherFacts }] = await Promise.all([
    import('./check-text.js'),
    import('./project/facts.js'),
  ]);
  return { checkText, gatherFacts };
}

/** The files that the policy does not leave out, and a note on each that was named and is. */
function withoutLeftOut(
  found: FindResult,
  { policy, named = [] }: RunOptions,
): { readonly found: FindResult; readonly notes: readonly string[] } {
  if (policy?.ignores === undefined) return { found, notes: [] };
  const out = new Set(found.files.filter(({ projectPath }) => isLeftOut(policy, projectPath)));
  if (out.size === 0) return { found, notes: [] };
  const notes = [...out]
    .filter(({ path }) => named.includes(path))
    .map(({ path }) => `${path} is not checked: the policy lists it under \`ignores\``);
  return { found: { ...found, files: found.files.filter((file) => !out.has(file)) }, notes };
}

/** What each project says of itself, read out of all its files. */
async function factsByRoot(
  found: FindResult,
  reader: FileReader,
  checker: Checker,
  { cwd, policy }: RunOptions,
): Promise<ReadonlyMap<string, ProjectFacts>> {
  const facts = new Map<string, ProjectFacts>();
  for (const root of new Set(found.files.map((file) => file.root))) {
    const whole = found.partialRoots.has(root) ? (await findFiles([root], { cwd })).files : [];
    const listed = whole.filter(({ projectPath }) => policy === undefined || !isLeftOut(policy, projectPath));
    const own = found.files.filter((file) => file.root === root);
    const all = new Map([...own, ...listed].map((file) => [file.path, file]));
    const said = checker.gatherFacts(texts(all.values(), reader));
    const paths = [...all.values()].map(({ projectPath }) => projectPath);
    facts.set(root, await withIgnoreFixes(root, cwd, await lookAround(root, paths, said, policy)));
  }
  return facts;
}

async function withIgnoreFixes(root: string, cwd: string, facts: ProjectFacts): Promise<ProjectFacts> {
  const unignored = facts.env?.unignored ?? [];
  if (unignored.length === 0) return facts;
  const { planIgnoreFixes } = await import('./fix/ignore-fixes.js');
  return { ...facts, ignoreFixes: await planIgnoreFixes(root, cwd, unignored) };
}

/** The `.gitignore` files that lack a line which one of the files to check asks for. */
function ignoreFiles(
  found: FindResult,
  facts: ReadonlyMap<string, ProjectFacts>,
  cwd: string,
): readonly FoundFile[] {
  const files: FoundFile[] = [];
  for (const [root, { env }] of facts) {
    const wanted = new Set<string>();
    for (const { anchor, askedBy, ignoreFile } of env?.unignored ?? []) {
      if (anchor === ignoreFile && askedBy !== undefined) {
        if (found.files.some((file) => file.root === root && file.projectPath === askedBy))
          wanted.add(anchor);
      }
    }
    for (const path of wanted) {
      const shown = relative(cwd, join(root, path)).split(sep).join('/');
      if (!found.files.some((file) => file.path === shown)) files.push(...findNamed(shown, 0, { cwd }).files);
    }
  }
  return files;
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
