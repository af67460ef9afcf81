import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { KeywordIndex } from '../../src/tokens/keyword-index.js';

describe('KeywordIndex', () => {
  it('finds what a scan for every keyword finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '_', 'á'), minLength: 2, maxLength: 4 });
    const keyword = word.filter((text) => !text.includes('á'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '_', 'á'), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(keyword, { maxLength: 6 }), text, (keywords, searched) => {
        const index = new KeywordIndex<string>();
        for (const each of keywords) index.add(each, each);
        const expected = keywords.filter((each) => searched.includes(each));
        expect(new Set(index.find(searched))).toEqual(new Set(expected));
      }),
    );
  });

  it('gives every value of a keyword', () => {
    const index = new KeywordIndex<number>();
    index.add('key', 1);
    index.add('key', 2);
    expect([...(index.find('a key') ?? [])]).toEqual([1, 2]);
    expect(index.find('a kex')).toBeUndefined();
    expect(index.find('')).toBeUndefined();
  });
});
