import { endOfRun, isDigit, isNamePart, isNameStart } from './scan.js';

const SPECIAL = '@*#?$!-';

/** What stands between `${` and the operator. */
export interface ShellParameter {
  /** False for `1`, `@`, `?` and their like. */
  readonly isVariable: boolean;
  /** With the `#` or `!` in front and the `[…]` behind it. */
  readonly start: number;
  readonly end: number;
  /** The name alone. */
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** Whether a character is a special or positional parameter. */
export function isSpecialParameter(character: string): boolean {
  return character !== '' && (SPECIAL.includes(character) || isDigit(character.charCodeAt(0)));
}

/** Reads a parameter; undefined where none stands. An array subscript is stepped over, not read. */
export function readShellParameter(text: string, start: number): ShellParameter | undefined {
  const first = text.charAt(start);
  // `${#A}` is the length of a value, `${!A}` the value of the variable that A names; `${#}` and `${!}` are special.
  const prefixed = (first === '#' || first === '!') && isNameStart(text.charCodeAt(start + 1));
  const nameStart = prefixed ? start + 1 : start;
  if (isNameStart(text.charCodeAt(nameStart))) {
    const nameEnd = endOfRun(text, nameStart, text.length, isNamePart);
    return { isVariable: true, start, end: endOfSubscript(text, nameEnd), nameStart, nameEnd };
  }
  if (!isSpecialParameter(first)) return undefined;
  const end = isDigit(first.charCodeAt(0)) ? endOfRun(text, start, text.length, isDigit) : start + 1;
  return { isVariable: false, start, end, nameStart, nameEnd: end };
}

/** Where a `[…]` ends, brackets inside it included; the end of its line where it is not closed. */
function endOfSubscript(text: string, start: number): number {
  let brackets = 0;
  let position = start;
  do {
    const character = text[position];
    if (character === '[') brackets += 1;
    else if (brackets === 0 || character === undefined || character === '\n') return position;
    else if (character === ']') brackets -= 1;
    position += 1;
  } while (brackets > 0);
  return position;
}
