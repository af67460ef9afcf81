import { readFileSync } from 'node:fs';

import { expand } from '@bridgekeeper/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeValue } from '../../../src/readers/env/decode.js';
import { parseEnv } from '../../../src/readers/env/parse-env.js';
import { parseNpmEnv } from '../../../src/readers/env/parse-npm-env.js';

type Values = Readonly<Record<string, string>>;

/** One row of observed facts; see test/facts/README.md. */
interface Fact {
  readonly input: string;
  readonly env: Values;
  /** compose-go's dotenv. */
  readonly result: Values | null;
  readonly error: string | null;
  /** npm's dotenv alone, without dotenv-expand. */
  readonly dotenv18: Values;
}

const facts = readFileSync(new URL('../../facts/dotenv.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fact);

/** What compose makes of a file: our reader's grammar and escapes, and the policy's substitutions over earlier names. */
function asCompose(text: string, env: Values): { values: Values } | { error: true } {
  const { entries, errors } = parseEnv(text);
  if (errors.length > 0) return { error: true };
  const values: Record<string, string> = {};
  for (const { name, nameRange, value, quote } of entries) {
    if (value === undefined) {
      // compose-go keeps a bare name at the very end of a file as the value of no name; elsewhere it is inherited.
      if (nameRange.end === text.length) values[''] = name;
      else if (env[name] !== undefined) values[name] = env[name];
      continue;
    }
    const decoded = decodeValue(value, quote, 'compose').text;
    if (quote === "'") {
      values[name] = decoded;
      continue;
    }
    const expanded = expand(decoded, 'compose', { ...values, ...env });
    if ('error' in expanded) return { error: true };
    values[name] = expanded.value;
  }
  return { values };
}

function asNpm(text: string): Values {
  const values: Record<string, string> = {};
  for (const { name, value, quote } of parseNpmEnv(text).entries) {
    values[name] = decodeValue(value ?? '', quote, 'npm').text;
  }
  return values;
}

describe('the dialect of compose', () => {
  it('has a row for each of 58 files', () => {
    expect(facts).toHaveLength(58);
  });

  it.each(facts)('reads $input as compose does', ({ input, env, result, error }) => {
    expect(asCompose(input, env)).toEqual(error === null ? { values: result } : { error: true });
  });
});

describe("the dialect of npm's dotenv", () => {
  it.each(facts)('reads $input as dotenv does', ({ input, dotenv18 }) => {
    expect(asNpm(input)).toEqual(dotenv18);
  });

  it('gives ranges without quotes, and the comment behind a value', () => {
    expect(parseNpmEnv('export A = `b c` # d\nB=x#y\n').entries).toEqual([
      {
        name: 'A',
        nameRange: { start: 7, end: 8 },
        value: 'b c',
        valueRange: { start: 12, end: 15 },
        quote: '`',
        comment: { text: ' d', start: 18 },
      },
      {
        name: 'B',
        nameRange: { start: 21, end: 22 },
        value: 'x',
        valueRange: { start: 23, end: 24 },
        quote: undefined,
        comment: { text: 'y', start: 25 },
      },
    ]);
  });

  it('is linear in quotes that are not closed, and in blanks', () => {
    for (const text of ['A="\n'.repeat(50_000), 'A=`x\nB="\n'.repeat(20_000), `A${' '.repeat(200_000)}`]) {
      const start = performance.now();
      parseNpmEnv(text);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });
});

describe('both dialects', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('A', '=', '"', "'", '`', '#', ' ', '\n', '\r', '\\', '$', ':', 'n', '0', 'é', '😀'),
  });

  it('keep every value inside the text, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(parseEnv, parseNpmEnv), (text, parse) => {
        for (const { value, valueRange } of parse(text).entries) {
          if (value !== undefined) expect(text.slice(valueRange.start, valueRange.end)).toBe(value);
        }
      }),
    );
  });

  it('map each character of a decoded value to where it is written', () => {
    const written = '\\0101-\\$-\\n';
    const { text, offsets } = decodeValue(written, '"', 'compose');
    expect(text).toBe('A-$$-\n');
    expect(offsets).toEqual([0, 5, 6, 7, 8, 9, 11]);
    fc.assert(
      fc.property(anyText, fc.constantFrom("'" as const, '"' as const), (value, quote) => {
        const decoded = decodeValue(value, quote, 'compose');
        const places = decoded.offsets ?? Array.from({ length: decoded.text.length + 1 }, (_, at) => at);
        expect(decoded.offsets === undefined || places.length === decoded.text.length + 1).toBe(true);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
      }),
    );
  });
});
