import { readFileSync } from 'node:fs';

import { expand } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../../src/check-text.js';
import { gatherFacts } from '../../../src/project/facts.js';
import { decodeValue } from '../../../src/readers/env/decode.js';
import { parseNpmEnv } from '../../../src/readers/env/parse-npm-env.js';

type Values = Readonly<Record<string, string>>;

/** One row of observed facts; see test/facts/README.md. */
interface Fact {
  readonly input: string;
  readonly env: Values;
  /** npm's dotenv with dotenv-expand behind it. */
  readonly dotenvExpand: Values | '(skipped)';
}

type Outcome = Values | { readonly error: string };

const facts = readFileSync(new URL('../../facts/dotenv.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Fact);

/**
 * Where our reading of the consumer `dotenv-expand` says something else than the tool did. Its grammar is taken for the
 * shell's, which has the same references, defaults and lookups.
 */
const DIFFERENCES: Readonly<Record<string, Outcome>> = {
  // The shell stops where the tool leaves the text as it is: the fallback is reported all the same.
  'A=${U:-a #b}': { error: 'invalid' },
  // The tool knows no `:?`: `no-ineffective-required` says so.
  'A=${U:?m}': { error: 'required' },
  "A='${U:?m}'": { error: 'required' },
  // `$$` is the shell's process id, and two dollars to the tool: no reference to a variable in either.
  'A=$$U': { error: 'unsupported' },
  "A='$$U'": { error: 'unsupported' },
  // Both take `\$` for no reference. The tool drops the backslash, which no rule asks for.
  'A=\\$U': { A: '\\$U' },
  'A="\\$U"': { A: '\\$U' },
};

/** What the tool was not run on, for it runs the command in `$(…)`, and what we make of it. */
const SKIPPED: Readonly<Record<string, Outcome>> = {
  'A=`x`': { A: 'x' },
  'A=$(cat x)': { error: 'unsupported' },
};

/** dotenv reads the whole file, the last of two lines counts, and then the values are expanded in order. */
function asDotenvExpand(text: string, env: Values): Outcome {
  const read = new Map<string, string>();
  for (const { name, value, quote } of parseNpmEnv(text).entries) {
    read.set(name, decodeValue(value ?? '', quote, 'npm').text);
  }
  const values: Record<string, string> = {};
  for (const [name, value] of read) {
    const expanded = expand(value, 'shell', { ...values, ...env });
    if ('error' in expanded) return { error: expanded.error.kind };
    values[name] = expanded.value;
  }
  return values;
}

describe('the consumer dotenv-expand', () => {
  it('has a row for each of 58 files, and nine of them are told apart', () => {
    expect(facts).toHaveLength(58);
    const apart = facts.filter(({ input }) => input in DIFFERENCES || input in SKIPPED);
    expect(apart).toHaveLength(9);
    expect(
      facts.filter(({ dotenvExpand }) => dotenvExpand === '(skipped)').map(({ input }) => input),
    ).toEqual(Object.keys(SKIPPED));
  });

  it.each(facts.filter(({ input }) => !(input in DIFFERENCES) && !(input in SKIPPED)))(
    'is read as it was observed: $input',
    ({ input, env, dotenvExpand }) => {
      expect(asDotenvExpand(input, env)).toEqual(dotenvExpand);
    },
  );

  it.each(facts.filter(({ input }) => input in DIFFERENCES))(
    'is read otherwise, and known to be: $input',
    ({ input, env, dotenvExpand }) => {
      const computed = asDotenvExpand(input, env);
      expect(computed).toEqual(DIFFERENCES[input]);
      expect(computed).not.toEqual(dotenvExpand);
    },
  );

  it.each(facts.filter(({ input }) => input in SKIPPED))(
    'is read without being run: $input',
    ({ input, env }) => {
      expect(asDotenvExpand(input, env)).toEqual(SKIPPED[input]);
    },
  );

  it.each([
    ['API_SECRET=${U:?m}', ['no-ineffective-required']],
    ["API_SECRET='${U:?m}'", ['no-ineffective-required']],
    ["API_SECRET='${API_SECRET:-abc}'", ['no-secret-default']],
    ['API_SECRET=${API_SECRET:-a #b}', ['no-secret-default']],
    ['API_SECRET=\\${API_SECRET:-abc}', []],
  ])('is judged by what it does: %s', (text, rules) => {
    const gathered = gatherFacts([{ path: '.env', text }]);
    if (gathered.env === undefined) throw new Error('no facts of env files');
    const project = { ...gathered, env: { ...gathered.env, packageFolders: new Set(['']) } };
    const { findings } = checkText(text, { path: '.env', project });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(rules);
  });
});
