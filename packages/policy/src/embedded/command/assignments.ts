import type { TextRange } from '../../range.js';

export interface Assignment extends TextRange {
  readonly name: string;
}

const NAME = /^([A-Za-z_][\w.-]{0,127})=(?![=>~])/;
/** `username=a,password=b`, `redis:6379,password=b`: a list of options in one word. */
const NEXT = /,(?=[A-Za-z_][\w.-]{0,63}=)/g;

const HOST = /^[\w.-]{1,253}:\d{1,5},/;

/** The assignments that a word holds, from an offset to its end, with the ranges of their values. */
export function assignmentsIn(source: string, from: number, to: number): Assignment[] {
  const text = source.slice(from, to);
  const starts = NAME.test(text) ? [0] : [];
  if (starts.length === 0 && !HOST.test(text)) return [];
  for (const match of text.matchAll(NEXT)) starts.push(match.index + 1);
  return starts.flatMap((start, index) => {
    const end = (starts[index + 1] ?? text.length + 1) - 1;
    const name = NAME.exec(text.slice(start, start + 129))?.[1];
    if (name === undefined) return [];
    return [{ name, ...unquoted(source, from + start + name.length + 1, from + end) }];
  });
}

/** The range of a value without its quotes; one without quotes ends at a redirection or a tag. */
export function unquoted(source: string, start: number, end: number): TextRange {
  const quote = /^\\?["']/.exec(source.slice(start, start + 2))?.[0];
  if (quote !== undefined) {
    const open = start + quote.length;
    const close = source.slice(open, end).indexOf(quote);
    return { start: open, end: close < 0 ? Math.max(end, open) : open + close };
  }
  const stop = source.slice(start + 1, end).search(/[<>"']|\\(?:[ntr"'\\; ]|$)/);
  return { start, end: stop < 0 || source[start] === '<' ? end : start + 1 + stop };
}
