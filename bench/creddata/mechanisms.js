import { FAMILIES, FAMILY_NAMES, score } from './score.js';
import { formatTable, rounded } from './table.js';

/** @typedef {import('./inputs.js').Folders} Folders */
/** @typedef {import('./score.js').Family} Family */
/** @typedef {import('./score.js').Row} Row */
/** @typedef {import('./score.js').Score} Score */
/** @typedef {import('./score.js').Scores} Scores */

/**
 * @typedef {object} Mechanism
 * @property {string} name
 * @property {Scores} alone
 * @property {Scores} without the score of all others
 */

/**
 * What each mechanism is worth, a table for each family of files: the labelled ranges it hits and the false
 * alarms it makes, and how many of either no other mechanism does. These would go with it: recall by so
 * much, and F1 to so much.
 *
 * @param {Folders} folders
 * @param {readonly Row[]} rows
 */
export function mechanismTables(folders, rows) {
  const total = scoreOf(folders, rows);
  const mechanisms = mechanismsOf(folders, rows);
  const tables = FAMILY_NAMES.map(
    (family) => `${FAMILIES[family]} by mechanism\n${tableOf(family, mechanisms, total[family])}`,
  );
  return tables.join('\n\n');
}

/**
 * @param {Folders} folders
 * @param {readonly Row[]} rows
 * @returns {Mechanism[]}
 */
function mechanismsOf(folders, rows) {
  const names = [...new Set(rows.map(nameOf))];
  return names.map((name) => ({
    name,
    alone: scoreOf(
      folders,
      rows.filter((row) => nameOf(row) === name),
    ),
    without: scoreOf(
      folders,
      rows.filter((row) => nameOf(row) !== name),
    ),
  }));
}

/**
 * @param {Folders} folders
 * @param {readonly Row[]} rows
 */
function scoreOf(folders, rows) {
  return score(folders, '.mechanism', rows);
}

/** @param {Row} row */
function nameOf({ mechanism, rule }) {
  return mechanism ?? rule;
}

/**
 * @param {Family} family
 * @param {readonly Mechanism[]} mechanisms
 * @param {Score} total
 */
function tableOf(family, mechanisms, total) {
  const rows = mechanisms
    .map(({ name, alone, without }) => ({ name, alone: alone[family], without: without[family] }))
    .filter(({ alone }) => alone.tp + alone.fp > 0)
    .sort((a, b) => a.without.tp - b.without.tp || a.alone.fp - b.alone.fp);
  const head = ['mechanism', 'TP', 'only it', 'recall', 'FP', 'only it', 'P', 'F1 without'];
  return formatTable(head, [
    ...rows.map(({ name, alone, without }) => [
      name,
      alone.tp,
      total.tp - without.tp,
      `+${((total.recall ?? 0) - (without.recall ?? 0)).toFixed(3)}`,
      alone.fp,
      total.fp - without.fp,
      rounded(alone.precision),
      (without.f1 ?? 0).toFixed(3),
    ]),
    [
      'all',
      total.tp,
      '',
      rounded(total.recall),
      total.fp,
      '',
      rounded(total.precision),
      (total.f1 ?? 0).toFixed(3),
    ],
  ]);
}
