import { findTokens } from '../tokens/find-tokens.js';
import { isQuote, nearest } from './characters.js';

/** What the places of a text look like at which the shape of a credential may begin. */

/** As far before a long run the front of its token may stand: `hooks.slack.com/services/T…/B…/…`. */
const BEFORE_RUN = 64;
/** As far behind it the rest may. */
const AFTER_RUN = 4096;

/** As far behind `://` the `@` that ends a password stands. */
const MAX_AUTHORITY = 2_000;

/** What is encoded, or what puts it there: `'Basic ' +`, `` `Basic ${``. */
const BASIC = /asic (?:(?<encoded>[A-Za-z0-9+/]{8,500}={0,2})|\$\{|["'`])/y;

/** The run, and all that belongs to a token around it. */
export function tokenAround(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && start - from < BEFORE_RUN && !isBorder(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && to - end < AFTER_RUN && !isBorder(text.charCodeAt(to))) to++;
  return text.slice(from, to);
}

/**
 * Whether a run is put together of words: nothing but letters, of which few are capitals. No token of random letters and digits
 * looks like that.
 */
export function isIdentifier(text: string, start: number, end: number): boolean {
  let capitals = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code < 65 || code === 95) return false;
    if (code <= 90) capitals++;
  }
  return capitals * 4 <= end - start;
}

/**
 * Whether a password may stand in the authority that begins at a place: an `@` before its end, with anything that the program
 * puts in between, or behind the next piece of what is put together.
 */
export function mayHoldPassword(text: string, start: number): boolean {
  const limit = Math.min(text.length, start + MAX_AUTHORITY);
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === AT) return true;
    if (code === OPEN_BRACE) at = endOfBraces(text, at, limit);
    else if (isQuote(code)) return nearest(text, at, 1) === PLUS && text.slice(at, limit).includes('@');
    else if (code <= 32 || code === SLASH) return false;
  }
  return true;
}

/** Where the braces close that open at a place: `${user}`, `{{user}}`. */
function endOfBraces(text: string, open: number, limit: number): number {
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE) depth++;
    else if (code === CLOSE_BRACE) depth--;
    if (depth === 0) return at;
  }
  return limit;
}

const PLUS = 43;
const SLASH = 47;
const AT = 64;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Whether a login is encoded behind a scheme, of which `asic` is known; "basic document" holds none. */
export function isBasicLogin(text: string, start: number): boolean {
  BASIC.lastIndex = start;
  const match = BASIC.exec(text);
  if (match === null) return false;
  const { encoded } = match.groups ?? {};
  return encoded === undefined || findTokens(`Basic ${encoded}`).length > 0;
}

/** A token does not go over it. */
function isBorder(code: number): boolean {
  return code <= 32 || isQuote(code) || code === 60 || code === 62;
}
