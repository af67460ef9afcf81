/**
 * Runs the commits of `packages/checker/test/upstream` on the real files, out of the history of the real repositories:
 * the file before the commit must be flagged on lines that the commit changed, by the rule of the case, and the file
 * after it must have no such finding on the new lines.
 *
 *   node bench/upstream.js REPOSITORY…        clones with their whole history, or mirrors of them, in any order
 *
 * A commit is looked for in all of them. Prints pairs of files, flagged, clean and missing; exits with 1 where one is
 * not flagged or not clean. What is missing is said, and is no failure: not everybody has all clones.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { checkText } from '../packages/checker/dist/index.js';
import { UPSTREAM_FILES } from './lib/upstream-files.js';

// Dependencies of the checker: Node 20 cannot read the cases, which are TypeScript.
const fromChecker = createRequire(new URL('../packages/checker/package.json', import.meta.url));
const { createJiti } = fromChecker('jiti');
const { CASES } = await createJiti(import.meta.url).import(
  fileURLToPath(new URL('../packages/checker/test/upstream/cases.ts', import.meta.url)),
);

/** @typedef {{ id: string, repository: string, commit: string, rule: string }} Case */

const repositories = process.argv.slice(2);
if (repositories.length === 0) throw new Error('usage: node bench/upstream.js REPOSITORY…');

const counts = { pairs: 0, flagged: 0, clean: 0, missing: 0 };
for (const item of /** @type {Case[]} */ (CASES)) {
  const { repository, commit } = item;
  const folder = repositories.find(
    (candidate) => git(candidate, 'cat-file', '-t', commit)?.trim() === 'commit',
  );
  for (const file of UPSTREAM_FILES[commit] ?? []) {
    const outcome = folder === undefined ? undefined : outcomeOf(folder, item, file);
    const place = `${repository}@${commit.slice(0, 8)} ${file}`;
    if (outcome === undefined) {
      counts.missing++;
      console.log(`missing      ${place}`);
      continue;
    }
    counts.pairs++;
    if (outcome.flagged) counts.flagged++;
    else console.log(`NOT FLAGGED  ${place}: ${item.rule}`);
    if (outcome.clean) counts.clean++;
    else console.log(`NOT CLEAN    ${place}: ${item.rule}`);
  }
}
console.log(`cases    ${String(CASES.length)}`);
for (const [what, count] of Object.entries(counts)) console.log(`${what.padEnd(8)} ${String(count)}`);
process.exitCode = counts.flagged === counts.pairs && counts.clean === counts.pairs ? 0 : 1;

/**
 * @param {string} folder
 * @param {Case} item
 * @param {string} file
 * @returns {{ flagged: boolean, clean: boolean } | undefined} undefined where the file is not to be had
 */
function outcomeOf(folder, { commit, rule }, file) {
  const before = git(folder, 'show', `${commit}^:${file}`);
  const diff = git(folder, 'diff', '--no-renames', '--unified=0', `${commit}^`, commit, '--', file);
  if (before === undefined || diff === undefined) return undefined;
  const { removed, added } = changedLines(diff);
  // No text where the commit deleted the file.
  const after = git(folder, 'show', `${commit}:${file}`) ?? '';
  return { flagged: finds(before, file, rule, removed), clean: !finds(after, file, rule, added) };
}

/**
 * @param {string} text
 * @param {string} path
 * @param {string} rule
 * @param {ReadonlySet<number>} lines
 */
function finds(text, path, rule, lines) {
  return checkText(text, { path }).findings.some(
    ({ ruleId, line, endLine }) =>
      ruleId === rule && [...lines].some((changed) => changed >= line && changed <= endLine),
  );
}

/**
 * The lines that a unified diff without context removes and adds.
 *
 * @param {string} diff
 */
function changedLines(diff) {
  /** @type {Set<number>} */
  const removed = new Set();
  /** @type {Set<number>} */
  const added = new Set();
  for (const [, from, gone = '1', to, come = '1'] of diff.matchAll(
    /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm,
  )) {
    for (let at = 0; at < Number(gone); at++) removed.add(Number(from) + at);
    for (let at = 0; at < Number(come); at++) added.add(Number(to) + at);
  }
  return { removed, added };
}

/**
 * @param {string} folder
 * @param {string[]} args
 * @returns {string | undefined} undefined where git fails
 */
function git(folder, ...args) {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return undefined;
  }
}
