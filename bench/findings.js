/**
 * Runs both tools over clones of real repositories, and prints files, findings by rule, errors and time.
 *
 *   node bench/findings.js check DIR…                 the built checker
 *   node bench/findings.js lint DIR…                  ESLint with the plugin's recommended configuration
 *     --preset strict                                 the other preset
 *     --sample N [--seed S]                           prints N findings at random with their source lines, to be read
 *     --rule ID, --severity error|warning             counts and samples these alone; --rule may come more than once
 *     --context LINES                                 shows so many lines before and after as well
 *
 * The same folders, options and seed give the same sample, in whatever order the folders are named. The sample shows source text as it is, secrets too: read it, and keep it nowhere.
 */
import { readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

import { placeOf, runCheck } from './lib/run-check.js';
import { sample, tally } from './lib/sample.js';

/**
 * @typedef {object} Found
 * @property {string} repository
 * @property {string} rule
 * @property {'error' | 'warning'} severity
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
    rule: { type: 'string', multiple: true },
    severity: { type: 'string' },
    context: { type: 'string', default: '0' },
  },
});
const [tool, ...named] = positionals;
// By name: a sample must not depend on where the clones are, or in which order they were named.
const folders = named.map((folder) => resolve(folder)).sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
if ((tool !== 'check' && tool !== 'lint') || folders.length === 0) {
  throw new Error('usage: node bench/findings.js check|lint DIR… [--preset strict] [--rule ID] [--sample N]');
}

/**
 * @param {string} folder
 * @returns {Result}
 */
function check(folder) {
  const { files, findings, errors, crash } = runCheck(folder, ['--preset', values.preset]);
  if (crash !== undefined) throw new Error(`${folder}: ${crash}`);
  return {
    files,
    lines: 0,
    found: findings.map(({ ruleId, severity, file, line }) => ({
      repository: folder,
      rule: ruleId,
      severity,
      file,
      line,
      source: sourceLines(join(folder, file), line),
    })),
    errors: errors.map(placeOf),
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
    for (const { fatal, ruleId, severity, line, message } of messages) {
      if (fatal === true || ruleId === null) result.errors.push(`${file}:${String(line)} ${message}`);
      else
        result.found.push({
          repository: folder,
          rule: ruleId,
          severity: severity === 1 ? 'warning' : 'error',
          file,
          line,
          source: sourceLines(filePath, line),
        });
    }
  }
  return result;
}

/**
 * @param {string} file
 * @param {number} line
 */
function sourceLines(file, line) {
  const lines = readFileSync(file, 'utf8').split(/\r\n|\n|\r/);
  const around = Number(values.context);
  const shown = lines.slice(Math.max(0, line - 1 - around), line + around).map((text) => text.slice(0, 200));
  return around === 0 ? (shown[0] ?? '').trim() : shown.join('\n    ');
}

/** @param {Found} found */
function isWanted({ rule, severity }) {
  if (values.severity !== undefined && values.severity !== severity) return false;
  return values.rule === undefined || values.rule.includes(rule);
}

/** @type {Found[]} */
const all = [];
for (const folder of folders) {
  const started = performance.now();
  const { files, lines, found, errors } = tool === 'check' ? check(folder) : await lint(folder);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const wanted = found.filter(isWanted);
  all.push(...wanted);
  console.log(basename(folder));
  console.log(`  files     ${String(files)}${lines === 0 ? '' : `, ${String(lines)} lines`}`);
  console.log(`  findings  ${tally(wanted.map(label))}`);
  console.log(`  errors    ${String(errors.length)}`);
  for (const error of errors.slice(0, 20)) console.log(`            ${error}`);
  console.log(`  time      ${seconds} s`);
}
for (const found of sample(all, Number(values.sample), Number(values.seed))) {
  const { repository, file, line, source } = found;
  console.log(`${label(found)}  ${basename(repository)}/${file}:${String(line)}\n    ${source}`);
}
console.log(
  `${String(all.length)} findings in ${String(folders.length)} repositories: ${tally(all.map(label))}`,
);

/** @param {Found} found */
function label({ rule, severity }) {
  return severity === 'error' ? rule : `${rule} (warning)`;
}
