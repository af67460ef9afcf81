import type { Candidate } from './literal.js';

/** `?name=value`, `&name=value` and `#name=value`: RFC 3986, section 3.4; RFC 6749, section 4.2.2. */
const PAIR = /(?:[?#]|(?<!&)&(?:amp;)?)([A-Za-z_][\w.-]{0,63}(?:\[\w{0,32}\])?)=([^&#\s"'`<>()\\|;,]+)/g;
/** The first pair of a form-encoded text: another one follows. */
const FIRST_PAIR = /(?:^|[\s"'`])([A-Za-z_][\w.-]{0,63})=([^&#\s"'`<>()\\|;,=]+)(?=&[\w.-]{1,64}=)/g;

/** The pairs of query strings and form-encoded texts. */
export function* queryPairs(text: string): Generator<Candidate> {
  if (!text.includes('=')) return;
  for (const match of text.matchAll(PAIR)) yield pairOf(match);
  if (!text.includes('&')) return;
  for (const match of text.matchAll(FIRST_PAIR)) yield pairOf(match);
}

function pairOf(match: RegExpExecArray): Candidate {
  const [whole, name = '', raw = ''] = match;
  const end = match.index + whole.length;
  return { syntax: 'query', name, start: end - raw.length, end, value: decode(raw) };
}

function decode(raw: string): string {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return raw;
  }
}
