import type { TextRange } from '@bridgekeeper/policy';
import { escapeControl } from '@bridgekeeper/policy';

import type { TextEdit } from '../fix/edit.js';
import { lineEnd } from '../readers/lines.js';
import { complement } from './code-frame.js';
import type { Masks } from './mask.js';
import { createMasks, merge } from './mask.js';
import { visibleIn } from './visible.js';

/** Lines around a change. */
const CONTEXT = 3;
/** How much of a line is shown before and behind a change. */
const MAX_AROUND = 160;

/**
 * What edits do to a file, as a unified diff for people: as in a code frame, every secret is hidden in it, so
 * that it cannot be applied.
 *
 * @param path as shown
 * @param edits in order of place, without overlaps; their texts are shown as they are
 * @param masks the ranges of values that are or may be secrets
 */
export function unifiedDiff(
  path: string,
  text: string,
  edits: readonly TextEdit[],
  masks: readonly TextRange[],
): string {
  if (edits.length === 0) return '';
  const lines = new Lines(text, edits, createMasks(text, masks));
  const shown = escapeControl(path);
  let result = `--- a/${shown}\n+++ b/${shown}\n`;
  let added = 0;
  for (const hunk of hunksOf(blocksOf(lines, edits), lines.count)) {
    const body = hunk.parts.flatMap((part) => lines.show(part));
    const before = body.filter((line) => !line.startsWith('+') && !line.startsWith('\\')).length;
    const after = body.filter((line) => !line.startsWith('-') && !line.startsWith('\\')).length;
    result += `@@ -${span(hunk.start, before)} +${span(hunk.start + added, after)} @@\n${body.join('\n')}\n`;
    added += after - before;
  }
  return result;
}

/** Where a side of a hunk stands; one without lines stands behind the line before. */
function span(start: number, count: number): string {
  const line = count === 0 ? start : start + 1;
  return count === 1 ? String(line) : `${String(line)},${String(count)}`;
}

/** Lines from `from` up to `to`, which is not included; with edits they are changed. Lines count from 0. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly edits: readonly TextEdit[];
}

interface Hunk {
  readonly start: number;
  readonly parts: readonly Block[];
}

/** The lines that edits change; edits that share a line are one block. */
function blocksOf(lines: Lines, edits: readonly TextEdit[]): Block[] {
  const blocks: { from: number; to: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const from = lines.at(edit.start);
    const to = Math.min(lines.at(edit.end) + 1, lines.count);
    const last = blocks.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = Math.max(last.to, to);
      last.edits.push(edit);
    } else blocks.push({ from, to: Math.max(from, to), edits: [edit] });
  }
  return blocks;
}

function hunksOf(blocks: readonly Block[], count: number): Hunk[] {
  const hunks: { start: number; parts: Block[] }[] = [];
  for (const block of blocks) {
    const last = hunks.at(-1);
    const end = last?.parts.at(-1)?.to ?? -Infinity;
    // The context behind the block before is open still.
    if (last !== undefined && block.from - end <= 2 * CONTEXT) {
      last.parts.push({ from: end, to: block.from, edits: [] }, block);
    } else {
      if (last !== undefined) last.parts.push({ from: end, to: Math.min(end + CONTEXT, count), edits: [] });
      const start = Math.max(0, block.from - CONTEXT);
      hunks.push({ start, parts: [{ from: start, to: block.from, edits: [] }, block] });
    }
  }
  const last = hunks.at(-1);
  const end = last?.parts.at(-1)?.to ?? 0;
  last?.parts.push({ from: end, to: Math.min(end + CONTEXT, count), edits: [] });
  return hunks;
}

const NO_BREAK = '\\ No newline at end of file';

class Lines {
  readonly count: number;
  readonly #text: string;
  readonly #edits: readonly TextEdit[];
  readonly #masks: Masks;
  readonly #starts: number[] = [0];

  constructor(text: string, edits: readonly TextEdit[], masks: Masks) {
    this.#text = text;
    this.#edits = edits;
    this.#masks = masks;
    for (const { index, 0: mark } of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + mark.length);
    this.count = this.#starts.at(-1) === text.length ? this.#starts.length - 1 : this.#starts.length;
  }

  /** The line of an offset; one more than there are behind the last line break. */
  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The lines of a block with their marks, an old line before the new ones. */
  show({ from, to, edits }: Block): string[] {
    const start = this.#starts[from] ?? this.#text.length;
    const end = this.#starts[to] ?? this.#text.length;
    const old = start === end ? [] : this.#marked(this.#shown(start, end), edits.length === 0 ? ' ' : '-');
    return edits.length === 0 ? old : [...old, ...this.#marked(this.#edited(start, end, edits), '+')];
  }

  #marked(shown: string, mark: string): string[] {
    if (shown === '') return [];
    const closed = shown.endsWith('\n');
    const lines = (closed ? shown.slice(0, -1) : shown).split('\n').map((line) => mark + line);
    return closed ? lines : [...lines, NO_BREAK];
  }

  #edited(start: number, end: number, edits: readonly TextEdit[]): string {
    let result = '';
    let from = start;
    for (const edit of edits) {
      result += this.#shown(from, edit.start) + edit.text.replaceAll('\r\n', '\n');
      from = edit.end;
    }
    return result + this.#shown(from, end);
  }

  /** A part of the text with every secret hidden, and every line break as LF. */
  #shown(start: number, end: number): string {
    let result = '';
    for (let at = start; at < end;) {
      const line = this.at(at);
      const from = this.#starts[line] ?? 0;
      const last = lineEnd(this.#text, from);
      const next = this.#starts[line + 1] ?? this.#text.length;
      result += this.#shownOf({ start: from, end: last }, at, Math.min(end, last));
      if (end >= next && next > last) result += '\n';
      at = next;
    }
    return result;
  }

  /** A part of one line. */
  #shownOf(line: TextRange, start: number, end: number): string {
    if (start >= end) return '';
    const changed = this.#editsOn(line);
    const part = {
      start: Math.max(line.start, (changed[0]?.start ?? line.start) - MAX_AROUND),
      end: Math.min(line.end, Math.max(changed.at(-1)?.end ?? 0, line.start) + MAX_AROUND),
    };
    const hidden = this.#hiddenIn(line, part, changed);
    const from = Math.max(start, part.start);
    const to = Math.min(end, part.end);
    const before = start < part.start ? '…' : '';
    return before + hide(this.#text, from, to, hidden) + (end > part.end ? '…' : '');
  }

  /** The edits that touch a line; the first is found by halving. */
  #editsOn(line: TextRange): TextEdit[] {
    const edits = this.#edits;
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle]?.end ?? 0) < line.start) low = middle + 1;
      else high = middle;
    }
    const found: TextEdit[] = [];
    for (let edit = edits[low]; edit !== undefined && edit.start <= line.end; edit = edits[++low])
      found.push(edit);
    return found;
  }

  #hiddenIn(line: TextRange, part: TextRange, changed: readonly TextEdit[]): TextRange[] {
    const source = this.#text.slice(part.start, part.end);
    const owns = changed.length === 0 ? [{ start: line.start, end: line.start }] : changed;
    const visible = owns.flatMap((own) => {
      const start = Math.min(Math.max(own.start - part.start, 0), source.length);
      const within = { start, end: Math.min(Math.max(own.end - part.start, start), source.length) };
      const finding = { ruleId: 'no-secret-default', first: false } as const;
      return visibleIn(source, part.start === line.start, within, finding);
    });
    const shown = visible.map((range) => ({ start: part.start + range.start, end: part.start + range.end }));
    return merge([...this.#masks.hiddenIn(part.start, part.end), ...complement(shown, part)]);
  }
}

function hide(text: string, start: number, end: number, hidden: readonly TextRange[]): string {
  let result = '';
  let next = 0;
  for (let at = start; at < end;) {
    while ((hidden[next]?.end ?? Infinity) <= at) next++;
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    // A pair that is hidden by half is hidden whole.
    const isHidden = (hidden[next]?.start ?? Infinity) < at + character.length;
    result += isHidden ? '*' : character === '\t' ? '\t' : escapeControl(character);
    at += character.length;
  }
  return result;
}
