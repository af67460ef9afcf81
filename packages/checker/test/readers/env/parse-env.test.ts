import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseEnv } from '../../../src/readers/env/parse-env.js';

interface Fact {
  readonly input: string;
  readonly result: Readonly<Record<string, string>> | null;
  readonly error: string | null;
}

const facts = readFileSync(new URL('../../facts/dotenv.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fact);

/** Errors of compose's second step, the expansion: no matter of the file's grammar. */
const isExpansionError = (error: string): boolean => /Invalid template|required variable/.test(error);

describe('parseEnv against compose-go', () => {
  it.each(facts.filter(({ error }) => error !== null && !isExpansionError(error)))(
    'refuses $input as compose does',
    ({ input }) => {
      expect(parseEnv(input).errors).toHaveLength(1);
    },
  );

  it.each(facts.filter(({ error }) => error === null || isExpansionError(error)))(
    'accepts $input as compose does',
    ({ input }) => {
      expect(parseEnv(input).errors).toEqual([]);
    },
  );
});

describe('parseEnv', () => {
  it('gives the range of the value without quotes, and the comment behind it', () => {
    const text = 'A="b c" # safe-default: r\n';
    expect(parseEnv(text).entries).toEqual([
      {
        name: 'A',
        nameRange: { start: 0, end: 1 },
        value: 'b c',
        valueRange: { start: 3, end: 6 },
        quote: '"',
        comment: { text: ' safe-default: r', start: 9 },
      },
    ]);
  });

  it('takes a comment with no value before it for the value', () => {
    expect(parseEnv('A= # c\n').entries.map(({ value, comment }) => ({ value, comment }))).toEqual([
      { value: '# c', comment: undefined },
    ]);
  });

  it('goes on with the next line after an error', () => {
    const { entries, errors } = parseEnv('A B=c\nD=e\n');
    expect(errors).toEqual([{ offset: 2, message: 'the name of a variable cannot contain a blank' }]);
    expect(entries.map(({ name }) => name)).toEqual(['D']);
  });

  it('stops after twenty errors', () => {
    expect(parseEnv('A B=c\n'.repeat(1_000)).errors).toHaveLength(20);
  });

  it('keeps every value inside the text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('A', '=', '"', "'", '#', ' ', '\n', '\r', '\\', '$', ':', 'é', '😀'),
        }),
        (text) => {
          for (const { value, valueRange } of parseEnv(text).entries) {
            if (value !== undefined) expect(text.slice(valueRange.start, valueRange.end)).toBe(value);
          }
        },
      ),
    );
  });

  it('is linear in unclosed quotes', () => {
    const text = 'A="\n'.repeat(20_000);
    const start = performance.now();
    parseEnv(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
