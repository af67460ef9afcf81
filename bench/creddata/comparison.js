import { FAMILIES, FAMILY_NAMES, score } from './score.js';
import { formatTable, rounded } from './table.js';

/** @typedef {import('./inputs.js').Folders} Folders */
/** @typedef {import('./score.js').Family} Family */
/** @typedef {import('./score.js').Row} Row */

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} file where its findings are written to, in OUT and without `.jsonl`
 * @property {readonly Row[]} rows
 * @property {readonly Family[]} [reads] all where it is left out
 */

/**
 * Scores tools: a row each, families of files side by side; `-` for what a tool does not read.
 *
 * @param {Folders} folders
 * @param {readonly Tool[]} tools
 */
export function compare(folders, tools) {
  const columns = ['TP', 'FP', 'FN', 'P', 'R', 'F1'];
  const head = FAMILY_NAMES.flatMap((family) => [`${FAMILIES[family]} TP`, ...columns.slice(1)]);
  const rows = tools.map(({ name, file, rows: found, reads = FAMILY_NAMES }) => {
    const scores = score(folders, file, found);
    const cells = FAMILY_NAMES.flatMap((family) => {
      if (!reads.includes(family)) return columns.map(() => '-');
      const { tp, fp, fn, precision, recall, f1 } = scores[family];
      return [tp, fp, fn, rounded(precision), rounded(recall), rounded(f1)];
    });
    return [name, ...cells];
  });
  return formatTable(['tool', ...head], rows);
}
