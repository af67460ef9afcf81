import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { bundlePlugin } from './bundle.js';
import { runOxlint } from './run.js';

const EXAMPLES = fileURLToPath(new URL('../../../../examples/', import.meta.url));

let folder: string;
let app: string;
let config: string;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'bridgekeeper-oxlint-')));
  app = join(folder, 'app');
  config = join(folder, '.oxlintrc.json');
  const jsPlugins = [await bundlePlugin(join(folder, 'plugin'))];
  const { rules } = plugin.configs.recommended;
  writeFileSync(
    config,
    JSON.stringify({ jsPlugins, plugins: [], categories: { correctness: 'off' }, rules }),
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string>>): void {
  rmSync(app, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), text);
  }
}

/** What oxlint reports in a folder with the rules of `recommended`: file, place, rule and message. */
async function oxlint(cwd: string): Promise<string[]> {
  const findings = await runOxlint(cwd, ['--config', config, '.'], (file) => readFileSync(file, 'utf8'));
  return findings
    .map(
      ({ file, line, column, endLine, endColumn, rule, message }) =>
        `${relative(cwd, file)}:${line}:${column}-${endLine}:${endColumn} ${rule} ${message}`,
    )
    .sort();
}

async function eslint(cwd: string): Promise<string[]> {
  const overrideConfig = [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended];
  const results = await new ESLint({ cwd, overrideConfigFile: true, overrideConfig }).lintFiles(['.']);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(
        ({ line, column, endLine, endColumn, ruleId, message }) =>
          `${relative(cwd, filePath)}:${line}:${column}-${endLine ?? 0}:${endColumn ?? 0} ${ruleId ?? ''} ${message}`,
      ),
    )
    .sort();
}

const PASSWORD = "export const password = 'hunter2';";

describe('oxlint, with the rules of recommended', () => {
  it.each(['broken-app', 'eso-app', 'direct-vault-app'])(
    'says of examples/%s what ESLint says',
    async (name) => {
      const cwd = join(EXAMPLES, name);
      const expected = await eslint(cwd);
      expect(await oxlint(cwd)).toEqual(expected);
      // The broken one breaks each of its rules.
      const broken = new Set(expected.map((finding) => finding.split(' ')[1]));
      expect(broken.size > 0).toBe(name === 'broken-app');
    },
  );

  it('has the same places where characters are long, lines end in CRLF, and a byte order mark stands first', async () => {
    write({
      'a.ts': `// é – 💥\r\n/* 💥 */ ${PASSWORD}\r\n`,
      'b.js': `const é = '💥'; ${PASSWORD}\n`,
      'c.js': `\uFEFF${PASSWORD}\n`,
    });
    const expected = await eslint(app);
    expect(expected.map((finding) => finding.split(' ')[0])).toEqual([
      'a.ts:2:34-2:43',
      'b.js:1:41-1:50',
      'c.js:1:25-1:34',
    ]);
    expect(await oxlint(app)).toEqual(expected);
  });

  it('heeds the comments that disable a rule', async () => {
    write({
      'a.js': `// eslint-disable-next-line bridgekeeper/no-hardcoded-credentials -- made up\n${PASSWORD}\n`,
      'b.js': `// oxlint-disable-next-line bridgekeeper/no-hardcoded-credentials -- made up\n${PASSWORD}\n`,
      'c.js': `${PASSWORD} // eslint-disable-line bridgekeeper/no-hardcoded-credentials -- made up\n`,
      'd.js': `// eslint-disable-next-line bridgekeeper/no-secret-default -- another rule\n${PASSWORD}\n`,
    });
    expect((await oxlint(app)).map((finding) => finding.split(' ')[0])).toEqual(['d.js:2:25-2:34']);
  });

  it('reads the scripts of Vue and Svelte by itself, where they stand in the file, and no templates', async () => {
    const script = `<Login password="hunter2" name="é" />\n<script lang="ts">\n${PASSWORD}\n</script>\n`;
    write({ 'a.vue': script, 'b.svelte': script });
    expect((await oxlint(app)).map((finding) => finding.split(' ')[0])).toEqual([
      'a.vue:3:25-3:34',
      'b.svelte:3:25-3:34',
    ]);
  });

  // The plugin's languages do not disturb it, and do nothing in it.
  it('does not read YAML and env files', async () => {
    write({
      'a.js': `${PASSWORD}\n`,
      'compose.yaml': 'services: { db: { environment: { DB_PASSWORD: hunter2 } } }\n',
      '.env': 'DB_PASSWORD=hunter2\n',
    });
    expect((await oxlint(app)).map((finding) => finding.split(' ')[0])).toEqual(['a.js:1:25-1:34']);
  });
});
