/**
 * Measures what ESLint rules cost over a repository's TypeScript and JavaScript, ours beside ESLint's own. Every file is
 * parsed once; from then on ESLint gets the parsed source code, so that neither parsing nor scope analysis is measured.
 *
 *   node bench/eslint-rules.js DIR [--rules ID,…] [--rounds N] [--warm-up N] [--first N]
 *     --rules    measure these variants only, by the names that a run prints; `no-restricted-imports` is always one
 *     --rounds   rounds over the whole corpus, each with every variant, in an order that rotates (default 7)
 *     --warm-up  rounds before those that count, while V8 still compiles beside them (default 15)
 *     --first    fresh processes a variant that lint every file once, as CI does (default 3; 0 for none)
 *     --dist DIR the built plugin to measure (default: this repository's)
 *
 * Prints CPU time above that of a run without rules (medians), its share of a whole warm run of the rules (parsing included),
 * and the ratio to `no-restricted-imports` with one path. Exits with 1 where all rules of `recommended` together do not cost
 * less than that one rule.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { restrictedImports } from './lib/core-imports.js';
import { median } from './lib/measure.js';
import { perLint } from './lib/per-lint.js';
import { textOf } from './lib/source-text.js';

/** @typedef {{ name: string, text: string }} Source */
/** @typedef {{ path: string, sourceCode: import('eslint').SourceCode }} Parsed */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rules: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    'warm-up': { type: 'string', default: '15' },
    first: { type: 'string', default: '3' },
    dist: {
      type: 'string',
      default: fileURLToPath(new URL('../packages/eslint-plugin/dist', import.meta.url)),
    },
    only: { type: 'string' },
  },
});
const [folder] = positionals;
if (folder === undefined)
  throw new Error('usage: node bench/eslint-rules.js DIR [--rules ID,…] [--rounds N] [--warm-up N]');

const CODE = /\.[cm]?[jt]sx?$/;
/** Bundles and generated tables are no source. */
const NO_SOURCE = /(?:^|\/)(?:node_modules|dist|vendor|public)\/|\.min\.[cm]?js$/;
const NOTHING = 'no rule';
const YARDSTICK = 'no-restricted-imports';

/** @type {Record<string, any>} */
const require = createRequire(import.meta.url);
// A config that is put together once, as ESLint's command line does it; the linter's own would be anew for each file.
const { FlatConfigArray } = require(
  join(dirname(require.resolve('eslint/package.json')), 'lib/config/flat-config-array.js'),
);

const plugin = await perLint.importing(
  async () => (await import(pathToFileURL(join(resolve(values.dist), 'index.js')).href)).default,
);

/** @type {Record<string, any>} */
const recommended = plugin.configs.recommended.rules;

/** Rules by the name of the variant. */
const VARIANTS = new Map([
  [NOTHING, {}],
  ...restrictedImports(YARDSTICK),
  // What ESLint itself takes to start a rule that asks for nothing.
  ['an empty rule', { 'bench/empty': 'error' }],
  ['eqeqeq', { eqeqeq: 'error' }],
  ['no-unused-vars', { 'no-unused-vars': 'error' }],
  ...Object.entries(recommended).map(([id, entry]) => /** @type {const} */ ([id, { [id]: entry }])),
  ['recommended', recommended],
]);

/** @param {Record<string, any>} rules */
function configOf(rules) {
  const array = new FlatConfigArray(
    [
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
        plugins: { bridgekeeper: plugin, bench: { rules: { empty: { create: () => ({}) } } } },
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        rules,
      },
    ],
    { basePath: resolve(folder) },
  );
  array.normalizeSync();
  return array;
}

/** @returns {string[]} */
function files() {
  const listed = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return listed
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => CODE.test(path) && !NO_SOURCE.test(path))
    .sort();
}

const OPTIONS = { allowInlineConfig: false, reportUnusedDisableDirectives: /** @type {const} */ ('off') };
const linter = new Linter({ cwd: resolve(folder) });
const bare = configOf({});

/**
 * @param {string} path
 * @param {string} text
 */
function parse(path, text) {
  const messages = linter.verify(text, bare, { ...OPTIONS, filename: join(resolve(folder), path) });
  return messages.some(({ fatal }) => fatal === true) ? undefined : linter.getSourceCode();
}

/** @returns {Parsed[]} the files that can be parsed */
function parseAll() {
  return files().flatMap((path) => {
    const text = textOf(join(folder, path));
    const sourceCode = text === undefined ? undefined : parse(path, text);
    return sourceCode === undefined ? [] : [{ path: join(resolve(folder), path), sourceCode }];
  });
}

/**
 * CPU milliseconds of this process, what V8 compiles and collects beside the thread included.
 *
 * @param {() => void} work
 */
function cpu(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/**
 * @param {readonly Parsed[]} corpus
 * @param {any} config
 * @returns {number} findings
 */
function lint(corpus, config) {
  let findings = 0;
  perLint.reset();
  for (const { path, sourceCode } of corpus) {
    findings += linter.verify(sourceCode, config, { ...OPTIONS, filename: path }).length;
  }
  return findings;
}

/** One variant in this process, the first time that it sees the files. Prints milliseconds. */
function lintFirst(/** @type {string} */ name) {
  const config = configOf(VARIANTS.get(name) ?? {});
  const corpus = parseAll();
  globalThis.gc?.();
  console.log(cpu(() => lint(corpus, config)));
}

/**
 * @param {string} name
 * @returns {number} milliseconds
 */
function inFreshProcess(name) {
  const args = ['--expose-gc', fileURLToPath(import.meta.url), folder, '--dist', values.dist, '--only', name];
  const { stdout, status } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`the process for ${name} ended with ${status ?? 'a signal'}`);
  return Number(stdout);
}

/**
 * @param {string[]} names
 * @param {number} rounds
 * @param {number} warmUp
 */
function measureWarm(names, rounds, warmUp) {
  const corpus = parseAll();
  const size = corpus.reduce((sum, { sourceCode }) => sum + sourceCode.text.length, 0);
  console.log(`${basename(resolve(folder))}: ${corpus.length} files, ${(size / 1e6).toFixed(1)} MB`);
  const configs = new Map(names.map((name) => [name, configOf(VARIANTS.get(name) ?? {})]));
  /** @type {Map<string, number[]>} */
  const times = new Map(names.map((name) => [name, []]));
  const findings = new Map(names.map((name) => [name, lint(corpus, configs.get(name))]));
  for (let round = -warmUp; round < rounds; round++) {
    const first = round + warmUp;
    const order = names.map((_, index) => names[(index + first) % names.length] ?? '');
    for (const name of order) {
      const time = cpu(() => lint(corpus, configs.get(name)));
      if (round >= 0) times.get(name)?.push(time);
    }
  }
  const parsing = median(
    [1, 2, 3].map(() =>
      cpu(() => corpus.forEach(({ path, sourceCode }) => void parse(path, sourceCode.text))),
    ),
  );
  return { parsing, findings, times };
}

/** The median of the differences to the run without rules in the same round. */
function above(/** @type {number[]} */ own, /** @type {number[]} */ none) {
  return median(own.map((time, round) => time - (none[round] ?? 0)));
}

function run() {
  const asked = values.rules?.split(',');
  const names = [...VARIANTS.keys()].filter(
    (name) => asked === undefined || name === NOTHING || name === YARDSTICK || asked.includes(name),
  );
  const { parsing, findings, times } = measureWarm(names, Number(values.rounds), Number(values['warm-up']));
  const none = times.get(NOTHING) ?? [];
  const firstRounds = Number(values.first);
  /** @type {Map<string, number[]>} */
  const first = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < firstRounds; round++) {
    for (const name of names) first.get(name)?.push(inFreshProcess(name));
  }
  console.log(
    `parsing and a walk without rules: ${parsing.toFixed(0)} ms; the walk: ${median(none).toFixed(0)} ms`,
  );
  console.log(
    `${''.padEnd(46)} findings  warm, ms   of run     ratio${firstRounds > 0 ? ' first, ms     ratio' : ''}`,
  );
  const cost = (/** @type {string} */ name) => above(times.get(name) ?? [], none);
  const firstCost = (/** @type {string} */ name) => above(first.get(name) ?? [], first.get(NOTHING) ?? []);
  for (const name of names.slice(1)) {
    const warm = cost(name);
    const cells = [
      String(findings.get(name)),
      warm.toFixed(1),
      `${((warm / (parsing + warm)) * 100).toFixed(2)} %`,
    ];
    cells.push((warm / cost(YARDSTICK)).toFixed(2));
    if (firstRounds > 0)
      cells.push(firstCost(name).toFixed(1), (firstCost(name) / firstCost(YARDSTICK)).toFixed(2));
    console.log(name.padEnd(46) + cells.map((cell) => cell.padStart(10)).join(''));
  }
  if (!names.includes('recommended')) return;
  const yardsticks = names.filter((name) => name.startsWith(YARDSTICK));
  for (const name of yardsticks) {
    const ratio = cost('recommended') / cost(name);
    console.log(`recommended costs ${ratio.toFixed(2)} times what ${name} costs`);
  }
  process.exitCode = cost('recommended') < cost(YARDSTICK) ? 0 : 1;
}

if (values.only === undefined) run();
else lintFirst(values.only);
