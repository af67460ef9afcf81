import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { RULES, ruleDocsUrl } from '@bridgekeeper/policy';
import type { RuleId } from '@bridgekeeper/policy';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';

import { DEPLOY_RULE_IDS } from '../src/deploy/rules.js';
import * as entry from '../src/index.js';
import { PLUGIN_ONLY_RULES } from '../src/utils/create-rule.js';

const plugin = entry.default;
type Id = keyof typeof plugin.rules;
const ids = Object.keys(plugin.rules).sort() as Id[];

/** Rules that judge YAML, env files and Dockerfiles, in whichever language or parser. */
const DEPLOY: ReadonlySet<string> = new Set([...DEPLOY_RULE_IDS, 'valid-syntax']);
/** Rules that judge JavaScript and TypeScript. */
const sourceIds = ids.filter(
  (id): id is Id & RuleId =>
    !DEPLOY.has(id) || ['no-hardcoded-credentials', 'no-secret-default'].includes(id),
);

/** Options that have no default of their own: the preset of the policy decides. */
const BY_PRESET = new Set(['confidence', 'ignoreTestFiles']);

const LEVELS = { error: 'error', warning: 'warn', off: 'off' } as const;

/** Whether `configs.recommended` turns a rule on. */
function isRecommended(id: Id): boolean {
  return id === 'valid-syntax' || RULES[id].severity.recommended !== 'off';
}

/** What the policy says of a rule; the one that only ESLint has says it itself. */
function descriptionOf(id: Id): string {
  return id === 'valid-syntax' ? PLUGIN_ONLY_RULES[id].description : RULES[id].description;
}

function path(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

/** The names of a folder's files without their ending. */
function namesIn(folder: string, ending: string): string[] {
  return readdirSync(path(folder))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
}

function sourceFiles(folder: string): string[] {
  return readdirSync(path(folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
}

async function configFor(config: Linter.Config[], file: string): Promise<Linter.Config | undefined> {
  const eslint = new ESLint({ cwd: path('..'), overrideConfigFile: true, overrideConfig: config });
  return (await eslint.calculateConfigForFile(path(`../${file}`))) as Linter.Config | undefined;
}

describe('the rules', () => {
  it('are the files in src/rules', () => {
    expect(namesIn('../src/rules', '.ts')).toEqual(ids);
  });

  it('have a test file each', () => {
    const tests = namesIn('./rules', '.test.ts');
    expect(ids.filter((id) => !tests.includes(id))).toEqual([]);
    // Some have several, which go by its name and what they are about.
    expect(tests.filter((name) => !ids.some((id) => name === id || name.startsWith(`${id}-`)))).toEqual([]);
  });

  it.each(ids)('%s has a page in docs/rules that its name heads', (id) => {
    expect(readFileSync(path(`../../../docs/rules/${id}.md`), 'utf8').split('\n')[0]).toBe(`# ${id}`);
  });

  it('have a row each in the README, with a link to the page', () => {
    const readme = readFileSync(path('../README.md'), 'utf8');
    const rows = [...readme.matchAll(/^\| \[([\w-]+)\]\((\S+)\) +\| (.+?) +\|/gm)];
    expect(rows.map(([, id, url, description]) => [id, url, description])).toEqual(
      ids.map((id) => [id, ruleDocsUrl(id as RuleId), descriptionOf(id)]),
    );
  });

  it.each(ids)('%s says what it is, where its page is and what it runs on', (id) => {
    const { docs, languages, type } = plugin.rules[id].meta;
    expect({ docs, languages, type }).toEqual({
      docs: {
        description: descriptionOf(id),
        url: ruleDocsUrl(id as RuleId),
        recommended: isRecommended(id),
      },
      languages: [DEPLOY.has(id) ? '*' : 'js/js'],
      type: 'problem',
    });
  });

  it.each(ids)(
    '%s describes its options, takes no others, and gives each a default that the preset does not decide',
    (id) => {
      const { schema, defaultOptions = [] } = JSON.parse(JSON.stringify(plugin.rules[id].meta)) as {
        schema: { additionalProperties: boolean; properties: Record<string, { description?: string }> }[];
        defaultOptions?: object[];
      };
      for (const [index, { additionalProperties, properties }] of schema.entries()) {
        expect(additionalProperties).toBe(false);
        const own = Object.keys(properties).filter((name) => !BY_PRESET.has(name));
        expect(Object.keys(defaultOptions[index] ?? {}).sort()).toEqual(own.sort());
        for (const { description } of Object.values(properties)) expect(description).toMatch(/\w/);
      }
    },
  );
});

describe('the entry point', () => {
  it('exports the plugin and nothing else', () => {
    expect(Object.keys(entry)).toEqual(['default']);
  });

  it('says its name, version and namespace', () => {
    const manifest = JSON.parse(readFileSync(path('../package.json'), 'utf8')) as {
      name: string;
      version: string;
    };
    expect(plugin.meta).toEqual({
      name: manifest.name,
      version: manifest.version,
      namespace: 'bridgekeeper',
    });
    // oxlint takes the prefix of rules from the name.
    expect(manifest.name).toBe('eslint-plugin-bridgekeeper');
  });

  it('needs neither ESLint nor the root of @typescript-eslint/utils at run time', () => {
    const imports = sourceFiles('../src').flatMap((file) =>
      [...readFileSync(path(`../src/${file}`), 'utf8').matchAll(/^import (type )?[^;]*? from '([^']+)'/gms)]
        .filter((match) => match[1] === undefined)
        .map((match) => match[2] ?? '')
        .filter((source) => !source.startsWith('.')),
    );
    expect([...new Set(imports)].filter((source) => source.includes('eslint'))).toEqual([
      '@eslint/plugin-kit',
    ]);
  });
});

describe('the configs', () => {
  it('turn on each rule at the severity that the policy gives it', () => {
    for (const preset of ['recommended', 'strict'] as const) {
      const levels = Object.entries(plugin.configs[preset].rules).map(([id, entry]) => [
        id,
        Array.isArray(entry) ? entry[0] : entry,
      ]);
      expect(Object.fromEntries(levels)).toEqual(
        Object.fromEntries(sourceIds.map((id) => [`bridgekeeper/${id}`, LEVELS[RULES[id].severity[preset]]])),
      );
    }
  });

  it('have names, the plugin itself and the files of both languages', () => {
    for (const preset of ['recommended', 'strict'] as const) {
      const { name, plugins, files } = plugin.configs[preset];
      expect(name).toBe(`bridgekeeper/${preset}`);
      expect(plugins?.['bridgekeeper']).toBe(plugin);
      expect(files).toEqual(['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}']);
    }
    expect(plugin.configs).toBe(plugin.configs);
  });

  it('let strict look at test files and at what is less sure', () => {
    expect(plugin.configs.strict.rules).toMatchObject({
      'bridgekeeper/no-secret-default': ['error', { ignoreTestFiles: false }],
      'bridgekeeper/no-hardcoded-credentials': ['error', { confidence: 'medium', ignoreTestFiles: false }],
    });
  });

  it.each(['a.js', 'a.mjs', 'a.cjs', 'a.jsx', 'src/a.ts', 'a.mts', 'a.cts', 'a.tsx'])(
    'apply to %s, as a value and through extends',
    async (file) => {
      const asValue = await configFor(defineConfig([plugin.configs.recommended]), file);
      const extended = await configFor(
        defineConfig([{ plugins: { bridgekeeper: plugin }, extends: ['bridgekeeper/recommended'] }]),
        file,
      );
      expect(Object.keys(asValue?.rules ?? {}).sort()).toEqual(sourceIds.map((id) => `bridgekeeper/${id}`));
      expect(extended?.rules).toEqual(asValue?.rules);
    },
  );

  it('apply to no file of another kind', async () => {
    const config = await configFor([plugin.configs.recommended, { files: ['**/*.vue'] }], 'a.vue');
    expect(config?.rules).toBeUndefined();
  });
});
