import { cpuUsage } from 'node:process';

import { describe, expect, it } from 'vitest';

import { literalDefaultsOf } from '../../src/substitution/literal-defaults.js';
import { parseSubstitutions } from '../../src/substitution/parse.js';
import type { Dialect } from '../../src/substitution/substitution.js';

const DIALECTS: readonly Dialect[] = ['compose', 'docker-stack', 'flux', 'envsubst', 'shell'];
const MEGABYTE = 1 << 20;
/** Enough for a quadratic cost to be seen: 2^34 steps. */
const SIZE = MEGABYTE / 8;

function fill(unit: string, size: number = SIZE): string {
  return unit.repeat(Math.ceil(size / unit.length));
}

/** Texts that are slow to read for a parser which looks ahead, backtracks or recurses. */
const HOSTILE: Readonly<Record<string, string>> = {
  'a megabyte of `${`': fill('${', MEGABYTE),
  'a megabyte of unclosed defaults': fill('${A:-', MEGABYTE),
  'a megabyte of dollars': fill('$', MEGABYTE),
  'a megabyte of braces': `$${fill('{', MEGABYTE)}`,
  'a megabyte of nested defaults': fill('${A:-', MEGABYTE / 2) + fill('}', MEGABYTE / 2),
  'unclosed defaults, one brace at the end': `${fill('${A:-')}}`,
  'miscounted braces, nested': fill('${A:-{}', SIZE / 2) + fill('}', SIZE / 2),
  'siblings in unclosed operands': `${fill('${A:-', 450)}${fill('${B:-x}')}${fill('}', 40)}`,
  'unclosed defaults, one a line': fill('${A:-x\n'),
  'rejected operators': fill('${A:='),
  'pairs of braces in a default': `\${A:-${fill('{}')}}`,
  'small defaults': fill('${A:-x}'),
  'small references': fill('$A'),
  'required forms with a dash': fill('${A:?-}'),
  'references, then text': fill('${A:-x}', SIZE / 2) + fill('x', SIZE / 2),
  'one long name': `\${${fill('A')}`,
  'unclosed replacements': fill('${A/'),
  'unclosed subscripts': fill('${A['),
  'unclosed commands': fill('${A:-$('),
  'unclosed back-ticks': fill('${A:-`'),
  'unclosed quotes': fill(`\${A:-"'`),
  'ANSI quotes': fill("$'"),
  'lines behind a dollar': `$${fill('\n')}`,
};

/** Milliseconds of CPU time. */
const LIMIT = 900;

/** The CPU time in ms that a call takes; the least of three where it is over the limit. */
function cost(call: () => void): number {
  let least = Infinity;
  for (let run = 0; run < 3 && least > LIMIT; run += 1) {
    const start = cpuUsage();
    call();
    const { user, system } = cpuUsage(start);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

describe.each(DIALECTS)('the cost of hostile texts in %s', (dialect) => {
  it.each(Object.entries(HOSTILE))(
    'is linear for %s',
    (_, text) => {
      const taken = cost(() => {
        literalDefaultsOf(parseSubstitutions(text, dialect));
      });
      expect(taken).toBeLessThan(LIMIT);
    },
    30_000,
  );

  it('is next to nothing for a text without a dollar', () => {
    const text = fill('a{b}:-c\n', MEGABYTE);
    expect(cost(() => parseSubstitutions(text, dialect))).toBeLessThan(50);
  });
});

describe('depth', () => {
  const nested = (depth: number): string => `${'${A:-'.repeat(depth)}x${'}'.repeat(depth)}`;

  it.each(['compose', 'flux', 'shell'] as const)(
    'of 100 references is read in %s, and no more',
    (dialect) => {
      expect(parseSubstitutions(nested(100), dialect).errors).toEqual([]);
      expect(literalDefaultsOf(parseSubstitutions(nested(100), dialect)).map(({ text }) => text)).toEqual([
        'x',
      ]);
      expect(parseSubstitutions(nested(101), dialect).errors.map(({ reason }) => reason)).toEqual([
        'nested too deeply',
      ]);
    },
  );
});
