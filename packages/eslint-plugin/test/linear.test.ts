import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import { parse } from '@typescript-eslint/parser';
import type { Parameters as RecheckOptions } from 'recheck';
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';

// Of recheck's engines the one in JavaScript: it needs no Java, and says the same on every machine.
process.env['RECHECK_BACKEND'] = 'pure';

const PACKAGES = resolve(import.meta.dirname, '../..');

const SOURCES = readdirSync(PACKAGES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^[^/]+\/src\/.*\.ts$/.test(file.replaceAll(sep, '/')))
  // Its formats have a proof of their own: packages/policy/test/tokens/linear.test.ts.
  .filter((file) => !file.endsWith(join('tokens', 'catalogue.ts')))
  .sort()
  .map((file) => join(PACKAGES, file));

interface Expression {
  readonly source: string;
  readonly flags: string;
}

/**
 * The search for an attack: inputs grown from the expression itself, their cost counted in steps. Nothing is timed, and
 * the seed is fixed. What takes more than 150 steps for each character of
 * an input is found: a repetition that may be read again from many places, be it bounded by some hundreds.
 */
const SEARCH: RecheckOptions = {
  checker: 'fuzz',
  randomSeed: 1,
  timeout: null,
  maxInitialGenerationSize: 50,
  maxIteration: 3,
  mutationSize: 5,
  crossoverSize: 5,
  incubationLimit: 25_000,
  attackLimit: 1_500_000,
  maxAttackStringSize: 10_000,
  recallLimit: -1,
};

/** Of an expression whose repetitions all have a bound the automaton tells at once that its cost is linear. */
const PROOF: RecheckOptions = { checker: 'automaton', timeout: null };

/** What is wrong with an expression: the input that it is slow on; undefined for nothing. */
function attackOn({ source, flags }: Expression): string | undefined {
  const search = /[*+]|,\}/.test(source);
  const look = (options: RecheckOptions): ReturnType<typeof checkSync> =>
    checkSync(source, flags.replace('d', ''), options);
  const found = look(search ? SEARCH : PROOF);
  if (found.status === 'safe') return undefined;
  if (found.status !== 'vulnerable') return JSON.stringify(found.error);
  // The search goes through sets whose order hangs on what the process has checked before, and once in some thousand
  // times takes an input for an attack that repeats nothing (`.repeat(0)`). What is slow is found from other seeds too.
  const isRefuted =
    search && CONFIRMED_FROM.every((seed) => look({ ...SEARCH, randomSeed: seed }).status === 'safe');
  return isRefuted ? undefined : found.attack.pattern;
}

const CONFIRMED_FROM: readonly number[] = [2, 3, 4];

/** Expressions written as such, by file and line. */
function literals(file: string): (Expression & { readonly place: string })[] {
  const { tokens } = parse(readFileSync(file, 'utf8'), { range: true, loc: true, tokens: true });
  return tokens.flatMap(({ type, value, loc }) => {
    if ((type as string) !== 'RegularExpression') return [];
    const end = value.lastIndexOf('/');
    const place = `${relative(PACKAGES, file).replaceAll(sep, '/')}:${loc.start.line}`;
    return [{ place, source: value.slice(1, end), flags: value.slice(end + 1) }];
  });
}

/** Expressions that a module of ours puts together while it is loaded. */
async function composed(): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const Native = RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, args: [pattern: string, flags?: string]) {
      const made = new target(...args);
      const caller = new Error().stack?.split('\n').find((line) => line.includes('/src/')) ?? '';
      if (caller !== '' && !caller.includes('node_modules')) found.set(String(made), made);
      return made;
    },
  });
  try {
    for (const file of SOURCES) await import(pathToFileURL(file).href);
  } finally {
    globalThis.RegExp = Native;
  }
  return [...found.values()];
}

describe('every regular expression', () => {
  it.each(SOURCES.flatMap(literals))('is linear: $place $source', { timeout: 60_000 }, (expression) => {
    expect(attackOn(expression)).toBeUndefined();
  });

  it('is linear that a module puts together', { timeout: 120_000 }, async () => {
    const expressions = await composed();
    expect(expressions.length).toBeGreaterThan(10);
    for (const expression of expressions) expect(attackOn(expression), expression.source).toBeUndefined();
  });
});

describe('the search for attacks', () => {
  it.each([
    ['the end of a run that is not anchored', /\/+$/],
    ['two repetitions that share characters', /^[ \t]*,?[ \t]*$/],
    ['a rest that is read from every start', /\.(?:test|spec)\.[^/]+$/i],
    ['the same behind a look-behind', /(?<!-)[a-z]+:/],
    ['a rest behind a look-ahead', /#tag(?!-).*$/],
    ['nested repetitions', /^(?:[a-z]+\s?)+$/],
  ])('finds %s', (_, expression) => {
    expect(attackOn(expression)).toContain('.repeat(');
  });
});
