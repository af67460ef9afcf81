import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CHECKER } from '../lib/measure.js';
import { lint } from './eslint.js';
import { mechanismOf } from './mechanism.js';
import { nodeJson } from './process.js';

/** @typedef {import('./eslint.js').LintMessage} LintMessage */
/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */
/** @typedef {import('./score.js').Row} Row */

/** What the labels speak of. */
const RULES = new Set([
  'no-env-example-value',
  'no-hardcoded-credentials',
  'no-secret-default',
  'no-secret-manifest',
]);

/** Reports fallbacks that no labeller would call a credential: an empty one, a placeholder. */
export const FALLBACKS = 'no-secret-default';

/**
 * The findings of secrets by both tools with the strict preset: the checker reads YAML and env files,
 * ESLint the code.
 *
 * @param {string} out
 * @param {readonly LabelledFile[]} files
 * @returns {Promise<{ rows: Row[], unread: number }>} `unread` counts what could not be parsed
 */
export async function runOurs(out, files) {
  const checked = check(out);
  const linted = await lintOurs(out, files);
  const found = [...checked.findings, ...linted].filter(({ rule }) => RULES.has(rule));
  const sources = new Sources(out);
  const rows = found.map((finding) => {
    const { file, line, endLine, rule } = finding;
    return { file, line, endLine, rule, mechanism: mechanismOf({ ...finding, ...sources.around(finding) }) };
  });
  return { rows, unread: checked.errors + linted.filter(({ rule }) => rule === '').length };
}

/**
 * @param {string} out
 * @returns {{ findings: LintMessage[], errors: number }}
 */
function check(out) {
  const { findings, errors } = nodeJson([CHECKER, 'check', '--format', 'json', '--preset', 'strict'], out);
  return {
    findings: findings.map((/** @type {any} */ { ruleId, ...finding }) => ({ ...finding, rule: ruleId })),
    errors: errors.length,
  };
}

/**
 * @param {string} out
 * @param {readonly LabelledFile[]} files
 * @returns {Promise<LintMessage[]>}
 */
async function lintOurs(out, files) {
  const plugin = (await import('eslint-plugin-bridgekeeper')).default;
  const messages = await lint(out, files, [plugin.configs.strict]);
  return messages.map((message) => ({ ...message, rule: message.rule.replace('bridgekeeper/', '') }));
}

/** The files' lines, read once. They hold secrets: nothing of them is printed or kept. */
class Sources {
  #out;
  /** @type {Map<string, readonly string[]>} */
  #lines = new Map();

  /** @param {string} out */
  constructor(out) {
    this.#out = out;
  }

  /** @param {string} file */
  #linesOf(file) {
    const known = this.#lines.get(file);
    if (known !== undefined) return known;
    const lines = readFileSync(join(this.#out, file), 'utf8').split(/\r\n|\n|\r/);
    this.#lines.set(file, lines);
    return lines;
  }

  /**
   * What a finding points at, and what stands before and behind it on its lines.
   *
   * @param {LintMessage} finding
   */
  around({ file, line, column, endLine, endColumn }) {
    const lines = this.#linesOf(file).slice(line - 1, endLine);
    const first = lines[0] ?? '';
    const last = lines.at(-1) ?? '';
    const whole = lines.join('\n');
    const after = last.slice(endColumn - 1);
    return {
      before: first.slice(0, column - 1),
      text: whole.slice(column - 1, whole.length - after.length),
      after,
    };
  }
}
