/**
 * Runs both tools over clones of real repositories, and prints files, findings by rule, errors and time.
 *
 *   node bench/findings.js check DIR…                 the built checker
 *   node bench/findings.js lint DIR…                  ESLint with the plugin's recommended configuration
 *     --preset strict                                 the other preset
 *     --sample N [--seed S]                           prints N findings at random with their source lines, to be read
 *
 * The sample shows source text as it is, secrets too: read it, and keep it nowhere.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

import { CHECKER } from './lib/measure.js';
import { sample, tally } from './lib/sample.js';

/**
 * @typedef {object} Found
 * @property {string} repository
 * @property {string} rule
 * @property {string} file
 * @property {number} line
 * @property {string} source
 */

/** @typedef {{ files: number, lines: number, found: Found[], errors: string[] }} Result */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    preset: { type: 'string', default: 'recommended' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const [tool, ...folders] = positionals;
if ((tool !== 'check' && tool !== 'lint') || folders.length === 0) {
  throw new Error('usage: node bench/findings.js check|lint DIR… [--preset strict] [--sample N] [--seed S]');
}

/**
 * @param {string} folder
 * @returns {Result}
 */
function check(folder) {
  const args = [CHECKER, 'check', '--format', 'json', '--preset', values.preset];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, maxBuffer: 1e9, encoding: 'utf8' });
  const { findings, errors, summary } = JSON.parse(stdout);
  return {
    files: summary.files,
    lines: 0,
    found: findings.map((/** @type {any} */ { ruleId, severity, file, line }) => ({
      repository: folder,
      rule: severity === 'error' ? ruleId : `${ruleId} (warning)`,
      file,
      line,
      source: sourceLine(join(folder, file), line),
    })),
    errors: errors.map(
      (/** @type {any} */ error) => `${error.file}:${error.line ?? 1}:${error.column ?? 1} ${error.message}`,
    ),
  };
}

/**
 * @param {string} folder
 * @returns {Promise<Result>}
 */
async function lint(folder) {
  const plugin = (await import('eslint-plugin-bridgekeeper')).default;
  const config = values.preset === 'strict' ? plugin.configs.strict : plugin.configs.recommended;
  const files = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: [
      { ignores: ['**/dist/**', '**/*.min.js', '**/public/**', '**/vendor/**'] },
      config,
      { files, languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } } },
    ],
  });
  /** @type {Result} */
  const result = { files: 0, lines: 0, found: [], errors: [] };
  for (const { filePath, messages } of await eslint.lintFiles(files)) {
    result.files++;
    result.lines += readFileSync(filePath, 'utf8').split('\n').length;
    const file = relative(folder, filePath);
    for (const { fatal, ruleId, line, message } of messages) {
      if (fatal === true || ruleId === null) result.errors.push(`${file}:${String(line)} ${message}`);
      else
        result.found.push({
          repository: folder,
          rule: ruleId,
          file,
          line,
          source: sourceLine(filePath, line),
        });
    }
  }
  return result;
}

/**
 * @param {string} file
 * @param {number} line
 */
function sourceLine(file, line) {
  return (readFileSync(file, 'utf8').split(/\r\n|\n|\r/)[line - 1] ?? '').trim().slice(0, 160);
}

/** @type {Found[]} */
const all = [];
for (const folder of folders) {
  const started = performance.now();
  const { files, lines, found, errors } = tool === 'check' ? check(folder) : await lint(folder);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  all.push(...found);
  console.log(basename(folder));
  console.log(`  files     ${String(files)}${lines === 0 ? '' : `, ${String(lines)} lines`}`);
  console.log(`  findings  ${tally(found.map(({ rule }) => rule))}`);
  console.log(`  errors    ${String(errors.length)}`);
  for (const error of errors.slice(0, 20)) console.log(`            ${error}`);
  console.log(`  time      ${seconds} s`);
}
for (const { repository, rule, file, line, source } of sample(
  all,
  Number(values.sample),
  Number(values.seed),
)) {
  console.log(`${rule}  ${basename(repository)}/${file}:${String(line)}\n    ${source}`);
}
