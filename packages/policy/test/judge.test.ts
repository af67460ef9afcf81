import { describe, expect, it } from 'vitest';

import type { Consumer, Setting, Verdict } from '../src/index.js';
import { adviceFor, judgeSetting } from '../src/index.js';

function setting(name: string, value: string | null, more: Partial<Setting> = {}): Setting {
  return {
    kind: 'variable',
    name,
    path: [],
    value,
    valueRange: { start: 100, end: 100 + (value?.length ?? 0) },
    nameRange: undefined,
    offsetInText: (offset) => 100 + offset,
    consumer: 'compose',
    tag: undefined,
    position: 'plain',
    expands: true,
    ...more,
  };
}

const judge = (name: string, value: string | null, more: Partial<Setting> = {}): Verdict[] =>
  judgeSetting(setting(name, value, more), { passive: false });
const short = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ ruleId, range }) => `${ruleId} ${String(range.start - 100)}-${String(range.end - 100)}`);

describe('judgeSetting', () => {
  it.each<[string, string | null, string[]]>([
    ['DB_PASSWORD', null, []],
    ['DB_PASSWORD', '', []],
    ['DB_PASSWORD', '${DB_PASSWORD:-x}', ['no-secret-default 0-17']],
    ['DB_PASSWORD', '${A:-${B:-x}}', ['no-secret-default 5-12']],
    ['URL', '${DB_PASSWORD:-${B:-x}}', ['no-secret-default 15-22']],
    ['URL', 'a${PORT:-1}b${HOST:-h}', ['no-untagged-default 1-11', 'no-untagged-default 12-22']],
    ['DB_PASSWORD', 'hunter2', ['no-hardcoded-credentials 0-7']],
    ['DB_PASSWORD', '${DB_PASSWORD:=x}', ['no-secret-default 0-17']],
    ['PORT', '3000', []],
  ])('of %s=%j says %j', (name, value, expected) => {
    expect(short(judge(name, value))).toEqual(expected);
  });

  it('does not expand where the format does not', () => {
    expect(judge('DB_HOST', '${DB_PASSWORD:-x}', { expands: false })).toEqual([]);
  });

  it('judges fallbacks of a reference, and no literal', () => {
    expect(short(judge('secretKey', 'password', { position: 'reference' }))).toEqual([]);
    expect(short(judge('secretKey', '${DB_PASSWORD:-x}', { position: 'reference' }))).toEqual([
      'no-secret-default 0-17',
    ]);
  });

  it('takes a reason for a plain default, and never for a secret one', () => {
    const tag = { reason: 'r', range: { start: 0, end: 1 }, misplaced: undefined };
    expect(judge('PORT', '${PORT:-1}', { tag })).toEqual([]);
    expect(short(judge('DB_PASSWORD', '${DB_PASSWORD:-x}', { tag }))).toEqual(['no-secret-default 0-17']);
  });

  it('never says the value', () => {
    for (const verdict of judge('DB_PASSWORD', '${DB_PASSWORD:-Zq7xJ9KwL2mNp4R}')) {
      expect(verdict.message + verdict.help).not.toContain('Zq7x');
    }
  });
});

describe('adviceFor', () => {
  const consumers: readonly Consumer[] = ['compose', 'dotenv', 'docker-stack', 'shell'];

  it.each(consumers)(
    'gives the required form where %s honours it, without a hyphen in the message',
    (consumer) => {
      expect(adviceFor(consumer, 'DB_PASSWORD')).toContain('${DB_PASSWORD:?DB_PASSWORD is required}');
    },
  );

  it.each<Consumer>(['flux', 'envsubst', 'helm', 'kubernetes', 'workflow', 'javascript', 'unknown'])(
    'never gives it for %s',
    (consumer) => {
      expect(adviceFor(consumer, 'DB_PASSWORD')).not.toContain(':?');
    },
  );

  it('names no variable that is none', () => {
    expect(adviceFor('compose', 'db password')).toContain('${NAME:?NAME is required}');
  });
});
