import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineAbove, lineEnd, LineIndex, lineStart } from '../../src/readers/lines.js';

const text = fc
  .array(fc.constantFrom('a', '\n', '\r\n', '\r', 'é', '😀'), { maxLength: 2_000 })
  .map((pieces) => pieces.join(''));

describe('LineIndex', () => {
  it('counts LF, CR LF and CR from 1', () => {
    const index = new LineIndex('a\nbc\r\nd\re');
    expect([0, 1, 2, 4, 6, 8, 9].map((offset) => index.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 2, column: 3 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 2 },
    ]);
  });

  it('gives the same place in whatever order it is asked', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(4_000), { maxLength: 30 }), (source, offsets) => {
        const index = new LineIndex(source);
        for (const offset of offsets) {
          const before = source.slice(0, Math.min(offset, source.length));
          // A CR LF that the offset splits is one break, and not yet over.
          const breaks = [...before.matchAll(/\r\n|\n|\r(?!$)|\r$/g)].filter(
            (match) => match[0] !== '\r' || match.index + 1 < before.length || source[before.length] !== '\n',
          );
          const last = breaks.at(-1);
          const start = last === undefined ? 0 : last.index + last[0].length;
          expect(index.position(offset)).toEqual({
            line: breaks.length + 1,
            column: before.length - start + 1,
          });
        }
      }),
    );
  });
});

describe('the lines around an offset', () => {
  it('finds start, end and the line above', () => {
    const source = 'one\r\ntwo\rthree';
    expect([lineStart(source, 6), lineEnd(source, 6), lineAbove(source, 6)]).toEqual([
      5,
      8,
      { start: 0, text: 'one' },
    ]);
    expect(lineAbove(source, 11)).toEqual({ start: 5, text: 'two' });
    expect(lineAbove(source, 2)).toBeUndefined();
  });
});
