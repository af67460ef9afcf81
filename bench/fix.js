/**
 * Fixes copies of whole repositories, and holds each change against a second opinion: by the `yaml` package no node
 * differs but the scalars that were fixed, every other byte is the same, and a second run changes nothing.
 *
 *   node bench/fix.js DIR…
 *
 * The folders themselves are not touched: each is copied into a temporary folder, without its `.git`. Exits with 1 where
 * one of these does not hold.
 */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  symlinkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';

import { changedScalars, sameOutside } from './lib/compare-yaml.js';
import { runCheck } from './lib/run-check.js';

/** @typedef {{ fixed: number, suggestions: number, dropped: number, files: number, scalars: number, faults: string[] }} Outcome */

const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('usage: node bench/fix.js DIR…');

/** @type {Outcome} */
const total = { fixed: 0, suggestions: 0, dropped: 0, files: 0, scalars: 0, faults: [] };
for (const folder of folders) {
  const outcome = fixCopy(resolve(folder));
  print(basename(resolve(folder)), outcome);
  for (const key of /** @type {const} */ (['fixed', 'suggestions', 'dropped', 'files', 'scalars'])) {
    total[key] += outcome[key];
  }
  total.faults.push(...outcome.faults.map((fault) => `${basename(folder)}/${fault}`));
}
print(`total of ${String(folders.length)} repositories`, total);
process.exitCode = total.faults.length === 0 ? 0 : 1;

/**
 * @param {string} folder
 * @returns {Outcome}
 */
function fixCopy(folder) {
  const copy = mkdtempSync(join(tmpdir(), 'bridgekeeper-fix-'));
  try {
    copyTree(folder, copy);
    return fixFolder(folder, copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Files and symbolic links; a link keeps its target.
 *
 * @param {string} from
 * @param {string} to
 */
function copyTree(from, to) {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && entry.name !== '.git') copyTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else if (entry.isFile()) copyFileSync(source, target);
  }
}

/**
 * @param {string} folder as it was
 * @param {string} copy
 * @returns {Outcome}
 */
function fixFolder(folder, copy) {
  const planned = runCheck(copy);
  const run = runCheck(copy, ['--fix']);
  /** @type {string[]} */
  const faults = [];
  for (const { crash } of [planned, run]) if (crash !== undefined) faults.push(`crash: ${crash}`);
  const changed = changedFiles(folder, copy);
  let scalars = 0;
  for (const file of changed) {
    const before = textOf(join(folder, file)) ?? '';
    const after = textOf(join(copy, file)) ?? '';
    const { count, fault } = changeOf(file, before, after);
    scalars += count;
    if (fault !== undefined) faults.push(`${file}: ${fault}`);
  }
  const once = new Map(changed.map((file) => [file, textOf(join(copy, file))]));
  const again = runCheck(copy, ['--fix']);
  if (again.crash !== undefined) faults.push(`crash of the second run: ${again.crash}`);
  if (fixedBy(again.stderr) > 0) faults.push('the second run fixes more');
  for (const file of changedFiles(folder, copy)) {
    if (once.get(file) !== textOf(join(copy, file))) faults.push(`${file}: changed by the second run`);
  }
  return {
    fixed: fixedBy(run.stderr),
    suggestions: planned.findings.filter(({ suggestions }) => suggestions !== undefined).length,
    dropped: run.stderr
      .split('\n')
      .filter((line) => /the (?:fix of .* was not applied|line was not added)/.test(line)).length,
    files: changed.length,
    scalars,
    faults,
  };
}

/** @param {string} stderr */
function fixedBy(stderr) {
  return Number(/^note: fixed (\d+) finding/m.exec(stderr)?.[1] ?? 0);
}

/**
 * @param {string} file
 * @param {string} before
 * @param {string} after
 * @returns {{ count: number, fault?: string }} how many values differ, and what else does
 */
function changeOf(file, before, after) {
  if (!/\.ya?ml$/i.test(file)) return lineChanges(before, after);
  const result = changedScalars(before, after);
  if ('fault' in result) return { count: 0, fault: result.fault };
  const { changed } = result;
  if (!sameOutside(before, after, changed)) return { count: changed.length, fault: 'other bytes differ' };
  return { count: changed.length };
}

/**
 * Env files, Dockerfiles and `.gitignore`s have values on lines: lines may be added at the end, and none goes.
 *
 * @param {string} before
 * @param {string} after
 * @returns {{ count: number, fault?: string }}
 */
function lineChanges(before, after) {
  if (after.startsWith(before)) return { count: 0 };
  const [old, fresh] = [before, after].map((text) => text.split('\n'));
  if (old.length !== fresh.length) return { count: 0, fault: 'the number of lines differs' };
  return { count: old.filter((line, at) => line !== fresh[at]).length };
}

/**
 * Paths of files that differ, or are new in the copy.
 *
 * @param {string} folder
 * @param {string} copy
 */
function changedFiles(folder, copy) {
  return readdirSync(copy, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(copy, join(entry.parentPath, entry.name)))
    .filter((file) => isDifferent(join(folder, file), join(copy, file)))
    .sort();
}

/**
 * @param {string} before
 * @param {string} after
 */
function isDifferent(before, after) {
  try {
    return (
      statSync(before).size !== statSync(after).size || !readFileSync(before).equals(readFileSync(after))
    );
  } catch {
    return true;
  }
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {Outcome} outcome
 */
function print(name, { fixed, suggestions, dropped, files, scalars, faults }) {
  console.log(name);
  console.log(
    `  fixed        ${String(fixed)} findings, ${String(scalars)} values in ${String(files)} files`,
  );
  console.log(`  suggestions  ${String(suggestions)}`);
  console.log(`  dropped      ${String(dropped)}`);
  if (faults.length > 0) console.log(`  FAULTS       ${String(faults.length)}`);
  for (const fault of faults) console.log(`               ${fault}`);
}
