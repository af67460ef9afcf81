import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { node, nodeJson } from './process.js';

/** @typedef {import('./inputs.js').Folders} Folders */

/**
 * A finding as the scorer reads it; lines count from 1.
 *
 * @typedef {object} Row
 * @property {string} file relative to OUT
 * @property {number} line
 * @property {number} endLine
 * @property {string} rule
 * @property {string} [mechanism] by what it was found; ours only
 */

/** @typedef {'js+ts' | 'yaml' | 'env'} Family */

/**
 * `tp` and `fn` are labelled ranges, `fp` findings. A ratio is null where it has no base.
 *
 * @typedef {object} Score
 * @property {number} tp
 * @property {number} fp
 * @property {number} fn
 * @property {number | null} precision
 * @property {number | null} recall
 * @property {number | null} f1
 */

/** @typedef {Readonly<Record<Family, Score>>} Scores */

/** @type {Readonly<Record<Family, string>>} */
export const FAMILIES = { 'js+ts': 'JS/TS', yaml: 'YAML', env: 'env' };

/** @type {readonly Family[]} */
export const FAMILY_NAMES = ['js+ts', 'yaml', 'env'];

/** What is left to the policy's discretion is neutral: neither a hit nor a false alarm. */
const SETTINGS = ['--neutral', 'UUID,Nonce,Salt', '--x', 'neutral'];

/**
 * Writes findings to OUT, as `<name>.jsonl`, and has them scored.
 *
 * @param {Folders} folders
 * @param {string} name
 * @param {readonly Row[]} rows
 * @returns {Scores}
 */
export function score({ data, out }, name, rows) {
  const file = join(out, `${name}.jsonl`);
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return nodeJson([join(data, 'score.mjs'), file, ...SETTINGS, '--json']).families;
}

/**
 * The scorer's own table of findings that were written to OUT.
 *
 * @param {Folders} folders
 * @param {string} name
 */
export function scorersTable({ data, out }, name) {
  return node([join(data, 'score.mjs'), join(out, `${name}.jsonl`), ...SETTINGS]).trimEnd();
}
