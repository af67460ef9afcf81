import type { Candidate } from './literal.js';
import { MAX_VALUE } from './literal.js';

/** `"name": "` up to the quote that opens the value; the quotes may be escaped, as in JSON inside a string. */
const MEMBER = /(\\{0,3}["'])([A-Za-z_$@][\w.$:-]{0,80})\1[ \t\r\n]{0,16}:[ \t\r\n]{0,16}(\\{0,3}["'])/g;

/** The members of objects in JSON, or in what is written like it, that hold a string. */
export function* jsonMembers(text: string): Generator<Candidate> {
  if (!text.includes(':')) return;
  const members = [...readMembers(text)];
  const keys = new Map<string, Set<string>>();
  for (const { name, value } of members) {
    const known = keys.get(value);
    if (known === undefined) keys.set(value, new Set([name]));
    else known.add(name);
  }
  for (const member of members) if ((keys.get(member.value)?.size ?? 0) < MANY) yield member;
}

/** `"email": "Edit", "phone": "Edit", "password": "Edit", …`: a value that so many keys share is one of an enumeration. */
const MANY = 4;

function* readMembers(text: string): Generator<Candidate & { readonly value: string }> {
  for (const match of text.matchAll(MEMBER)) {
    const [whole, , name = '', quote = '"'] = match;
    if (isTernary(text, match.index)) continue;
    const start = match.index + whole.length;
    const end = closingQuote(text, start, quote);
    if (end === undefined) continue;
    yield { syntax: 'json', name, start, end, value: unescapeJson(text.slice(start, end)) };
  }
}

/** `condition ? 'password' : 'text'` */
function isTernary(text: string, at: number): boolean {
  return /\?\s{0,16}$/.test(text.slice(Math.max(0, at - 17), at));
}

/**
 * Where the string that starts here ends, on its line: at the same quote, escaped as often.
 *
 * @param quote as it was opened: `"`, `'`, or with backslashes before it
 */
export function closingQuote(text: string, start: number, quote: string): number | undefined {
  const limit = Math.min(text.length, start + MAX_VALUE);
  const escaped = quote.length > 1;
  for (let at = start; at < limit; at++) {
    const char = text[at];
    if (char === '\n' || char === '\r') return undefined;
    if (escaped ? text.startsWith(quote, at) : char === quote) return at;
    if (!escaped && char === '\\') at++;
  }
  return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescapeJson(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_all, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
