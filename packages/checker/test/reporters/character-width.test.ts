import { describe, expect, it } from 'vitest';

import { characterWidth } from '../../src/reporters/character-width.js';

describe('characterWidth', () => {
  it.each(['a', 'ü', '…', '─', 'Ω', 'ｱ', 'א', '\u00a0'])('gives %j one column', (character) => {
    expect(characterWidth(character)).toBe(1);
  });

  it.each(['漢', 'あ', '한', 'Ａ', '￥', '😀', '🚀', '⌚', '✅', '𠀀', '。'])(
    'gives %j two columns',
    (character) => {
      expect(characterWidth(character)).toBe(2);
    },
  );

  it.each(['\u0301', '\u20dd', '\ufe0f', '\u0591'])('gives the combining mark %j none', (character) => {
    expect(characterWidth(character)).toBe(0);
  });
});
