import { isNeutralName } from '../names/neutral-name.js';
import { isQuote, isWordCharacter } from './characters.js';

/**
 * How a program uses a word, as far as the text around it tells. Whatever cannot be told counts as a use that matters.
 */

/** Of what is named by a bare word: `key: 'x'`, `stripe.key = 'x'`. */
const PATH_ENDS: ReadonlySet<number> = new Set(Array.from('.:/[]"\'`', (char) => char.charCodeAt(0)));

/** Whether a bare `key` at a place is one of an object or a path, and a text may be its value. */
export function isKeyOfValue(text: string, start: number, end: number): boolean {
  const sign = signAfter(text, end);
  if (text.charCodeAt(sign) === COLON) return mayHoldText(text, sign + 1);
  return PATH_ENDS.has(text.charCodeAt(start - 1)) && isAssignment(text, sign) && mayHoldText(text, sign + 1);
}

/** Whether the word at a place may name a text, or stand in one. */
export function mayNameText(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  switch (next) {
    case OPEN:
      // `setToken('x')`; `password('x')` of SQL.
      return /^(?:set|with|old_password|password)/i.test(text.slice(start, start + 16));
    case DOT:
      return isNeutralMember(text, end);
    case COMMA:
    case CLOSE:
    case SEMICOLON:
    case BRACE:
      return isComparedBefore(text, start);
    case COLON:
      return mayHoldText(text, end + 1);
    case QUESTION:
      if (text.charCodeAt(end + 1) === DOT) return isNeutralMember(text, end + 1);
      return text.charCodeAt(end + 1) !== COLON || mayHoldText(text, end + 2);
    case SPACE: {
      const sign = signAfter(text, end);
      return isAssignment(text, sign) ? mayHoldText(text, sign + 1) : true;
    }
    default:
      return true;
  }
}

/**
 * Whether the word at a place may be the name of a setting that is read, or what a setting is stored as. Of members only
 * those in capitals are, and those of `env` itself.
 */
export function mayNameSetting(text: string, start: number, end: number): boolean {
  // `JWT.sign(…)` is a module's.
  if (isCapitals(text, start, end) && text.charCodeAt(end) !== DOT) return true;
  if (isQuotedKey(text, start, end)) return true;
  if (text.charCodeAt(start - 1) === DOT && /env[?!]?\.$/i.test(text.slice(start - 6, start))) return true;
  ASSIGNED.lastIndex = end;
  if (ASSIGNED.test(text)) return true;
  let sign = signAfter(text, end);
  while (text.charCodeAt(sign) === QUESTION || text.charCodeAt(sign) === EXCLAMATION) sign++;
  return text.charCodeAt(sign) === COLON && mayHoldFallback(text, sign + 1);
}

/** `=`, `??=`, `||=`, `&&=` */
const ASSIGNED = /["'`]?\]?\s{0,40}(?:\?\?|\|\||&&)?=(?![=>])/y;

/** Whether a word is one of a key in quotes: `'secret'`, `'jwt.secret'`, `'app:db-password'`. No sentence is one. */
function isQuotedKey(text: string, start: number, end: number): boolean {
  let from = start - 1;
  while (start - from < MAX_KEY && isKeyCharacter(text.charCodeAt(from))) from--;
  const quote = text.charCodeAt(from);
  // A template may put in what stands before or behind.
  if (!isQuote(quote) && quote !== BRACE) return false;
  let to = end;
  while (to - end < MAX_KEY && isKeyCharacter(text.charCodeAt(to))) to++;
  const last = text.charCodeAt(to);
  return isQuote(last) || last === DOLLAR || to - end === MAX_KEY;
}

const MAX_KEY = 100;
const DOLLAR = 36;

/** A letter, a digit, or a sign that keys have between their parts. */
function isKeyCharacter(code: number): boolean {
  return code !== DOLLAR && (isWordCharacter(code) || KEY_SIGNS.has(code));
}

const KEY_SIGNS: ReadonlySet<number> = new Set(Array.from('-./:[]', (char) => char.charCodeAt(0)));

/** Whether the environment goes by another name in a program, so that any name may be one of it. */
export function renamesEnvironment(text: string): boolean {
  return RENAMED.test(text);
}

/** One of them, whatever the case of its letters, stands in every such program; hardly any other has one. */
export const RUNTIMES: readonly string[] = ['process', 'import.meta', 'deno', 'bun', '$env/', 'cloudflare:'];
const RENAMED =
  /\b(?:process|Bun|Deno|import\.meta)(?:\s{0,40}\.\s{0,40}env\b(?!\s{0,40}[?!]{0,2}[.[])|(?![\w$?!.]|\s{0,40}\.))|\$env\/|['"`](?:(?:node:)?process|bun|cloudflare:workers)['"`]/;

function isCapitals(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) return false;
  }
  return true;
}

const LINE_FEED = 10;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;
const DOT = 46;
const COLON = 58;
const SEMICOLON = 59;
const BRACE = 125;
const SPACE = 32;
const LESS = 60;
const EQUALS = 61;
const GREATER = 62;
const SLASH = 47;
const QUESTION = 63;
const EXCLAMATION = 33;
const BAR = 124;

/** `password.value = 'x'`: a member that leaves it to the name before. */
function isNeutralMember(text: string, dot: number): boolean {
  let end = dot + 1;
  while (end - dot < MAX_KEY && isWordCharacter(text.charCodeAt(end))) end++;
  return isNeutralName(text.slice(dot + 1, end));
}

/** Where the sign of a word stands, behind its quote, its bracket and blanks. */
function signAfter(text: string, end: number): number {
  let at = end;
  if (isQuote(text.charCodeAt(at))) at++;
  if (text.charCodeAt(at) === 93) at++;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/**
 * The expressions that may be given to what has a name, as they are written: of `NAME = x`, of `NAME: T = x` with the type, of
 * `{ name: x }`. Of a long one only the first part.
 */
export function valuesGivenTo(text: string, name: string): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (isWordCharacter(text.charCodeAt(at - 1)) || isWordCharacter(text.charCodeAt(end))) continue;
    let sign = signAfter(text, end);
    while (text.charCodeAt(sign) === QUESTION || text.charCodeAt(sign) === EXCLAMATION) sign++;
    if (text.charCodeAt(sign) === COLON || isAssignment(text, sign))
      found.push(text.slice(sign + 1, endOfExpression(text, sign + 1)));
  }
  return found;
}

/** Where an expression ends: at a comma, a semicolon or a bracket that closes what is around, or where nobody reads on. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  let isType = false;
  const limit = Math.min(text.length, start + MAX_VALUE);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN || code === 91 || code === 123) depth++;
    else if (code === CLOSE || code === 93 || code === BRACE) {
      if (depth === 0) return at;
      depth--;
    } else if (code === LESS) isType = true;
    else if (depth === 0 && (code === SEMICOLON || (code === COMMA && !isType))) return at;
    else if (depth === 0 && code === LINE_FEED && isBetweenStatements(text, start, at)) return at;
  }
  return limit;
}

/** Whether a line break ends an expression, where semicolons are left out: behind an operand, and before a word. */
function isBetweenStatements(text: string, start: number, at: number): boolean {
  const before = text.slice(start, at).trimEnd().at(-1) ?? '';
  const behind = text
    .slice(at, at + MAX_VALUE)
    .trimStart()
    .charAt(0);
  return /[\w$)\]}"'`]/.test(before) && /[A-Za-z_$]/.test(behind);
}

/** A single `=`; no comparison, no arrow. */
function isAssignment(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== EQUALS) return false;
  const next = text.charCodeAt(at + 1);
  return next !== EQUALS && next !== GREATER;
}

/** `'x' === token`, `'x' === user.token` */
function isComparedBefore(text: string, start: number): boolean {
  let at = start - 1;
  while (at > 0 && start - at < 100 && isPathCharacter(text.charCodeAt(at))) at--;
  return text.charCodeAt(at) === EQUALS && text.charCodeAt(at - 1) === EQUALS;
}

function isPathCharacter(code: number): boolean {
  return isWordCharacter(code) || code <= SPACE || code === DOT || code === QUESTION || code === EXCLAMATION;
}

/** What is longer is not read to its end. */
const MAX_VALUE = 300;

/** Whether a quote stands in the expression at a place: up to a comma, a semicolon or a bracket that closes what is around. */
function mayHoldText(text: string, start: number): boolean {
  let depth = 0;
  let isType = false;
  const limit = Math.min(text.length, start + MAX_VALUE);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isQuote(code)) return true;
    if (code === OPEN || code === 91 || code === 123) depth++;
    else if (code === CLOSE || code === 93 || code === BRACE) {
      if (depth === 0) return false;
      depth--;
    } else if (code === SEMICOLON && depth === 0) return false;
    // `Record<string, string>` goes on.
    else if (code === LESS) isType = true;
    else if (code === COMMA && depth === 0 && !isType) return false;
    // What is in a comment must not count.
    else if (code === SLASH) return true;
  }
  return true;
}

/** Whether a call, a text, a name or another value stands in the expression at a place. Most types are none of them. */
function mayHoldFallback(text: string, start: number): boolean {
  const limit = Math.min(text.length, start + MAX_VALUE);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isQuote(code) || code === OPEN || code === QUESTION || code === SLASH || code === EQUALS) return true;
    if (code === BAR && text.charCodeAt(at + 1) === BAR) return true;
    // A constant may hold a schema.
    if (code === COMMA || code === SEMICOLON || code === CLOSE || code === BRACE)
      return mayBeConstant(text.slice(start, at).trim());
  }
  return true;
}

function mayBeConstant(value: string): boolean {
  return /^[\w$]+$/.test(value) && !NO_CONSTANTS.has(value);
}

/** Types, and values that are no name's. */
const NO_CONSTANTS: ReadonlySet<string> = new Set([
  'any',
  'bigint',
  'boolean',
  'false',
  'never',
  'null',
  'number',
  'string',
  'symbol',
  'true',
  'undefined',
  'unknown',
  'void',
]);
