/** Character codes and small scanners that several dialects share. */

export const LF = 0x0a;
export const DOLLAR = 0x24;
export const BRACE_OPEN = 0x7b;
export const BRACE_CLOSE = 0x7d;

type CharacterTest = (code: number) => boolean;

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** POSIX: `[A-Za-z_]`. */
export const isNameStart: CharacterTest = (code) => isLetter(code) || code === 0x5f;
export const isNamePart: CharacterTest = (code) => isNameStart(code) || isDigit(code);

/**
 * `(?i)[_a-z]` as Go's regexp reads it: case folding adds U+017F (long s) and U+212A (Kelvin sign).
 * Source: the patterns of compose-go `template/template.go` and docker/cli `cli/compose/template/template.go`.
 */
export const isFoldedNameStart: CharacterTest = (code) =>
  isNameStart(code) || code === 0x17f || code === 0x212a;
export const isFoldedNamePart: CharacterTest = (code) => isFoldedNameStart(code) || isDigit(code);

/** Where the run of such characters that starts at `from` ends. */
export function endOfRun(text: string, from: number, end: number, accepts: CharacterTest): number {
  let position = from;
  while (position < end && accepts(text.charCodeAt(position))) position += 1;
  return position;
}

/**
 * `text.indexOf(search, from)` for a `from` that never goes back: linear over all calls, also where the text
 * does not hold what is searched.
 *
 * @returns the offset, or the text's length where there is none
 */
export function forwardFinder(text: string, search: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const index = text.indexOf(search, from);
      found = index === -1 ? text.length : index;
    }
    return found;
  };
}

/** Reads each `$$`, from the left, as one `$`. */
export function unescapeDollars(text: string): string {
  return text.replaceAll('$$', () => '$');
}
