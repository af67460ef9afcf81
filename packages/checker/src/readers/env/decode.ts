import type { EnvDialect } from './dialect.js';
import type { EnvEntry } from './parse-env.js';

/** A value after the escapes of its format, and where each of its characters stands in the text between the quotes. */
export interface DecodedValue {
  readonly text: string;
  /** For each offset into `text`, its end included, the offset into what is written; undefined where they agree. */
  readonly offsets: readonly number[] | undefined;
}

/**
 * Decodes what stands between quotes. compose-go (dotenv/parser.go, `expandEscapes`) knows the escapes of Go in
 * double quotes, `\0` with octal digits, and `\$` for a dollar that expands nothing: it becomes `$$`. In single quotes
 * it knows `\'` alone. npm's dotenv knows `\n` and `\r` in double quotes, Node `\n`; it takes out carriage returns.
 */
export function decodeValue(value: string, quote: EnvEntry['quote'], dialect: EnvDialect): DecodedValue {
  const escaped = value.includes('\\') || (dialect === 'node' && value.includes('\r'));
  const pattern = escaped ? patternOf(quote, dialect) : undefined;
  if (pattern === undefined) return { text: value, offsets: undefined };
  let text = '';
  const offsets: number[] = [];
  let from = 0;
  const copy = (to: number): void => {
    for (let at = from; at < to; at++) offsets.push(at);
    text += value.slice(from, to);
  };
  for (const { index, 0: escape } of value.matchAll(pattern)) {
    copy(index);
    const decoded = escape === '\r' ? '' : (ESCAPES.get(escape[1] ?? '') ?? octal(escape));
    // Both dollars of `$$` stand where `\$` does.
    for (let at = 0; at < decoded.length; at++)
      offsets.push(index + (decoded.length === escape.length ? at : 0));
    text += decoded;
    from = index + escape.length;
  }
  copy(value.length);
  offsets.push(value.length);
  return { text, offsets };
}

function patternOf(quote: EnvEntry['quote'], dialect: EnvDialect): RegExp | undefined {
  if (dialect === 'node') return quote === '"' ? /\\n|\r/g : /\r/g;
  if (dialect === 'npm') return quote === '"' ? /\\[nr]/g : undefined;
  return quote === '"' ? /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g : quote === "'" ? /\\'/g : undefined;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['b', '\b'],
  // Go knows no `\c`: compose leaves it as it is.
  ['c', '\\c'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['$', '$$'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

/** `\0101` is `A`; digits that are no octal number stay as they are. */
function octal(escape: string): string {
  const digits = escape.slice(2);
  return /^[0-3][0-7]{2}$/.test(digits) ? String.fromCharCode(parseInt(digits, 8)) : escape;
}
