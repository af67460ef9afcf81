import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LineIndex } from '../../../checker/src/readers/lines.js';
import { fileOf } from '../../src/languages/root-node.js';
import { DeploySourceCode } from '../../src/languages/source-code.js';
import { yamlComments } from '../../src/languages/yaml-comments.js';

function sourceCodeOf(text: string): DeploySourceCode {
  return new DeploySourceCode(text, fileOf(text), false, yamlComments);
}

const text = fc
  .array(fc.constantFrom('\r', '\n', '\r\n', 'a', '#', ' eslint-disable', 'é', '🔑', '\u2028'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''));

describe('the source code of a deploy file', () => {
  it('counts lines and columns as the checker does, at any offset of any text', () => {
    fc.assert(
      fc.property(text, (written) => {
        const sourceCode = sourceCodeOf(written);
        const lines = new LineIndex(written);
        for (let offset = 0; offset <= written.length; offset++) {
          const place = sourceCode.getLocFromIndex(offset);
          expect(place).toEqual(lines.position(offset));
          // Between the two characters of a line break there is no place of a line.
          if (written.slice(offset - 1, offset + 1) !== '\r\n') {
            expect(sourceCode.getIndexFromLoc(place)).toBe(offset);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is one root over the whole text, with nothing in it', () => {
    const sourceCode = sourceCodeOf('a: b\r\nc');
    expect(sourceCode.ast).toEqual({
      type: 'DeployFile',
      range: [0, 7],
      loc: { start: { line: 1, column: 1 }, end: { line: 2, column: 2 } },
      body: [],
      comments: [],
      tokens: [],
    });
    expect(sourceCode.traverse().map(({ target, args }) => [target, args])).toEqual([
      ['onDeployFile', [sourceCode.ast]],
    ]);
    expect(sourceCode.getAncestors(sourceCode.ast)).toEqual([]);
    expect(sourceCode.getText()).toBe('a: b\r\nc');
    expect(sourceCode.getText(sourceCode.ast)).toBe('a: b\r\nc');
    expect(sourceCode.lines).toEqual(['a: b', 'c']);
  });

  it('has the comments that speak to ESLint, and no others', () => {
    const sourceCode = sourceCodeOf('# a\nb: c # eslint-disable-line\n# eslinted\n');
    expect(sourceCode.getAllComments()).toEqual([
      {
        type: 'Comment',
        value: ' eslint-disable-line',
        range: [9, 30],
        loc: { start: { line: 2, column: 6 }, end: { line: 2, column: 27 } },
      },
    ]);
  });
});
