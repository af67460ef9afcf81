import { execFileSync } from 'node:child_process';
import type { ExecFileSyncOptionsWithStringEncoding } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { bundlePlugin } from '../oxlint/bundle.js';

const FILES = {
  'compose.yaml': 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n',
  '.env.development': 'PORT=${PORT:-3000}\n',
  Dockerfile: 'FROM node:24\nCOPY .env ./\n',
  'chart/templates/a.yaml': '{{- if .a }}\npassword: {{ .b | default "hunter2" }}\n{{- end }}\n',
} as const;

const FOUND = [
  '.env.development:1 bridgekeeper/no-untagged-default',
  'Dockerfile:2 bridgekeeper/no-deploy-env-file',
  'chart/templates/a.yaml:2 bridgekeeper/no-secret-default',
  'compose.yaml:4 bridgekeeper/no-secret-default',
];

const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-eslint-'));

beforeAll(async () => {
  const plugin = await bundlePlugin(join(folder, 'plugin'));
  const config = `import bridgekeeper from ${JSON.stringify(plugin)};\nexport default bridgekeeper.configs.deploy;\n`;
  for (const [name, text] of Object.entries({ ...FILES, 'eslint.config.mjs': config })) {
    const path = join(folder, 'project', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly status: number;
  readonly found: readonly string[];
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number }[];
}

/** ESLint's command in the project; a version by the name of its package here. */
function run(version: string, ...args: readonly string[]): Run {
  const require = createRequire(import.meta.url);
  const bin = join(dirname(require.resolve(`${version}/package.json`)), 'bin/eslint.js');
  const cwd = join(folder, 'project');
  const options: ExecFileSyncOptionsWithStringEncoding = {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  };
  try {
    return {
      status: 0,
      found: foundIn(execFileSync(process.execPath, [bin, '-f', 'json', ...args], options), cwd),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    if (status !== 1) throw new Error(stderr, { cause: error });
    return { status, found: foundIn(stdout, cwd) };
  }
}

function foundIn(json: string, cwd: string): string[] {
  return (JSON.parse(json) as Result[])
    .flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line }) => `${filePath.slice(cwd.length + 1)}:${line} ${ruleId ?? ''}`),
    )
    .sort();
}

describe.each(['eslint', 'eslint-9.39', 'eslint-9.22'])('the command of %s', (version) => {
  it('finds deploy files by itself, dotfiles among them', () => {
    expect(run(version, '.')).toEqual({ status: 1, found: FOUND });
  });

  it('says the same with a cache, and sees what changes', () => {
    const cache = join(folder, `${version}.cache`);
    const cached = ['--cache', '--cache-strategy', 'content', '--cache-location', cache, '.'];
    const compose = join(folder, 'project/compose.yaml');
    expect(run(version, ...cached).found).toEqual(FOUND);
    expect(existsSync(cache)).toBe(true);
    expect(run(version, ...cached).found).toEqual(FOUND);
    writeFileSync(compose, FILES['compose.yaml'].replace(':-x', ':?DB_PASSWORD is required'));
    expect(run(version, ...cached).found).toEqual(FOUND.slice(0, -1));
    writeFileSync(compose, FILES['compose.yaml']);
    expect(run(version, ...cached).found).toEqual(FOUND);
  });
});

describe.each(['eslint', 'eslint-9.39'])('a baseline of %s', (version) => {
  it('holds what there is, and lets nothing new through', () => {
    const baseline = join(folder, `${version}.suppressions.json`);
    const location = ['--suppressions-location', baseline, '.'];
    expect(run(version, '--suppress-all', ...location)).toEqual({ status: 0, found: [] });
    expect(JSON.parse(readFileSync(baseline, 'utf8'))).toEqual({
      '.env.development': { 'bridgekeeper/no-untagged-default': { count: 1 } },
      Dockerfile: { 'bridgekeeper/no-deploy-env-file': { count: 1 } },
      'chart/templates/a.yaml': { 'bridgekeeper/no-secret-default': { count: 1 } },
      'compose.yaml': { 'bridgekeeper/no-secret-default': { count: 1 } },
    });
    expect(run(version, ...location)).toEqual({ status: 0, found: [] });
    const compose = join(folder, 'project/compose.yaml');
    writeFileSync(compose, `${FILES['compose.yaml']}      API_KEY: \${API_KEY:-x}\n`);
    expect(run(version, ...location).status).toBe(1);
    writeFileSync(compose, FILES['compose.yaml']);
  });
});

describe('several processes of ESLint', () => {
  it('say what one says', () => {
    expect(run('eslint', '--concurrency', '2', '.').found).toEqual(FOUND);
  });
});
