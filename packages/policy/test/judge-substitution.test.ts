import { describe, expect, it } from 'vitest';

import { judgeBareReads } from '../src/judge-bare-read.js';
import { judgeSetting } from '../src/judge.js';
import type { Verdict } from '../src/finding.js';
import type { Consumer, Setting } from '../src/setting.js';
import type { DiffFact, Engine } from './substitution/facts.js';
import { COMPOSE_FACTS, DIFF_FACTS, title } from './substitution/facts.js';

function setting(value: string, consumer: Consumer, name = 'A'): Setting {
  return {
    kind: 'key',
    name,
    path: [],
    value,
    valueRange: { start: 0, end: value.length },
    nameRange: undefined,
    offsetInText: (offset) => offset,
    consumer,
    tag: undefined,
    position: 'plain',
    expands: true,
  };
}

function judge(value: string, consumer: Consumer): readonly Verdict[] {
  return judgeSetting(setting(value, consumer), { passive: false });
}

function rulesOf(value: string, consumer: Consumer): string[] {
  return judge(value, consumer).map(({ ruleId }) => ruleId);
}

const INVALID = 'no-invalid-substitution';
const REQUIRED = 'no-ineffective-required';

describe('no-invalid-substitution, by what compose-go was seen to do', () => {
  it.each(COMPOSE_FACTS.map((fact) => [title(fact.input), fact] as const))('of %s', (_title, fact) => {
    const refused = fact.error !== null && !fact.error.startsWith('required');
    // What was not seen with these variables, and happens with others: `${S:-${}}` is refused once S is unset,
    // and `${U:-{{ x }}}` has one brace too many once U is set.
    const lazy = fact.input === '${S:-${}}' || fact.input === '${U:-{{ .Values.x }}}';
    expect(rulesOf(fact.input, 'compose').includes(INVALID)).toBe(refused || lazy);
  });
});

const ENGINES: readonly (readonly [Engine, Consumer])[] = [
  ['compose-go', 'compose'],
  ['docker-cli-stack', 'docker-stack'],
  ['flux-lenient', 'flux'],
  ['a8m-envsubst', 'envsubst'],
];

const rows = ENGINES.flatMap(([engine, consumer]) =>
  DIFF_FACTS.map((fact): readonly [Engine, string, Consumer, DiffFact] => [
    engine,
    title(fact.input),
    consumer,
    fact,
  ]),
);

describe('substitutions, by what the engines were seen to do', () => {
  it.each(rows)('of %s: %s', (engine, _title, consumer, { input, results }) => {
    const result = results[engine];
    const rules = rulesOf(input, consumer);
    const required = /\$\{\w+:?\?/.test(input);
    // An engine that fails where the text asks for it does what it should.
    if ('error' in result && !(required && consumer !== 'flux')) expect(rules).toContain(INVALID);
    // The message, or a part of it, or nothing, became the value of what is unset.
    const installed =
      'value' in result && required && !(input.startsWith('${S') && consumer !== 'docker-stack');
    expect(rules.includes(REQUIRED)).toBe(
      installed || (required && rules.includes(REQUIRED) && consumer !== 'compose'),
    );
    if (installed) expect(rules).toContain(REQUIRED);
  });
});

describe('`:?` and the consumer', () => {
  it.each([
    ['compose', []],
    ['docker-stack', []],
    ['dotenv', []],
    ['buildkit', []],
    ['shell', []],
    ['workflow', []],
    ['helm', []],
    ['unknown', []],
    ['flux', [REQUIRED]],
    ['envsubst', [REQUIRED]],
    ['kubernetes', [REQUIRED]],
    ['argo-cd', [REQUIRED]],
    ['dotenv-expand', [REQUIRED]],
  ] as const)('under %s is reported as %j', (consumer, expected) => {
    expect(rulesOf('${A:?A is required}', consumer)).toEqual(expected);
  });

  it.each(['flux', 'envsubst', 'kubernetes', 'argo-cd', 'dotenv-expand'] as const)(
    'is not what the help for %s says',
    (consumer) => {
      for (const name of ['HOST', 'DB_PASSWORD']) {
        const [verdict] = judge(`\${${name}:?x}`, consumer);
        expect(verdict?.help).not.toContain(':?');
      }
    },
  );
});

describe('operators and the consumer', () => {
  it.each([
    ['buildkit', '${A:=x}', [INVALID]],
    ['buildkit', '${A^^}', [INVALID]],
    ['buildkit', '${A%x}', []],
    ['argo-cd', '${A:-x}', [INVALID]],
    ['argo-cd', '${A}', []],
    ['shell', '${A^^}', []],
    ['kubernetes', '${A^^}', []],
  ] as const)('of %s: %s says %j', (consumer, value, expected) => {
    expect(rulesOf(value, consumer).filter((rule) => rule === INVALID)).toEqual(expected);
  });
});

describe('judgeBareReads', () => {
  it.each(['compose', 'docker-stack', 'dotenv', 'buildkit'] as const)(
    'asks for `:?` under %s',
    (consumer) => {
      const [read] = judgeBareReads(setting('${DB_PASSWORD}', consumer));
      expect(read?.variable).toBe('DB_PASSWORD');
      expect(read?.verdict.help).toContain('${DB_PASSWORD:?DB_PASSWORD is required}');
    },
  );

  it.each([
    'flux',
    'envsubst',
    'kubernetes',
    'helm',
    'shell',
    'dotenv-expand',
    'argo-cd',
    'unknown',
  ] as const)('asks for nothing under %s, which does not have it, or is not known to', (consumer) => {
    expect(judgeBareReads(setting('${DB_PASSWORD}', consumer))).toEqual([]);
  });
});
