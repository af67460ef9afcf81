import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { rolldown } from 'rolldown';
import type { InputOptions, OutputOptions } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runOxlint } from './oxlint/run.js';

/**
 * The plugin as it is built: one file, and others that are loaded when a linted file needs them. It is built from the
 * sources as they stand, into a folder of its own.
 */

const HOME = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(realpathSync(tmpdir()), 'bridgekeeper-bundle-'));
const PLUGIN = join(folder, 'plugin/dist/index.js');

const CLIENT = "import 'node-vault';\n";
const LICENCE = "export const acmeLicence = 'kf83hxo2';\n";
const COMPOSE = 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-changeme}\n';

const FILES = {
  'plain/.git/HEAD': '',
  'plain/a.js': LICENCE,
  'plain/client.js': CLIENT,
  'plain/README.md':
    '# app\n\n## Secrets architecture\n\nDirect-Vault: the database secrets engine leases credentials for 15 minutes.\n',
  'plain/compose.yaml': COMPOSE,
  'plain/broken.yaml': 'a: [\n',
  'plain/.env': 'DB_PASSWORD=${DB_PASSWORD:-changeme}\n',
  'plain/Dockerfile': 'FROM scratch\nCOPY .env /app/\nENV DB_PASSWORD=hunter2\n',
  'yaml/.git/HEAD': '',
  'yaml/bridgekeeper.config.yaml': 'secretNames: [ACME_LICENCE]\ntestPaths: [smoke/**]\n',
  'yaml/a.js': LICENCE,
  'wrong/.git/HEAD': '',
  'wrong/bridgekeeper.config.json': '{ "preset": "strickt" }',
  'wrong/a.js': LICENCE,
  'program/.git/HEAD': '',
  'program/bridgekeeper.config.mjs':
    "export default await Promise.resolve({ secretNames: ['ACME_LICENCE'] });\n",
  'program/a.js': LICENCE,
};

beforeAll(async () => {
  type Build = InputOptions & { readonly output: OutputOptions };
  const { default: builds } = (await import(pathToFileURL(join(HOME, 'rolldown.config.js')).href)) as {
    readonly default: readonly Build[];
  };
  for (const { output, ...input } of builds) {
    const bundle = await rolldown({ ...input, cwd: HOME, logLevel: 'silent' });
    const place = output.file === undefined ? { dir: dirname(PLUGIN) } : { file: PLUGIN };
    await bundle.write({ ...output, ...place });
  }
  copyFileSync(join(HOME, 'package.json'), join(folder, 'plugin/package.json'));
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'plugin/node_modules'));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Said {
  /** Findings as `line rule`. */
  readonly findings: readonly string[];
  /** The files of the plugin that were loaded beside the first. */
  readonly loaded: readonly string[];
}

/** Lints one file in a process of its own. */
function lint(file: string, eslint = 'eslint'): Said {
  const program = `
    import { createRequire } from 'node:module';
    import plugin from ${JSON.stringify(pathToFileURL(PLUGIN).href)};
    const require = createRequire(${JSON.stringify(join(HOME, 'package.json'))});
    const { ESLint } = require(${JSON.stringify(eslint)});
    const overrideConfig = [plugin.configs.recommended, plugin.configs.deploy].flat();
    const linter = new ESLint({ cwd: ${JSON.stringify(dirname(join(folder, file)))}, overrideConfigFile: true, overrideConfig });
    const [{ messages }] = await linter.lintFiles([${JSON.stringify(basename(file))}]);
    const dist = ${JSON.stringify(dirname(PLUGIN))};
    const loaded = Object.keys(require.cache).filter((path) => path.startsWith(dist)).map((path) => path.slice(dist.length + 1));
    console.log(JSON.stringify({ findings: messages.map(({ line, ruleId, message }) => line + ' ' + (message.startsWith('The policy') ? message : ruleId.replace('bridgekeeper/', ''))), loaded }));
  `;
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    // What Node warns of would be seen by users.
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { findings, loaded } = JSON.parse(output) as Said;
  return { findings, loaded: loaded.filter((name) => !name.startsWith('shared-')).sort() };
}

const SECRET = 'no-hardcoded-credentials';
const WRONG =
  'The policy cannot be followed, and the rules run as if there was none: ' +
  'bridgekeeper.config.json:1:13: unknown preset "strickt"; did you mean "strict"?';

describe('the built plugin', () => {
  it('is one file, and one for each of what few files need', () => {
    const names = readdirSync(dirname(PLUGIN)).filter((name) => !name.startsWith('shared-'));
    const lazy = readdirSync(join(HOME, 'src/lazy')).map((name) => name.replace(/\.ts$/, '.cjs'));
    expect(names.sort()).toEqual([...lazy, 'THIRD-PARTY-NOTICES.txt', 'index.js'].sort());
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['plain/a.js', [], []],
    ['plain/client.js', [], ['readme.cjs']],
    ['plain/compose.yaml', ['4 no-secret-default'], ['source-code.cjs', 'text.cjs']],
    ['plain/broken.yaml', ['2 valid-syntax'], ['source-code.cjs', 'text.cjs']],
    ['plain/.env', ['1 no-secret-default'], ['source-code.cjs', 'text.cjs']],
    ['plain/Dockerfile', ['2 no-deploy-env-file', `3 ${SECRET}`], ['source-code.cjs', 'text.cjs']],
    ['yaml/a.js', [`1 ${SECRET}`], ['policy-sync.cjs']],
    ['wrong/a.js', [`1 ${WRONG}`], ['policy-sync.cjs']],
    ['program/a.js', [`1 ${SECRET}`], ['policy-sync.cjs']],
  ])('of %s reports %j, and loads %j', (file, findings, loaded) => {
    expect(lint(file)).toEqual({ findings, loaded });
    expect(lint(file, 'eslint-9.22')).toEqual({ findings, loaded });
  });

  it('reads policy files, READMEs and settings in oxlint too', async () => {
    const lintAll = async (settings: object, ...folders: string[]): Promise<string[]> => {
      const cwd = mkdtempSync(join(folder, 'oxlint-'));
      const rules = {
        'bridgekeeper/no-hardcoded-credentials': 'error',
        'bridgekeeper/no-vault-client': 'error',
      };
      const config = join(cwd, 'oxlint.json');
      writeFileSync(config, JSON.stringify({ jsPlugins: [PLUGIN], categories: {}, rules, settings }));
      const textOf = (file: string): string => FILES[file.slice(folder.length + 1) as keyof typeof FILES];
      const findings = await runOxlint(folder, ['--config', config, ...folders], textOf);
      return findings
        .filter(({ rule }) => rule.startsWith('bridgekeeper/'))
        .map(({ file, line, message }) => `${file.slice(folder.length + 1)}:${line} ${message.slice(0, 32)}`)
        .sort();
    };
    expect(await lintAll({}, 'plain', 'yaml', 'program', 'wrong')).toEqual([
      'program/a.js:1 `acmeLicence` holds a literal se',
      'wrong/a.js:1 The policy cannot be followed, a',
      'yaml/a.js:1 `acmeLicence` holds a literal se',
    ]);
    const settings = { bridgekeeper: { secretNames: ['ACME_LICENCE'] } };
    expect(await lintAll(settings, 'plain')).toEqual(['plain/a.js:1 `acmeLicence` holds a literal se']);
  });

  it('costs less than 40 ms of CPU to import', () => {
    const bench = join(HOME, '../../bench/plugin-import.js');
    const output = execFileSync(process.execPath, [bench, '--runs', '15', '--plugin', PLUGIN], {
      encoding: 'utf8',
    });
    const { cost } = JSON.parse(output) as { readonly cost: number };
    expect(cost).toBeLessThan(40);
  });
});
