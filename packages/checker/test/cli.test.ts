import type { SpawnSyncReturns } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { RULES } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { main } from '../src/cli.js';
import { memoryIo } from './commands/memory-io.js';
import { fakeChecker } from './fake-checker.js';
import { tempDir, tempRepository } from './files/temp.js';

type Options = Partial<Parameters<typeof memoryIo>[0]>;

/** Runs the command line in a directory, with a judge that finds the words BAD and WARN. */
async function run(
  cwd: string,
  argv: readonly string[],
  options: Options = {},
): Promise<{ status: number; stdout: string; stderr: string }> {
  const { io, stdout, stderr } = memoryIo({ cwd, ...options });
  const status = await main(argv, io, fakeChecker);
  const withoutTime = (text: string): string => text.replace(/\(\d+\.\d s\)/, '(0.0 s)');
  return { status, stdout: withoutTime(stdout()), stderr: withoutTime(stderr()) };
}

interface Json {
  readonly findings: readonly { readonly file: string; readonly severity: string }[];
  readonly errors: readonly { readonly file: string; readonly message: string }[];
  readonly summary: Readonly<Record<string, number>>;
}

const json = (text: string): Json => JSON.parse(text) as Json;

const FOUND = (file: string): string =>
  `error[no-secret-default] found in ${file}, recommended preset, flux false`;

describe('the exit status', () => {
  const cwd = (): string =>
    tempDir({
      'clean.yaml': 'a: 1\n',
      'bad.yaml': 'BAD\n',
      'warn.yaml': 'WARN WARN\n',
      'broken.yaml': '{broken\n',
    });

  it.each([
    [0, ['clean.yaml']],
    [0, ['warn.yaml']],
    [0, ['warn.yaml', '--max-warnings', '2']],
    [1, ['warn.yaml', '--max-warnings', '1']],
    [1, ['warn.yaml', '--max-warnings', '0', '--quiet']],
    [1, ['bad.yaml', 'clean.yaml']],
    [1, ['bad.yaml', '--quiet']],
    [2, ['broken.yaml']],
    [2, ['bad.yaml', 'broken.yaml']],
    [2, ['.']],
    [2, []],
    [2, ['clean.yaml', 'nope.yaml']],
    [2, ['--bogus']],
    [2, ['clean.yaml', '--format', 'sarif']],
  ])('is %i for %j', async (status, argv) => {
    const directory = cwd();
    expect((await run(directory, argv)).status).toBe(status);
    expect((await run(directory, [...argv, '--color'])).status).toBe(status);
    if (argv.includes('--format')) return;
    expect((await run(directory, [...argv, '--format', 'json'])).status).toBe(status);
    expect((await run(directory, [...argv, '--output', 'out.txt'])).status).toBe(status);
  });
});

describe('bridgekeeper check', () => {
  it('prints findings and totals to standard output, and nothing else anywhere', async () => {
    const cwd = tempDir({ 'deploy/a.yaml': 'a: 1\nb: BAD <hunter2>\n', 'c.yaml': '' });
    expect(await run(cwd, [])).toEqual({
      status: 1,
      stdout: `${FOUND('deploy/a.yaml')}
  --> deploy/a.yaml:2:4
   |
 2 | b: BAD *********
   |    ^^^
   = help: write GOOD
   = docs: https://example.com/rule.md

✖ 1 error in 2 files (0.0 s)
`,
      stderr: '',
    });
  });

  it('prints errors to standard error, whatever the format, and still reports the rest', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD\n', 'b.yaml': 'x\n {broken\n' });
    const stderr = 'error: b.yaml:2:2: unexpected end\nerror: nope/x.yaml: no such file or directory\n';
    const pretty = await run(cwd, ['a.yaml', 'b.yaml', 'nope/x.yaml']);
    expect(pretty.stderr).toBe(stderr);
    expect(pretty.stdout).toMatch(/✖ 1 error in 2 files, 2 problems while reading \(0\.0 s\)\n$/);
    const other = await run(cwd, ['a.yaml', 'b.yaml', 'nope/x.yaml', '--format', 'json']);
    expect(other.stderr).toBe(stderr);
    expect(json(other.stdout)).toMatchObject({
      findings: [{ file: 'a.yaml' }],
      errors: [
        { file: 'b.yaml', line: 2, column: 2, message: 'unexpected end' },
        { file: 'nope/x.yaml', message: 'no such file or directory' },
      ],
      summary: { files: 2, errors: 1, warnings: 0, suppressed: 0 },
    });
  });

  it('passes preset and rule severities on', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD' });
    expect((await run(cwd, ['--preset', 'strict'])).stdout).toContain('strict preset');
  });

  it('hides warnings when quiet, in the totals too', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD\nWARN\n' });
    expect((await run(cwd, ['--quiet'])).stdout).toMatch(/^error\[[^]*\n✖ 1 error in 1 file \(0\.0 s\)\n$/);
    expect(json((await run(cwd, ['--quiet', '--format', 'json'])).stdout)).toMatchObject({
      findings: [{ severity: 'error' }],
      summary: { errors: 1, warnings: 0 },
    });
  });

  it('says when there are too many warnings', async () => {
    const cwd = tempDir({ 'a.yaml': 'WARN\n' });
    const { stderr } = await run(cwd, ['--max-warnings', '0']);
    expect(stderr).toBe('error: 1 warning is more than --max-warnings allows (0)\n');
  });

  it('says when there is nothing to check, unless quiet', async () => {
    const cwd = tempDir();
    expect(await run(cwd, [])).toEqual({
      status: 0,
      stdout: '✔ no findings in 0 files (0.0 s)\n',
      stderr: 'note: no files to check were found\n',
    });
    expect((await run(cwd, ['--quiet'])).stderr).toBe('');
  });

  it('takes names with line breaks, and prints them on one line', async () => {
    const cwd = tempRepository({ 'a\nb.yaml': 'BAD', 'c\u001b[2J.yaml': '{broken' });
    const { stdout, stderr } = await run(cwd, []);
    expect(stdout).toContain('\n  --> a\\nb.yaml:1:1\n');
    expect(stderr).toBe('error: c\\x1b[2J.yaml:1:1: unexpected end\n');
  });

  it('ends in a directory that links to itself', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD' });
    symlinkSync('.', join(cwd, 'self'));
    expect(json((await run(cwd, ['--format', 'json'])).stdout).findings.map(({ file }) => file)).toEqual([
      'a.yaml',
    ]);
  });

  it('guesses at what a path that is not there was meant for', async () => {
    const cwd = tempDir({ 'deploy/compose.yaml': '' });
    expect((await run(cwd, ['chekc'])).stderr).toBe(
      'error: chekc: no such file or directory; did you mean the command "check"?\n',
    );
    expect((await run(cwd, ['deploy/compose.yml'])).stderr).toBe(
      'error: deploy/compose.yml: no such file or directory; did you mean "deploy/compose.yaml"?\n',
    );
    expect((await run(cwd, ['bootstrap'])).stderr).toBe('error: bootstrap: no such file or directory\n');
  });
});

describe('colours', () => {
  const COLOR = '\u001b[';
  const dir = (): string => tempDir({ 'a.yaml': 'BAD' });

  it.each([
    ['none into a pipe', false, {}, [], false],
    ['some on a terminal', true, {}, [], true],
    ['none with NO_COLOR', true, { NO_COLOR: '1' }, [], false],
    ['some with FORCE_COLOR', false, { FORCE_COLOR: '1' }, [], true],
    ['some with --color', false, { NO_COLOR: '1' }, ['--color'], true],
    ['none with --no-color', true, { FORCE_COLOR: '1' }, ['--no-color'], false],
  ])('%s', async (_, stdoutIsTTY, env, argv, expected) => {
    const { stdout } = await run(dir(), argv, { stdoutIsTTY, env });
    expect(stdout.includes(COLOR)).toBe(expected);
    expect(stdout.includes('\u001b]8;;')).toBe(expected && stdoutIsTTY);
  });

  it('never in JSON', async () => {
    const { stdout } = await run(dir(), ['--format', 'json', '--color'], { stdoutIsTTY: true });
    expect(stdout).not.toContain('\u001b');
  });
});

describe('--output', () => {
  it('writes the report to the file, and only the totals to the terminal', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD' });
    const { status, stdout, stderr } = await run(cwd, ['--format', 'json', '--output', 'report.json']);
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: '✖ 1 error in 1 file (0.0 s)\n',
    });
    expect(json(readFileSync(join(cwd, 'report.json'), 'utf8')).findings).toHaveLength(1);
  });

  it('writes colours only when asked', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD' });
    await run(cwd, ['--output', 'a.txt'], { env: { FORCE_COLOR: '1' }, stdoutIsTTY: true });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).not.toContain('\u001b');
    await run(cwd, ['--output', 'a.txt', '--color']);
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toContain('\u001b[31m');
  });

  it('ends with status 2 before any work where the file cannot be', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD' });
    mkdirSync(join(cwd, 'dir'));
    expect(await run(cwd, ['--output', 'gone/report.json'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: cannot write ${join(cwd, 'gone/report.json')}: its directory does not exist\n`,
    });
    expect(await run(cwd, ['--output', 'dir'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: cannot write ${join(cwd, 'dir')}: it is a directory\n`,
    });
  });
});

describe('--stdin-filename', () => {
  it('checks standard input as the content of that file', async () => {
    const cwd = tempDir({ 'a.yaml': 'nothing' });
    const { status, stdout } = await run(cwd, ['--stdin-filename', 'a.yaml', '--format', 'json'], {
      stdin: 'BAD',
    });
    expect(status).toBe(1);
    expect(json(stdout)).toMatchObject({
      findings: [{ file: 'a.yaml', line: 1, column: 1 }],
      summary: { files: 1 },
    });
  });

  it('takes any bytes', async () => {
    const { status, stderr } = await run(tempDir(), ['--stdin-filename', 'a.yaml'], {
      stdin: Uint8Array.of(0x61, 0xff),
    });
    expect(status).toBe(2);
    expect(stderr).toBe('error: a.yaml:1:2: not valid UTF-8; checked without the bytes that are not\n');
  });

  it('says so where it cannot be read', async () => {
    const { status, stderr } = await run(tempDir(), ['--stdin-filename', 'a.yaml'], { stdinError: 'EISDIR' });
    expect(status).toBe(2);
    expect(stderr).toBe('error: cannot read standard input: is a directory\n');
  });

  it('stops reading at 32 MB', async () => {
    const stdin = Buffer.alloc(33 * 1024 * 1024, 0x20);
    const { status, stderr } = await run(tempDir(), ['--stdin-filename', 'a.yaml'], { stdin });
    expect(status).toBe(2);
    expect(stderr).toBe('error: a.yaml: larger than 32 MB; not checked\n');
  });
});

describe('the program', () => {
  /** Runs a copy of the program beside the given bundle. */
  function runProgram(bundle: string | undefined, argv: readonly string[]): SpawnSyncReturns<string> {
    const program = readFileSync(new URL('../bin/bridgekeeper.js', import.meta.url), 'utf8');
    const cwd = tempDir({
      'package.json': '{ "type": "module" }',
      'bin/bridgekeeper.js': program,
      ...(bundle === undefined ? {} : { 'dist/bin.js': bundle }),
    });
    return spawnSync(process.execPath, [join(cwd, 'bin/bridgekeeper.js'), ...argv], {
      cwd,
      encoding: 'utf8',
    });
  }

  it('hands its arguments and streams over, and ends with the status that it gets', () => {
    const bundle = `export async function main(argv, io) {
      for await (const chunk of io.stdin) io.stdout.write(chunk);
      io.stdout.write(JSON.stringify([argv, io.cwd === process.cwd(), io.env === process.env]));
      return 1;
    }`;
    expect(runProgram(bundle, ['check', 'a b'])).toMatchObject({
      status: 1,
      stdout: '[["check","a b"],true,true]',
      stderr: '',
    });
  });

  it('says what to do where it was not built', () => {
    expect(runProgram(undefined, [])).toMatchObject({
      status: 2,
      stdout: '',
      stderr:
        'error: bridgekeeper is not built (dist/bin.js is missing); in a clone of its repository, run: pnpm build\n',
    });
  });

  it('ends with status 2, and without a stack, whatever is thrown', () => {
    for (const bundle of [
      "throw new TypeError('hunter2');",
      "export function main() { throw new TypeError('hunter2'); }",
      "export function main() { setImmediate(() => { throw new TypeError('hunter2'); }); return new Promise(() => {}); }",
    ]) {
      expect(runProgram(bundle, [])).toMatchObject({
        status: 2,
        stdout: '',
        stderr: 'error: internal error (TypeError)\n',
      });
    }
  });
});

describe('a broken output', () => {
  it('is no failure where the reader has gone', async () => {
    const cwd = tempDir({ 'a.yaml': 'BAD', 'b.yaml': '' });
    expect(await run(cwd, [], { stdoutError: 'EPIPE' })).toEqual({ status: 1, stdout: '', stderr: '' });
    expect((await run(cwd, ['b.yaml'], { stdoutError: 'EPIPE' })).status).toBe(0);
    expect((await run(cwd, ['--help'], { stdoutError: 'EPIPE' })).status).toBe(0);
  });

  it('ends with status 2 where the report could not be written', async () => {
    const cwd = tempDir({ 'b.yaml': '' });
    expect(await run(cwd, [], { stdoutError: 'ENOSPC' })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: cannot write the output: no space left on device\n',
    });
  });
});

describe('wrong usage', () => {
  it('is explained on standard error', async () => {
    expect(await run(tempDir(), ['--fromat', 'json'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error: unknown option "--fromat"; did you mean "--format"?\nRun "bridgekeeper --help" for what can be given.\n',
    });
  });

  it('prints no control character of the arguments', async () => {
    const { stderr } = await run(tempDir(), ['--format', '\u001b[2J']);
    expect(stderr).toContain('unknown format "\\x1b[2J"');
  });
});

describe('bridgekeeper --help and --version', () => {
  const HELP = `Keeps deploy files true to the secrets policy.

Usage: bridgekeeper [command] [options] [paths…]

Commands:
  check  Check deploy and env files; all below the working directory where no path is given (default)
  rules  List every rule with its severity in each preset

Options:
      --format FORMAT        How to report: pretty (default) or json
      --output FILE          Write the report to FILE instead of standard output
      --config FILE          Read the policy from FILE, not from the nearest bridgekeeper.config.*
      --no-config            Read no policy file
      --preset PRESET        Which rules apply: recommended (default) or strict
      --rule ID=SEVERITY     Set one rule to off, warning or error; repeatable
      --test-path GLOB       Take files that match GLOB for tests, or !GLOB for none; repeatable
      --fix                  Write what can be fixed, and report what is left
      --fix-dry-run          Show what --fix would write, as a diff without secrets
      --stdin-filename NAME  Check standard input as the content of file NAME
      --quiet                Report errors only, no warnings
      --max-warnings N       Exit with status 1 if there are more than N warnings
      --color                Use colors, whatever the terminal is
      --no-color             Use no colors
      --no-progress          Show no progress
  -h, --help                 Show this help
  -v, --version              Show the version

Exit status:
  0  no error was found
  1  errors were found, or more warnings than --max-warnings allows
  2  wrong usage, or a file could not be read or parsed; what could be checked is still reported
`;

  it('shows what can be given', async () => {
    for (const argv of [['--help'], ['-h'], ['deploy', '-h'], ['-hv']]) {
      expect(await run(tempDir(), argv)).toEqual({ status: 0, stdout: HELP, stderr: '' });
    }
  });

  it('shows the help of a command', async () => {
    expect((await run(tempDir(), ['rules', '--help'])).stdout)
      .toBe(`List every rule with its severity in each preset.

Usage: bridgekeeper rules [options]

Options:
      --format FORMAT  How to list: pretty (default) or json
  -h, --help           Show this help
  -v, --version        Show the version
`);
    expect((await run(tempDir(), ['check', '--help'])).stdout).toMatch(
      /^Check deploy and env files;.*\n\nUsage: bridgekeeper check \[options\] \[paths…\]\n\nOptions:\n/,
    );
  });

  it('shows the version of the package', async () => {
    const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    for (const argv of [['--version'], ['-v'], ['rules', '--version']]) {
      expect(await run(tempDir(), argv)).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
    }
  });
});

describe('bridgekeeper rules', () => {
  it('lists every rule with its severities', async () => {
    const { status, stdout, stderr } = await run(tempDir(), ['rules']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^RULE +RECOMMENDED {2}STRICT$/);
    expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual(Object.keys(RULES));
    expect(lines.find((line) => line.startsWith('no-secret-default '))).toMatch(
      /^no-secret-default +error +error +Disallow fallback values for secrets$/,
    );
  });

  it('lists them for programs', async () => {
    const { stdout } = await run(tempDir(), ['rules', '--format', 'json']);
    const list = JSON.parse(stdout) as { version: number; rules: { id: string }[] };
    expect(list.version).toBe(1);
    expect(list.rules.map(({ id }) => id)).toEqual(Object.keys(RULES));
    expect(list.rules[0]).toEqual({
      id: 'no-secret-default',
      description: 'Disallow fallback values for secrets',
      severity: { recommended: 'error', strict: 'error' },
      docs: 'https://github.com/bridgekeeper-dev/bridgekeeper/blob/main/docs/rules/no-secret-default.md',
    });
  });

  it('takes no paths, and no option of another command', async () => {
    expect((await run(tempDir(), ['rules', 'x'])).stderr).toContain('error: "rules" takes no arguments\n');
    expect((await run(tempDir(), ['rules', '--quiet'])).stderr).toContain(
      'error: unknown option "--quiet"\n',
    );
    expect((await run(tempDir(), ['rules', 'x'])).status).toBe(2);
  });
});
