/**
 * What importing the ESLint plugin costs: CPU time of a process that imports it, minus that of one that imports
 * nothing. Medians over pairs of runs, as they are measured in turn.
 *
 *   node bench/plugin-import.js [--runs N] [--plugin FILE]
 *
 *     --runs N       pairs of processes (default: 15)
 *     --plugin FILE  the built plugin to measure (default: this repository's)
 *
 * Prints one line of JSON: milliseconds of CPU.
 */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    plugin: {
      type: 'string',
      default: fileURLToPath(new URL('../packages/eslint-plugin/dist/index.js', import.meta.url)),
    },
  },
});

const plugin = pathToFileURL(resolve(values.plugin)).href;

/** CPU time of a whole process that runs a module, in milliseconds. */
function cpuOf(module) {
  const report = `process.on('exit', () => { const { user, system } = process.cpuUsage(); console.log((user + system) / 1000); });`;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', `${report}\n${module}`], {
    encoding: 'utf8',
  });
  return Number(output);
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const pairs = Array.from({ length: Number(values.runs) }, () => ({
  empty: cpuOf(''),
  imported: cpuOf(`await import(${JSON.stringify(plugin)});`),
}));

const empty = median(pairs.map((pair) => pair.empty));
const imported = median(pairs.map((pair) => pair.imported));
const cost = median(pairs.map((pair) => pair.imported - pair.empty));
const rounded = Object.fromEntries(
  Object.entries({ empty, imported, cost }).map(([name, value]) => [name, Math.round(value * 10) / 10]),
);
console.log(JSON.stringify({ node: process.version, runs: pairs.length, ...rounded }));
