import { createRequire } from 'node:module';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

const CODE = "const password = 'hunter2';\nconst secret = process.env.JWT_SECRET ?? 'hunter2';\n";
const RULES = ['no-hardcoded-credentials', 'no-secret-default'] as const;

/** The rules that report something, with the line. */
function lint(file: string, options: object, preset: 'recommended' | 'strict' = 'recommended'): string[] {
  const linter = new Linter({ cwd: '/app' });
  const { rules } = plugin.configs[preset];
  const config = [
    plugin.configs[preset],
    {
      rules: Object.fromEntries(
        RULES.map((id) => {
          const entry: unknown = rules[`bridgekeeper/${id}`];
          const own: unknown = Array.isArray(entry) ? entry[1] : {};
          return [`bridgekeeper/${id}`, ['error', { ...(own as object), ...options }] as Linter.RuleEntry];
        }),
      ),
    },
  ];
  return linter
    .verify(CODE, config, { filename: `/app/${file}` })
    .map(({ ruleId, line }) => `${ruleId ?? ''} ${line}`);
}

const BOTH = ['bridgekeeper/no-hardcoded-credentials 1', 'bridgekeeper/no-secret-default 2'];

const isGlobberLoaded = (): boolean =>
  Object.keys(createRequire(import.meta.url).cache).some((file) => /[\\/]picomatch[\\/]/.test(file));

describe('the option testPaths of both rules', () => {
  it('needs no library where it is not given', () => {
    expect(lint('src/a.js', {})).toEqual(BOTH);
    expect(isGlobberLoaded()).toBe(false);
    expect(lint('src/a.js', { testPaths: ['smoke/**'] })).toEqual(BOTH);
    expect(isGlobberLoaded()).toBe(true);
  });

  it('adds paths, and takes paths out', () => {
    const testPaths = ['smoke/**', '!test/deployed/**'];
    expect(lint('smoke/a.js', {})).toEqual(BOTH);
    expect(lint('smoke/a.js', { testPaths })).toEqual([]);
    expect(lint('test/a.js', { testPaths })).toEqual([]);
    expect(lint('test/deployed/a.js', { testPaths })).toEqual(BOTH);
  });

  it('says nothing where tests are reported like all else', () => {
    expect(lint('smoke/a.js', { testPaths: ['smoke/**'], ignoreTestFiles: false })).toEqual(BOTH);
    expect(lint('smoke/a.js', { testPaths: ['smoke/**'] }, 'strict')).toEqual(BOTH);
  });

  it.each([
    [[''], /should NOT be shorter than 1 characters/],
    [[5], /should be string/],
    ['smoke/**', /should be array/],
    [['smoke/[a'], /"smoke\/\[a" is no glob for test paths: a bracket or a brace has no partner/],
    [['!'], /"!" is no glob for test paths: it is empty/],
  ])('refuses %j', (testPaths, message) => {
    expect(() => lint('src/a.js', { testPaths })).toThrow(message);
  });
});
