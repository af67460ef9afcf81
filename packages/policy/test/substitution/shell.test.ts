import { describe, expect, it } from 'vitest';

import { expand } from '../../src/substitution/expand.js';
import { flattenSubstitutions } from '../../src/substitution/flatten.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';

/** Name and operand text of every reference, outer before inner. */
function references(text: string): (readonly [string, string | undefined])[] {
  return flattenSubstitutions(parseSubstitutions(text, 'shell')).map(
    ({ name, operand }) => [name, operand?.text] as const,
  );
}

describe('shell, references', () => {
  it.each([
    ['${A:-x}', ':-', 'default'],
    ['${A-x}', '-', 'default'],
    ['${A:=x}', ':=', 'default'],
    ['${A=x}', '=', 'default'],
    ['${A:?x}', ':?', 'required'],
    ['${A?x}', '?', 'required'],
    ['${A:+x}', ':+', 'alternative'],
    ['${A+x}', '+', 'alternative'],
  ])('reads %s', (text, operator, meaning) => {
    const { substitutions, errors } = parseSubstitutions(`echo "${text}"`, 'shell');
    expect(errors).toEqual([]);
    expect(substitutions).toMatchObject([
      {
        name: 'A',
        operator,
        meaning,
        range: { start: 6, end: 6 + text.length },
        nameRange: { start: 8, end: 9 },
        operand: { text: 'x' },
      },
    ]);
  });

  it.each(['${A#x}', '${A##x}', '${A%x}', '${A%%x}', '${A/x/y}', '${A^^}', '${A,}', '${A:0:2}', '${A: -1}'])(
    'reads %s as a transformation',
    (text) => {
      expect(parseSubstitutions(text, 'shell').substitutions).toMatchObject([
        { name: 'A', operator: '', meaning: 'transformation', operand: { text: text.slice(3, -1) } },
      ]);
    },
  );

  it.each([
    ['${#A}', undefined],
    ['${!A}', undefined],
    ['${!A*}', '*'],
    ['${A@Q}', '@Q'],
  ])('reads %s as a transformation without a value of its own', (text, operand) => {
    const [substitution] = parseSubstitutions(text, 'shell').substitutions;
    expect(substitution).toMatchObject({ name: 'A', meaning: 'transformation' });
    expect(substitution?.operand?.text).toBe(operand);
  });

  it('steps over an array subscript', () => {
    expect(parseSubstitutions('${A[${#B[@]}-1]:-x} ${C[@]}', 'shell').substitutions).toMatchObject([
      { name: 'A', lookupName: 'A[${#B[@]}-1]', meaning: 'default', operand: { text: 'x' } },
      { name: 'C', lookupName: 'C[@]', meaning: 'bare' },
    ]);
  });

  it('takes positional and special parameters for no variables, and still reads what is inside', () => {
    expect(references('$1 $@ $$ $? $# $! $- ${1} ${10} ${#} ${?} ${1:-x} ${@:2}')).toEqual([]);
    expect(references('${1:-${DB_PASSWORD:-x}}')).toEqual([['DB_PASSWORD', 'x']]);
  });

  it('reads bare names up to their last name character', () => {
    expect(references('$A-$B.c$1D')).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
  });
});

describe('shell, quoting', () => {
  it.each([
    ["'${A:-x}' ${B:-y}", [['B', 'y']]],
    ["it's ${A:-x}", [['A', 'x']]],
    [
      '"it\'s ${A:-x}" and "that\'s ${B:-y}"',
      [
        ['A', 'x'],
        ['B', 'y'],
      ],
    ],
    ["don't\n${A:-x}\ndon't", [['A', 'x']]],
    ["$'it\\'s ${A:-x}' ${B:-y}", [['B', 'y']]],
    ['\\${A:-x} \\\\${B:-y}', [['B', 'y']]],
    ["\\'${A:-x}\\'", [['A', 'x']]],
    ['# ${A:-x}\n${B:-y} # ${C:-z}', [['B', 'y']]],
    [
      'a#b${A:-x} "# ${B:-y}"',
      [
        ['A', 'x'],
        ['B', 'y'],
      ],
    ],
  ])('reads %j', (text, expected) => {
    expect(references(text)).toEqual(expected);
    expect(parseSubstitutions(text, 'shell').errors).toEqual([]);
  });

  it.each([
    ['${A:-"a}b"}', '"a}b"', [{ start: 5, end: 10, text: 'a}b' }]],
    ["${A:-'a}b'}", "'a}b'", [{ start: 5, end: 10, text: 'a}b' }]],
    ['${A:-a\\}b}', 'a\\}b', [{ start: 5, end: 9, text: 'a}b' }]],
    ['${A:-a"b"\'c\'}', 'a"b"\'c\'', [{ start: 5, end: 12, text: 'abc' }]],
    ['${A:-""}', '""', [{ start: 5, end: 7, text: '' }]],
    ['${A:-{}}', '{', [{ start: 5, end: 6, text: '{' }]],
    ['${A:-}', '', []],
    ["${A:-don't}", "don't", [{ start: 5, end: 10, text: "don't" }]],
    ["${A:-$'a}b'}", "$'a}b'", [{ start: 5, end: 11, text: 'a}b' }]],
    ['${A:-$"a"}', '$"a"', [{ start: 5, end: 9, text: 'a' }]],
    ['${A:-a$}', 'a$', [{ start: 5, end: 7, text: 'a$' }]],
  ])('ends the operand of %s where the shell does', (text, operand, literals) => {
    const [substitution] = parseSubstitutions(text, 'shell').substitutions;
    expect(substitution?.operand?.text).toBe(operand);
    expect(substitution?.literals).toEqual(literals);
  });

  it('takes an apostrophe for a character between double quotes', () => {
    const [substitution] = parseSubstitutions(`"\${A:-'x'}"`, 'shell').substitutions;
    expect(substitution?.literals).toEqual([{ start: 6, end: 9, text: "'x'" }]);
  });
});

describe('shell, commands', () => {
  it.each([
    ['${A:-$(awk "{print}" f)}', [['A', '$(awk "{print}" f)']]],
    ['${A:-`awk {print}`}', [['A', '`awk {print}`']]],
    ['${A:-$((1+2))}', [['A', '$((1+2))']]],
    [
      '${A:-$(echo ${B:-y})}',
      [
        ['A', '$(echo ${B:-y})'],
        ['B', 'y'],
      ],
    ],
    ['PASS=$(echo ${B:-y})', [['B', 'y']]],
    ['"$(echo \'${A:-x}\' "${B:-y}")"', [['B', 'y']]],
    ['$(( ${N:-1} + 1 ))', [['N', '1']]],
  ])('reads %s', (text, expected) => {
    expect(references(text)).toEqual(expected);
    expect(parseSubstitutions(text, 'shell').errors).toEqual([]);
  });

  it('does not count the output of a command as a literal', () => {
    const [substitution] = parseSubstitutions('${A:-u:$(cat f)}', 'shell').substitutions;
    expect(substitution?.literals).toEqual([{ start: 5, end: 7, text: 'u:' }]);
  });
});

describe('shell, errors', () => {
  it.each([
    ['${A:-x', 6, 'unterminated'],
    ['${A', 3, 'unterminated'],
    ['${A:-"x}', 8, 'unterminated'],
    ['${A:-$(x}', 9, 'unterminated'],
    ['${A.b}', 3, 'bad substitution'],
    ['${ A}', 2, 'bad substitution'],
    ['${A]}', 3, 'bad substitution'],
    ['${A[1}', 6, 'unterminated'],
    ['${}', 2, 'bad substitution'],
    ['${{ secrets.X }}', 2, 'bad substitution'],
  ])('rejects %j', (text, end, reason) => {
    const { substitutions, errors } = parseSubstitutions(text, 'shell');
    expect(substitutions).toEqual([]);
    expect(errors).toEqual([{ range: { start: 0, end }, reason, effect: 'refused' }]);
  });

  it('recovers the references of a text that it refuses', () => {
    const { recovered } = parseSubstitutions('${A:-x} ${B:-y${C:-z} $(${D:-w', 'shell');
    expect(recovered.map(({ name, operand }) => [name, operand?.text])).toEqual([
      ['A', 'x'],
      ['B', 'y'],
      ['C', 'z'],
      ['D', 'w'],
    ]);
  });

  it('fails inside a command only when the command is needed', () => {
    const { substitutions, errors } = parseSubstitutions('${A:-$(echo ${B.c})}', 'shell');
    expect(substitutions.map(({ name }) => name)).toEqual(['A']);
    expect(errors.map(({ reason, effect }) => [reason, effect])).toEqual([
      ['bad substitution', 'refused-if-used'],
    ]);
  });
});

describe('shell, values', () => {
  it.each([
    ['${S:-x}', 'set'],
    ['${U:-"a b"\'c\'}', 'a bc'],
    ['${E-x}${E:-y}', 'y'],
    ['${U:=new}-$U', 'new-new'],
    ['${S:+${U:-alt}}', 'alt'],
    ['${U+alt}', ''],
    ['\'$S\' "$S"', '\'$S\' "set"'],
    ['${U:-${V:-c}}', 'c'],
  ])('expands %s, and leaves quotes outside braces as they are', (text, value) => {
    expect(expand(text, 'shell', { S: 'set', E: '' })).toEqual({ value, warnings: [] });
  });

  it('reports a required variable with its message', () => {
    expect(expand('${U:?"no U"}', 'shell', {})).toEqual({ error: { kind: 'required', message: 'no U' } });
  });

  it.each(['${S%%x}', '$(id)', '${U:-`id`}', '$1', '${!S}'])('does not run a shell for %s', (text) => {
    expect(expand(text, 'shell', { S: 'set' })).toEqual({
      error: { kind: 'unsupported', message: 'needs a shell' },
    });
  });
});
