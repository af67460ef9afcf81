import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { scanLines } from '../../../src/readers/yaml/line-scan.js';
import type { YamlNode } from '../../../src/readers/yaml/node.js';

/** The tree as plain data; a scalar is the text at its offsets, so that wrong offsets show. */
function plain(text: string, node: YamlNode): unknown {
  if (node.kind === 'map') {
    return Object.fromEntries(
      node.pairs.map(({ key, value }) => [String(plain(text, key)), plain(text, value)]),
    );
  }
  if (node.kind === 'sequence') return node.items.map((item) => plain(text, item));
  return node.kind === 'scalar' && node.start >= 0 ? text.slice(node.start, node.end) : null;
}

const scan = (text: string): unknown[] => scanLines(text).map((root) => plain(text, root));

describe('scanLines', () => {
  it('reads nested maps and lists by indentation', () => {
    expect(scan('a:\n  b: 1\n  c:\n    - x\n    - y: 2\n      z: 3\nd: "q" # c\n')).toEqual([
      { a: { b: '1', c: ['x', { y: '2', z: '3' }] }, d: 'q' },
    ]);
  });

  it('hangs a list at the column of its key on that key', () => {
    expect(scan('env:\n- name: A\n  value: b\n- name: C\n  value: d\nnext: 1\n')).toEqual([
      {
        env: [
          { name: 'A', value: 'b' },
          { name: 'C', value: 'd' },
        ],
        next: '1',
      },
    ]);
  });

  it('takes a block scalar with its lines, and goes on behind it', () => {
    expect(scan('a: |-\n  one\n\n  two: x\nb: 1\n')).toEqual([{ a: '  one\n\n  two: x\n', b: '1' }]);
  });

  it('starts anew at each document', () => {
    expect(scan('a: 1\n---\nb: 2\n')).toEqual([{ a: '1' }, { b: '2' }]);
  });

  it('passes over what is neither a pair nor an item', () => {
    expect(scan('%%% broken\na: 1\n  }} b\nc: [unclosed\nd: 2\n')).toEqual([{ a: '1', c: null, d: '2' }]);
  });

  it('reads lists in lists and items without content', () => {
    expect(scan('a:\n  - - x\n    - y\n  -\n  - z\n')).toEqual([{ a: [['x', 'y'], 'z'] }]);
  });

  it('never throws, and keeps every scalar inside the text', () => {
    const unit = fc.constantFrom(
      'a',
      'b',
      ':',
      ' ',
      '  ',
      '\n',
      '- ',
      '"',
      "'",
      '|',
      '>',
      '#',
      '\t',
      '---',
      '\r\n',
      '{{',
      '}}',
    );
    const check = (text: string, node: YamlNode): void => {
      if (node.kind === 'scalar' && node.start >= 0)
        expect(text.slice(node.start, node.end)).toBe(node.value);
      if (node.kind === 'map')
        for (const { key, value } of node.pairs)
          [key, value].forEach((child) => {
            check(text, child);
          });
      if (node.kind === 'sequence') for (const item of node.items) check(text, item);
    };
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const root of scanLines(text)) check(text, root);
      }),
      { numRuns: 500 },
    );
  });
});
