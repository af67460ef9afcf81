import type { TextRange } from '@bridgekeeper/policy';

/** `NAME=value`, or `NAME value` in the legacy form of ENV. Offsets are into the text of the instruction. */
export interface Pair {
  readonly name: string;
  readonly nameRange: TextRange;
  /** With its quotes; undefined for `ARG NAME`. */
  readonly valueRange: TextRange | undefined;
}

/**
 * The pairs of an ENV, an ARG or a LABEL (moby/buildkit `frontend/dockerfile/parser/line_parsers.go`, parseWords and
 * parseNameVal): words end at blanks that no quote and no escape token keeps. Where the first word has no `=`, the
 * rest of the line is the value: the legacy form, which ARG does not have.
 */
export function readPairs(text: string, keyword: string, escape: string): Pair[] {
  const words = wordsOf(text, escape);
  const [first] = words;
  if (first === undefined) return [];
  if (keyword !== 'ARG' && !text.slice(first.start, first.end).includes('=')) {
    const second = words[1];
    const end = text.trimEnd().length;
    const valueRange = second === undefined ? undefined : { start: second.start, end };
    return [{ name: text.slice(first.start, first.end), nameRange: first, valueRange }];
  }
  return words.map(({ start, end }) => {
    const equals = text.slice(start, end).indexOf('=');
    const nameEnd = equals < 0 ? end : start + equals;
    return {
      name: text.slice(start, nameEnd).replace(/^(["'])(.*)\1$/, '$2'),
      nameRange: { start, end: nameEnd },
      valueRange: equals < 0 ? undefined : { start: nameEnd + 1, end },
    };
  });
}

function wordsOf(text: string, escape: string): TextRange[] {
  const words: TextRange[] = [];
  let start = -1;
  let quote = '';
  for (let at = 0; at <= text.length; at++) {
    const char = text.charAt(at);
    if (quote === '' && (char === '' || char === ' ' || char === '\t')) {
      if (start >= 0) words.push({ start, end: at });
      start = -1;
      continue;
    }
    if (start < 0) start = at;
    if (char === escape && quote !== "'") at += 1;
    else if (quote === '' && (char === '"' || char === "'")) quote = char;
    else if (char === quote) quote = '';
  }
  if (start >= 0 && words.at(-1)?.start !== start) words.push({ start, end: text.length });
  return words;
}
