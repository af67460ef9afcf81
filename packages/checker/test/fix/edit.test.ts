import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { TextEdit } from '../../src/fix/edit.js';
import { applyEdits, composeEdits, overlap } from '../../src/fix/edit.js';

const edit = (start: number, end: number, text: string): TextEdit => ({ start, end, text });

/** Edits of a text of a length, in order and without overlaps. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  const cuts = fc.uniqueArray(fc.nat(length), { maxLength: 8 });
  return fc
    .tuple(cuts, fc.array(fc.string({ maxLength: 3 }), { minLength: 4, maxLength: 4 }))
    .map(([at, texts]) => {
      const sorted = [...at].sort((a, b) => a - b);
      const edits: TextEdit[] = [];
      for (let index = 0; index + 1 < sorted.length; index += 2) {
        edits.push(edit(sorted[index] ?? 0, sorted[index + 1] ?? 0, texts[index / 2] ?? ''));
      }
      return edits;
    });
}

describe('applyEdits', () => {
  it('replaces, adds and removes, and leaves the rest', () => {
    expect(applyEdits('abcdef', [edit(0, 0, '>'), edit(1, 3, 'X'), edit(5, 6, '')])).toBe('>aXde');
  });
});

describe('overlap', () => {
  it('is true of edits that share a character or a place', () => {
    expect(overlap(edit(1, 3, ''), edit(2, 4, ''))).toBe(true);
    expect(overlap(edit(2, 2, ''), edit(2, 2, ''))).toBe(true);
    expect(overlap(edit(1, 9, ''), edit(3, 4, ''))).toBe(true);
  });

  it('is false of neighbours', () => {
    expect(overlap(edit(1, 3, ''), edit(3, 4, ''))).toBe(false);
    expect(overlap(edit(3, 4, ''), edit(1, 3, ''))).toBe(false);
  });
});

describe('composeEdits', () => {
  it('makes one edit of an edit within another', () => {
    expect(composeEdits(6, [edit(1, 3, 'XYZ')], [edit(2, 3, '-')])).toEqual([edit(1, 3, 'X-Z')]);
  });

  it('keeps edits apart that stand apart', () => {
    expect(composeEdits(6, [edit(0, 1, 'XX')], [edit(5, 6, 'Y')])).toEqual([
      edit(0, 1, 'XX'),
      edit(4, 5, 'Y'),
    ]);
  });

  it('does what the two did, one after the other', () => {
    const example = fc.string({ maxLength: 20 }).chain((text) =>
      editsOf(text.length).chain((first) => {
        const middle = applyEdits(text, first);
        return editsOf(middle.length).map((second) => ({ text, first, second, middle }));
      }),
    );
    fc.assert(
      fc.property(example, ({ text, first, second, middle }) => {
        const composed = composeEdits(text.length, first, second);
        expect(applyEdits(text, composed)).toBe(applyEdits(middle, second));
        for (const [index, { start, end }] of composed.entries()) {
          expect(start).toBeLessThanOrEqual(end);
          expect(start).toBeGreaterThanOrEqual(composed[index - 1]?.end ?? 0);
        }
      }),
    );
  });
});
