import { describe, expect, it } from 'vitest';

import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens, isPublicToken } from '../../src/tokens/find-tokens.js';
import type { TokenFormat } from '../../src/tokens/token-format.js';
import { SAMPLES } from './samples.js';

function sampleOf(format: TokenFormat): readonly [text: string, name?: string] {
  const sample = SAMPLES[format.id];
  if (sample === undefined) throw new Error(`no sample of ${format.id}`);
  return sample;
}

function idsIn(text: string, name?: string): string[] {
  return findTokens(text, name).map(({ format }) => format.id);
}

const secrets = TOKEN_FORMATS.filter(({ kind, id }) => kind !== 'public' && id !== 'bcrypt-hash');
const publics = TOKEN_FORMATS.filter(({ kind }) => kind === 'public');

/** Two formats with one shape: the first is reported. */
const SHADOWED: Readonly<Record<string, string>> = { paystack: 'stripe-secret' };

describe('the catalogue', () => {
  it('has unique ids and complete rows', () => {
    expect(new Set(TOKEN_FORMATS.map(({ id }) => id)).size).toBe(TOKEN_FORMATS.length);
    expect(TOKEN_FORMATS.length).toBeGreaterThanOrEqual(178);
    for (const { id, keywords, label, pattern, source } of TOKEN_FORMATS) {
      expect(label, id).toMatch(/^an? /);
      expect(source, id).not.toBe('');
      expect(pattern.flags, id).toBe('');
      expect(keywords.length, id).toBeGreaterThan(0);
      for (const keyword of keywords) expect(keyword, id).toMatch(/^[ -~]{2,}$/);
    }
  });

  it.each(secrets)('finds $id', (format) => {
    const [text, name] = sampleOf(format);
    expect(idsIn(text, name)).toContain(SHADOWED[format.id] ?? format.id);
  });

  it.each(publics)('takes $id for public', (format) => {
    const [text] = sampleOf(format);
    expect(idsIn(text)).toEqual([]);
    expect(isPublicToken(text)).toBe(true);
    expect(isPublicToken(text.slice(0, text.length / 2))).toBe(false);
  });
});

describe('near misses', () => {
  it.each(secrets)('half of $id is none', (format) => {
    const [text, name] = sampleOf(format);
    const half = text.slice(0, Math.ceil(text.length / 2));
    expect(idsIn(half, name)).toEqual(format.id in SHADOWED ? [SHADOWED[format.id]] : []);
  });

  it.each(secrets)('$id with another prefix is none', (format) => {
    const [text, name] = sampleOf(format);
    const keyword = format.keywords.find((candidate) => text.includes(candidate));
    if (keyword === undefined) {
      // The keyword stands in the name: without it, the shape means nothing.
      expect(idsIn(text)).toEqual([]);
    } else {
      expect(idsIn(text.replaceAll(keyword, '~'.repeat(keyword.length)), name)).not.toContain(format.id);
    }
  });

  it.each(secrets.filter(({ pattern }) => pattern.source.startsWith('(?<!')))(
    '$id inside a longer word is none',
    (format) => {
      const [text, name] = sampleOf(format);
      expect(idsIn(`z${text}`, name)).not.toContain(format.id);
    },
  );
});
