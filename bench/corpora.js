/**
 * Runs the built checker over whole repositories and says what came of each: files, findings by rule, what could not
 * be parsed with its place, the time, and whether the run crashed.
 *
 *   node bench/corpora.js [--preset strict] DIR…
 *
 * Exits with 1 where a run crashed, where a place is without line and column, or where there are fewer than 25
 * repositories: on less the figures say little. `corpora.md` names repositories.
 */
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { placeOf, ruleOf, runCheck } from './lib/run-check.js';
import { tally } from './lib/sample.js';

/** @typedef {import('./lib/run-check.js').CheckRun} CheckRun */

const FLOOR = 25;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { preset: { type: 'string', default: 'recommended' } },
});
if (positionals.length === 0) throw new Error('usage: node bench/corpora.js [--preset strict] DIR…');

/** @type {CheckRun[]} */
const runs = [];
for (const folder of positionals) {
  const run = runCheck(resolve(folder), ['--preset', values.preset]);
  runs.push(run);
  print(basename(resolve(folder)), run);
}

const errors = runs.flatMap((run) => run.errors);
const crashed = runs.filter(({ crash }) => crash !== undefined).length;
const placeless = errors.filter(({ line, column }) => line === undefined || column === undefined).length;
print(`total of ${String(runs.length)} repositories`, {
  files: runs.reduce((sum, { files }) => sum + files, 0),
  findings: runs.flatMap(({ findings }) => findings),
  errors: [],
  crash: undefined,
  seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0),
  stderr: '',
});
console.log(`  unparsable  ${String(errors.length)}, ${String(placeless)} of them without line and column`);
console.log(`  crashed     ${String(crashed)} of ${String(runs.length)}`);
const met = runs.length >= FLOOR;
console.log(`  floor       ${String(FLOOR)} repositories: ${met ? 'met' : 'not met'}`);
process.exitCode = crashed === 0 && placeless === 0 && met ? 0 : 1;

/**
 * @param {string} name
 * @param {CheckRun} run
 */
function print(name, { files, findings, errors, crash, seconds }) {
  console.log(name);
  console.log(`  files       ${String(files)}`);
  console.log(`  findings    ${String(findings.length)}: ${tally(findings.map(ruleOf))}`);
  if (errors.length > 0) console.log(`  unparsable  ${String(errors.length)}`);
  for (const error of errors) console.log(`              ${placeOf(error)}`);
  console.log(`  time        ${seconds.toFixed(1)} s`);
  if (crash !== undefined) console.log(`  CRASHED     ${crash}`);
}
