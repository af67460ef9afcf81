/** Letters, digits, `_` and `-`: what tokens are made of. For every UTF-16 code, so that no look-up is out of bounds. */
const WORD = new Uint8Array(65536);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-')
  WORD[char.charCodeAt(0)] = 1;

/** No token has less of such characters in a row. */
const MIN_RUN = 20;
/** A run that long has two of the characters that are looked at. */
const STEP = MIN_RUN >> 1;

/** Calls back for each run of at least 20 token characters. */
export function longRuns(text: string, found: (start: number, end: number) => void): void {
  let before = false;
  for (let at = STEP - 1; at < text.length; at += STEP) {
    const isWord = WORD[text.charCodeAt(at)] === 1;
    if (!isWord || !before) {
      before = isWord;
      continue;
    }
    let start = at - 1;
    while (start >= 0 && WORD[text.charCodeAt(start)] === 1) start--;
    start++;
    if (start > at - STEP) continue;
    let end = at + 1;
    while (end < text.length && WORD[text.charCodeAt(end)] === 1) end++;
    if (end - start >= MIN_RUN) found(start, end);
    while (at + STEP < end) at += STEP;
  }
}
