/**
 * Measures what a call of the judge costs over real repositories: every text of their TypeScript, JavaScript, YAML and env
 * files at its place, every identifier. Prints nanoseconds of CPU per call: of a first pass in a fresh thread, and of warm
 * passes, both the median of several rounds. Exits with 1 where 2 µs on average are not kept: by the literals alone once the
 * judge is warm, by literals and identifiers together from the first call on.
 *
 *   node bench/judge.js DIR… [--rounds N]
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

import { gather } from './lib/judged.js';
import { median } from './lib/measure.js';

/** @typedef {import('./lib/judge-worker.js').Cost} Cost */
/** @typedef {{ name: string, calls: number, hits: number, first: number, warm: number }} Row */

/** Nanoseconds. */
const BOUND = 2_000;
const WARM_PASSES = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
if (positionals.length === 0 || !Number.isInteger(rounds) || rounds < 1) {
  throw new Error('usage: node bench/judge.js DIR… [--rounds N]');
}

/**
 * @param {import('./lib/judged.js').Judged} judged
 * @returns {Promise<Cost[]>}
 */
function measure({ literals, names }) {
  return new Promise((resolve, reject) => {
    const workerData = { literals, names, passes: WARM_PASSES };
    const worker = new Worker(new URL('lib/judge-worker.js', import.meta.url), { workerData });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/**
 * The costs per call of one function, over all rounds.
 *
 * @param {Cost[]} costs
 * @returns {Row}
 */
function row(costs) {
  const [{ name, calls, hits }] = costs;
  const perCall = (/** @type {number[]} */ times) => median(times) / Math.max(1, calls);
  const first = perCall(costs.map((cost) => cost.first));
  return { name, calls, hits, first, warm: perCall(costs.flatMap((cost) => cost.warm)) };
}

/**
 * @param {Row} a
 * @param {Row} b
 * @returns {Row}
 */
function together(a, b) {
  const calls = a.calls + b.calls;
  const mean = (/** @type {'first' | 'warm'} */ pass) =>
    (a[pass] * a.calls + b[pass] * b.calls) / Math.max(1, calls);
  return { name: 'both', calls, hits: a.hits + b.hits, first: mean('first'), warm: mean('warm') };
}

/** @param {Row} row */
function print({ name, calls, hits, first, warm }) {
  const cells = [calls, first, warm, hits].map((cell) => cell.toFixed(0).padStart(9));
  console.log(`  ${name.padEnd(14)}${cells.join('')}`);
}

let holds = true;
for (const folder of positionals) {
  const judged = gather(folder);
  if (judged.literals.length === 0) throw new Error(`nothing to judge in ${folder}`);
  /** @type {Cost[][]} */
  const measured = [];
  for (let round = 0; round < rounds; round++) measured.push(await measure(judged));
  const [literals, names, ...parts] = measured[0].map((_, index) =>
    row(measured.map((round) => round[index])),
  );
  const both = together(literals, names);
  console.log(
    `${basename(folder)}: ${judged.files} files\n                    calls first, ns  warm, ns     hits`,
  );
  for (const each of [literals, names, both, ...parts]) print(each);
  holds &&= literals.warm < BOUND && both.first < BOUND;
}
console.log(`less than ${BOUND / 1_000} µs on average: ${holds ? 'yes' : 'no'}`);
process.exitCode = holds ? 0 : 1;
