/**
 * Measures the judgement of credentials on labelled data: lays the labelled files out, runs the checker and the ESLint
 * rules over them with the strict preset, and prints the scorer's table twice: for all secret findings, and without
 * those of `no-secret-default`, which reports fallbacks that no labeller would call a credential.
 *
 *   node bench/creddata.js DATA COPIES OUT
 *
 * DATA is the folder of the labels with `assemble.mjs` and `score.mjs`, COPIES the folder of the repositories' git copies,
 * OUT a folder outside of any repository: some of the values were live once.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

import { CHECKER } from './lib/measure.js';

const [data, copies, out] = process.argv.slice(2);
if (data === undefined || copies === undefined || out === undefined) {
  throw new Error('usage: node bench/creddata.js DATA COPIES OUT');
}
/** What the labels speak of. */
const RULES = new Set(['no-hardcoded-credentials', 'no-secret-default', 'no-secret-manifest']);
/** The scorer's settings: what is left to the policy's discretion is neutral. */
const SETTINGS = ['--neutral', 'UUID,Nonce,Salt', '--x', 'neutral'];

/** @typedef {{ file: string, line: number, endLine: number, rule: string }} Row */

/**
 * @param {string[]} args
 * @param {string} [cwd]
 * @returns {string}
 */
function node(args, cwd) {
  const { stdout, error } = spawnSync(process.execPath, args, { cwd, maxBuffer: 1e9, encoding: 'utf8' });
  if (error !== undefined) throw error;
  return stdout;
}

/**
 * @param {string} folder
 * @returns {Row[]}
 */
function checked(folder) {
  const { findings } = JSON.parse(node([CHECKER, 'check', '--format', 'json', '--preset', 'strict'], folder));
  return findings.map((/** @type {any} */ { ruleId, file, line, endLine }) => ({
    rule: ruleId,
    file,
    line,
    endLine,
  }));
}

/**
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function linted(folder) {
  const plugin = (await import('eslint-plugin-bridgekeeper')).default;
  const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
  const languageOptions = { parser, parserOptions: { ecmaFeatures: { jsx: true } } };
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    ignore: false,
    overrideConfig: [plugin.configs.strict, { files, languageOptions }],
  });
  /** @type {Row[]} */
  const rows = [];
  for (const { filePath, messages } of await eslint.lintFiles(files)) {
    for (const { ruleId, line, endLine } of messages) {
      const rule = ruleId?.replace('bridgekeeper/', '') ?? '';
      rows.push({ rule, file: relative(folder, filePath), line, endLine: endLine ?? line });
    }
  }
  return rows;
}

/**
 * @param {string} title
 * @param {Row[]} rows
 */
function score(title, rows) {
  const file = join(String(out), 'findings.jsonl');
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  console.log(`\n${title}`);
  console.log(node([join(String(data), 'score.mjs'), file, ...SETTINGS]));
}

console.log(node([join(data, 'assemble.mjs'), copies, out]).trim());
const rows = [...checked(out), ...(await linted(out))].filter(({ rule }) => RULES.has(rule));
score('all findings of secrets', rows);
score(
  'without fallbacks',
  rows.filter(({ rule }) => rule !== 'no-secret-default'),
);
