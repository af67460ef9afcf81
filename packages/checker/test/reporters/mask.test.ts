import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createMasks } from '../../src/reporters/mask.js';

/** The text with what is hidden as `*`. */
function shown(text: string, ranges: readonly (readonly [number, number])[]): string {
  const masks = createMasks(
    text,
    ranges.map(([start, end]) => ({ start, end })),
  );
  let result = text;
  for (const { start, end } of masks.hiddenIn(0, text.length)) {
    result = result.slice(0, start) + '*'.repeat(end - start) + result.slice(end);
  }
  return result;
}

const range = (text: string, part: string): readonly [number, number] => {
  const start = text.indexOf(part);
  return [start, start + part.length];
};

describe('createMasks', () => {
  it('hides a value under 16 characters whole, and all but 4 characters of any other', () => {
    expect(shown('p: hunter2', [[3, 10]])).toBe('p: *******');
    expect(shown('p: abcdefghijklmno', [[3, 18]])).toBe('p: ***************');
    expect(shown('p: abcdefghijklmnop', [[3, 19]])).toBe('p: abcd************');
  });

  it('does not count quotes, and shows them', () => {
    expect(shown('p: "abcdefghijklmno"', [[3, 20]])).toBe('p: "***************"');
    expect(shown("p: 'abcdefghijklmnop'", [[3, 21]])).toBe("p: 'abcd************'");
    expect(shown('p: "abc', [[3, 7]])).toBe('p: "***');
    expect(shown('p: "', [[3, 4]])).toBe('p: *');
  });

  it('shows nothing of a value with escapes, which may be short', () => {
    expect(shown('p: "\\u0061\\u0062\\u0063"', [[3, 23]])).toBe(`p: "${'*'.repeat(18)}"`);
    expect(shown('p: %61%62%63%64%65%66', [[3, 21]])).toBe(`p: ${'*'.repeat(18)}`);
  });

  it('keeps the structure of a substitution and shows nothing of its default', () => {
    const text = 'p: ${DB_PASSWORD:-abcdefghijklmnop}';
    expect(shown(text, [[3, text.length]])).toBe('p: ${DB_PASSWORD:-****************}');
  });

  it('shows of overlapping values no more than of each', () => {
    const text = 'abcdefghijklmnopqrstuvwxyz';
    expect(
      shown(text, [
        [0, 26],
        [4, 26],
      ]),
    ).toBe(`abcd${'*'.repeat(22)}`);
    expect(
      shown(text, [
        [0, 20],
        [10, 26],
      ]),
    ).toBe(`abcd${'*'.repeat(22)}`);
    expect(
      shown(text, [
        [10, 26],
        [0, 5],
      ]),
    ).toBe(`*****fghijklmn${'*'.repeat(12)}`);
  });

  it('hides the same literal wherever else it stands', () => {
    const text = 'p: s3cret! # not s3cret! again';
    expect(shown(text, [range(text, 's3cret!')])).toBe('p: ******* # not ******* again');
    const quoted = 'p: "${P:-s3cret!}" # s3cret!';
    expect(shown(quoted, [[3, 18]])).toBe('p: "${P:-*******}" # *******');
  });

  it('leaves a word that is also a name where it is a name', () => {
    expect(shown('password: password', [[10, 18]])).toBe('password: ********');
  });

  it('does not cut a character in two', () => {
    const text = 'abc😀efghijklmnop';
    expect(shown(text, [[0, text.length]])).toBe(`abc${'*'.repeat(14)}`);
  });

  it('takes ranges that are empty or in any order', () => {
    expect(
      shown('a: bb c: dd', [
        [9, 11],
        [3, 3],
        [3, 5],
      ]),
    ).toBe('a: ** c: **');
    expect(createMasks('', []).hiddenIn(0, 0)).toEqual([]);
  });

  it('finds what touches a part of the text only', () => {
    const text = 'a: bb\nc: dd\ne: ff\n';
    const masks = createMasks(text, [
      { start: 3, end: 5 },
      { start: 9, end: 11 },
      { start: 15, end: 17 },
    ]);
    expect(masks.hiddenIn(6, 11)).toEqual([{ start: 9, end: 11 }]);
    expect(masks.hiddenIn(5, 9)).toEqual([]);
    expect(masks.hiddenIn(4, 10)).toEqual([
      { start: 3, end: 5 },
      { start: 9, end: 11 },
    ]);
  });

  it('never leaves more than 4 characters of a masked value', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9!#%&*+/:;<=>?@^_.-]{1,40}$/),
        fc.string({ maxLength: 20 }),
        fc.string({ maxLength: 20 }),
        (secret, before, after) => {
          const text = `${before}${secret}${after}`;
          const [hidden] = createMasks(text, [{ start: before.length, end: before.length + secret.length }])
            .hiddenIn(0, text.length)
            .filter(({ end }) => end > before.length);
          const left = (hidden?.start ?? Infinity) - before.length;
          expect(left).toBeLessThanOrEqual(secret.length < 16 ? 0 : 4);
          expect(hidden?.end).toBeGreaterThanOrEqual(before.length + secret.length);
        },
      ),
    );
  });
});
