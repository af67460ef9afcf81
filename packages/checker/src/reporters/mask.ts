import type { TextRange } from '@bridgekeeper/policy';

import { skeletonOf } from './skeleton.js';

/**
 * The policy's bound on what may be shown of a value: its first 4 characters, and none of one under 12. What
 * stands in the text may be base64, where 16 characters are 12.
 */
const SHOWN = 4;
const SHOWN_FROM = 16;

/** Escapes of YAML, JSON and URLs: what has one may be shorter than it looks. */
const ESCAPE = /[\\%]/;

/**
 * The lengths of values that are looked for outside of their own range too. Shorter ones stand in too many
 * places by chance; longer ones do not fit a line that people read.
 */
const LOOKED_FOR_FROM = 6;
const LOOKED_FOR_TO = 4096;

/** Bounds the work on a file full of secrets; each is still hidden where it stands. */
const MAX_LOOKED_FOR = 500;

/** What of a text must not be shown. */
export interface Masks {
  /** The hidden ranges that touch a part of the text, in order. They do not overlap. */
  hiddenIn(start: number, end: number): readonly TextRange[];
}

/**
 * Works out what to hide: of every value all but its structure and its first characters, and the same literal
 * wherever else it stands. A literal of letters only is looked for nowhere else: it may well be a word of the
 * name before it (`password: password`).
 *
 * @param masks the ranges of values that are or may be secrets; they may overlap, in any order
 */
export function createMasks(text: string, masks: readonly TextRange[]): Masks {
  const hidden = merge(masks.flatMap((mask) => hiddenParts(text, mask)));
  const literals = lookedFor(text, masks);
  const longest = Math.max(0, ...[...literals].map((literal) => literal.length));
  return {
    hiddenIn(start, end) {
      const ranges = within(hidden, start, end);
      // One that begins before the part, or ends behind it, is found as well.
      const from = Math.max(0, start - longest);
      const part = text.slice(from, end + longest);
      for (const literal of literals) {
        for (let at = part.indexOf(literal); at >= 0; at = part.indexOf(literal, at + literal.length)) {
          ranges.push(withoutBeginning(text, { start: from + at, end: from + at + literal.length }));
        }
      }
      return merge(ranges);
    },
  };
}

/** The distinct literals that are worth looking for. */
function lookedFor(text: string, masks: readonly TextRange[]): ReadonlySet<string> {
  const literals = new Set<string>();
  for (const mask of masks) {
    for (const { start, end } of literalParts(text, mask)) {
      if (literals.size >= MAX_LOOKED_FOR) return literals;
      const literal = text.slice(start, end);
      const fits = literal.length >= LOOKED_FOR_FROM && literal.length <= LOOKED_FOR_TO;
      if (fits && !/^\p{L}+$/u.test(literal)) literals.add(literal);
    }
  }
  return literals;
}

/** What of a value is not structure. */
function literalParts(text: string, mask: TextRange): TextRange[] {
  const { start, end } = withoutQuotes(text, mask);
  const parts: TextRange[] = [];
  let from = start;
  for (const structure of skeletonOf(text.slice(start, end))) {
    if (start + structure.start > from) parts.push({ start: from, end: start + structure.start });
    from = Math.max(from, start + structure.end);
  }
  if (from < end) parts.push({ start: from, end });
  return parts;
}

function withoutQuotes(text: string, { start, end }: TextRange): TextRange {
  const quote = text.charAt(start);
  if (end - start < 2 || (quote !== '"' && quote !== "'")) return { start, end };
  return { start: start + 1, end: text.charAt(end - 1) === quote ? end - 1 : end };
}

/** The beginning of a value may be shown, that of a later part may not. */
function hiddenParts(text: string, mask: TextRange): TextRange[] {
  const { start } = withoutQuotes(text, mask);
  return literalParts(text, mask).map((part) => (part.start === start ? withoutBeginning(text, part) : part));
}

function withoutBeginning(text: string, { start, end }: TextRange): TextRange {
  if (end - start < SHOWN_FROM || ESCAPE.test(text.slice(start, end))) return { start, end };
  const shownEnd = start + SHOWN;
  // Half a character is no character: the pair goes with what is hidden.
  const splitsPair = /[\uD800-\uDBFF]/.test(text.charAt(shownEnd - 1));
  return { start: splitsPair ? shownEnd - 1 : shownEnd, end };
}

/** The union of ranges, in order. */
export function merge(ranges: readonly TextRange[]): TextRange[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else if (start < end) merged.push({ start, end });
  }
  return merged;
}

function within(ranges: readonly TextRange[], start: number, end: number): TextRange[] {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const touching: TextRange[] = [];
  for (let range = ranges[low]; range !== undefined && range.start < end; range = ranges[++low])
    touching.push(range);
  return touching;
}
