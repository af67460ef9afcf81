import { describe, expect, it } from 'vitest';

import { closest, didYouMean } from '../../src/commands/suggest.js';

const OPTIONS = [
  '--format',
  '--output',
  '--preset',
  '--rule',
  '--quiet',
  '--color',
  '--no-color',
  '--max-warnings',
];

describe('closest', () => {
  it.each([
    ['--fromat', '--format'],
    ['--formt', '--format'],
    ['--max-warning', '--max-warnings'],
    ['--colour', '--color'],
    ['--QUIET', '--quiet'],
    ['--out', '--output'],
    ['--rules', '--rule'],
  ])('takes %s for %s', (word, expected) => {
    expect(closest(word, OPTIONS)).toBe(expected);
  });

  it.each(['--fix', '--sarif', 'x', '', '--config', 'a'.repeat(1000)])('takes %j for nothing', (word) => {
    expect(closest(word, OPTIONS)).toBeUndefined();
  });

  it('takes the nearest of several, and the first of equals', () => {
    expect(closest('warn', ['off', 'warning', 'error'])).toBe('warning');
    expect(closest('carts', ['cast', 'dart', 'cart'])).toBe('cart');
    expect(closest('cas', ['cat', 'car'])).toBe('cat');
  });
});

describe('didYouMean', () => {
  it('asks, or says nothing', () => {
    expect(didYouMean('chekc', ['check', 'rules'])).toBe('; did you mean "check"?');
    expect(didYouMean('bootstrap', ['check', 'rules'])).toBe('');
  });
});
