import { readFileSync, realpathSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { decode } from '../files/decode.js';
import { trackedAmong } from '../files/git.js';
import { pathsNotIgnored } from '../files/ignored-paths.js';
import { replaceFile } from '../files/replace-file.js';
import { systemErrorCode, systemErrorText } from '../files/system-error.js';
import type { FileError, Finding } from '../finding.js';
import type { UnignoredEnvFile } from '../project/unignored.js';
import { LineIndex } from '../readers/lines.js';
import { unifiedDiff } from '../reporters/diff.js';
import type { TextEdit } from './edit.js';
import { applyEdits } from './edit.js';
import type { Fix } from './fix.js';
import type { FixMode } from './fix-mode.js';
import { writeFixed } from './write-fixed.js';

/** The line that a `.gitignore` lacks. Paths are within the project. */
export interface IgnoreFix {
  readonly fix: Fix;
  /** The env file that git does not ignore. */
  readonly envFile: string;
  readonly ignoreFile: string;
  readonly line: string;
}

/** Names without a character that git gives a meaning. */
const PLAIN = /^\.?[A-Za-z0-9_][A-Za-z0-9_.-]{0,100}$/;

/**
 * The fixes for env files that git does not ignore, by the path of the env file. None for a file that is committed
 * already: no line makes git forget it.
 *
 * @param root the project's directory, absolute
 * @param cwd what the files of fixes are relative to, absolute
 */
export async function planIgnoreFixes(
  root: string,
  cwd: string,
  unignored: readonly UnignoredEnvFile[],
): Promise<ReadonlyMap<string, IgnoreFix>> {
  const fixes = new Map<string, IgnoreFix>();
  const wanted = unignored.filter(({ line, tracked }) => !tracked && PLAIN.test(line));
  if (wanted.length === 0) return fixes;
  const present = wanted.filter((file) => file.present).map(({ path }) => path);
  const tracked = new Set(present.length === 0 ? [] : await trackedAmong(root, present));
  for (const { path, ignoreFile, line } of wanted) {
    const text = readIgnoreFile(join(root, ignoreFile));
    if (text === undefined || tracked.has(path)) continue;
    const edit = addition(text, [line]);
    const place = new LineIndex(text).position(edit.start);
    const file = relative(cwd, join(root, ignoreFile)).split(sep).join('/');
    const end = { endLine: place.line, endColumn: place.column };
    const fix = {
      description: `add the line ${line} to ${file}`,
      file,
      edits: [{ ...edit, ...place, ...end }],
    };
    fixes.set(path, { fix, envFile: path, ignoreFile, line });
  }
  return fixes;
}

/** The text of a `.gitignore`; empty for one that is not there, undefined for one that cannot be read. */
function readIgnoreFile(path: string): string | undefined {
  try {
    const { text, error } = decode(readFileSync(path));
    return error === undefined ? text : undefined;
  } catch (error) {
    return systemErrorCode(error) === 'ENOENT' ? '' : undefined;
  }
}

/** Lines at the end of a text, each with the line break that the text has. */
function addition(text: string, lines: readonly string[]): TextEdit {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const before = text === '' || text.endsWith('\n') ? '' : lineBreak;
  const added = before + lines.map((line) => line + lineBreak).join('');
  return { start: text.length, end: text.length, text: added };
}

export interface AppliedIgnoreFixes {
  /** The findings that are fixed, or would be. */
  readonly fixed: ReadonlySet<Finding>;
  readonly diffs: readonly string[];
  readonly errors: readonly FileError[];
  readonly notes: readonly string[];
}

/**
 * Adds to each `.gitignore` the lines that findings ask for, and asks git again: where it still would commit an
 * env file, because a later rule takes it out again, the `.gitignore` stays as it was.
 */
export async function applyIgnoreFixes(
  root: string,
  fixes: ReadonlyMap<string, IgnoreFix>,
  findings: readonly Finding[],
  mode: FixMode,
): Promise<AppliedIgnoreFixes> {
  const fixed = new Set<Finding>();
  const diffs: string[] = [];
  const errors: FileError[] = [];
  const notes: string[] = [];
  const byFix = new Map([...fixes.values()].map((entry) => [entry.fix, entry]));
  const groups = new Map<string, { finding: Finding; entry: IgnoreFix }[]>();
  for (const finding of findings) {
    const entry = finding.fix === undefined ? undefined : byFix.get(finding.fix);
    if (entry === undefined) continue;
    const group = groups.get(entry.ignoreFile);
    if (group === undefined) groups.set(entry.ignoreFile, [{ finding, entry }]);
    else group.push({ finding, entry });
  }
  for (const [ignoreFile, group] of groups) {
    const path = join(root, ignoreFile);
    const shown = group[0]?.entry.fix.file ?? ignoreFile;
    const text = readIgnoreFile(path);
    if (text === undefined) continue;
    const edit = addition(text, [...new Set(group.map(({ entry }) => entry.line))]);
    if (mode === 'dry-run') diffs.push(unifiedDiff(shown, text, [edit], []));
    else {
      const message = await write(root, path, text, edit, group);
      if (message === 'ignored') notes.push(`${shown}: the line was not added: another rule takes it back`);
      else if (message !== undefined) errors.push({ file: shown, message });
      if (message !== undefined) continue;
    }
    for (const { finding } of group) fixed.add(finding);
  }
  return { fixed, diffs, errors, notes };
}

async function write(
  root: string,
  path: string,
  text: string,
  edit: TextEdit,
  group: readonly { readonly entry: IgnoreFix }[],
): Promise<string | undefined> {
  const after = applyEdits(text, [edit]);
  const message = writeOrCreate(root, path, text, after);
  if (message !== undefined) return message;
  const paths = group.map(({ entry }) => entry.envFile);
  if ((await pathsNotIgnored(root, paths)).size === 0) return undefined;
  return writeFixed({ location: path, root }, after, text) ?? 'ignored';
}

function writeOrCreate(root: string, path: string, before: string, after: string): string | undefined {
  try {
    realpathSync(path);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') return `cannot be fixed: ${systemErrorText(error)}`;
    try {
      replaceFile(path, after, undefined);
      return undefined;
    } catch (failure) {
      return `cannot be fixed: ${systemErrorText(failure)}`;
    }
  }
  return writeFixed({ location: path, root }, before, after);
}
