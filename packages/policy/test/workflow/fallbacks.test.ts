import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { blankExpressions, parseWorkflowFallbacks } from '../../src/workflow/fallbacks.js';

const found = (text: string): [string, readonly string[]][] =>
  parseWorkflowFallbacks(text).map(({ range, names }) => [text.slice(range.start, range.end), names]);

describe('parseWorkflowFallbacks', () => {
  it.each<[string, [string, string[]][]]>([
    ["${{ secrets.DB_PASSWORD || 'postgres' }}", [["'postgres'", ['secrets.DB_PASSWORD']]]],
    ["x${{secrets.TOKEN||'it''s'}}y", [["'it''s'", ['secrets.TOKEN']]]],
    ["${{ secrets['TOKEN'] || 'x' }}", [["'x'", ['secrets.TOKEN']]]],
    ["${{ github.event.x && secrets.KEY || 'k' }}", [["'k'", ['secrets.KEY']]]],
    ["${{ github.event_name == 'push' && 'lit' || secrets.KEY }}", [["'lit'", ['secrets.KEY']]]],
    ["${{ (secrets.A || (secrets.B || 'x')) }}", [["'x'", ['secrets.A', 'secrets.B']]]],
    ["${{ format('{0}:{1}', 'user', secrets.A || 'x') }}", [["'x'", ['secrets.A']]]],
    ["${{ secrets.A || format('{0}', 'x') }}", [["'x'", ['secrets.A']]]],
    ['${{ fromJSON(secrets.A || \'{"p":"x"}\') }}', [['\'{"p":"x"}\'', ['secrets.A']]]],
    ["${{ case(inputs.prod, secrets.A, 'x') }}", [["'x'", ['secrets.A']]]],
    [
      "${{ inputs.a || steps.b.outputs.c || 'x' }} ${{ vars.D || 'y' }}",
      [
        ["'x'", ['inputs.a', 'steps.b.outputs.c']],
        ["'y'", ['vars.D']],
      ],
    ],
    ["${{ secrets.A\n  || 'x' }}", [["'x'", ['secrets.A']]]],
  ])('reads %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '${{ secrets.A || secrets.B }}',
    '${{ secrets.A }}',
    "secrets.A || 'x'",
    '${{ secrets.A || github.token }}',
    "${{ secrets.A || '' }}",
    "${{ secrets.A == 'x' || secrets.B }}",
    "${{ secrets.A != '' && secrets.A || github.token }}",
    "${{ contains(github.ref, 'x') || secrets.A }}",
    "${{ secrets.A || !'x' }}",
    "${{ format('{0}-x', secrets.A) }}",
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('never throws, and every range is that of a string', () => {
    const unit = fc.constantFrom(
      '${{',
      '}}',
      "'",
      "'a'",
      '||',
      '&&',
      '(',
      ')',
      ',',
      '==',
      '!',
      'secrets.A',
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        for (const { range } of parseWorkflowFallbacks(text)) {
          expect(text[range.start]).toBe("'");
          expect(text[range.end - 1]).toBe("'");
        }
        expect(blankExpressions(text)).toHaveLength(text.length);
      }),
    );
  });

  it('is linear in nested parentheses and open expressions', () => {
    const start = performance.now();
    parseWorkflowFallbacks(`\${{ ${'('.repeat(200_000)} 'x' }}`);
    parseWorkflowFallbacks("${{ '".repeat(50_000));
    parseWorkflowFallbacks(`\${{ ${"secrets.A || 'x' || ".repeat(150)} }}`.repeat(500));
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  it('blanks expressions and keeps the length', () => {
    expect(blankExpressions('a ${{ x }} ${Y:-z}')).toBe('a          ${Y:-z}');
    expect(blankExpressions("${{ format('{0}', x) }}${Y:-z}")).toBe(`${' '.repeat(23)}\${Y:-z}`);
  });
});
