/** Letters, digits, `_` and `-`: what tokens are made of. For every UTF-16 code, so that no look-up is out of bounds. */
const WORD = new Uint8Array(65536);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')
  WORD[char.charCodeAt(0)] = 1;

/** No token has less of such characters in a row. */
const MIN_RUN = 20;

/** Is told of a run, by the offsets at which it begins and ends. */
interface RunListener {
  run(start: number, end: number): void;
}

/** Tells of each run of at least 20 token characters. What ends within the next 20 is never looked at from its start. */
export function longRuns(text: string, found: RunListener): void {
  let start = 0;
  let last = MIN_RUN - 1;
  while (last < text.length) {
    let at = last;
    while (at >= start && WORD[text.charCodeAt(at)] === 1) at--;
    if (at >= start) {
      start = at + 1;
    } else {
      let end = last + 1;
      while (end < text.length && WORD[text.charCodeAt(end)] === 1) end++;
      found.run(start, end);
      start = end + 1;
    }
    last = start + MIN_RUN - 1;
  }
}
