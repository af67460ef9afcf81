import type { TextRange } from '@bridgekeeper/policy';

/**
 * What ESLint is to put a blank in the place of where it removes a comment, so that as little as can be is left of it.
 * With the whole line goes the first blank of the next, for which the new one stands; where the next line is not
 * indented, a line with a blank stays. Behind code one blank stays.
 */
export function removalRange(text: string, { start, end }: TextRange): TextRange {
  const from = blanksBefore(text, start);
  const isAlone = from === 0 || text[from - 1] === '\n' || text[from - 1] === '\r';
  if (!isAlone) return { start: from, end };
  const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
  return { start: from, end: text[next] === ' ' ? next + 1 : end };
}

function blanksBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  return at;
}
