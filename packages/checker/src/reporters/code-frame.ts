import type { RuleId, TextRange } from '@bridgekeeper/policy';
import { escapeControl } from '@bridgekeeper/policy';

import { lineEnd } from '../readers/lines.js';
import { characterWidth } from './character-width.js';
import type { Masks } from './mask.js';
import { createMasks, merge } from './mask.js';
import { visibleIn } from './visible.js';

/**
 * The source line of a finding, ready to print: no secret, no control character, no tab in it. What is neither
 * structure nor the finding's own is hidden, whatever it is.
 */
export interface CodeFrame {
  /** Counts from 1. */
  readonly line: number;
  /** At most {@link MAX_COLUMNS} wide; `…` stands where the line goes on. */
  readonly text: string;
  /** Columns of a terminal before the first caret. */
  readonly caretStart: number;
  /** Columns of a terminal; at least 1. */
  readonly caretLength: number;
  /** How many further lines the finding covers. */
  readonly moreLines: number;
}

/** A finding's rule and place. Lines and columns count from 1, columns in UTF-16 units; the end column is the one after. */
export interface Place {
  readonly ruleId: RuleId;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export const MAX_COLUMNS = 160;
const TAB = '    ';
/** How much of the line stands before a range that does not fit. */
const LEAD = 20;

/** One character as it is shown. */
interface Cell {
  readonly text: string;
  readonly width: number;
  /** Where it stands in the source. */
  readonly offset: number;
}

/** Makes code frames of one text. The frame of a place that is not in the text is undefined. */
export function createFramer(
  text: string,
  masks: readonly TextRange[],
): (place: Place) => CodeFrame | undefined {
  const lineAt = createLineFinder(text);
  let hidden: Masks | undefined;
  return (place) => {
    const line = lineAt(place.line);
    if (line === undefined) return undefined;
    hidden ??= createMasks(text, masks);
    return frameLine(text, line, place, hidden);
  };
}

function frameLine(text: string, line: TextRange, place: Place, masks: Masks): CodeFrame {
  const from = Math.min(line.start + Math.max(place.column - 1, 0), line.end);
  // A range that ends at the very start of the next line covers the line break and no more.
  const lastLine = place.endColumn === 1 && place.endLine > place.line ? place.endLine - 1 : place.endLine;
  const moreLines = Math.max(lastLine - place.line, 0);
  const end =
    place.endLine > place.line ? trimmedEnd(text, from, line.end) : line.start + place.endColumn - 1;
  const to = Math.min(Math.max(end, from), line.end);
  const shown = neighbourhood(text, line, from);
  const visible = visibleParts(text, line, shown, { start: from, end: to }, place);
  const hidden = merge([...masks.hiddenIn(shown.start, shown.end), ...complement(visible, shown)]);
  const cells = toCells(text, shown, hidden);
  const cut = { left: shown.start > line.start, right: shown.end < line.end };
  return { line: place.line, moreLines, ...cutToWidth(cells, { start: from, end: to }, cut) };
}

function visibleParts(
  text: string,
  line: TextRange,
  part: TextRange,
  own: TextRange,
  { ruleId, line: number, column }: Place,
): TextRange[] {
  const within = {
    start: Math.max(own.start - part.start, 0),
    end: Math.min(own.end, part.end) - part.start,
  };
  const whole = part.start === line.start;
  const finding = { ruleId, first: number === 1 && column === 1 };
  return visibleIn(text.slice(part.start, part.end), whole, within, finding).map(({ start, end }) => ({
    start: part.start + start,
    end: part.start + end,
  }));
}

/** What of a part no range covers. */
export function complement(ranges: readonly TextRange[], part: TextRange): TextRange[] {
  const rest: TextRange[] = [];
  let from = part.start;
  for (const { start, end } of merge(ranges)) {
    if (start > from) rest.push({ start: from, end: start });
    from = end;
  }
  return from < part.end ? [...rest, { start: from, end: part.end }] : rest;
}

/** The part of a line that can end up in the frame: nearly every character takes a column or more. */
function neighbourhood(text: string, line: TextRange, offset: number): TextRange {
  const start = Math.max(line.start, offset - MAX_COLUMNS);
  const splitsPair = start > line.start && /[\uDC00-\uDFFF]/.test(text.charAt(start));
  return { start: splitsPair ? start + 1 : start, end: Math.min(line.end, offset + 2 * MAX_COLUMNS) };
}

function toCells(text: string, part: TextRange, hidden: readonly TextRange[]): Cell[] {
  const cells: Cell[] = [];
  let next = 0;
  for (let offset = part.start; offset < part.end;) {
    while ((hidden[next]?.end ?? Infinity) <= offset) next++;
    const range = hidden[next];
    const character = String.fromCodePoint(text.codePointAt(offset) ?? 0);
    // A pair that is hidden by half is hidden whole.
    if (range !== undefined && range.start < offset + character.length)
      cells.push({ text: '*', width: 1, offset });
    else cells.push(toCell(character, offset));
    offset += character.length;
  }
  return cells;
}

function toCell(character: string, offset: number): Cell {
  if (character === '\t') return { text: TAB, width: TAB.length, offset };
  const shown = escapeControl(character);
  return { text: shown, width: shown === character ? characterWidth(character) : shown.length, offset };
}

/** Takes the part of a line that fits, with the range in it, and finds the columns of the carets. */
function cutToWidth(
  cells: readonly Cell[],
  range: TextRange,
  cut: { readonly left: boolean; readonly right: boolean },
): Pick<CodeFrame, 'text' | 'caretStart' | 'caretLength'> {
  const before = widthOf(cells.filter((cell) => cell.offset < range.start));
  const length = widthOf(cells.filter((cell) => cell.offset >= range.start && cell.offset < range.end));
  const total = widthOf(cells);
  if (total <= MAX_COLUMNS && !cut.left && !cut.right) {
    return { text: join(cells), caretStart: before, caretLength: Math.max(length, 1) };
  }
  const room = MAX_COLUMNS - 2; // one `…` at each end
  const centred = before - Math.max(LEAD, Math.floor((room - length) / 2));
  const first = Math.max(0, Math.min(centred, total - room));
  const taken = takeColumns(cells, first, first + room);
  const left = cut.left || taken.start > 0 ? '…' : '';
  const right = cut.right || taken.start + taken.width < total ? '…' : '';
  const caretStart = before - taken.start;
  return {
    text: left + join(taken.cells) + right,
    caretStart: caretStart + left.length,
    caretLength: Math.max(Math.min(length, taken.width - caretStart), 1),
  };
}

/** The cells that lie wholly between two columns, and where they do. */
function takeColumns(
  cells: readonly Cell[],
  first: number,
  end: number,
): { readonly cells: readonly Cell[]; readonly start: number; readonly width: number } {
  const taken: Cell[] = [];
  let start: number | undefined;
  let column = 0;
  for (const cell of cells) {
    if (column >= first && column + cell.width <= end) {
      start ??= column;
      taken.push(cell);
    }
    column += cell.width;
  }
  return { cells: taken, start: start ?? 0, width: widthOf(taken) };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}

function join(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}

function trimmedEnd(text: string, from: number, end: number): number {
  return from + text.slice(from, end).trimEnd().length;
}

/**
 * Finds lines by number, without their ends. Findings come in order, so it goes on from the last line asked
 * for: a list of all lines would be larger than a text of many short ones.
 */
function createLineFinder(text: string): (line: number) => TextRange | undefined {
  let number = 1;
  let range = { start: 0, end: lineEnd(text, 0) };
  return (wanted) => {
    if (wanted < number) {
      number = 1;
      range = { start: 0, end: lineEnd(text, 0) };
    }
    while (number < wanted) {
      if (range.end === text.length) return undefined;
      const start = range.end + (text.startsWith('\r\n', range.end) ? 2 : 1);
      range = { start, end: lineEnd(text, start) };
      number++;
    }
    return number === wanted ? range : undefined;
  };
}
