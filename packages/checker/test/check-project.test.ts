import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { RECOMMENDED } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import type { Checker } from '../src/check-file.js';
import type { ProjectResult } from '../src/check-project.js';
import { checkContent, checkProject } from '../src/check-project.js';
import { fakeChecker } from './fake-checker.js';
import { git, tempDir, tempRepository } from './files/temp.js';

const checker = fakeChecker;

const places = (result: ProjectResult): string[] =>
  result.findings.map(({ file, line, column }) => `${file}:${line}:${column}`);

describe('checkProject', () => {
  it('orders findings by file, line and column, and counts the files', async () => {
    const dir = tempDir({
      'b.yaml': 'x\nBAD WARN\nBAD\n',
      'a.yaml': 'BAD\n',
      'c.yaml': 'fine\n',
      'c.txt': 'BAD\n',
    });
    const result = await checkProject(dir, { checker });
    expect(places(result)).toEqual(['a.yaml:1:1', 'b.yaml:2:1', 'b.yaml:2:5', 'b.yaml:3:1']);
    expect(result).toMatchObject({ files: 3, errors: [], notes: [] });
    expect(result.frames.size).toBe(0);
    expect(Number.isInteger(result.durationMs)).toBe(true);
  });

  it('checks the paths that it is given, relative to the directory', async () => {
    const dir = tempDir({ 'a/x.yaml': 'BAD', 'b/x.yaml': 'BAD', 'c.yaml': 'BAD' });
    expect(places(await checkProject(dir, { checker, paths: ['b', 'c.yaml'] }))).toEqual([
      'b/x.yaml:1:1',
      'c.yaml:1:1',
    ]);
  });

  it('names files relative to the working directory that it is given', async () => {
    const cwd = tempDir({ 'app/deploy/x.yaml': 'BAD', 'app/broken.yaml': '{broken' });
    const result = await checkProject(join(cwd, 'app'), { checker, cwd });
    expect(places(result)).toEqual(['app/deploy/x.yaml:1:1']);
    expect(result.errors).toEqual([
      { file: 'app/broken.yaml', line: 1, column: 1, message: 'unexpected end' },
    ]);
  });

  it('judges a file by its place in the repository, wherever the command runs', async () => {
    const root = tempRepository({ 'deploy/a.yaml': 'BAD' });
    const messages = [];
    for (const dir of [root, join(root, 'deploy')]) {
      messages.push((await checkProject(dir, { checker })).findings.map(({ message }) => message));
    }
    expect(messages).toEqual([
      ['found in deploy/a.yaml, no preset, flux false'],
      ['found in deploy/a.yaml, no preset, flux false'],
    ]);
  });

  it('gathers facts from the whole repository, whatever is to be checked', async () => {
    const root = tempRepository({ 'app/a.yaml': 'BAD', 'clusters/flux.yaml': 'FLUX' });
    for (const paths of [['.'], ['app'], ['app/a.yaml']]) {
      const { findings, files } = await checkProject(root, { checker, paths });
      expect(findings.map(({ message }) => message)).toEqual(['found in app/a.yaml, no preset, flux true']);
      expect(files).toBe(paths[0] === '.' ? 2 : 1);
    }
  });

  it('keeps the facts of two repositories apart', async () => {
    const flux = tempRepository({ 'a.yaml': 'BAD FLUX' });
    const other = tempRepository({ 'a.yaml': 'BAD' });
    const { findings } = await checkProject(flux, { checker, paths: ['.', other] });
    expect(findings.map(({ message }) => message.slice(-10)).sort()).toEqual(
      ['flux false', ' flux true'].sort(),
    );
  });

  it('passes the policy on', async () => {
    const dir = tempDir({ 'a.yaml': 'BAD' });
    const policy = { preset: 'strict', severities: {} } as const;
    const { findings } = await checkProject(dir, { checker, policy });
    expect(findings[0]?.message).toBe('found in a.yaml, strict preset, flux false');
  });

  it('reads the test paths of the policy from the top of the repository, wherever the command runs', async () => {
    const root = tempRepository({
      'smoke/.env': 'DB_PASSWORD=changeme\n',
      'app/smoke/.env': 'DB_PASSWORD=changeme\n',
    });
    const policy = { ...RECOMMENDED, testPaths: ['smoke/**'] };
    expect(places(await checkProject(root, { policy }))).toEqual([
      'app/smoke/.env:1:1',
      'app/smoke/.env:1:13',
    ]);
    expect(places(await checkProject(join(root, 'smoke'), { policy }))).toEqual([]);
    expect(places(await checkProject(join(root, 'app'), { policy }))).toEqual([
      'smoke/.env:1:1',
      'smoke/.env:1:13',
    ]);
  });

  it('refuses a policy with a test path that is no glob, whatever is to be checked', async () => {
    const policy = { ...RECOMMENDED, testPaths: ['smoke/[a'] };
    const run = checkProject(tempDir({ 'a.txt': '' }), { policy });
    await expect(run).rejects.toThrow(
      '"smoke/[a" is no glob for test paths: a bracket or a brace has no partner',
    );
  });

  it('reports what cannot be found, decoded or parsed, and checks the rest', async () => {
    const dir = tempDir({
      'a.yaml': Buffer.concat([Buffer.from('ok\ncaf'), Buffer.of(0xe9), Buffer.from(' BAD\n')]),
      'b.yaml': Buffer.from('\0\0\0BAD'),
      'c.yaml': 'BAD\n{broken',
      'd.yaml': Buffer.from('\uFEFFBAD', 'utf16le'),
      'e.yaml': '\uFEFFBAD\r\nBAD\r\n',
      'f.yaml': '',
    });
    const result = await checkProject(dir, { checker, paths: ['.', 'nope.yaml'] });
    expect(result.errors).toEqual([
      {
        file: 'a.yaml',
        line: 2,
        column: 4,
        message: 'not valid UTF-8; checked without the bytes that are not',
      },
      { file: 'b.yaml', message: 'binary file (it holds NUL bytes); not checked' },
      { file: 'c.yaml', line: 2, column: 1, message: 'unexpected end' },
      { file: 'nope.yaml', message: 'no such file or directory' },
    ]);
    expect(places(result)).toEqual(['a.yaml:2:6', 'c.yaml:1:1', 'd.yaml:1:1', 'e.yaml:1:1', 'e.yaml:2:1']);
    expect(result.files).toBe(5);
  });

  it('takes a fault of the judge for an error of that file, without a word of its text', async () => {
    const dir = tempDir({ 'a.yaml': 'CRASH hunter2', 'b.yaml': 'BAD' });
    const result = await checkProject(dir, { checker });
    expect(result.errors).toEqual([
      {
        file: 'a.yaml',
        message:
          'internal error (TypeError); the file was not checked. ' +
          'Please report it: https://github.com/bridgekeeper-dev/bridgekeeper/issues',
      },
    ]);
    expect(places(result)).toEqual(['b.yaml:1:1']);
  });

  it('says so where there is nothing to check', async () => {
    const result = await checkProject(tempDir({ 'README.md': 'BAD' }), { checker });
    expect(result).toMatchObject({
      findings: [],
      errors: [],
      files: 0,
      notes: ['no files to check were found'],
    });
  });

  it('keeps frames of findings where they are asked for, with masks applied', async () => {
    const dir = tempDir({ 'a.yaml': 'one\n  BAD <hunter2> x\n' });
    const { findings, frames } = await checkProject(dir, { checker, frames: true });
    expect([...frames.keys()]).toEqual(findings);
    expect([...frames.values()]).toEqual([
      { line: 2, text: '  BAD ********* *', caretStart: 2, caretLength: 3, moreLines: 0 },
    ]);
  });

  it('tells how far it is before each file', async () => {
    const seen: [number, number][] = [];
    const dir = tempDir({ 'a.yaml': '', 'b.yaml': '', 'c.yaml': '' });
    await checkProject(dir, { checker, onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });

  it('reads every file once', async () => {
    const dir = tempDir({ 'a.yaml': 'BAD', 'b.yaml': 'BAD' });
    const disappearing: Checker = {
      ...checker,
      gatherFacts(files) {
        const facts = checker.gatherFacts(files);
        rmSync(join(dir, 'a.yaml'));
        return facts;
      },
    };
    expect(places(await checkProject(dir, { checker: disappearing }))).toEqual(['a.yaml:1:1', 'b.yaml:1:1']);
  });

  it('checks a file of 10 MB', async () => {
    const dir = tempDir({ 'a.yaml': `${'key: value # of no interest\n'.repeat(400_000)}BAD\n` });
    expect(places(await checkProject(dir, { checker }))).toEqual(['a.yaml:400001:1']);
  });

  it('checks what is tracked though ignored, and not what is only ignored', async () => {
    const dir = tempRepository({ '.gitignore': '*.env\n', 'a.env': 'BAD', 'b.env': 'BAD' });
    git(dir, 'add', '--force', 'a.env');
    expect(places(await checkProject(dir, { checker }))).toEqual(['a.env:1:1']);
  });
});

describe('checkContent', () => {
  it('checks bytes as the content of a file that need not exist', async () => {
    const dir = tempRepository({ 'flux.yaml': 'FLUX', 'deploy/a.yaml': 'nothing here' });
    for (const name of ['deploy/a.yaml', 'new/b.yaml']) {
      const result = await checkContent(Buffer.from('x\n BAD\n'), name, dir, { checker });
      expect(places(result)).toEqual([`${name}:2:2`]);
      expect(result.findings[0]?.message).toBe(`found in ${name}, no preset, flux true`);
      expect(result).toMatchObject({ files: 1, errors: [] });
    }
  });

  it('takes facts from the bytes, not from the file that they stand for', async () => {
    const dir = tempRepository({ 'a.yaml': 'FLUX' });
    const { findings } = await checkContent(Buffer.from('BAD'), 'a.yaml', dir, { checker });
    expect(findings[0]?.message).toBe('found in a.yaml, no preset, flux false');
  });

  it('reports bytes that are not text', async () => {
    const { errors, files } = await checkContent(Buffer.from('a\0'), 'a.yaml', tempDir(), { checker });
    expect(errors).toEqual([{ file: 'a.yaml', message: 'binary file (it holds NUL bytes); not checked' }]);
    expect(files).toBe(0);
  });
});
