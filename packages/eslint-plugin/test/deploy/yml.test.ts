import { join } from 'node:path';

import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import yml from 'eslint-plugin-yml';
import ymlWithParser from 'eslint-plugin-yml-1';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { VERSIONS } from './versions.js';

const COMPOSE = `services:
  db:
    environment:
      DB_PASSWORD: \${DB_PASSWORD:-x}
      PORT: \${PORT:-1} # eslint-disable-line bridgekeeper/no-untagged-default -- shown in a test
      EMPTY:
`;
const TEMPLATE = '{{- if .a }}\npassword: {{ .b | default "hunter2" }}\n{{- end }}\n';

const OURS = {
  ruleId: 'bridgekeeper/no-secret-default',
  place: '4:20-4:37',
  suggested: ['${DB_PASSWORD:?DB_PASSWORD is required}'],
};
const THEIRS = { ruleId: 'yml/no-empty-mapping-value', place: '6:7-6:13', suggested: [] };
const IN_TEMPLATE = { ruleId: 'bridgekeeper/no-secret-default', place: '2:27-2:36', suggested: [] };

const ymlConfigs = yml.configs.recommended;
const { deploy } = plugin.configs;
const deployRules = plugin.configs['deploy-rules'];

type ESLintClass = typeof ESLint;

async function lint(
  config: Linter.Config[],
  file: string,
  text: string,
  Version: ESLintClass = ESLint,
): Promise<unknown> {
  const cwd = import.meta.dirname;
  const eslint = new Version({ cwd, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintText(text, { filePath: join(cwd, file) });
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, line, column, endLine = 0, endColumn = 0, suggestions = [] }) => ({
      ruleId,
      place: `${line}:${column}-${endLine}:${endColumn}`,
      suggested: suggestions.map(({ fix }) => fix.text),
    })),
  );
}

describe('deploy-rules', () => {
  it('run in the language of eslint-plugin-yml 3, beside its rules', async () => {
    expect(await lint([...ymlConfigs, ...deployRules], 'compose.yaml', COMPOSE)).toEqual([OURS, THEIRS]);
  });

  it.each(VERSIONS)(
    'run under the parser of eslint-plugin-yml 1 in ESLint $version',
    async ({ ESLint: Version }) => {
      const configs = ymlWithParser.configs['flat/recommended'] as Linter.Config[];
      expect(await lint([...configs, ...deployRules], 'compose.yaml', COMPOSE, Version)).toEqual([
        OURS,
        { ...THEIRS, place: '6:7-6:13' },
      ]);
    },
  );

  it('see nothing of what that language cannot parse', async () => {
    expect(await lint([...ymlConfigs, ...deployRules], 'chart/templates/a.yaml', TEMPLATE)).toMatchObject([
      { ruleId: null },
    ]);
  });
});

describe('deploy', () => {
  it('before the configs of eslint-plugin-yml leaves YAML to its language, and both report', async () => {
    expect(await lint([...deploy, ...ymlConfigs], 'compose.yaml', COMPOSE)).toEqual([OURS, THEIRS]);
    expect(await lint([...deploy, ...ymlConfigs], 'Dockerfile', 'ENV A=${DB_PASSWORD:-x}\n')).toMatchObject([
      { ruleId: 'bridgekeeper/no-secret-default' },
    ]);
  });

  it('before them, with Helm templates given back, reads those as well', async () => {
    const templates = { files: ['**/templates/**/*.{yml,yaml}'], language: 'bridgekeeper/yaml' };
    const config = [...deploy, ...ymlConfigs, templates];
    expect(await lint(config, 'chart/templates/a.yaml', TEMPLATE)).toEqual([IN_TEMPLATE]);
    expect(await lint(config, 'compose.yaml', COMPOSE)).toEqual([OURS, THEIRS]);
  });

  it('behind them takes YAML over: the rules of eslint-plugin-yml say nothing', async () => {
    expect(await lint([...ymlConfigs, ...deploy], 'compose.yaml', COMPOSE)).toEqual([OURS]);
  });
});
