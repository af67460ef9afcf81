import { COMPOUNDS, GLUED_ENDINGS, OWNERS, PROVIDERS, SYNONYMS } from './vocabulary.js';

/**
 * The segments of a dotted or bracketed name, outermost first: `cfg.db["password"]` → cfg, db, password.
 * Segments without a letter (array indices, dashes) are left out.
 */
export function splitPath(name: string): string[] {
  if (!SEPARATOR.test(name)) return [name];
  return name.split(SEPARATORS).filter((segment) => /\p{L}/u.test(segment));
}

const SEPARATOR = /[.:/[\]"']/;
const SEPARATORS = /[.:/[\]"']+/;

/**
 * The words of one segment in lower case, with compounds joined: `dbApiKey_2` → db, apikey. Borders are
 * everything that is no letter or digit, `aB`, `ABc`, and the change between letters and digits. Digits are
 * dropped, but for `base64` and its like.
 */
export function wordsOf(segment: string): string[] {
  const plain = isAscii(segment) ? segment : segment.normalize('NFD').replace(/\p{M}+/gu, '');
  return joinCompounds(splitWords(plain).flatMap(splitGlued));
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

const OTHER = 0;
const LOWER = 1;
const UPPER = 2;
const DIGIT = 3;

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LOWER;
  if (code >= 65 && code <= 90) return UPPER;
  return code >= 48 && code <= 57 ? DIGIT : OTHER;
}

function splitWords(text: string): string[] {
  const words: string[] = [];
  let start = 0;
  let kind = text === '' ? OTHER : kindOf(text.charCodeAt(0));
  for (let i = 1; i <= text.length; i++) {
    const next = i < text.length ? kindOf(text.charCodeAt(i)) : OTHER;
    const border =
      kind === next
        ? // `ABc`: the last capital of a run belongs to the next word.
          kind === UPPER && i + 1 < text.length && kindOf(text.charCodeAt(i + 1)) === LOWER
        : i === text.length || !(kind === UPPER && next === LOWER);
    if (border) {
      addWord(words, text.slice(start, i), kind);
      start = i;
    }
    kind = next;
  }
  return words;
}

function addWord(words: string[], word: string, kind: number): void {
  const last = words.at(-1);
  if (kind === DIGIT) {
    if (last === 'base' && (word === '64' || word === '32')) words[words.length - 1] = 'base64';
  } else if (kind !== OTHER) {
    words.push(word.toLowerCase());
  }
}

/** `dbpassword` → db, password, where the front is a known owner; any other word as it is. */
function splitGlued(word: string): string[] {
  if (word.length < 4) return [word];
  for (const ending of GLUED_ENDINGS) {
    if (word.length > ending.length && word.endsWith(ending)) {
      const owners = splitOwners(word.slice(0, -ending.length));
      if (owners !== undefined) return [...owners, ending];
    }
  }
  return [word];
}

function splitOwners(text: string): string[] | undefined {
  if (isOwner(text)) return [text];
  for (let i = 2; i <= text.length - 2; i++) {
    const [first, second] = [text.slice(0, i), text.slice(i)];
    if (isOwner(first) && isOwner(second)) return [first, second];
  }
  return undefined;
}

function isOwner(word: string): boolean {
  return OWNERS.has(word) || PROVIDERS.has(word);
}

/** From the right: in `jwt secret key` it is the secret key that counts, not the JWT secret. */
function joinCompounds(words: string[]): string[] {
  const joined: string[] = [];
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i] ?? '';
    const before = i > 0 ? (words[i - 1] ?? '') : '';
    if (COMPOUNDS.get(before)?.has(word) === true) {
      joined.unshift(synonym(before + word));
      i--;
    } else {
      joined.unshift(synonym(word));
    }
  }
  return joined;
}

function synonym(word: string): string {
  return SYNONYMS.get(word) ?? word;
}
