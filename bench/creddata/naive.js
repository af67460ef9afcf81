import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isCode } from './inputs.js';

/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */
/** @typedef {import('./score.js').Row} Row */

/** What anyone writes first: a name that speaks of a secret, and a value of four characters behind it. */
const NAME = String.raw`(?:password|passwd|pwd|secret|token|api_?key)\w{0,40}["']?\s{0,9}[:=]\s{0,9}`;
const IN_CODE = new RegExp(`${NAME}["'][^"'\\r\\n]{4,}["']`, 'i');
/** YAML and env files need no quotes; a value ends at a blank there. */
const IN_SETTINGS = new RegExp(`${NAME}["']?[^\\s"'#]{4,}`, 'i');

/**
 * @param {string} out
 * @param {readonly LabelledFile[]} files
 * @returns {Row[]} one a line
 */
export function findNaively(out, files) {
  return files.flatMap((labelled) => {
    const { file } = labelled;
    const pattern = isCode(labelled) ? IN_CODE : IN_SETTINGS;
    const lines = readFileSync(join(out, file), 'utf8').split(/\r\n|\n|\r/);
    return lines.flatMap((text, index) =>
      pattern.test(text) ? [{ file, line: index + 1, endLine: index + 1, rule: 'naive' }] : [],
    );
  });
}
