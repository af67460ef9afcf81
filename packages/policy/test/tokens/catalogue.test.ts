import { describe, expect, it } from 'vitest';

import { judgeLiteral } from '../../src/judge-literal.js';
import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens, isPublicToken } from '../../src/tokens/find-tokens.js';
import type { TokenFormat } from '../../src/tokens/token-format.js';
import { nearMissesOf, shortest } from './near-misses.js';
import { SAMPLES } from './samples.js';

/** Whether a value is taken for one of the format. */
function isTaken(format: TokenFormat, text: string, name?: string): boolean {
  if (format.kind === 'public') return isPublicToken(text);
  // A hash is reported for the name of its setting, and as what all hashes are.
  if (format.id === 'bcrypt-hash') return format.pattern.exec(text)?.[0] === text && isHashUnder(text, name);
  return findTokens(text, name).some(({ format: { id } }) => id === format.id);
}

function isHashUnder(value: string, name = ''): boolean {
  return judgeLiteral({ name, value, position: 'plain' })?.what === 'a password hash';
}

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

  it('has a sample of each format and two near misses, all different, and none of anything else', () => {
    expect(Object.keys(SAMPLES).sort()).toEqual(TOKEN_FORMATS.map(({ id }) => id).sort());
    for (const format of TOKEN_FORMATS) {
      const texts = nearMissesOf(format).map(({ text, name = '' }) => `${name}=${text}`);
      const [text, name = ''] = shortest(format);
      expect(new Set([...texts, `${name}=${text}`]).size, format.id).toBe(texts.length + 1);
      expect(texts.length, format.id).toBeGreaterThanOrEqual(2);
    }
  });

  it.each(TOKEN_FORMATS)('finds $id', (format) => {
    const [text, name] = SAMPLES[format.id] ?? [''];
    expect(isTaken(format, text, name)).toBe(true);
    expect(isTaken(format, ...shortest(format))).toBe(true);
  });

  it.each(TOKEN_FORMATS.filter(({ kind }) => kind === 'public'))('takes $id for no secret', (format) => {
    expect(findTokens(...shortest(format))).toEqual([]);
  });
});

describe('near misses', () => {
  const misses = TOKEN_FORMATS.flatMap((format) =>
    nearMissesOf(format).map((miss) => ({ id: format.id, format, ...miss })),
  );

  it.each(misses)('$id $what is none', ({ format, text, name }) => {
    expect(isTaken(format, text, name)).toBe(false);
  });

  // A key of Paystack begins as one of Stripe does.
  it.each(TOKEN_FORMATS.filter(({ id }) => id !== 'paystack'))(
    'half of $id is none of any format',
    ({ id }) => {
      const [text, name] = SAMPLES[id] ?? [''];
      expect(findTokens(text.slice(0, Math.ceil(text.length / 2)), name)).toEqual([]);
    },
  );
});
