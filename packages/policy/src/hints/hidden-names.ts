import { isNameCharacter } from './characters.js';
import { meaningOf } from './name-words.js';

/**
 * What stands in a text as something else: names with marks on their letters, and with escapes. A search for keywords goes past
 * them.
 */

/** A letter with a mark, which names are compared without. */
const MARKED = /[\u00c0-\u024f\u1e00-\u1eff\u212a]|\p{M}/u;
/** Cheaper than the pattern for marks, which hardly any file outside of translations has. */
const NOT_ASCII = /[^\0-\x7f]{1,200}/g;

/** Whether a word that has letters with marks is the name of a secret. */
export function hasMarkedNames(text: string): boolean {
  let end = 0;
  for (const { 0: part, index } of text.matchAll(NOT_ASCII)) {
    if (index < end || !MARKED.test(part)) continue;
    let from = index;
    while (from > 0 && index - from < MAX_WORD && isAnyNameCharacter(text.charCodeAt(from - 1))) from--;
    end = index + part.length;
    while (end < text.length && end - index < MAX_WORD && isAnyNameCharacter(text.charCodeAt(end))) end++;
    if (meansSomething(text.slice(from, end))) return true;
  }
  return false;
}

/**
 * Whether a letter or a sign that names and credentials are told by may be written as an escape (`\x41`, `\u0041`,
 * `\u{41}`, `&#65;`), or a name goes on in the next line behind a `\`.
 */
export function hasEscapes(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at + 2)) {
    const next = text.charCodeAt(at + 1);
    if (next === LINE_FEED || next === CARRIAGE_RETURN) {
      if (isSplitWord(text, at)) return true;
    } else if (next === SMALL_X || next === SMALL_U) {
      if (mayStandForLetter(text, at + 2, next === SMALL_X ? 2 : 4)) return true;
    }
  }
  return text.includes('&#');
}

/** Of an escape by number. `\u200b` and `\x1b` stand for nothing that a name is made of. */
function mayStandForLetter(text: string, start: number, digits: number): boolean {
  const code = Number.parseInt(text.slice(start, start + digits), 16);
  // What is in braces, and what is no number, is left to the parser.
  if (Number.isNaN(code)) return true;
  const char = String.fromCharCode(code);
  return isNameCharacter(code) || SIGNS.includes(char) || MARKED.test(char);
}

/** What tokens and URLs are made of beside letters. */
const SIGNS = ':/=+.@';

/** Whether a character stands on both sides of a line break that an escape takes out. */
function isSplitWord(text: string, backslash: number): boolean {
  const behind = text.startsWith('\\\r\n', backslash) ? backslash + 3 : backslash + 2;
  return isAnyNameCharacter(text.charCodeAt(backslash - 1)) && isAnyNameCharacter(text.charCodeAt(behind));
}

const MAX_WORD = 128;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SMALL_U = 117;
const SMALL_X = 120;

function meansSomething(word: string): boolean {
  const { secret, key, unsure, shipped } = meaningOf(word);
  return secret || key || unsure || shipped;
}

/** The same for any letter beyond ASCII. */
function isAnyNameCharacter(code: number): boolean {
  return code > 127 || isNameCharacter(code);
}
