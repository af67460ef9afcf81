import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { RULES } from '@bridgekeeper/policy';
import parser from '@typescript-eslint/parser';
import { checkProject } from 'bridgekeeper';
import { ESLint } from 'eslint';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}

const BROKEN = folderOf('broken-app');

/** Every finding as `file:line:column rule`. */
async function check(folder: string): Promise<string[]> {
  const { findings, errors, files } = await checkProject(folder);
  expect(errors).toEqual([]);
  expect(files).toBeGreaterThan(0);
  return findings.map(({ file, line, column, ruleId }) => `${file}:${line}:${column} ${ruleId}`);
}

/** The same of ESLint, with the configuration that each example has: the parser, a preset of ours, and `deploy`. */
async function lint(cwd: string, preset: 'recommended' | 'strict' = 'strict'): Promise<string[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: defineConfig([
      { files: ['**/*.ts'], languageOptions: { parser } },
      bridgekeeper.configs[preset],
      bridgekeeper.configs.deploy,
    ]),
  });
  const results = await eslint.lintFiles(['.']);
  expect(results.length).toBeGreaterThan(0);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, ruleId }) =>
        `${filePath.slice(cwd.length + 1)}:${line}:${column} ${ruleId ?? 'parsing error'}`,
    ),
  );
}

describe.each(['eso-app', 'direct-vault-app'])('%s', (name) => {
  it('has nothing that the checker reports', async () => {
    expect(await check(folderOf(name))).toEqual([]);
  });

  it.each(['recommended', 'strict'] as const)('has nothing that ESLint reports in %s', async (preset) => {
    expect(await lint(folderOf(name), preset)).toEqual([]);
  });
});

describe('direct-vault-app without its README', () => {
  it('may not have the Vault client that the README justifies', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-example-'));
    try {
      const client = 'src/vault-client.ts';
      mkdirSync(join(folder, 'src'));
      copyFileSync(join(folderOf('direct-vault-app'), client), join(folder, client));
      expect(await lint(folder)).toEqual([`${client}:1:19 bridgekeeper/no-vault-client`]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('broken-app', () => {
  it('breaks the checker rules where it says it does', async () => {
    expect(await check(BROKEN)).toEqual([
      '.env.development:1:1 require-env-ignored',
      '.env.development:1:6 no-untagged-default',
      '.env.development:3:13 no-secret-default',
      '.env.example:3:13 no-env-example-value',
      '.env.example:4:16 no-env-example-value',
      'Dockerfile:4:6 no-deploy-env-file',
      'chart/templates/deployment.yaml:24:61 no-secret-default',
      'chart/values.yaml:7:13 no-hardcoded-credentials',
      'chart/values.yaml:9:17 no-hardcoded-credentials',
      'compose.yaml:4:15 no-deploy-env-file',
      'compose.yaml:6:10 no-untagged-default',
      'compose.yaml:9:21 no-secret-default',
      'compose.yaml:10:24 no-secret-default',
      'compose.yaml:11:24 no-secret-default',
      'compose.yaml:12:19 no-untagged-default',
      'compose.yaml:14:16 no-invalid-substitution',
      'compose.yaml:15:28 no-unused-safe-default',
      'compose.yaml:16:9 require-fail-fast',
      'deploy/.env:1:1 no-deploy-env-file',
      'deploy/.env:2:13 no-hardcoded-credentials',
      'deploy/configmap.yaml:7:19 no-hardcoded-credentials',
      'deploy/configmap.yaml:8:12 no-ineffective-required',
      'deploy/deployment.yaml:21:22 no-hardcoded-credentials',
      'deploy/deployment.yaml:22:21 require-secret-key-ref',
      'deploy/deployment.yaml:28:22 require-secret-key-ref',
      'deploy/deployment.yaml:34:29 require-secret-key-ref',
      'deploy/deployment.yaml:38:25 no-unsynced-secret',
      'deploy/external-secret.yaml:6:20 valid-external-secret',
      'deploy/kustomization.yaml:10:9 no-deploy-env-file',
      'deploy/secret.yaml:6:1 no-secret-manifest',
    ]);
  });

  it('breaks the ESLint rules where it says it does', async () => {
    const findings = await lint(BROKEN);
    expect(findings.filter((finding) => finding.startsWith('src/'))).toEqual([
      'src/database.ts:8:13 bridgekeeper/no-hardcoded-credentials',
      'src/database.ts:12:21 bridgekeeper/no-hardcoded-credentials',
      'src/env.ts:3:25 bridgekeeper/no-secret-default',
      'src/env.ts:7:35 bridgekeeper/no-secret-default',
      'src/env.ts:14:49 bridgekeeper/no-secret-default',
      'src/env.ts:15:52 bridgekeeper/no-secret-default',
      'src/vault.ts:1:19 bridgekeeper/no-vault-client',
      'src/vault.ts:8:32 bridgekeeper/no-vault-client',
      'src/webhook.ts:5:31 bridgekeeper/require-env-schema',
    ]);
  });

  it('breaks the rules of deploy files in ESLint where the checker says it does', async () => {
    const ofOneFile = (await check(BROKEN)).filter(
      // These two look at several files at once, and at git.
      (finding) => !/ (?:no-unsynced-secret|require-env-ignored)$/.test(finding),
    );
    const findings = (await lint(BROKEN)).filter((finding) => !finding.startsWith('src/'));
    expect(findings.map((finding) => finding.replace(' bridgekeeper/', ' ')).sort()).toEqual(
      ofOneFile.sort(),
    );
    expect(findings).toHaveLength(28);
  });

  it('breaks no rule of strict in recommended', async () => {
    const rules = (await lint(BROKEN, 'recommended')).map((finding) => finding.replace(/^.* /, ''));
    expect(rules).not.toContain('bridgekeeper/require-env-schema');
    expect(rules.length).toBeGreaterThan(0);
  });

  it('breaks every rule', async () => {
    const findings = [...(await check(BROKEN)), ...(await lint(BROKEN))];
    const broken = new Set(findings.map((finding) => finding.replace(/^.* (?:bridgekeeper\/)?/, '')));
    expect([...broken].sort()).toEqual(Object.keys(RULES).sort());
  });
});
