import { describe, expect, it } from 'vitest';

import { expand } from '../../src/substitution/expand.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';

const ENV = { S: 'set', E: '' };

describe('a8m/envsubst', () => {
  it.each([
    ['${A:-x}', ':-', 'default', 'x'],
    ['${A-x}', '-', 'default', 'x'],
    ['${A:=x}', ':=', 'default', 'x'],
    ['${A=x}', '=', 'default', 'x'],
    ['${A:+x}', ':+', 'alternative', 'x'],
    ['${A+x}', '+', 'alternative', 'x'],
    ['${A:-}', ':-', 'default', ''],
    ['${A:+}', ':+', 'bare', ''],
    ['${A:?x}', ':?', 'bare', 'x'],
    ['${A?x}', '?', 'bare', 'x'],
    ['${A}', '', 'bare', undefined],
    ['$A', '', 'bare', undefined],
  ])('reads %s', (text, operator, meaning, operand) => {
    const { substitutions, errors } = parseSubstitutions(`x ${text}`, 'envsubst');
    expect(errors).toEqual([]);
    expect(substitutions).toMatchObject([
      { name: 'A', operator, meaning, range: { start: 2, end: text.length + 2 } },
    ]);
    expect(substitutions[0]?.operand?.text).toBe(operand);
  });

  it.each([
    ['${S:0:2}', 'set'],
    ['${S^^}', 'set'],
    ['${#S}', ''],
    ['${S.b:-c}', 'set'],
  ])('ignores what it does not know, and says so: %s', (text, value) => {
    const { substitutions, errors } = parseSubstitutions(text, 'envsubst');
    expect(substitutions).toMatchObject([{ name: 'S', meaning: 'bare', operator: '' }]);
    expect(errors).toEqual([
      {
        range: { start: 0, end: text.length },
        reason: 'what follows the name is ignored',
        effect: 'mangled',
      },
    ]);
    expect(expand(text, 'envsubst', ENV)).toEqual({ value, warnings: [] });
  });

  it('expands an operand that is one variable', () => {
    const [substitution] = parseSubstitutions('${A:-$S}', 'envsubst').substitutions;
    expect(substitution?.inner).toMatchObject([{ name: 'S', range: { start: 5, end: 7 } }]);
    expect(substitution?.literals).toEqual([]);
  });

  it.each([
    ['${A:-x$S}', 'x$S', { start: 5, end: 8, text: 'x$S' }],
    ['${A:-$S b}', ' b', { start: 7, end: 9, text: ' b' }],
    ['${A:-${V:-c}}', 'c}', { start: 10, end: 11, text: 'c' }],
    ['${A:-${S}}', '}', { start: 6, end: 8, text: '' }],
  ])('mangles any other operand with a reference: %s', (text, value, literal) => {
    const { substitutions, errors } = parseSubstitutions(text, 'envsubst');
    expect(substitutions[0]?.literals).toEqual([literal]);
    expect(substitutions[0]?.inner).toEqual([]);
    expect(errors.map(({ reason, effect }) => [reason, effect])).toEqual([
      ['the operand is not read to its end', 'mangled'],
    ]);
    expect(expand(text, 'envsubst', ENV)).toEqual({ value, warnings: [] });
  });

  it('asks of `:+` only whether the variable is set', () => {
    expect(expand('${E:+x}${S+y}${U:+z}', 'envsubst', ENV)).toEqual({ value: 'xy', warnings: [] });
  });

  it('refuses a text in which a line ends inside a reference, and recovers what was meant', () => {
    const { substitutions, recovered, errors } = parseSubstitutions('${A:-x}\n${B:-y\n} ${C:=z}', 'envsubst');
    expect(substitutions).toEqual([]);
    expect(errors).toEqual([{ range: { start: 8, end: 14 }, reason: 'unterminated', effect: 'refused' }]);
    expect(recovered.map(({ name, operand }) => [name, operand?.text])).toEqual([
      ['A', 'x'],
      ['B', 'y'],
      ['C', 'z'],
    ]);
  });

  it('refuses a text on which the engine hangs', () => {
    expect(parseSubstitutions('${A:-$_}', 'envsubst').errors).toMatchObject([
      { reason: 'the engine does not come to an end', effect: 'refused' },
    ]);
  });

  it('leaves escapes, templates of others and lone dollars alone', () => {
    const text = "$$S $ a$ ${{ secrets.X || 'd' }} $(S)";
    expect(parseSubstitutions(text, 'envsubst')).toEqual({ substitutions: [], recovered: [], errors: [] });
    expect(expand(text, 'envsubst', ENV)).toEqual({ value: text.slice(1), warnings: [] });
  });
});
