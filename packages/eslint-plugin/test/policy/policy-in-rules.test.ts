import { describe, expect, it } from 'vitest';

import { CODE, LICENCE, PASSWORD, Project, repository } from './repository.js';

const yaml = (text: string): Readonly<Record<string, string>> => ({ 'bridgekeeper.config.yaml': text });

describe('what the rules for JavaScript take from a policy', () => {
  it('is names of secrets, in every place that has a name', () => {
    const code = `
const { acmeLicence = 'kf83hxo2' } = process.env;
export const licence = process.env.ACME_LICENCE ?? 'kf83hxo2';
export const config = { 'acme-licence': 'kf83hxo2', other: 'kf83hxo2' };
export const shown = import.meta.env.VITE_ACME_LICENCE;
`.trimStart();
    expect(new Project(repository({})).lint(code)).toEqual([]);
    const policy = yaml("secretNames: [ACME_LICENCE, 'VITE_ACME_*']\n");
    expect(new Project(repository(policy)).lint(code)).toEqual([
      '1 no-secret-default',
      '2 no-secret-default',
      '3 no-hardcoded-credentials',
      '4 no-hardcoded-credentials',
    ]);
  });

  it('is names that are no secrets, though they look it', () => {
    const code =
      "export const token = process.env.PREVIEW_TOKEN ?? 'preview';\nconst stripePassword = 'hunter2';\n";
    expect(new Project(repository({})).lint(code)).toEqual([
      '1 no-secret-default',
      '2 no-hardcoded-credentials',
    ]);
    const policy = yaml("publicNames: [PREVIEW_TOKEN, 'stripe*']\n");
    expect(new Project(repository(policy)).lint(code)).toEqual([]);
  });

  it('is which rules are off, for all paths or for some', () => {
    expect(new Project(repository(yaml('rules: { no-hardcoded-credentials: off }\n'))).lint()).toEqual([]);
    const policy = yaml(`rules: { no-hardcoded-credentials: off }
overrides:
  - { paths: [src/legacy/**], rules: { no-secret-default: off } }
  - { paths: [src/new/**], rules: { no-hardcoded-credentials: error } }
`);
    const project = new Project(repository(policy));
    const code = `${CODE}export const a = process.env.DB_PASSWORD ?? 'x';\n`;
    expect(project.lint(code)).toEqual(['3 no-secret-default']);
    expect(project.lint(code, 'src/legacy/app.js')).toEqual([]);
    expect(project.lint(code, 'src/new/app.js')).toEqual([PASSWORD, '3 no-secret-default']);
  });

  it('is no severity: a rule that is on stays what the configuration of ESLint says', () => {
    const project = new Project(repository(yaml('rules: { no-hardcoded-credentials: warning }\n')));
    expect(project.messages(CODE, 'src/app.js').map(({ severity }) => severity)).toEqual([2]);
  });

  it('is what is left out, and what are tests', () => {
    const project = new Project(
      repository(yaml('ignores: [vendor/**]\ntestPaths: [smoke/**, "!test/deploy/**"]\n')),
    );
    expect(project.lint(CODE, 'vendor/app.js')).toEqual([]);
    expect(project.lint(CODE, 'smoke/app.js')).toEqual([]);
    expect(project.lint(CODE, 'test/app.js')).toEqual([]);
    expect(project.lint(CODE, 'test/deploy/app.js')).toEqual([PASSWORD]);
  });

  it('counts globs from the folder of the policy file, wherever ESLint runs', () => {
    const cwd = repository({ 'apps/web/bridgekeeper.config.yaml': 'testPaths: [smoke/**]\n' });
    expect(new Project(cwd).lint(CODE, 'apps/web/smoke/app.js')).toEqual([]);
    expect(new Project(`${cwd}/apps/web/smoke`).lint(CODE, 'app.js')).toEqual([]);
    expect(new Project(cwd).lint(CODE, 'smoke/app.js')).toEqual([PASSWORD]);
  });

  it('is the preset: strict looks into tests and at what is less sure', () => {
    const code = "const password = 'hunter2';\n// DB_PASSWORD=kf83hxo2Lm9\n";
    const first = '1 no-hardcoded-credentials';
    expect(new Project(repository({})).lint(code)).toEqual([first]);
    const strict = repository(yaml('preset: strict\n'));
    expect(new Project(strict).lint(code)).toEqual([first, '2 no-hardcoded-credentials']);
    expect(new Project(strict).lint(code, 'test/app.js')).toEqual([first, '2 no-hardcoded-credentials']);
  });

  it('is Vault clients of its own, and clients that are allowed', () => {
    const code = "import '@acme/vault/kv';\nimport '@acme/vault/testing';\nimport 'node-vault';\n";
    expect(new Project(repository({})).lint(code)).toEqual(['3 no-vault-client']);
    const policy = yaml("vaultClients: ['@acme/vault', '!@acme/vault/testing', '!node-vault']\n");
    expect(new Project(repository(policy)).lint(code)).toEqual(['1 no-vault-client']);
  });
});

describe('options of a rule', () => {
  const lint = (
    rule: string,
    options: object,
    policy: string,
    code = CODE,
    file = 'src/app.js',
  ): string[] => {
    const rules = { [`bridgekeeper/${rule}`]: ['error', options] as ['error', object] };
    return new Project(repository(yaml(policy)), { rules }).lint(code, file);
  };

  it('win over the preset of the policy', () => {
    const code = "const password = 'hunter2';\n// DB_PASSWORD=kf83hxo2Lm9\n";
    const first = ['1 no-hardcoded-credentials'];
    const rule = 'no-hardcoded-credentials';
    expect(lint(rule, { confidence: 'high' }, 'preset: strict\n', code)).toEqual(first);
    expect(lint(rule, { ignoreTestFiles: true }, 'preset: strict\n', code, 'test/app.js')).toEqual([]);
    expect(lint(rule, { ignoreTestFiles: false }, '', code, 'test/app.js')).toEqual(first);
    expect(lint('no-secret-default', {}, 'preset: strict\n', code, 'test/app.js')).toHaveLength(2);
  });

  it('win over its test paths', () => {
    const testPaths = ['!smoke/**'];
    expect(
      lint('no-hardcoded-credentials', { testPaths }, 'testPaths: [smoke/**]\n', CODE, 'smoke/a.js'),
    ).toEqual([PASSWORD]);
  });

  it('win over its Vault clients', () => {
    const code = "import '@acme/vault';\nimport 'node-vault';\n";
    const policy = "vaultClients: ['@acme/vault', '!node-vault']\n";
    const options = { additionalClients: ['node-vault'], allow: ['@acme/vault'] };
    expect(lint('no-vault-client', options, policy, code)).toEqual(['2 no-vault-client']);
  });
});

describe('the severity of a rule that a preset has off', () => {
  it('is for the configuration of ESLint to say', () => {
    expect(new Project(repository(yaml('secretNames: [ACME_LICENCE]\n'))).lint()).toEqual([
      LICENCE,
      PASSWORD,
    ]);
  });
});
