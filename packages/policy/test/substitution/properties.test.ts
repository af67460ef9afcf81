import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCompose } from '../../src/substitution/compose.js';
import { expand } from '../../src/substitution/expand.js';
import { literalDefaultsOf } from '../../src/substitution/literal-defaults.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';
import type { Dialect, Substitution } from '../../src/substitution/substitution.js';

const DIALECTS: readonly Dialect[] = ['compose', 'docker-stack', 'flux', 'envsubst', 'shell'];

const TOKENS =
  '$ ${ } { $$ S U _ 1 :- - :? ? :+ + := = : / // # ## % ^^ ,, \\ \' " ` ( ) [ ] $( é ſ 😀 \n \r a.b ${S ${U:- $S'.split(
    ' ',
  );

/** Texts made of what the dialects look for, and any others. */
const texts = fc.oneof(
  fc.array(fc.constantFrom(...TOKENS, ' '), { maxLength: 16 }).map((tokens) => tokens.join('')),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

const environments = fc.record({ S: fc.constant('set'), E: fc.constant('') });

function checkReference(text: string, substitution: Substitution, start: number, end: number): void {
  const { range, nameRange, name, operand, inner, literals } = substitution;
  expect(range.start).toBeGreaterThanOrEqual(start);
  expect(range.end).toBeGreaterThan(range.start);
  expect(range.end).toBeLessThanOrEqual(end);
  expect(text.slice(range.start, range.end)).toMatch(/^\$/);
  expect(text.slice(nameRange.start, nameRange.end)).toBe(name);
  expect(name).not.toBe('');
  expect(operand?.text).toBe(operand && text.slice(operand.start, operand.end));
  const outer = operand ?? { start: range.end, end: range.end };
  expect(nameRange.start).toBeGreaterThan(range.start);
  expect(nameRange.end).toBeLessThanOrEqual(outer.start);
  expect(outer.end).toBeLessThanOrEqual(range.end);
  checkOrder(inner.map((reference) => reference.range));
  for (const literal of literals) {
    expect(literal.start).toBeGreaterThanOrEqual(outer.start);
    expect(literal.end).toBeLessThanOrEqual(outer.end);
  }
  for (const reference of inner) checkReference(text, reference, outer.start, outer.end);
}

function checkOrder(ranges: readonly { readonly start: number; readonly end: number }[]): void {
  for (const [index, { start }] of ranges.entries()) {
    expect(start).toBeGreaterThanOrEqual(ranges[index - 1]?.end ?? 0);
  }
}

describe.each(DIALECTS)('any text in %s', (dialect) => {
  it('is read into references whose ranges nest, are in order and say what they hold', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { substitutions, recovered, errors } = parseSubstitutions(text, dialect);
        checkOrder(substitutions.map(({ range }) => range));
        for (const substitution of [...substitutions, ...recovered]) {
          checkReference(text, substitution, 0, text.length);
        }
        for (const { range } of errors) {
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives literal defaults that stand inside their references', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { substitution, range } of literalDefaultsOf(parseSubstitutions(text, dialect))) {
          expect(range.start).toBeGreaterThanOrEqual(substitution.range.start);
          expect(range.end).toBeLessThanOrEqual(substitution.range.end);
          expect(['default', 'alternative']).toContain(substitution.meaning);
        }
      }),
    );
  });

  it('without a dollar holds no reference, and stays as it is', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const plain = text.replaceAll('$', '').replaceAll('\0', '');
        expect(parseSubstitutions(plain, dialect)).toEqual({ substitutions: [], recovered: [], errors: [] });
        expect(expand(plain, dialect, {})).toEqual({ value: plain, warnings: [] });
      }),
    );
  });

  it('expands without an invalid form unless an error was told', () => {
    fc.assert(
      fc.property(texts, environments, (text, environment) => {
        const expansion = expand(text, dialect, environment);
        const { errors, substitutions } = parseSubstitutions(text, dialect);
        if ('error' in expansion && expansion.error.kind === 'invalid') expect(errors).not.toEqual([]);
        if (errors.some(({ effect }) => effect === 'refused')) expect(substitutions).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any text in compose', () => {
  it('is read alike by both ways of counting braces unless an error was told', () => {
    fc.assert(
      fc.property(texts, (text) => {
        if (parseSubstitutions(text, 'compose').errors.length > 0) return;
        expect(parseCompose(text, 'compose-go')).toEqual(parseCompose(text, 'balanced'));
      }),
      { numRuns: 1000 },
    );
  });
});
