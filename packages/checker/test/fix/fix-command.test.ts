import { chmodSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { checkProject } from '../../src/check-project.js';
import { main } from '../../src/cli.js';
import { applyIgnoreFixes } from '../../src/fix/ignore-fixes.js';
import { memoryIo } from '../commands/memory-io.js';
import { git, tempDir, tempRepository } from '../files/temp.js';

const COMPOSE =
  'services:\n  db:\n    image: postgres:17\n    environment:\n' +
  '      POSTGRES_PASSWORD: ${DB_PASSWORD:-hunter2x9}\n      PORT: ${PORT:-3000}\n';
const FIXED = COMPOSE.replace('${DB_PASSWORD:-hunter2x9}', '${DB_PASSWORD:?DB_PASSWORD is required}');

async function run(
  cwd: string,
  argv: readonly string[],
  stdin = '',
): Promise<{ status: number; stdout: string; stderr: string }> {
  const { io, stdout, stderr } = memoryIo({ cwd, stdin });
  const status = await main(argv, io);
  return { status, stdout: stdout(), stderr: stderr() };
}

const read = (cwd: string, name = 'compose.yaml'): string => readFileSync(join(cwd, name), 'utf8');

describe('bridgekeeper check --fix', () => {
  it('writes what can be fixed, and reports what is left', async () => {
    const cwd = tempDir({ 'compose.yaml': COMPOSE });
    const { status, stdout, stderr } = await run(cwd, ['--fix']);
    expect(read(cwd)).toBe(FIXED);
    expect(status).toBe(1);
    expect(stdout).toContain('no-untagged-default');
    expect(stdout).not.toContain('no-secret-default');
    expect(stderr).toBe('note: fixed 1 finding; what is reported is what is left\n');
  });

  it('ends with status 0 where nothing is left, and changes nothing the second time', async () => {
    const cwd = tempDir({
      'compose.yaml': `\uFEFF${COMPOSE.replace(/ +PORT.*\n/, '')}`.replaceAll('\n', '\r\n'),
    });
    expect((await run(cwd, ['--fix'])).status).toBe(0);
    const once = read(cwd);
    expect(once).toBe(`\uFEFF${FIXED.replace(/ +PORT.*\n/, '')}`.replaceAll('\n', '\r\n'));
    const time = statSync(join(cwd, 'compose.yaml')).mtimeMs;
    expect(await run(cwd, ['--fix'])).toMatchObject({ status: 0, stderr: '' });
    expect(read(cwd)).toBe(once);
    expect(statSync(join(cwd, 'compose.yaml')).mtimeMs).toBe(time);
  });

  it('ends with status 2 and says why where the file is read-only, and still reports', async () => {
    const cwd = tempDir({ 'compose.yaml': COMPOSE });
    chmodSync(join(cwd, 'compose.yaml'), 0o444);
    const { status, stdout, stderr } = await run(cwd, ['--fix']);
    expect([status, stderr]).toEqual([2, 'error: compose.yaml: cannot be fixed: the file is read-only\n']);
    expect(stdout).toContain('no-secret-default');
    expect(read(cwd)).toBe(COMPOSE);
  });

  it('leaves suggestions to people', async () => {
    const text = `${COMPOSE}    profiles: [tools]\n`;
    const cwd = tempDir({ 'compose.yaml': text });
    expect((await run(cwd, ['--fix'])).status).toBe(1);
    expect(read(cwd)).toBe(text);
  });

  it('leaves a file alone that is not valid UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(COMPOSE), Buffer.from([0x23, 0xff, 0x0a])]);
    const cwd = tempDir({ 'compose.yaml': bytes });
    expect((await run(cwd, ['--fix'])).status).toBe(2);
    expect(readFileSync(join(cwd, 'compose.yaml')).equals(bytes)).toBe(true);
  });

  it.each([
    [['--fix', '--fix-dry-run'], '--fix and --fix-dry-run exclude each other'],
    [
      ['--fix', '--stdin-filename', 'a.yaml'],
      '--fix needs files to write; with --stdin-filename there is --fix-dry-run',
    ],
  ])('is wrong usage as %j', async (argv, message) => {
    const { status, stderr } = await run(tempDir(), argv);
    expect([status, stderr.split('\n')[0]]).toEqual([2, `error: ${message}`]);
  });
});

describe('bridgekeeper check --fix-dry-run', () => {
  const DIFF = `--- a/compose.yaml
+++ b/compose.yaml
@@ -2,5 +2,5 @@
   db:
     image: ***********
     environment:
-      POSTGRES_PASSWORD: \${DB_PASSWORD:-*********}
+      POSTGRES_PASSWORD: \${DB_PASSWORD:?DB_PASSWORD is required}
       PORT: \${PORT:-****}
`;

  it('shows what would be written without a secret, writes nothing, and reports what is there', async () => {
    const cwd = tempDir({ 'compose.yaml': COMPOSE });
    const { status, stdout, stderr } = await run(cwd, ['--fix-dry-run']);
    expect(stdout.startsWith(`${DIFF}\n`)).toBe(true);
    expect(stdout).toContain('error[no-secret-default]');
    expect(stdout + stderr).not.toContain('hunter2x9');
    expect([status, stderr, read(cwd)]).toEqual([1, '', COMPOSE]);
  });

  it('leaves standard output to a report for programs', async () => {
    const cwd = tempDir({ 'compose.yaml': COMPOSE });
    const { stdout, stderr } = await run(cwd, ['--fix-dry-run', '--format', 'json']);
    expect(stderr).toBe(`${DIFF}\n`);
    const { findings } = JSON.parse(stdout) as { findings: { fix?: { edits: unknown[] } }[] };
    expect(findings.map(({ fix }) => fix?.edits.length)).toEqual([1, undefined]);
    mkdirSync(join(cwd, 'out'));
    const written = await run(cwd, ['--fix-dry-run', '--format', 'json', '--output', 'out/report.json']);
    expect(written.stdout).toBe(`${DIFF}\n`);
  });

  it('reads standard input too', async () => {
    const argv = ['--fix-dry-run', '--stdin-filename', 'compose.yaml'];
    expect((await run(tempDir(), argv, COMPOSE)).stdout.startsWith(`${DIFF}\n`)).toBe(true);
  });
});

describe('checkProject', () => {
  it('fixes where it is asked to, and says how much', async () => {
    const cwd = tempDir({ 'compose.yaml': COMPOSE });
    const dry = await checkProject(cwd, { fix: 'dry-run' });
    expect([dry.fixed, dry.diffs.length, dry.findings.length]).toEqual([1, 1, 2]);
    expect(dry.findings[0]?.fix?.edits).toHaveLength(1);
    const wet = await checkProject(cwd, { fix: 'write' });
    expect([wet.fixed, wet.diffs.length, wet.findings.length]).toEqual([1, 0, 1]);
    expect(read(cwd)).toBe(FIXED);
  });
});

describe('the fix of an env file that git does not ignore', () => {
  const committed = (cwd: string): string => git(cwd, 'status', '--porcelain', '--untracked-files=all');

  it('is the line in .gitignore, in the form of that file', async () => {
    const cwd = tempRepository({ '.gitignore': 'dist/\r\n*.log', '.env': 'PORT=1\n' });
    const dry = await run(cwd, ['--fix-dry-run']);
    expect(dry.stdout).toContain('+++ b/.gitignore\n');
    expect(dry.stdout).toContain('\n+.env\n');
    expect(read(cwd, '.gitignore')).toBe('dist/\r\n*.log');
    expect(await run(cwd, ['--fix'])).toMatchObject({ status: 0 });
    expect(read(cwd, '.gitignore')).toBe('dist/\r\n*.log\r\n.env\r\n');
    expect(committed(cwd)).toBe('?? .gitignore\n');
    expect((await run(cwd, ['--fix'])).status).toBe(0);
    expect(read(cwd, '.gitignore')).toBe('dist/\r\n*.log\r\n.env\r\n');
  });

  it('makes a .gitignore where there is none, and one line for two files', async () => {
    const cwd = tempRepository({ '.env': 'PORT=1\n', 'app/.env': 'PORT=1\n' });
    expect((await run(cwd, ['--fix'])).status).toBe(0);
    expect(read(cwd, '.gitignore')).toBe('.env\n');
    expect(committed(cwd)).toBe('?? .gitignore\n');
  });

  it('is none for a file that is committed', async () => {
    const cwd = tempRepository({ '.env': 'PORT=1\n', '.gitignore': 'dist/\n' });
    git(cwd, 'add', '.env');
    expect((await run(cwd, ['--fix'])).status).toBe(1);
    expect(read(cwd, '.gitignore')).toBe('dist/\n');
  });

  it('is a finding of .env with the place in .gitignore', async () => {
    const cwd = tempRepository({ '.gitignore': 'dist/\n', '.env': 'PORT=1\n' });
    const { findings } = await checkProject(cwd);
    expect(findings.map(({ ruleId, file, fix }) => [ruleId, file, fix])).toEqual([
      [
        'require-env-ignored',
        '.env',
        {
          description: 'add the line .env to .gitignore',
          file: '.gitignore',
          edits: [{ start: 6, end: 6, text: '.env\n', line: 2, column: 1, endLine: 2, endColumn: 1 }],
        },
      ],
    ]);
  });

  it('is a suggestion for a stage that frameworks read out of git', async () => {
    const cwd = tempRepository({ '.gitignore': 'dist/\n', '.env.development': 'PORT=1\n' });
    const { findings } = await checkProject(cwd, { fix: 'write' });
    expect(findings.map(({ fix, suggestions }) => [fix, suggestions?.length])).toEqual([[undefined, 1]]);
    expect(read(cwd, '.gitignore')).toBe('dist/\n');
  });

  it('is taken back where git would take the file all the same', async () => {
    const root = tempRepository({ '.gitignore': 'dist/\n', '.env': 'PORT=1\n' });
    const { findings } = await checkProject(root);
    const [finding] = findings;
    const fix = finding?.fix;
    if (finding === undefined || fix === undefined) throw new Error('there is a fix');
    const entry = { fix, envFile: '.env', ignoreFile: '.gitignore', line: 'other' };
    const outcome = await applyIgnoreFixes(root, new Map([['.env', entry]]), findings, 'write');
    expect([...outcome.fixed]).toEqual([]);
    expect(outcome.notes).toEqual(['.gitignore: the line was not added: another rule takes it back']);
    expect(read(root, '.gitignore')).toBe('dist/\n');
  });
});
