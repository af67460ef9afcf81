import { describe, expect, it } from 'vitest';

import { blankExpressions, parseWorkflowFallbacks } from '../../src/workflow/fallbacks.js';

describe('parseWorkflowFallbacks', () => {
  it.each([
    ["${{ secrets.DB_PASSWORD || 'postgres' }}", 'DB_PASSWORD', "'postgres'"],
    ["x${{secrets.TOKEN||'it''s'}}y", 'TOKEN', "'it''s'"],
    ["${{ github.event.x && secrets.KEY || 'k' }}", 'KEY', "'k'"],
  ])('reads %s', (text, name, under) => {
    const [fallback, ...rest] = parseWorkflowFallbacks(text);
    expect(rest).toEqual([]);
    expect(fallback?.name).toBe(name);
    expect(text.slice(fallback?.range.start, fallback?.range.end)).toBe(under);
  });

  it.each([
    '${{ secrets.A || secrets.B }}',
    '${{ secrets.A }}',
    "secrets.A || 'x'",
    '${{ secrets.A || github.token }}',
  ])('finds none in %s', (text) => {
    expect(parseWorkflowFallbacks(text)).toEqual([]);
  });

  it('blanks expressions and keeps the length', () => {
    expect(blankExpressions('a ${{ x }} ${Y:-z}')).toBe('a          ${Y:-z}');
  });
});
