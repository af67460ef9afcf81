/** Kinds of characters, by UTF-16 code: a text is looked at code by code, for patterns cost more. */

/** A letter or a digit of ASCII, `_` or `$`. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}

/** The same, and `-`, which names have in texts. */
export function isNameCharacter(code: number): boolean {
  return isWordCharacter(code) || code === 45;
}

/** `'`, `"`, or a back-tick. */
export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

/** The next character before or behind an offset that is no blank. */
export function nearest(text: string, at: number, step: 1 | -1): number {
  let next = at + step;
  while (next >= 0 && next < text.length && text.charCodeAt(next) <= 32) next += step;
  return text.charCodeAt(next);
}
