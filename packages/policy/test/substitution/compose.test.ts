import { describe, expect, it } from 'vitest';

import { expand } from '../../src/substitution/expand.js';
import { flattenSubstitutions } from '../../src/substitution/flatten.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';
import type { Operator, OperatorMeaning, SubstitutionError } from '../../src/substitution/substitution.js';
import type { ComposeFact } from './facts.js';
import { COMPOSE_FACTS, title } from './facts.js';

const MEANINGS: Partial<Record<Operator, OperatorMeaning>> = {
  '': 'bare',
  ':-': 'default',
  '-': 'default',
  ':?': 'required',
  '?': 'required',
  ':+': 'alternative',
  '+': 'alternative',
};

/** Rows that the engine accepts in their environment, and that hold a trap all the same. */
const TRAPS: Readonly<Record<string, SubstitutionError['effect']>> = {
  '${S:-${}}': 'refused-if-used',
  // With U set, the engine appends a brace to its value.
  '${U:-{{ .Values.x }}}': 'mangled',
};

/** The outcome of a row as the recorder wrote it: colons and blanks before a message are trimmed. */
function outcome({ input, env }: ComposeFact): Pick<ComposeFact, 'output' | 'error' | 'warns'> {
  const expansion = expand(input, 'compose', env);
  if ('value' in expansion) {
    return { output: expansion.value, error: null, warns: expansion.warnings.length };
  }
  const { kind, message } = expansion.error;
  const trimmed = message.replace(/^[: ]+/, '');
  const required = trimmed === '' ? 'required (no message)' : `required: ${trimmed}`;
  return { output: null, error: kind === 'required' ? required : 'invalid format', warns: 0 };
}

const ROWS = COMPOSE_FACTS.map((fact, index) => ({
  fact,
  name: `${String(index + 1)}: ${title(fact.input)}`,
}));

describe('compose, as observed in compose-go', () => {
  it('holds all observed rows', () => {
    expect(COMPOSE_FACTS).toHaveLength(95);
  });

  it.each(ROWS)('finds the references of row $name', ({ fact }) => {
    const references = flattenSubstitutions(parseSubstitutions(fact.input, 'compose'));
    expect(
      references.map(({ name, operator, operand }) => ({ name, op: operator, operand: operand?.text ?? '' })),
    ).toEqual(fact.refs);
  });

  it.each(ROWS)('tells defaults from required forms in row $name', ({ fact }) => {
    const references = flattenSubstitutions(parseSubstitutions(fact.input, 'compose'));
    expect(references.map(({ meaning }) => meaning)).toEqual(fact.refs.map(({ op }) => MEANINGS[op]));
  });

  it.each(ROWS)('rejects what the engine rejects in row $name', ({ fact }) => {
    const { errors } = parseSubstitutions(fact.input, 'compose');
    if (fact.error === 'invalid format') {
      expect(errors.length).toBeGreaterThan(0);
    } else {
      expect(errors.map(({ effect }) => effect)).toEqual(fact.input in TRAPS ? [TRAPS[fact.input]] : []);
    }
  });

  it.each(ROWS)('computes the value, error and warnings of row $name', ({ fact }) => {
    const { output, error, warns } = fact;
    expect(outcome(fact)).toEqual({ output, error, warns });
  });
});

describe('compose, the grammar', () => {
  it('gives UTF-16 offsets into the whole text', () => {
    const text = '😀 ${URL:-http://${HOST:-é}} ${S}';
    const [first, second] = parseSubstitutions(text, 'compose').substitutions;
    expect(first).toEqual({
      name: 'URL',
      lookupName: 'URL',
      operator: ':-',
      meaning: 'default',
      range: { start: 3, end: 28 },
      nameRange: { start: 5, end: 8 },
      operand: { start: 10, end: 27, text: 'http://${HOST:-é}' },
      inner: [
        {
          name: 'HOST',
          lookupName: 'HOST',
          operator: ':-',
          meaning: 'default',
          range: { start: 17, end: 27 },
          nameRange: { start: 19, end: 23 },
          operand: { start: 25, end: 26, text: 'é' },
          inner: [],
          literals: [{ start: 25, end: 26, text: 'é' }],
        },
      ],
      literals: [{ start: 10, end: 17, text: 'http://' }],
    });
    expect(second?.range).toEqual({ start: 29, end: 33 });
    expect(second?.operand).toBeUndefined();
  });

  it('puts the empty operand range at the brace', () => {
    const [substitution] = parseSubstitutions('x${KEY:-}', 'compose').substitutions;
    expect(substitution?.operand).toEqual({ start: 8, end: 8, text: '' });
  });

  it('decodes escapes in literals and keeps them in the operand text', () => {
    const [substitution] = parseSubstitutions('${A:-p$$w}', 'compose').substitutions;
    expect(substitution?.operand?.text).toBe('p$$w');
    expect(substitution?.literals).toEqual([{ start: 5, end: 9, text: 'p$w' }]);
  });

  it('reads the Kelvin sign as a letter of a name, as case folding in Go does', () => {
    expect(flattenSubstitutions(parseSubstitutions('$\u212A ${\u212A-x}', 'compose'))).toHaveLength(2);
  });

  it('takes each line by itself', () => {
    const { errors, recovered } = parseSubstitutions('${A:-x}\n${B:-y\n}', 'compose');
    expect(errors).toEqual([{ range: { start: 8, end: 10 }, reason: 'unterminated', effect: 'refused' }]);
    expect(recovered.map(({ name, operand }) => [name, operand?.text])).toEqual([
      ['A', 'x'],
      ['B', 'y'],
    ]);
  });

  it('recovers the default of an operator that compose rejects', () => {
    const text = 'a ${DB_PASSWORD:=hunter} $HOST';
    const { substitutions, recovered, errors } = parseSubstitutions(text, 'compose');
    expect(substitutions).toEqual([]);
    expect(errors).toEqual([{ range: { start: 2, end: 4 }, reason: 'invalid format', effect: 'refused' }]);
    expect(recovered).toMatchObject([
      { name: 'DB_PASSWORD', operator: ':=', meaning: 'default', range: { start: 2, end: 24 } },
      { name: 'HOST', operator: '', meaning: 'bare' },
    ]);
  });

  it('recovers a default whose brace is missing, up to the end of its line', () => {
    const { recovered } = parseSubstitutions('${DB_PASSWORD:-hunter', 'compose');
    expect(recovered).toMatchObject([
      { name: 'DB_PASSWORD', operator: ':-', meaning: 'default', operand: { text: 'hunter' } },
    ]);
    expect(recovered[0]?.range).toEqual({ start: 0, end: 21 });
  });

  it('keeps the references around an invalid operand, and recovers what is inside', () => {
    const { substitutions, recovered, errors } = parseSubstitutions('${A:-${B:=x}}', 'compose');
    expect(substitutions.map(({ name }) => name)).toEqual(['A']);
    expect(recovered.map(({ name }) => name)).toEqual(['B']);
    expect(errors.map(({ effect }) => effect)).toEqual(['refused-if-used']);
  });

  it.each([
    ['${A:-{}} ${B}', [{ range: { start: 0, end: 8 }, reason: 'braces are miscounted', effect: 'mangled' }]],
    ['${A:-{{x}}}', [{ range: { start: 0, end: 11 }, reason: 'braces are miscounted', effect: 'mangled' }]],
    ['${A:-{}}', []],
    ['${A:-{x}} ${B}', []],
    ['${A:-{}}\n${B}', []],
  ])('says where the engine miscounts braces: %j', (text, errors) => {
    expect(parseSubstitutions(text, 'compose').errors).toEqual(errors);
  });

  it.each([
    ['${S:-{}} ${S}', 'set'],
    ['${S:-{{x}}}', 'set}'],
    ['${U:-{}} {y}', '{}} {y'],
    ['${U:-{}} x}', '{}} x'],
    ['${S:-${V}', 'set'],
  ])('computes what the engine makes of miscounted braces: %j', (text, value) => {
    expect(expand(text, 'compose', { S: 'set' })).toEqual({ value, warnings: [] });
  });

  it('takes nothing from the prototype of the environment', () => {
    expect(expand('${constructor-x}${__proto__-y}', 'compose', {})).toEqual({ value: 'xy', warnings: [] });
  });

  it('warns about each unset bare reference that it uses', () => {
    expect(expand('$U ${V} ${S:-$W} ${X:-$Y}', 'compose', { S: '' })).toEqual({
      value: '   ',
      warnings: ['U', 'V', 'W', 'Y'].map(
        (name) => `The "${name}" variable is not set. Defaulting to a blank string.`,
      ),
    });
  });
});
