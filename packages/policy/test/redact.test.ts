import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { escapeControl, redact } from '../src/redact.js';

describe('redact', () => {
  it.each([
    ['', '…'],
    ['hunter2', '…'],
    ['elevenchars', '…'],
    ['twelve chars', 'twel…'],
    ['ghp_0000000000', 'ghp_…'],
    ['ab            ', '…'],
    ['a\nb\u001b[31mcdefghij', 'a\\nb\\x1b…'],
    ['abc😀defghijkl', 'abc…'],
  ])('%j becomes %j', (value, shown) => {
    expect(redact(value)).toBe(shown);
  });

  it('shows four characters at most, and none of a short value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (value) => {
        const shown = redact(value);
        expect(shown.endsWith('…')).toBe(true);
        const prefix = shown.slice(0, -1);
        if (value.trim().length < 12) expect(prefix).toBe('');
        const fours = [value.slice(0, 4), value.slice(0, 3)].map(escapeControl);
        expect(['', ...fours]).toContain(prefix);
      }),
    );
  });

  it('holds nothing of what follows the fourth character', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 4, maxLength: 4 });
    const rest = fc.string({
      unit: fc.constantFrom('W', 'X', 'Y', 'Z', '0', '1'),
      minLength: 8,
      maxLength: 60,
    });
    fc.assert(
      fc.property(letters, rest, (start, secret) => {
        const shown = redact(start + secret);
        expect(shown).toBe(`${start}…`);
        for (const character of secret) expect(shown).not.toContain(character);
      }),
    );
  });
});

describe('escapeControl', () => {
  it.each([
    ['plain text, ümlaut, 日本 😀', 'plain text, ümlaut, 日本 😀'],
    ['\u001b[31mred', '\\x1b[31mred'],
    ['a\r\n\tb', 'a\\r\\n\\tb'],
    ['\u0000\u007f\u009b', '\\x00\\x7f\\x9b'],
    ['\u202eabc\u2066', '\\u202eabc\\u2066'],
    ['a\u200bb\ufeffc', 'a\\u200bb\\ufeffc'],
    ['\u2028\u2029', '\\u2028\\u2029'],
    ['\u00ad', '\\xad'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\ud800', '\\ud800'],
  ])('%j becomes %j', (text, shown) => {
    expect(escapeControl(text)).toBe(shown);
  });

  it('leaves nothing that moves a cursor or hides', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeControl(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
