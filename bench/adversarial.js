/**
 * Runs the built command line tool on inputs that were built to be slow or large, and prints the wall time and the
 * peak memory of each. Exits with 1 if one is over the limits, ends in a crash, or passes without a finding or an error.
 *
 *   node bench/adversarial.js [PART OF A NAME…]     (all inputs, where none is named)
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { INPUTS } from './lib/inputs.js';
import { CHECKER, wallAndMemory } from './lib/measure.js';

const MAX_SECONDS = 2;
const MAX_MEGABYTES = 300;
const TIMEOUT_MS = 60_000;
/** A busy machine makes a run slow, nothing makes one fast: one good run of so many will do. */
const ATTEMPTS = 3;

/** @typedef {ReturnType<typeof wallAndMemory>} Usage */

/** @param {Usage} usage */
function isWithinLimits({ seconds, megabytes }) {
  return seconds <= MAX_SECONDS && megabytes <= MAX_MEGABYTES;
}

/**
 * Whether the report is whole and says something: every input holds something to report.
 *
 * @param {Usage} usage
 */
function hasReported({ stdout }) {
  try {
    const { findings, errors } = JSON.parse(stdout);
    return findings.length + errors.length > 0;
  } catch {
    return false;
  }
}

/** @param {Usage} usage */
function verdictOn(usage) {
  if (!hasReported(usage)) return usage.stdout === '' ? 'CRASH' : 'SILENT';
  return isWithinLimits(usage) ? 'ok' : 'OVER';
}

/**
 * @param {(typeof INPUTS)[number]} input
 * @returns {Usage}
 */
function run(input) {
  const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-adversarial-'));
  try {
    const file = join(folder, input.file);
    mkdirSync(dirname(file), { recursive: true });
    // Only a folder with a Chart.yaml is a chart.
    if (input.file.startsWith('chart/')) writeFileSync(join(folder, 'chart/Chart.yaml'), 'name: a\n');
    writeFileSync(file, input.text());
    const measure = () =>
      wallAndMemory([CHECKER, 'check', '.', '--format', 'json'], { cwd: folder, timeoutMs: TIMEOUT_MS });
    let usage = measure();
    for (let attempt = 1; attempt < ATTEMPTS && !isWithinLimits(usage) && usage.signal === null; attempt++) {
      usage = measure();
    }
    return usage;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {Usage} usage */
function describe({ seconds, megabytes, status, signal }) {
  const end = signal ?? `exit ${status}`;
  return `${seconds.toFixed(2).padStart(6)} s  ${megabytes.toFixed(0).padStart(5)} MB  ${end.padEnd(8)}`;
}

const wanted = process.argv.slice(2);
const inputs = INPUTS.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
if (inputs.length === 0) throw new Error(`No input has that in its name: ${wanted.join(', ')}`);

let bad = 0;
for (const input of inputs) {
  const usage = run(input);
  const verdict = verdictOn(usage);
  if (verdict !== 'ok') bad += 1;
  console.log(`${verdict.padEnd(6)}  ${describe(usage)}  ${input.name}`);
}
console.log(`${inputs.length - bad} of ${inputs.length} within ${MAX_SECONDS} s and ${MAX_MEGABYTES} MB`);
process.exitCode = bad === 0 ? 0 : 1;
