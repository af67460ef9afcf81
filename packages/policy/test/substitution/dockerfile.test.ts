import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseSubstitutions } from '../../src/substitution/parse.js';
import type { Substitution } from '../../src/substitution/substitution.js';

const show = ({ name, operator, operand, inner }: Substitution): string =>
  `${name}${operator === '' ? '' : ` ${operator} ${operand?.text ?? ''}`}${inner.length === 0 ? '' : ` [${inner.map(show).join(', ')}]`}`;
const read = (text: string): string[] => parseSubstitutions(text, 'dockerfile').substitutions.map(show);

// Source of each row: moby/buildkit, frontend/dockerfile/shell/lex.go (processDollar, processName, processStopOn).
describe('the words of a Dockerfile', () => {
  it.each([
    ['$A', ['A']],
    ['${A}', ['A']],
    ['${A:-d}', ['A :- d']],
    ['${A-d}', ['A - d']],
    ['${A:+d}', ['A :+ d']],
    ['${A+d}', ['A + d']],
    ['${A:?m}', ['A :? m']],
    ['${A?m}', ['A ? m']],
    ['a${A:-d}b$B', ['A :- d', 'B']],
    ['${A:-${B:-c}}', ['A :- ${B:-c} [B :- c]']],
    ['"${A:-d}"', ['A :- d']],
    ['${A:-"}"}', ['A :- "}"']],
    ["${A:-'}'}", ["A :- '}'"]],
    ['${A:-\\}}', ['A :- \\}']],
    ["'${A:-d}'", []],
    ['\\${A:-d}', []],
    ['"\\${A:-d}"', []],
    ['$1 $$ $? ${1} ${#}', []],
    ['$(A) `A` $', []],
    ['# ${A:-d}', ['A :- d']],
    ['"it\'s ${A:-d}"', ['A :- d']],
  ])('of %s give %j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each(['${A#x}', '${A##x}', '${A%x}', '${A%%x}', '${A/x/y}', '${A//x/y}'])(
    'change a value without a fallback: %s',
    (text) => {
      const { substitutions, errors } = parseSubstitutions(text, 'dockerfile');
      expect(substitutions.map(({ name, meaning }) => [name, meaning])).toEqual([['A', 'transformation']]);
      expect(errors).toEqual([]);
    },
  );

  it.each([
    ['${A:=x}', 'unsupported modifier', ['A := x']],
    ['${A=x}', 'unsupported modifier', ['A = x']],
    ['${A^^}', 'unsupported modifier', []],
    ['${A:0:2}', 'unsupported modifier', []],
    ['${}', 'bad substitution', []],
    ['${ A}', 'bad substitution', []],
    ['${A:-x', 'unterminated', ['A :- x']],
  ])('refuse %s, and say what was meant', (text, reason, meant) => {
    const { substitutions, recovered, errors } = parseSubstitutions(text, 'dockerfile');
    expect(substitutions).toEqual([]);
    expect(errors.map((error) => [error.reason, error.effect])).toEqual([[reason, 'refused']]);
    expect(recovered.map(show)).toEqual(meant);
  });

  it('decode the literal of a default, and know where it stands', () => {
    const text = 'x${A:-"a \\" b"\'c\'}';
    const [reference] = parseSubstitutions(text, 'dockerfile').substitutions;
    expect(reference?.literals.map((literal) => literal.text).join('')).toBe('a " bc');
    expect(text.slice(reference?.range.start, reference?.range.end)).toBe(text.slice(1));
  });

  it('are read in linear time, and never throw', () => {
    const before = performance.now();
    for (const unit of ['${A:-', '"', "'", '$', '${', '\\', '"${A:-']) {
      parseSubstitutions(unit.repeat(50_000), 'dockerfile');
    }
    expect(performance.now() - before).toBeLessThan(5_000);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('$', '{', '}', ':', '-', '"', "'", '\\', 'A', '#', '/', ' ', '?', '=')),
        (characters) => {
          const text = `$${characters.join('')}`;
          for (const { range } of parseSubstitutions(text, 'dockerfile').substitutions) {
            expect(text[range.start]).toBe('$');
            expect(range.end).toBeLessThanOrEqual(text.length);
          }
        },
      ),
    );
  });
});
