import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitCommandLine } from '../../src/vault/command-line.js';

describe('splitCommandLine', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['a b', [['a', 'b']]],
    ['a "b c" \'d e\'', [['a', 'b c', 'd e']]],
    ['a "" b', [['a', '', 'b']]],
    ['a\\ b c', [['a b', 'c']]],
    ['a"b"\'c\'', [['abc']]],
    ['a "b\\"c"', [['a', 'b"c']]],
    ["a 'b\\'", [['a', 'b\\']]],
    ['a | b && c || d; e & f', [['a'], ['b'], ['c'], ['d'], ['e'], ['f']]],
    ['a\nb', [['a'], ['b']]],
    ['a "b|c"', [['a', 'b|c']]],
    ['a # b', [['a']]],
    ['a #b\nc', [['a'], ['c']]],
    ['a#b', [['a#b']]],
    ['a ${B} ${C:-d}', [['a', '${B}', '${C:-d}']]],
    [
      'a "$(b c)" d',
      [
        ['b', 'c'],
        ['a', '$', 'd'],
      ],
    ],
    [
      'a x$(b "c d")y',
      [
        ['b', 'c d'],
        ['a', 'x$y'],
      ],
    ],
    [
      'a "$(b "c d") e"',
      [
        ['b', 'c d'],
        ['a', '$ e'],
      ],
    ],
    [
      'a `b c` d',
      [
        ['b', 'c'],
        ['a', '$', 'd'],
      ],
    ],
    ['a $(b $(c) d', [['c'], ['b', '$', 'd'], ['a', '$']]],
    ['a $( (b); c)', [['b'], ['c'], ['a', '$']]],
    ['(a b) && { c; }', [['a', 'b'], ['c']]],
    ['a) b', [['a'], ['b']]],
    ['a "b', [['a', 'b']]],
    ['a \\', [['a', '']]],
  ])('splits %j', (line, commands) => {
    expect(splitCommandLine(line)).toEqual(commands);
  });

  it('gives back words that need no quoting as they were', () => {
    const word = fc.stringMatching(/^[a-z0-9./=:_-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(splitCommandLine(words.join(' '))).toEqual([words]);
      }),
    );
  });

  it('gives back any words that are quoted by the rules of the shell', () => {
    const quote = (word: string): string => `'${word.replaceAll("'", `'"'"'`)}'`;
    const word = fc.string().filter((text) => !/[`$]/.test(text));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
        expect(splitCommandLine(words.map(quote).join(' '))).toEqual([words]);
      }),
    );
  });
});
