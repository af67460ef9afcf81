import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';

import { TOKEN_FORMATS } from '../../src/tokens/catalogue.js';
import { findTokens } from '../../src/tokens/find-tokens.js';
import { SAMPLES } from './samples.js';

// Of recheck's engines the one in JavaScript: it needs no Java, and says the same on every machine.
process.env['RECHECK_BACKEND'] = 'pure';

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
  // By its automaton, not by trial: a pattern without a repetition that has no bound takes bounded time at each place.
  it.each(TOKEN_FORMATS)('$id is proven linear', ({ pattern: { source } }) => {
    const proof = checkSync(source, 'g', { checker: 'automaton', timeout: null });
    expect(proof).toMatchObject({ status: 'safe', complexity: { type: 'safe', isFuzz: false } });
  });

  // That the bound is a small one is not said by the proof.
  it.each(TOKEN_FORMATS)('$id is quick on text that is made to be slow', (format) => {
    const pattern = new RegExp(format.pattern.source, 'g');
    for (const text of adversarial(format.keywords, SAMPLES[format.id]?.[0] ?? '')) {
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
