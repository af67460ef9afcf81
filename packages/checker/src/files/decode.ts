import { Buffer, isUtf8 } from 'node:buffer';

/** What stands in the way of a file's text. Lines and columns count from 1, columns in UTF-16 units. */
export interface DecodeError {
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

export interface Decoded {
  /** Without its byte order mark; undefined where there is no text to check. */
  readonly text: string | undefined;
  /** Whether the file began with a byte order mark. */
  readonly bom: boolean;
  /** Beside a text: a part of it could not be decoded, and shows as U+FFFD. */
  readonly error: DecodeError | undefined;
}

/** How far git and grep look for a NUL byte before they call a file text. */
const BINARY_PREFIX = 8192;

/** git-crypt, "Git repository format": each encrypted file begins with it. */
const GIT_CRYPT = Buffer.from('\0GITCRYPT\0', 'latin1');

/**
 * Turns a file's bytes into text: UTF-8, or UTF-16 where a byte order mark says so. Bytes that are not UTF-8
 * are an error with its place, and the rest of the text is still there to check. A file encrypted by git-crypt
 * has neither text nor error: nobody can read a secret out of it.
 */
export function decode(bytes: Buffer): Decoded {
  const utf16 = decodeUtf16(bytes);
  if (utf16 !== undefined) return utf16;
  if (bytes.subarray(0, GIT_CRYPT.length).equals(GIT_CRYPT))
    return { text: undefined, bom: false, error: undefined };
  if (bytes.subarray(0, BINARY_PREFIX).includes(0))
    return failed('binary file (it holds NUL bytes); not checked');
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = bom ? bytes.subarray(3) : bytes;
  const text = body.toString('utf8');
  if (isUtf8(body)) return { text, bom, error: undefined };
  const place = placeOf(body, invalidUtf8(body));
  return {
    text,
    bom,
    error: { ...place, message: 'not valid UTF-8; checked without the bytes that are not' },
  };
}

function failed(message: string): Decoded {
  return { text: undefined, bom: false, error: { message } };
}

/** Unicode, "Byte Order Mark (BOM) FAQ": the UTF-32 marks begin with the UTF-16 ones, so they come first. */
function decodeUtf16(bytes: Buffer): Decoded | undefined {
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff)) {
    return failed('UTF-32 is not supported; not checked');
  }
  const little = a === 0xff && b === 0xfe;
  if (!little && !(a === 0xfe && b === 0xff)) return undefined;
  const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
  const text = (little ? even : even.swap16()).toString('utf16le');
  // A surrogate without its pair does not survive a UTF-8 round trip.
  const whole = bytes.length % 2 === 0 && Buffer.from(text, 'utf8').toString('utf8') === text;
  return {
    text,
    bom: true,
    error: whole ? undefined : { message: 'not valid UTF-16; checked as far as it is' },
  };
}

/** The line and column of a byte. A line ends with LF, CR LF or a lone CR. */
function placeOf(bytes: Buffer, offset: number): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) {
      line++;
      start = at + 1;
    }
  }
  return { line, column: bytes.toString('utf8', start, offset).length + 1 };
}

/** The offset of the first byte that begins no well-formed sequence (Unicode 15, table 3-7); the length if none. */
function invalidUtf8(bytes: Buffer): number {
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return bytes.length;
}

function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  // Only the second byte's range varies, and isUtf8 knows it.
  return isUtf8(bytes.subarray(at, at + length)) && at + length <= bytes.length ? length : 0;
}
