/** The most characters of a value that any output shows. */
const SHOWN = 4;
/** A shorter value would be given away by its first characters. */
const MIN_LENGTH = 12;

/**
 * A value as messages may show it: its first four characters and `…`, or `…` alone where it has fewer than
 * twelve (blanks around it not counted). Control characters are escaped.
 */
export function redact(value: string): string {
  if (value.trim().length < MIN_LENGTH) return '…';
  // No half of a surrogate pair.
  const end = /[\uD800-\uDBFF]$/.test(value.slice(0, SHOWN)) ? SHOWN - 1 : SHOWN;
  return `${escapeControl(value.slice(0, end))}…`;
}

/**
 * Text from a file made harmless for terminals, logs and reviews: control characters (C0, DEL, C1), line
 * separators, bidirectional controls (CVE-2021-42574), zero-width and other invisible format characters, and
 * lone surrogates become `\n`, `\x1b`, `\u202e`, `\u{e0041}`.
 */
export function escapeControl(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}
