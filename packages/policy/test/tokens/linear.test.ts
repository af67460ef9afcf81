import { describe, expect, it } from 'vitest';

import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens } from '../../src/tokens/find-tokens.js';
import { SAMPLES } from './samples.js';

const LENGTH = 100_000;
/** Milliseconds for 100 kB; a quadratic pattern takes seconds. The best of three, as the machine may be busy. */
const LIMIT = 50;

function fill(unit: string): string {
  return unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
}

function bestTime(run: () => void): number {
  let best = Infinity;
  for (let i = 0; i < 3 && best > LIMIT; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Texts that a pattern with nested or unbounded repetitions would be slow on. */
function adversarial(keywords: readonly string[], sample: string): string[] {
  const head = sample.slice(0, Math.ceil(sample.length / 2));
  return [
    ...['a', 'A', '0', '-', '_', '.', '/', '=', ' ', 'a ', 'aB3', ':', '\n'].map(fill),
    ...keywords.flatMap((keyword) => [
      fill(keyword),
      fill(`${keyword}a`),
      fill(`${keyword} `),
      `${keyword}${fill('a')}`,
      `${keyword}${fill('0')}`,
      `${keyword}${fill('0-')}`,
      `${keyword}${fill(' ')}`,
    ]),
    fill(head),
    fill(`${head} `),
    `${head}${fill('0')}!`,
  ];
}

describe('every pattern', () => {
  it.each(TOKEN_FORMATS)('$id is linear', (format) => {
    const pattern = new RegExp(format.pattern.source, 'g');
    for (const text of adversarial(format.keywords, SAMPLES[format.id]?.[0] ?? '$2b$10$')) {
      const time = bestTime(() => {
        for (const match of text.matchAll(pattern)) if (match[0] === '') return;
      });
      expect(time, JSON.stringify(text.slice(0, 40))).toBeLessThan(LIMIT);
    }
  });
});

describe('findTokens', () => {
  it('takes bounded time over all formats at once', () => {
    const units = [
      'a',
      '://a:',
      '://a:b@c ',
      '-----BEGIN PRIVATE KEY-----',
      'eyJ0.eyJ0.',
      'Bearer ',
      'password=a;host=b;',
      'machine a login b ',
      'SK',
      ' s.',
      '"kty":"RSA"',
      'hvs.a',
    ];
    for (const unit of units) {
      const text = fill(unit);
      expect(
        bestTime(() => void findTokens(text, 'AWS_SECRET_ACCESS_KEY')),
        unit,
      ).toBeLessThan(2 * LIMIT);
    }
  });
});
