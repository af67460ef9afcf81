import type { TokenMatch } from '@bridgekeeper/policy';
import { findTokens } from '@bridgekeeper/policy';

/** The policy searches 64 kB at a time, so a whole file is searched in windows. */
const WINDOW = 60_000;
/** The windows overlap by more than the longest key: one that the first cuts off is whole in the next. */
const OVERLAP = 8_000;

/** The credentials of a whole text by their own shape, in order of place. */
export function findAllTokens(text: string): TokenMatch[] {
  if (text.length <= WINDOW) return findTokens(text);
  const tokens: TokenMatch[] = [];
  for (let start = 0; start < text.length;) {
    const end = Math.min(start + WINDOW, text.length);
    for (const token of findTokens(text.slice(start, end))) {
      const range = { start: start + token.range.start, end: start + token.range.end };
      // What the window's end may have cut off is found again, whole.
      if (end < text.length && range.start >= end - OVERLAP) continue;
      if (range.start >= (tokens.at(-1)?.range.end ?? 0)) tokens.push({ ...token, range });
    }
    if (end === text.length) break;
    // At the start of a line, where there is one in the window: a token is seldom cut then.
    const next = text.lastIndexOf('\n', end - OVERLAP) + 1;
    start = next > start ? next : end - OVERLAP;
  }
  return tokens;
}
