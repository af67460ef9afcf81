import { spawnSync } from 'node:child_process';

import { CHECKER } from './measure.js';

/** A finding as the JSON report has it: what the benchmarks read of it. */
/** @typedef {{ ruleId: string, severity: 'error' | 'warning', file: string, line: number, column: number, endLine: number, suggestions?: unknown[] }} Finding */

/** @typedef {{ file: string, line?: number, column?: number, message: string }} FileError */

/**
 * @typedef {object} CheckRun
 * @property {number} files
 * @property {Finding[]} findings
 * @property {FileError[]} errors what could not be read or parsed
 * @property {string | undefined} crash why there is no report, or no honest one: a signal, a status that no run ends
 *   with, an error of the tool itself
 * @property {number} seconds
 * @property {string} stderr
 */

/**
 * Runs the built checker over one folder. Never throws.
 *
 * @param {string} folder
 * @param {string[]} [options] further arguments of `check`
 * @returns {CheckRun}
 */
export function runCheck(folder, options = []) {
  const started = performance.now();
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    [CHECKER, 'check', '--format', 'json', ...options],
    {
      cwd: folder,
      maxBuffer: 2 ** 30,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', NO_COLOR: '1' },
    },
  );
  const seconds = (performance.now() - started) / 1_000;
  /** @type {CheckRun} */
  const none = { files: 0, findings: [], errors: [], crash: undefined, seconds, stderr };
  if (signal !== null) return { ...none, crash: `ended by ${signal}` };
  if (status === null || status > 2) return { ...none, crash: `ended with status ${String(status)}` };
  let report;
  try {
    report = JSON.parse(stdout);
  } catch {
    return { ...none, crash: stderr.split('\n', 1)[0] || 'no report' };
  }
  const { findings, errors, summary } = report;
  const fault = errors.find((/** @type {FileError} */ { message }) => message.startsWith('internal error'));
  const crash = fault === undefined ? undefined : `${fault.file}: ${fault.message}`;
  return { files: summary.files, findings, errors, crash, seconds, stderr };
}

/**
 * Where a part of a file could not be read, as `file:line:column message`.
 *
 * @param {FileError} error
 */
export function placeOf({ file, line, column, message }) {
  return `${file}:${String(line ?? 1)}:${String(column ?? 1)} ${message}`;
}

/**
 * The rule of a finding, with its severity where that is not an error.
 *
 * @param {Finding} finding
 */
export function ruleOf({ ruleId, severity }) {
  return severity === 'error' ? ruleId : `${ruleId} (warning)`;
}
