/**
 * What `bridgekeeper check` costs on real files: CPU time of the whole process, as a multiple of the yardstick, which
 * only finds and reads the same files. The runs of both alternate, so that a busy machine slows both alike; trust the
 * ratio more than the milliseconds.
 *
 *   node bench/check.js [--runs N] [DIR…]     (the examples of this repository, where no folder is named)
 *
 * Needs a build (`pnpm build`) and bash. `corpora.md` says where to get real files.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { CHECKER, cpuMs, median } from './lib/measure.js';

const YARDSTICK = fileURLToPath(new URL('yardstick.js', import.meta.url));
const EXAMPLES = fileURLToPath(new URL('../examples', import.meta.url));

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function jsonOf(args, cwd) {
  const { stdout } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return JSON.parse(stdout);
}

/**
 * @param {number} runs
 * @param {Record<string, () => number>} subjects
 * @returns {Record<string, number>} the median of each
 */
function alternate(runs, subjects) {
  const names = Object.keys(subjects);
  const times = Object.fromEntries(names.map((name) => [name, /** @type {number[]} */ ([])]));
  // One more round, not counted, fills the disk cache.
  for (let run = -1; run < runs; run++) {
    for (const name of names) {
      const time = subjects[name]();
      if (run >= 0) times[name].push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

/** @param {number} runs */
function benchStartUp(runs) {
  const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-bench-'));
  const script = join(folder, 'empty.mjs');
  writeFileSync(script, '');
  try {
    const { empty, checker } = alternate(runs, {
      empty: () => cpuMs([script]),
      checker: () => cpuMs([CHECKER, 'check', folder], folder),
    });
    console.log(
      `start-up: ${ms(checker)} on a folder without files, ${ms(checker - empty)} over an empty script\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} folder
 * @param {number} runs
 */
function benchFolder(folder, runs) {
  const read = jsonOf([YARDSTICK, folder], folder);
  const checked = jsonOf([CHECKER, 'check', '.', '--format', 'json'], folder);
  const { yardstick, checker } = alternate(runs, {
    yardstick: () => cpuMs([YARDSTICK, '.'], folder),
    checker: () => cpuMs([CHECKER, 'check', '.', '--format', 'json'], folder),
  });
  const megabytes = read.bytes / 1e6;
  console.log(basename(folder));
  console.log(
    `  files      ${checked.summary.files} checked, ${read.files} read by the yardstick, ${megabytes.toFixed(2)} MB`,
  );
  console.log(`  findings   ${checked.findings.length}, and ${checked.errors.length} errors`);
  console.log(`  yardstick  ${ms(yardstick)}`);
  console.log(`  check      ${ms(checker)}, ${(megabytes / (checker / 1000)).toFixed(1)} MB/s`);
  console.log(`  ratio      ${(checker / yardstick).toFixed(2)}\n`);
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(0)} ms`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '7' } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new TypeError('--runs wants a whole number from 1 up');

const load = loadavg()[0].toFixed(1);
console.log(
  `CPU, user and system, median of ${runs} alternated runs. Node ${process.version}, ${availableParallelism()} cores, load ${load}.\n`,
);
benchStartUp(runs);
for (const folder of positionals.length > 0 ? positionals : [EXAMPLES]) benchFolder(resolve(folder), runs);
