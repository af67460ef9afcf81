import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';

/** In no repository: globs of a policy count from here. */
const OUTSIDE = tmpdir();
/** Below the root of a repository: globs of options count from here, those of a policy from the root. */
const INSIDE = import.meta.dirname;

interface Given {
  /** As `settings.bridgekeeper` has it; false for none. */
  readonly policy?: object | false;
  readonly rules?: Linter.RulesRecord;
  readonly cwd?: string;
}

/** `line rule` of each finding. */
function lint(
  path: string,
  text: string,
  { policy = false, rules = {}, cwd = OUTSIDE }: Given = {},
): string[] {
  const linter = new Linter({ cwd });
  const config = [
    ...plugin.configs.deploy,
    { settings: { bridgekeeper: policy }, plugins: { bridgekeeper: plugin }, rules },
  ];
  return linter
    .verify(text, config, { filename: join(cwd, path) })
    .map(({ ruleId, line }) => `${String(line)} ${ruleId?.replace('bridgekeeper/', '') ?? 'none'}`);
}

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: app
data:
  HOST: \${HOST:?HOST is required}
`;
const SERVICE = 'services:\n  app:\n    environment:\n      ACME_LICENCE: kT9xQ2vLm8Rw\n';
const DEFAULTS = 'services:\n  app:\n    environment:\n      PORT: ${PORT:-3000}\n      HOST: ${HOST:-x}\n';
const PASSWORD = 'services:\n  app:\n    environment:\n      DB_PASSWORD: hunter2\n';

describe('the policy, for deploy files', () => {
  it('says who expands them', () => {
    const policy = { consumers: [{ paths: ['clusters/**'], consumer: 'flux' }] };
    const linter = new Linter({ cwd: OUTSIDE });
    const config = [...plugin.configs.deploy, { settings: { bridgekeeper: policy } }];
    const messages = linter.verify(CONFIG_MAP, config, { filename: join(OUTSIDE, 'clusters/app.yaml') });
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['bridgekeeper/no-ineffective-required']);
    expect(messages[0]?.message).toContain('Flux');
    expect(lint('other/app.yaml', CONFIG_MAP, { policy })).toEqual(['6 no-ineffective-required']);
  });

  it('says which names are secrets', () => {
    expect(lint('compose.yaml', SERVICE)).toEqual([]);
    const policy = { secretNames: ['ACME_LICENCE'] };
    expect(lint('compose.yaml', SERVICE, { policy })).toEqual(['4 no-hardcoded-credentials']);
  });

  it('turns rules off, and leaves files out', () => {
    const both = ['4 no-untagged-default', '5 no-untagged-default'];
    expect(lint('compose.yaml', DEFAULTS)).toEqual(both);
    expect(lint('compose.yaml', DEFAULTS, { policy: { rules: { 'no-untagged-default': 'off' } } })).toEqual(
      [],
    );
    const policy = { ignores: ['vendor/**'] };
    expect(lint('vendor/compose.yaml', DEFAULTS, { policy })).toEqual([]);
    expect(lint('compose.yaml', DEFAULTS, { policy })).toEqual(both);
    expect(lint('vendor/compose.yaml', 'a: [\n', { policy })).toEqual([]);
  });

  it('says what is a test, and what a deployment reads', () => {
    expect(lint('smoke/compose.yaml', PASSWORD)).toEqual(['4 no-hardcoded-credentials']);
    expect(lint('smoke/compose.yaml', PASSWORD, { policy: { testPaths: ['smoke/**'] } })).toEqual([]);
    expect(lint('box/.env', 'A=b\n', { policy: {} })).toEqual([]);
    expect(lint('box/.env', 'A=b\n', { policy: { deployPaths: ['box/**'] } })).toEqual([
      '1 no-deploy-env-file',
    ]);
  });
});

describe('the options of a rule over deploy files', () => {
  const rule = 'bridgekeeper/no-hardcoded-credentials';

  it('ask for what the rule is less sure of', () => {
    const text =
      'services:\n  app:\n    environment:\n      ACCESS_TOKEN: token\n      API_TOKEN: 550e8400-e29b-41d4-a716-446655440000\n';
    const few = lint('compose.yaml', text);
    const more = lint('compose.yaml', text, { rules: { [rule]: ['error', { confidence: 'medium' }] } });
    expect(more.length).toBeGreaterThan(few.length);
    expect(lint('compose.yaml', text, { policy: { preset: 'strict' } })).toEqual(
      expect.arrayContaining(more.filter((found) => found.endsWith('no-hardcoded-credentials'))),
    );
  });

  it('read tests like all other files', () => {
    expect(lint('test/fixtures/compose.yaml', PASSWORD, { cwd: INSIDE })).toEqual([]);
    const rules: Linter.RulesRecord = { [rule]: ['error', { ignoreTestFiles: false }] };
    expect(lint('test/fixtures/compose.yaml', PASSWORD, { rules, cwd: INSIDE })).toEqual([
      '4 no-hardcoded-credentials',
    ]);
  });

  it('say what is a test', () => {
    const rules: Linter.RulesRecord = {
      [rule]: ['error', { testPaths: ['smoke/**', '!test/fixtures/live/**'] }],
    };
    expect(lint('smoke/compose.yaml', PASSWORD, { rules, cwd: INSIDE })).toEqual([]);
    expect(lint('test/fixtures/live/compose.yaml', PASSWORD, { rules, cwd: INSIDE })).toEqual([
      '4 no-hardcoded-credentials',
    ]);
    expect(lint('test/fixtures/compose.yaml', PASSWORD, { rules, cwd: INSIDE })).toEqual([]);
  });
});
