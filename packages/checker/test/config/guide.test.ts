import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { main } from '../../src/cli.js';
import { CONFIG_KEYS } from '../../src/config/keys.js';
import { memoryIo } from '../commands/memory-io.js';
import { nodesOf, readPage, ROOT } from '../documentation.js';
import { tempRepository } from '../files/temp.js';

const GUIDE = 'docs/guides/policy-file.md';

/** The blocks of the guide in order: files to write, and commands with lines of what they print. */
interface Step {
  readonly language: string;
  readonly path: string;
  readonly text: string;
}

const steps: readonly Step[] = nodesOf(readPage(GUIDE).tree, 'code').map((node) => {
  const { lang, meta, value } = node as { lang?: string; meta?: string; value?: string };
  return { language: lang ?? '', path: meta ?? '', text: value ?? '' };
});

async function outputOf(cwd: string, command: string): Promise<string> {
  const { io, stdout, stderr } = memoryIo({ cwd });
  await main(command.split(' ').slice(1), io);
  return stderr() + stdout();
}

describe('the guide to the policy file', () => {
  it('gives what it says, step by step', async () => {
    const cwd = tempRepository({ '.gitignore': '.env\n' });
    let commands = 0;
    for (const { language, path, text } of steps) {
      if (path !== '') {
        mkdirSync(dirname(join(cwd, path)), { recursive: true });
        writeFileSync(join(cwd, path), `${text}\n`);
      }
      if (language !== 'console') continue;
      commands++;
      const [command = '', ...lines] = text.split('\n');
      const output = await outputOf(cwd, command.replace('$ ', ''));
      for (const line of lines) expect(output).toContain(line);
    }
    expect(commands).toBe(4);
  });

  it('lists every key with its meaning', () => {
    const page = readFileSync(join(ROOT, GUIDE), 'utf8');
    const inside = page.split('<!-- keys -->')[1]?.split('<!-- /keys -->')[0] ?? '';
    const rows = inside.split('\n').filter((line) => line.startsWith('|'));
    const cells = rows.slice(2).map((row) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, 3),
    );
    const expected = Object.entries(CONFIG_KEYS).map(([key, { description }]) => [
      `\`${key}\``,
      description.replaceAll('*', '\\*'),
    ]);
    const table = expected.map((row) => `| ${row.join(' | ')} |`).join('\n');
    expect(cells, `the table should be:\n${table}\n`).toEqual(expected);
  });
});
