import type { ChecksumScheme } from './token-format.js';

/**
 * Whether a token's own checksum holds. A token that fails it was never issued.
 *
 * - `base62-crc32`: GitHub (github.blog, 2021-04-05) and npm (2021-09-23): the last six characters are the CRC-32 of
 *   those between the prefix and them, in base 62 (0-9A-Za-z), padded with zeros.
 * - `hex-crc32`: Atlassian and Bitbucket: the last eight are the CRC-32 of everything before them in hexadecimal.
 * - `hex-crc32-body`: Cloudflare: the same, of what follows the prefix.
 * - `routable`: GitLab's routable tokens, version 1 (gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb):
 *   the last seven are the CRC-32 of everything before them in base 36, padded with zeros. Its other tokens have none.
 */
export function hasValidChecksum(token: string, scheme: ChecksumScheme): boolean {
  if (scheme === 'routable')
    return !ROUTABLE.test(token) || token.endsWith(base36(crc32(token.slice(0, -7))));
  const body = scheme === 'hex-crc32' ? token : token.slice(token.indexOf('_') + 1);
  // The length of these is not published; nothing is known of their checksum.
  if (scheme === 'base62-crc32' && body.length !== 36) return true;
  const length = scheme === 'base62-crc32' ? 6 : 8;
  const sum = crc32(body.slice(0, -length));
  const expected =
    scheme === 'base62-crc32' ? toBase62(sum).padStart(6, '0') : sum.toString(16).padStart(8, '0');
  const actual = body.slice(-length);
  return scheme === 'base62-crc32' ? actual === expected : actual.toLowerCase() === expected;
}

const ROUTABLE = /\.01\.[0-9a-z]{9}$/;

function base36(number: number): string {
  return number.toString(36).padStart(7, '0');
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function toBase62(number: number): string {
  let digits = '';
  for (let rest = number; rest > 0; rest = Math.floor(rest / 62))
    digits = ALPHABET.charAt(rest % 62) + digits;
  return digits;
}

/** CRC-32 (IEEE 802.3) of a text of one-byte characters, as an unsigned number. */
export function crc32(text: string): number {
  let sum = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    sum ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
