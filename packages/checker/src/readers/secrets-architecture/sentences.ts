import type { TextBlock } from './markdown.js';

/** One thing that the section says. */
export interface Sentence {
  readonly kind: TextBlock['kind'];
  /** Blanks collapsed; dashes and quotes in their ASCII form. */
  readonly text: string;
}

const UNCHECKED = /^\[ ?\]\s/;
const CHECKED = /^\[x\]\s/i;
const STRUCK_OUT = /~~[^~]{1,500}~~/g;
// Abbreviations do not end a sentence.
const END = /(?<=[.!?;])(?<!\b(?:e\.g|i\.e|vs|etc|cf|approx)\.)\s+(?=\S)/i;

// No sentence is longer, and what reads them looks around every word of interest.
const MAX_LENGTH = 2000;

/** The sentences of a block: those of a paragraph, the items of a list, the rows of a table. */
export function sentencesOf(block: TextBlock): Sentence[] {
  const lines = block.kind === 'table' ? tableRows(block.lines) : block.lines.map(plain);
  return lines
    .filter((line) => !UNCHECKED.test(line))
    .flatMap((line) => line.replace(CHECKED, '').split(END))
    .map((text) => text.trim().slice(0, MAX_LENGTH))
    .filter((text) => text !== '')
    .map((text) => ({ kind: block.kind, text }));
}

/** A text in the form that the word lists expect. */
export function plain(text: string): string {
  return text
    .replace(/[\u2010-\u2012\u00AD]/g, '-')
    .replace(/[\u2013\u2014\u2192]/g, ' - ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201C\u201D]/g, '"')
    .replace(STRUCK_OUT, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The rows of a table as `label: value`, a sentence for each cell after the first. Where there are more than two
 * columns, the label is the column's heading: the first row compares things, and says nothing by itself.
 */
function tableRows(lines: readonly string[]): string[] {
  const rows = lines
    .map((line) => line.split('|').slice(1).map(plain))
    .map((cells) => (cells.at(-1) === '' ? cells.slice(0, -1) : cells));
  const body = rows.filter((cells) => !cells.every((cell) => /^:?-*:?$/.test(cell)));
  const head = body[0] ?? [];
  if (head.length <= 2) return body.map((cells) => cells.filter((cell) => cell !== '').join(': '));
  return body.slice(1).flatMap((cells) => {
    return cells.slice(1).map((cell, index) => `${head[index + 1] ?? ''}: ${cell}`);
  });
}
