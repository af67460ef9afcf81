import type { EnvEntry, EnvResult } from './parse-env.js';

/**
 * Reads an env file as `node --env-file` and `util.parseEnv` do (node, src/node_dotenv.cc of 22 and 24): nothing is
 * expanded, a `#` ends a value that has no quotes, a quote ends at its next like, a line without `=` is passed over,
 * and any text may be a name. There are no errors.
 *
 * Node removes every carriage return first. Here they stay in what is quoted, so that each value is what stands in
 * the text; {@link decodeValue} takes them out.
 *
 * @param keep which entries are wanted: a long file has few of them
 */
export function parseNodeEnv(text: string, keep: (entry: EnvEntry) => boolean = () => true): EnvResult {
  const entries: EnvEntry[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    at = skip(text, at, end, BLANKS_AND_BREAKS);
    const lineEnd = endOfLine(text, at, end);
    const sign = text.slice(at, lineEnd).indexOf('=');
    if (text[at] === '#' || sign < 0) {
      at = lineEnd + 1;
      continue;
    }
    const entry = entryAt(text, at, at + sign, end);
    if (entry === undefined) {
      // Without a name Node goes on behind the sign.
      at += sign + 1;
      continue;
    }
    if (keep(entry.entry)) entries.push(entry.entry);
    at = endOfLine(text, entry.next, end) + 1;
  }
  return { entries, errors: [] };
}

const BLANKS_AND_BREAKS = ' \t\r\n';

interface Found {
  readonly entry: EnvEntry;
  /** Where the line that the value ends on is looked for. */
  readonly next: number;
}

function entryAt(text: string, from: number, equal: number, end: number): Found | undefined {
  const written = text.slice(from, equal).trimEnd();
  // `A= ` and a line break: Node takes the next line for the value. Right before a break it is empty.
  const empty = equal + 1 >= end || /^\r{0,10}\n/.test(text.slice(equal + 1, equal + 12));
  const prefix = /^export[ ][ \t]{0,200}/.exec(written)?.[0].length ?? 0;
  const name = written.slice(prefix);
  if (written === '') return undefined;
  const nameRange = { start: from + prefix, end: from + written.length };
  const start = empty ? equal + 1 : skip(text, equal + 1, end, BLANKS_AND_BREAKS);
  const quote = text[start];
  if (quote === '"' || quote === "'" || quote === '`') {
    const close = text.indexOf(quote, start + 1);
    if (close > 0 && close < end) {
      const valueRange = { start: start + 1, end: close };
      const value = text.slice(valueRange.start, valueRange.end);
      const comment = commentIn(text, close + 1, endOfLine(text, close + 1, end));
      return { entry: { name, nameRange, value, valueRange, quote, comment }, next: close + 1 };
    }
  }
  const lineEnd = endOfLine(text, start, end);
  // A quote without a partner takes the line as it is, a hash in it too.
  const open = quote === '"' || quote === "'" || quote === '`';
  const hash = open ? -1 : text.slice(start, lineEnd).indexOf('#');
  const rest = text.slice(start, hash < 0 ? lineEnd : start + hash);
  const value = open ? rest.replace(/\r{1,10}$/, '') : rest.trimEnd();
  const valueRange = { start, end: start + value.length };
  const comment = hash < 0 ? undefined : commentIn(text, start + hash, lineEnd);
  return { entry: { name, nameRange, value, valueRange, quote: undefined, comment }, next: start };
}

function commentIn(text: string, from: number, lineEnd: number): EnvEntry['comment'] {
  const hash = text.slice(from, lineEnd).indexOf('#');
  return hash < 0 ? undefined : { text: text.slice(from + hash + 1, lineEnd), start: from + hash + 1 };
}

function endOfLine(text: string, from: number, end: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 || newline > end ? end : newline;
}

function skip(text: string, from: number, end: number, blanks: string): number {
  let at = from;
  while (at < end && blanks.includes(text[at] ?? '')) at++;
  return at;
}
