import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { RULES } from '@bridgekeeper/policy';
import { fileKind } from 'bridgekeeper/file-kind';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';

import { ROOT } from '../../../checker/test/documentation.js';
import { isRelevant } from '../../../checker/src/files/relevant.js';
import { DEPLOY_RULE_IDS } from '../../src/deploy/rules.js';
import plugin from '../../src/index.js';
import { VERSIONS } from './versions.js';

const { deploy } = plugin.configs;
const deployRules = plugin.configs['deploy-rules'];

/** As ESLint gives it: rules by their severity and options, the language as `plugin/name`. */
interface Calculated {
  readonly language?: string;
  readonly rules?: Readonly<Record<string, readonly [number, ...unknown[]]>>;
}

async function configFor(config: Linter.Config[], file: string): Promise<Calculated | undefined> {
  const cwd = import.meta.dirname;
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig: config });
  const calculated: unknown = await eslint.calculateConfigForFile(join(cwd, file));
  return JSON.parse(JSON.stringify(calculated ?? null)) as Calculated | undefined;
}

/** Names of files as they stand in repositories, of each kind and of none. */
const NAMES = [
  ...[
    'compose.yaml',
    'docker-compose.override.yml',
    'deploy/a.yaml',
    '.github/workflows/ci.yml',
    '.hidden.yml',
  ],
  ...['compose.yaml.example', 'values.yml.dist', 'values.yaml.gotmpl', 'kustomization', 'k/Kustomization'],
  ...[
    'chart/templates/a.yaml',
    'chart/templates/x/_helpers.tpl',
    'chart/templates/NOTES.txt',
    'helmfile.yaml',
  ],
  ...[
    '.env',
    'a/.env',
    '.env.local',
    '.env-prod',
    '.env_test',
    '.env.example',
    '.flaskenv',
    'prod.env',
    '.prod.env',
  ],
  ...['app.env.example', 'env.production', 'env-sample', 'env_dist', 'my.app.env', 'a.env.staging'],
  ...[
    'Dockerfile',
    'x/Dockerfile.prod',
    'Containerfile',
    'dockerfile',
    'app.dockerfile',
    'app.Containerfile',
    'prod.Dockerfile',
  ],
  ...[
    '.env.ts',
    '.env.d.ts',
    '.env.gpg',
    '.env.json',
    'env.ts',
    'Dockerfile.j2',
    'Dockerfile.md',
    '.env.vault',
  ],
  ...['a.js', 'README.md', 'notes.txt', 'NOTES.txt', '_helpers.tpl', '.envrc', 'environment', 'a.yaml.bak'],
  ...[
    '.dev.vars',
    'a/.dev.vars.staging',
    '.dev.vars.json',
    'dev.vars',
    'env-example-relational',
    'env-example-loader.ts',
    'env-production-notes',
    'Dockerfile-dev',
    'Dockerfile_alpine',
    'Dockerfile-parser.js',
    'Dockerfiles',
    'env',
    '.environment',
    'x.env.other',
    'chart/templates/_run.sh.tpl',
    'package.json',
    'Makefile',
    '.gitignore',
  ],
];

describe('the config deploy', () => {
  it.each(NAMES)('reads %s in the language of its kind, or not at all', async (name) => {
    const kind = fileKind(name);
    const isRead = kind !== undefined && kind !== 'ignore';
    const language = kind === 'env' || kind === 'dockerfile' ? kind : 'yaml';
    expect((await configFor(deploy, name))?.language).toBe(
      isRead ? `bridgekeeper/${language}` : name.endsWith('.js') ? '@/js' : undefined,
    );
  });

  it.each([
    'pnpm-lock.yaml',
    'a/shrinkwrap.yaml',
    'conda-lock.yml',
    'vendir.lock.yml',
    'kbld.lock.yml',
    'yarn.lock',
    'package-lock.json',
    'Chart.lock',
  ])(
    'leaves the lock file %s to the tool that wrote it, as a walk of the command line does',
    async (name) => {
      expect(isRelevant(name)).toBe(false);
      expect(await configFor(deploy, name)).toBeNull();
      expect(await configFor(deployRules, name)).toBeNull();
      // Nor where another config brings it in.
      const rules = { 'bridgekeeper/no-hardcoded-credentials': 'error' } as const;
      const eslint = new ESLint({
        cwd: import.meta.dirname,
        overrideConfigFile: true,
        overrideConfig: [
          {
            files: ['**/*.*'],
            plugins: { bridgekeeper: plugin },
            language: 'bridgekeeper/yaml',
            rules,
          },
        ],
      });
      const [result] = await eslint.lintText("'@acme/secret': ^4.9.0\nPASSWORD: kf83hxo2a9\n", {
        filePath: join(import.meta.dirname, name),
      });
      expect(result?.messages).toEqual([]);
    },
  );

  it('reads a file that is named like a lock file, and is none', async () => {
    expect((await configFor(deploy, 'lock.yaml'))?.language).toBe('bridgekeeper/yaml');
    expect((await configFor(deploy, 'my-pnpm-lock.yaml'))?.language).toBe('bridgekeeper/yaml');
  });

  it('reads the files that the guide lists', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/deploy-files-in-eslint.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `(bridgekeeper\/\w+)` +\| (.+) \|$/gm)].map(
      ([, language, files = '']) => [language, [...files.matchAll(/`([^`]+)`/g)].map(([, glob]) => glob)],
    );
    // Of the stages the guide names some.
    const shown = (glob: string): string => glob.replace('**/', '').replace(/\{example,[\w,]{60,}\}/, '{…}');
    expect(rows).toEqual(
      deploy.map(({ language, files = [] }) => [language, files.map((glob) => shown(String(glob)))]),
    );
  });

  it('reads no code block of Markdown', async () => {
    expect(await configFor(deploy, 'README.md/0.yml')).toBeNull();
    expect(await configFor(deployRules, 'README.md/0.yml')).toBeNull();
  });

  it('turns on every rule that one file is enough for, at the severity of the policy', async () => {
    const expected = {
      'bridgekeeper/valid-syntax': 2,
      ...Object.fromEntries(
        DEPLOY_RULE_IDS.map((id) => [
          `bridgekeeper/${id}`,
          RULES[id].severity.recommended === 'warning' ? 1 : 2,
        ]),
      ),
    };
    for (const name of ['compose.yaml', '.env', 'Dockerfile']) {
      const { rules = {} } = (await configFor(deploy, name)) ?? {};
      const severities = Object.fromEntries(Object.entries(rules).map(([id, [severity]]) => [id, severity]));
      expect(severities).toEqual(expected);
    }
    const alone = (await configFor(deployRules, 'compose.yaml'))?.rules ?? {};
    expect(Object.keys(alone).sort()).toEqual(Object.keys(expected).sort());
  });

  it('has a name for each of its objects, and so has deploy-rules, which sets no language', () => {
    expect([...deploy, ...deployRules].map(({ name }) => name)).toEqual([
      'bridgekeeper/deploy/yaml',
      'bridgekeeper/deploy/env',
      'bridgekeeper/deploy/dockerfile',
      'bridgekeeper/deploy-rules',
    ]);
    expect(deployRules.filter((config) => 'language' in config)).toEqual([]);
  });

  it.each(['compose.yaml', '.env', 'Dockerfile', 'chart/templates/a.tpl'])(
    'is the same for %s as a value, spread, through extends and by its name',
    async (file) => {
      const forms = [
        defineConfig([deploy]),
        defineConfig([...deploy]),
        defineConfig({ extends: [deploy] }),
        defineConfig([{ plugins: { bridgekeeper: plugin }, extends: ['bridgekeeper/deploy'] }]),
      ];
      const [first, ...others] = await Promise.all(forms.map((form) => configFor(form, file)));
      expect(Object.keys(first?.rules ?? {}).length).toBe(DEPLOY_RULE_IDS.length + 1);
      for (const other of others) {
        expect({ language: other?.language, rules: other?.rules }).toEqual({
          language: first?.language,
          rules: first?.rules,
        });
      }
    },
  );

  it('follows a plugin that goes by another name', async () => {
    const config = defineConfig([{ plugins: { secrets: plugin }, extends: ['secrets/deploy'] }]);
    const { language, rules = {} } = (await configFor(config, 'compose.yaml')) ?? {};
    expect(language).toBe('secrets/yaml');
    expect(Object.keys(rules).filter((id) => !id.startsWith('secrets/'))).toEqual([]);
    const eslint = new ESLint({ cwd: import.meta.dirname, overrideConfigFile: true, overrideConfig: config });
    const text =
      'x: ${PORT:-1}\nDB_PASSWORD: ${DB_PASSWORD:-x} # eslint-disable-line secrets/no-secret-default -- why\n';
    const [result] = await eslint.lintText(text, { filePath: join(import.meta.dirname, 'compose.yaml') });
    expect(result?.messages.map(({ ruleId, line }) => [ruleId, line])).toEqual([
      ['secrets/no-untagged-default', 1],
    ]);
  });

  it('leaves the rules of source alone: recommended and deploy stand side by side', async () => {
    const config = defineConfig([plugin.configs.recommended, deploy]);
    const source = Object.keys((await configFor(config, 'a.js'))?.rules ?? {});
    expect(source).toContain('bridgekeeper/no-vault-client');
    expect(source).not.toContain('bridgekeeper/no-untagged-default');
    expect(Object.keys((await configFor(config, 'a.yaml'))?.rules ?? {})).not.toContain(
      'bridgekeeper/no-vault-client',
    );
  });
});

describe.each(VERSIONS)('in ESLint $version', (version) => {
  it('recommended and strict read JSX by themselves', async () => {
    for (const config of [plugin.configs.recommended, plugin.configs.strict]) {
      const eslint = new version.ESLint({
        cwd: import.meta.dirname,
        overrideConfigFile: true,
        overrideConfig: [config] as Linter.Config[],
      });
      const [result] = await eslint.lintText('export const a = <Login password="kf83hxo2a9" />;\n', {
        filePath: join(import.meta.dirname, 'a.jsx'),
      });
      expect(result?.messages.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
        ['bridgekeeper/no-hardcoded-credentials', 1, 34],
      ]);
    }
  });

  it('rules that are on for every file say nothing of source, and source rules nothing of YAML', async () => {
    const eslint = new version.ESLint({
      cwd: import.meta.dirname,
      overrideConfigFile: true,
      overrideConfig: [
        ...deploy,
        {
          files: ['**/*'],
          plugins: { bridgekeeper: plugin },
          rules: Object.fromEntries(
            [...DEPLOY_RULE_IDS, 'valid-syntax'].map((id) => [`bridgekeeper/${id}`, 'error'] as const),
          ),
        },
      ] as Linter.Config[],
    });
    const source = await eslint.lintText('const dbPassword = process.env.DB_PASSWORD ?? "x";\n', {
      filePath: join(import.meta.dirname, 'a.js'),
    });
    expect(source.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      'bridgekeeper/no-secret-default',
    ]);
    const yaml = await eslint.lintText('DB_PASSWORD: ${DB_PASSWORD:-x}\n', {
      filePath: join(import.meta.dirname, 'compose.yaml'),
    });
    expect(yaml.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual([
      'bridgekeeper/no-secret-default',
    ]);
  });
});
