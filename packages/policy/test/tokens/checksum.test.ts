import { crc32 as nodeCrc32 } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { crc32, hasValidChecksum } from '../../src/tokens/checksum.js';
import { atlassian, cloudflare, github } from './samples.js';

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
  const at = token.length - 12;
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
});
