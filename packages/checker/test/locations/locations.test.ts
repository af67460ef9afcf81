import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { runLocation } from './run-location.js';
import { FACTS, SECTIONS } from './sections.js';

describe.each(SECTIONS)('section $id: $what', ({ id, length, rows }) => {
  it('has every row once, in order', () => {
    const ids = Array.from({ length }, (_, index) => `${id}-${String(index + 1).padStart(2, '0')}`);
    expect(rows.map(({ row }) => row)).toEqual(ids);
  });

  it('has a source for every row, and a case', () => {
    expect(rows.filter(({ cases, source }) => cases.length === 0 || source === undefined)).toEqual([]);
  });

  const cases = rows.flatMap(({ row, what, cases: all }) =>
    all.map((location, index) => [row, index + 1, what, location] as const),
  );

  it.each(cases)('%s (%i) %s', async (_row, _index, _what, location) => {
    expect(await runLocation(location)).toEqual(location.expected);
  });
});

describe.each(FACTS)('section $id: facts', ({ file, length }) => {
  it(`has its ${String(length)} rows, each once`, () => {
    const rows = readFileSync(new URL(file, import.meta.url), 'utf8')
      .trim()
      .split('\n');
    expect(
      new Set(rows.map((row) => JSON.stringify((JSON.parse(row) as { input: string }).input))).size,
    ).toBe(length);
    expect(rows).toHaveLength(length);
  });
});
