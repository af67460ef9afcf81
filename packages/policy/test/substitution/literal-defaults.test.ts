import { describe, expect, it } from 'vitest';

import { flattenSubstitutions } from '../../src/substitution/flatten.js';
import { literalDefaults, literalDefaultsOf } from '../../src/substitution/literal-defaults.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';
import type { Dialect } from '../../src/substitution/substitution.js';

/** Name, text, range and `mixed` of every literal default of the one reference in a text. */
function defaults(text: string, dialect: Dialect = 'compose'): readonly (readonly unknown[])[] {
  const { substitutions } = parseSubstitutions(text, dialect);
  expect(substitutions).toHaveLength(1);
  return substitutions
    .flatMap(literalDefaults)
    .map(({ substitution, text: literal, range, mixed }) => [
      substitution.name,
      literal,
      range.start,
      range.end,
      mixed,
    ]);
}

describe('literal defaults', () => {
  it.each([
    ['${U:-c}', [['U', 'c', 5, 6, false]]],
    ['${U-c}', [['U', 'c', 4, 5, false]]],
    ['${U:-}', [['U', '', 5, 5, false]]],
    ['${U:-${V:-c}}', [['V', 'c', 10, 11, false]]],
    ['${U:-${V:-}}', [['V', '', 10, 10, false]]],
    ['${U:-$$S}', [['U', '$S', 5, 8, false]]],
    ['${U:+alt}', [['U', 'alt', 5, 8, false]]],
    ['${U:+${V:-x}}', [['V', 'x', 10, 11, false]]],
    [
      '${U:-a${V:-b}}',
      [
        ['U', 'a${V:-b}', 5, 13, true],
        ['V', 'b', 11, 12, false],
      ],
    ],
    ['${U:-postgres://u:p@$HOST/d$$}', [['U', 'postgres://u:p@$HOST/d$', 5, 29, true]]],
  ])('of %s', (text, expected) => {
    expect(defaults(text)).toEqual(expected);
  });

  it.each([
    '$U',
    '${U}',
    '${U:?m}',
    '${U:-${V:?need}}',
    '${U:?need ${V:-x}}',
    '${U:-$S}',
    '${U:+}',
    '${U:+${V:?n}}',
  ])('of %s: none', (text) => {
    expect(defaults(text)).toEqual([]);
  });

  it('follows the dialect in what is a default', () => {
    expect(defaults('${U:?m}', 'flux')).toEqual([['U', 'm', 5, 6, false]]);
    expect(defaults('${U:+m}', 'flux')).toEqual([['U', 'm', 5, 6, false]]);
    expect(defaults('${U:=c}', 'flux')).toEqual([['U', 'c', 5, 6, false]]);
    expect(defaults('${U/a/${V:-b}}', 'flux')).toEqual([['V', 'b', 11, 12, false]]);
    expect(defaults('${U:?need - x}', 'docker-stack')).toEqual([['U', ' x', 11, 13, false]]);
    expect(defaults('${U:-$V}', 'docker-stack')).toEqual([['U', '$V', 5, 7, false]]);
    expect(defaults('${U:-${V:-c}}', 'envsubst')).toEqual([['U', 'c', 10, 11, true]]);
    expect(defaults('${U:?m}', 'envsubst')).toEqual([]);
    expect(defaults('${U:="a b"}', 'shell')).toEqual([['U', 'a b', 5, 10, false]]);
    expect(defaults("${U:-''}", 'shell')).toEqual([['U', '', 5, 7, false]]);
    expect(defaults('${U:-$(cat f)}', 'shell')).toEqual([]);
    expect(defaults('${U:-u:$(cat f)}', 'shell')).toEqual([['U', 'u:', 5, 7, true]]);
    expect(defaults('${U%${V:-c}}', 'shell')).toEqual([['V', 'c', 9, 10, false]]);
  });

  it('of a whole text, those included that its consumer refuses', () => {
    const parsed = parseSubstitutions('${A:-a} ${B:=b} ${C:-${D:-d}', 'compose');
    expect(parsed.substitutions).toEqual([]);
    expect(literalDefaultsOf(parsed).map(({ substitution, text }) => [substitution.name, text])).toEqual([
      ['A', 'a'],
      ['B', 'b'],
      ['D', 'd'],
    ]);
  });
});

describe('flattened substitutions', () => {
  it('come outer before inner, in order', () => {
    const parsed = parseSubstitutions('${A:-${B:-$C}$D} $E', 'compose');
    expect(flattenSubstitutions(parsed).map(({ name }) => name)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });
});
