import { crc32 as nodeCrc32 } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { crc32, hasValidChecksum } from '../../src/tokens/checksum.js';
import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens } from '../../src/tokens/find-tokens.js';
import { atlassian, cloudflare, github, routable } from './samples.js';

describe('crc32', () => {
  it('agrees with zlib on any ASCII text', () => {
    expect(crc32('123456789')).toBe(0xcbf43926);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(crc32(text)).toBe(nodeCrc32(text));
      }),
    );
  });
});

/** The token with one character of its body changed. */
function altered(token: string): string {
  const at = token.length - 16;
  return `${token.slice(0, at)}${token.charAt(at) === 'a' ? 'b' : 'a'}${token.slice(at + 1)}`;
}

describe('hasValidChecksum', () => {
  it.each(['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'npm_'])('holds for %s tokens as issued', (prefix) => {
    const token = github(prefix, 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ');
    // The sample of github.blog, 2021-04-05.
    expect(token.endsWith('0mLq17')).toBe(true);
    expect(hasValidChecksum(token, 'base62-crc32')).toBe(true);
    expect(hasValidChecksum(altered(token), 'base62-crc32')).toBe(false);
  });

  it('says nothing of the long refresh tokens, whose checksum is not published', () => {
    expect(hasValidChecksum(`ghr_${'0'.repeat(76)}`, 'base62-crc32')).toBe(true);
  });

  it.each(['cfk_', 'cfut_', 'cfat_'])('holds for %s tokens as issued', (prefix) => {
    expect(hasValidChecksum(cloudflare(prefix), 'hex-crc32-body')).toBe(true);
    expect(hasValidChecksum(altered(cloudflare(prefix)), 'hex-crc32-body')).toBe(false);
  });

  it('holds for Atlassian tokens as issued', () => {
    const token = atlassian(`ATATT3${'x0Y-'.repeat(24)}=`);
    expect(hasValidChecksum(token, 'hex-crc32')).toBe(true);
    expect(hasValidChecksum(altered(token), 'hex-crc32')).toBe(false);
  });

  it("holds for GitLab's routable tokens as issued, and says nothing of its others", () => {
    const token = routable('glpat-');
    expect(hasValidChecksum(token, 'routable')).toBe(true);
    expect(hasValidChecksum(altered(token), 'routable')).toBe(false);
    expect(hasValidChecksum(`glpat-${'0'.repeat(20)}`, 'routable')).toBe(true);
  });
});

/** A token as issued of every prefix of every format that has a checksum. */
const ISSUED: Readonly<Record<string, readonly string[]>> = {
  'atlassian-cloud': [atlassian(`ATATT3${'0'.repeat(80)}=`)],
  'bitbucket-app-password': [atlassian(`ATBB${'0'.repeat(24)}`)],
  'bitbucket-repo': [atlassian(`ATCTT3${'0'.repeat(80)}=`)],
  'cloudflare-v2': [cloudflare('cfk_'), cloudflare('cfut_'), cloudflare('cfat_')],
  'github-classic': ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) => github(prefix)),
  'gitlab-pat': [routable('glpat-')],
  'npm-token': [github('npm_')],
};

describe('a token of a format with a checksum', () => {
  it('is one of these', () => {
    const ids = TOKEN_FORMATS.filter(({ checksum }) => checksum !== undefined).map(({ id }) => id);
    expect(ids.sort()).toEqual(Object.keys(ISSUED));
  });

  const tokens = TOKEN_FORMATS.flatMap((format) =>
    (ISSUED[format.id] ?? []).map((token) => ({ ...format, token, start: token.slice(0, 6) })),
  );

  it.each(tokens)('$id is found as issued: $start', ({ id, token }) => {
    expect(findTokens(token).map(({ format }) => format.id)).toEqual([id]);
  });

  it.each(tokens)('$id is none with a character changed, though its shape is right: $start', (format) => {
    const { token, pattern } = format;
    const last = token.endsWith('0') ? '1' : '0';
    for (const text of [altered(token), token.slice(0, -1) + last]) {
      expect(pattern.exec(text)?.[0]).toBe(text);
      expect(findTokens(text)).toEqual([]);
    }
  });
});
