import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ESLint } from 'eslint';
import { afterAll, expect, it } from 'vitest';

import { main } from '../../../checker/src/cli.js';
import { memoryIo } from '../../../checker/test/commands/memory-io.js';
import { nodesOf, readPage } from '../../../checker/test/documentation.js';
import plugin from '../../src/index.js';

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'bridgekeeper-org-'));
const published = join(folder, 'registry');

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** One ESLint for the whole guide: it says that nothing needs a restart. The configuration is the guide's own. */
const eslint = new ESLint({
  cwd: join(folder, 'shop'),
  overrideConfigFile: true,
  overrideConfig: [plugin.configs.recommended, ...plugin.configs.deploy],
});

function npm(cwd: string, ...args: string[]): void {
  const flags = [
    '--offline',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    `--cache=${join(folder, 'cache')}`,
  ];
  execFileSync('npm', [...args, ...flags], { cwd, stdio: 'ignore' });
}

/** What a command of the guide prints. There is no registry: what is published is a tarball in a folder. */
async function run(cwd: string, command: string): Promise<string> {
  if (command === 'npm publish') {
    mkdirSync(published, { recursive: true });
    npm(cwd, 'pack', `--pack-destination=${published}`);
    return '';
  }
  const major = /^npm i -D @acme\/bridgekeeper-policy@(\d)$/.exec(command)?.[1];
  if (major !== undefined) {
    const tarball = readdirSync(published).find((name) => name.includes(`-${major}.`)) ?? '';
    npm(cwd, 'install', '--save-dev', join(published, tarball));
    return '';
  }
  const [, target] = /^npx eslint (\S+)$/.exec(command) ?? [];
  if (target !== undefined) {
    const results = await eslint.lintFiles([target]);
    const lines = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId }) => `${filePath.slice(cwd.length + 1)}:${line} ${ruleId ?? ''}`),
    );
    return lines.map((line) => `${line}\n`).join('');
  }
  expect(command).toBe('npx bridgekeeper check');
  const { io, stdout, stderr } = memoryIo({ cwd });
  await main(['check'], io);
  return stderr() + stdout();
}

it('the guide to a policy of the organisation gives what it says, step by step', async () => {
  mkdirSync(join(folder, 'shop'));
  execFileSync('git', ['init', '--quiet'], { cwd: join(folder, 'shop') });
  writeFileSync(join(folder, 'shop/package.json'), '{ "private": true }');
  const commands: string[] = [];
  for (const node of nodesOf(readPage('docs/guides/org-policy.md').tree, 'code')) {
    const { lang, meta, value = '' } = node as { lang?: string; meta?: string; value?: string };
    if (meta) {
      mkdirSync(dirname(join(folder, meta)), { recursive: true });
      writeFileSync(join(folder, meta), `${value}\n`);
    }
    if (lang !== 'console') continue;
    let output = '';
    const lines = value.split('\n');
    for (const line of lines.filter((text) => text.includes('$ '))) {
      const [place = '', command = ''] = line.split('$ ');
      commands.push(command);
      output += await run(join(folder, place), command);
    }
    const shown = lines.filter((text) => !text.includes('$ '));
    // Of the command line some lines are shown, of ESLint all.
    if (lines.some((text) => text.includes('npx eslint'))) expect(output.trim()).toBe(shown.join('\n'));
    else for (const line of shown) expect(output).toContain(line);
  }
  expect(commands).toHaveLength(10);
  const manifest = readFileSync(join(folder, 'shop/package.json'), 'utf8');
  expect(manifest).toContain('"@acme/bridgekeeper-policy"');
});
