import { describe, expect, it } from 'vitest';

import { expand } from '../../src/substitution/expand.js';
import { flattenSubstitutions } from '../../src/substitution/flatten.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';

function valueOf(text: string, environment: Readonly<Record<string, string>>): string | undefined {
  const expansion = expand(text, 'flux', environment);
  return 'value' in expansion ? expansion.value : undefined;
}

describe('Flux', () => {
  it.each([':-', ':=', '=', ':?', ':+'])('takes %s for a default', (operator) => {
    const [substitution] = parseSubstitutions(`\${A${operator}x}`, 'flux').substitutions;
    expect(substitution).toMatchObject({ name: 'A', operator, meaning: 'default', operand: { text: 'x' } });
    expect(valueOf(`\${A${operator}x}`, {})).toBe('x');
    expect(valueOf(`\${A${operator}x}`, { A: '' })).toBe('x');
    expect(valueOf(`\${A${operator}x}`, { A: 'a' })).toBe('a');
  });

  it.each([
    ['${A-x}', 'default'],
    ['${A?x}', 'required'],
    ['${A+x}', 'alternative'],
  ])('rejects %s, and recovers what was meant', (text, meaning) => {
    const { substitutions, recovered, errors } = parseSubstitutions(`a ${text} b`, 'flux');
    expect(substitutions).toEqual([]);
    expect(recovered).toMatchObject([
      { name: 'A', meaning, operand: { text: 'x' }, range: { start: 2, end: 8 } },
    ]);
    expect(errors).toEqual([
      { range: { start: 2, end: 5 }, reason: 'missing closing brace', effect: 'refused' },
    ]);
  });

  it('leaves unbraced names and escapes alone', () => {
    const text = '$A $$ $${A:-x} $$$${A} $(A) a$';
    expect(parseSubstitutions(text, 'flux')).toEqual({ substitutions: [], recovered: [], errors: [] });
    expect(valueOf(text, {})).toBe('$A $ ${A:-x} $${A} $(A) a$');
  });

  it('does not read escapes inside a default', () => {
    const [substitution] = parseSubstitutions('${A:-$$B}', 'flux').substitutions;
    expect(substitution?.literals).toEqual([{ start: 5, end: 8, text: '$$B' }]);
    expect(valueOf('${A:-$$B}', {})).toBe('$$B');
    expect(valueOf('${A:-$${B}}', { B: 'b' })).toBe('$b');
  });

  it('accepts digits and letters of any script as a name', () => {
    const names = flattenSubstitutions(parseSubstitutions('${1:-d}${é}${_x}', 'flux')).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['1', 'é', '_x']);
  });

  it('closes at the first brace outside an inner reference, over lines', () => {
    const text = '${A:-{\n${B:=x}}}';
    const [substitution] = parseSubstitutions(text, 'flux').substitutions;
    expect(substitution?.operand).toEqual({ start: 5, end: 14, text: '{\n${B:=x}' });
    expect(substitution?.inner).toMatchObject([{ name: 'B', operator: ':=', meaning: 'default' }]);
  });

  it.each([
    ['${S:0:2}', ':0:2', 'se'],
    ['${S:1}', ':1', 'et'],
    ['${S:1:-1}', ':1:-1', 'e'],
    ['${S^}', '^', 'Set'],
    ['${S^^}', '^^', 'SET'],
    ['${T,,}', ',,', 'ab.cd.ef'],
    ['${T,}', ',', 'aB.cd.ef'],
    ['${T#*.}', '#*.', 'cd.ef'],
    ['${T##*.}', '##*.', 'ef'],
    ['${T%.*}', '%.*', 'AB.cd'],
    ['${T%%.*}', '%%.*', 'AB'],
    ['${T#[A-Z]?}', '#[A-Z]?', '.cd.ef'],
    ['${T#[^A-Z]}', '#[^A-Z]', 'AB.cd.ef'],
    ['${T#[}', '#[', 'AB.cd.ef'],
    ['${T#\\A?}', '#\\A?', '.cd.ef'],
    ['${T/./-}', '/./-', 'AB-cd.ef'],
    ['${T//./-}', '//./-', 'AB-cd-ef'],
    ['${T/#AB/x}', '/#AB/x', 'x.cd.ef'],
    ['${T/%ef/x}', '/%ef/x', 'AB.cd.x'],
    ['${T/\\./x}', '/\\./x', 'AB.cd.ef'],
    ['${P/\\//x}', '/\\//x', 'axb'],
    ['${#P}', undefined, '3'],
    ['${#W}', undefined, '6'],
    ['${W:1:3}', ':1:3', '\uFFFD\uFFFD\uFFFD'],
    ['${W^^}', '^^', '😀ß'],
  ])('transforms %s', (text, operand, value) => {
    const [substitution] = parseSubstitutions(text, 'flux').substitutions;
    expect(substitution?.meaning).toBe('transformation');
    expect(substitution?.operand?.text).toBe(operand);
    expect(valueOf(text, { S: 'set', T: 'AB.cd.ef', P: 'a/b', W: '😀ß' })).toBe(value);
  });

  it('finds the defaults inside the arguments of a transformation', () => {
    const references = flattenSubstitutions(parseSubstitutions('${A/x/${B:-y}}', 'flux'));
    expect(references.map(({ name, meaning }) => [name, meaning])).toEqual([
      ['A', 'transformation'],
      ['B', 'default'],
    ]);
  });

  it('fails in strict mode on an unset reference, also in a default that is not needed', () => {
    const error = { kind: 'required', message: 'variable not set (strict mode)' };
    expect(expand('${A}', 'flux', {})).toEqual({ error });
    expect(expand('${#A}', 'flux', {})).toEqual({ error });
    expect(expand('${S:-${A}}', 'flux', { S: 's' })).toEqual({ error });
    expect(expand('${S:-${A}}', 'flux', { S: 's' }, { strict: false })).toEqual({ value: 's', warnings: [] });
  });

  it.each([
    ['${', 2, 'no variable name'],
    ['${}', 2, 'no variable name'],
    ['${A', 3, 'unterminated'],
    ['${A:-x', 6, 'unterminated'],
    ['${A.b}', 3, 'missing closing brace'],
    ['${A:}', 4, 'bad substitution'],
    ['${A:é}', 4, 'bad substitution'],
    ['${A/x}', 6, 'unterminated'],
    ['${#}', 3, 'no variable name'],
    ["${{ secrets.X || 'd' }}", 2, 'no variable name'],
  ])('rejects %j', (text, end, reason) => {
    expect(parseSubstitutions(text, 'flux').errors).toEqual([
      { range: { start: 0, end }, reason, effect: 'refused' },
    ]);
    expect(valueOf(text, {})).toBeUndefined();
  });

  it('recovers complete references inside and behind a broken one', () => {
    const { recovered } = parseSubstitutions('${A:-x${B:=y}${C-z}} ${D:-w}', 'flux');
    expect(recovered.map(({ name, operand }) => [name, operand?.text])).toEqual([
      ['A', 'x'],
      ['B', 'y'],
      ['C', 'z'],
      ['D', 'w'],
    ]);
  });
});
