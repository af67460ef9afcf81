import { describe, expect, it } from 'vitest';

import { expand } from '../../src/substitution/expand.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';

const ENV = { S: 'set', E: '' };

describe('docker stack', () => {
  it.each([
    ['$A', '', 'bare', undefined],
    ['${A}', '', 'bare', undefined],
    ['${A:-x}', ':-', 'default', 'x'],
    ['${A-x}', '-', 'default', 'x'],
    ['${A:?x}', ':?', 'required', 'x'],
    ['${A?x}', '?', 'required', 'x'],
    ['${A:-a?b}', ':-', 'default', 'a?b'],
  ])('reads %s', (text, operator, meaning, operand) => {
    const { substitutions, errors } = parseSubstitutions(text, 'docker-stack');
    expect(errors).toEqual([]);
    expect(substitutions.map((s) => [s.name, s.operator, s.meaning, s.operand?.text])).toEqual([
      ['A', operator, meaning, operand],
    ]);
  });

  it('takes an unbraced operator, up to the next brace or the end, over lines', () => {
    const { substitutions } = parseSubstitutions('$A:-x\ny} $B-z', 'docker-stack');
    expect(substitutions.map(({ range, operand }) => [range, operand?.text])).toEqual([
      [{ start: 0, end: 7 }, 'x\ny'],
      [{ start: 9, end: 13 }, 'z'],
    ]);
  });

  it('takes operands for plain text, and closes at the first brace', () => {
    const [substitution] = parseSubstitutions('${A:-${B:-c}}', 'docker-stack').substitutions;
    expect(substitution).toMatchObject({
      range: { start: 0, end: 12 },
      operand: { start: 5, end: 11, text: '${B:-c' },
      inner: [],
      literals: [{ start: 5, end: 11, text: '${B:-c' }],
    });
  });

  it.each([
    ['${A:?need a value - see docs}', '-', ' see docs', 'A:?need a value '],
    ['${A?a:-b}', ':-', 'b', 'A?a'],
    ['${A:?:-d}', ':-', 'd', 'A:?'],
    ['${A-b:-c}', ':-', 'c', 'A-b'],
  ])('splits at a later operator: %s is a default that always applies', (text, operator, operand, lookup) => {
    const { substitutions, errors } = parseSubstitutions(text, 'docker-stack');
    expect(substitutions).toMatchObject([
      { name: 'A', lookupName: lookup, operator, meaning: 'default', operand: { text: operand } },
    ]);
    expect(errors).toMatchObject([{ effect: 'mangled', range: { start: 0, end: text.length } }]);
    expect(expand(text, 'docker-stack', { A: 'set' })).toEqual({ value: operand, warnings: [] });
  });

  it.each(['$', '^re$', '$(S)', '$1', '${1}', '${A', '${A:+x}', '${A:=x}', '${ A}'])('rejects %j', (text) => {
    const { substitutions, errors } = parseSubstitutions(text, 'docker-stack');
    expect(substitutions).toEqual([]);
    expect(errors.map(({ reason, effect }) => [reason, effect])).toEqual([['invalid format', 'refused']]);
    expect(expand(text, 'docker-stack', ENV)).toEqual({
      error: { kind: 'invalid', message: 'invalid format' },
    });
  });

  it('does not enforce a required form before another reference', () => {
    const text = '${A:?a}@${B:?b}';
    const { substitutions, errors } = parseSubstitutions(text, 'docker-stack');
    expect(substitutions.map(({ meaning }) => meaning)).toEqual(['required', 'required']);
    expect(errors).toEqual([
      {
        range: { start: 0, end: 7 },
        reason: 'not enforced: another reference follows in the same text',
        effect: 'mangled',
      },
    ]);
    expect(expand(text, 'docker-stack', { B: 'b' })).toEqual({ value: '@b', warnings: [] });
    expect(expand(text, 'docker-stack', { A: 'a' })).toEqual({ error: { kind: 'required', message: 'b' } });
  });

  it('drops an invalid dollar before a reference, and still reads the reference', () => {
    const { substitutions, errors } = parseSubstitutions('a$ ${S}', 'docker-stack');
    expect(substitutions.map(({ name }) => name)).toEqual(['S']);
    expect(errors).toEqual([{ range: { start: 1, end: 2 }, reason: 'invalid format', effect: 'mangled' }]);
    expect(expand('a$ ${S}', 'docker-stack', ENV)).toEqual({ value: 'a set', warnings: [] });
  });

  it('recovers the defaults of a refused text', () => {
    const { recovered } = parseSubstitutions('${A:-x} ${B:=y} $', 'docker-stack');
    expect(recovered.map(({ name, meaning, operand }) => [name, meaning, operand?.text])).toEqual([
      ['A', 'default', 'x'],
      ['B', 'default', 'y'],
    ]);
  });
});
