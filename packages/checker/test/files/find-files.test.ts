import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it, vi } from 'vitest';

import type { FindResult } from '../../src/files/find-files.js';
import { findFiles } from '../../src/files/find-files.js';
import { listTracked } from '../../src/files/git.js';
import { walk } from '../../src/files/walk.js';
import { git, tempDir, tempRepository, writeFiles } from './temp.js';

const paths = ({ files }: FindResult): string[] => files.map((file) => file.path);

/** Both ways to list files. */
const KINDS = [
  ['in a git repository', tempRepository],
  ['without git', tempDir],
] as const;

describe.each(KINDS)('findFiles %s', (_, makeDir) => {
  it('finds the relevant files below a directory, ordered by path', async () => {
    const cwd = makeDir({
      'z.yaml': '',
      'README.md': '',
      'deploy/.env': '',
      'a/b/c/compose.yml': '',
      'src/env.ts': '',
    });
    const found = await findFiles(['.'], { cwd });
    expect(paths(found)).toEqual(['a/b/c/compose.yml', 'deploy/.env', 'z.yaml']);
    expect(found.errors).toEqual([]);
    expect(found.notes).toEqual([]);
  });

  it('honours the .gitignore of every directory on the way, the inner one last', async () => {
    const cwd = makeDir({
      '.gitignore': 'dist/\n*.local.yaml\n/only-here.yaml\n',
      'dist/a.yaml': '',
      'only-here.yaml': '',
      'sub/only-here.yaml': '',
      'b.local.yaml': '',
      'sub/.gitignore': '!keep.local.yaml\nsecret.env\n',
      'sub/keep.local.yaml': '',
      'sub/drop.local.yaml': '',
      'sub/secret.env': '',
      'sub/deeper/secret.env': '',
      'secret.env': '',
      'sub/dist/x.yaml': '',
    });
    expect(paths(await findFiles(['.'], { cwd }))).toEqual([
      'secret.env',
      'sub/keep.local.yaml',
      'sub/only-here.yaml',
    ]);
  });

  it('matches ignore rules case-sensitively, as git does', async () => {
    const cwd = makeDir({ '.gitignore': 'Drop.yaml\n', 'drop.yaml': '' });
    if (makeDir === tempRepository) git(cwd, 'config', 'core.ignoreCase', 'false');
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['drop.yaml']);
  });

  it('skips node_modules, even where nothing ignores it', async () => {
    const cwd = makeDir({ 'node_modules/a/compose.yaml': '', 'a.yaml': '' });
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
  });

  it('checks a file that is named though it is ignored', async () => {
    const cwd = makeDir({ '.gitignore': '*.yaml\nout/\n', 'a.yaml': '', 'out/b.yaml': '' });
    expect(paths(await findFiles(['a.yaml', 'out/b.yaml'], { cwd }))).toEqual(['a.yaml', 'out/b.yaml']);
  });

  it('checks the files of a directory that is named though it is ignored', async () => {
    const cwd = makeDir({
      '.gitignore': 'out/\n',
      'out/b.yaml': '',
      'out/deep/c.yaml': '',
      'out/deep/.gitignore': 'c.yaml\n',
    });
    expect(paths(await findFiles(['out'], { cwd }))).toEqual(['out/b.yaml']);
    expect(paths(await findFiles(['out/deep'], { cwd }))).toEqual([]);
  });

  it('takes a file that is named whatever its name says', async () => {
    const cwd = makeDir({ 'settings.conf': 'x' });
    expect(paths(await findFiles(['settings.conf'], { cwd }))).toEqual(['settings.conf']);
  });

  it('lists a file once, however often it is named', async () => {
    const cwd = makeDir({ 'deploy/a.yaml': '' });
    expect(
      paths(await findFiles(['.', 'deploy', 'deploy/a.yaml', './deploy/../deploy/a.yaml'], { cwd })),
    ).toEqual(['deploy/a.yaml']);
  });

  it('reports a path that is not there, and finds the rest', async () => {
    const cwd = makeDir({ 'a.yaml': '' });
    const found = await findFiles(['nope.yaml', 'a.yaml', 'a.yaml/below', 'no/dir'], { cwd });
    expect(paths(found)).toEqual(['a.yaml']);
    expect(found.errors).toEqual([
      { file: 'nope.yaml', message: 'no such file or directory' },
      { file: 'a.yaml/below', message: 'no such file or directory' },
      { file: 'no/dir', message: 'no such file or directory' },
    ]);
  });

  it('reports what is neither a file nor a directory, without opening it', async () => {
    const cwd = makeDir();
    execFileSync('mkfifo', [join(cwd, 'pipe.yaml')]);
    expect(await findFiles(['pipe.yaml'], { cwd })).toMatchObject({
      files: [],
      errors: [{ file: 'pipe.yaml', message: 'not a file or directory' }],
    });
    expect(paths(await findFiles(['.'], { cwd }))).toEqual([]);
  });

  it('finds names with spaces, quotes, line breaks and backslashes', async () => {
    const names = [
      ' lead.yaml',
      'a "b".yaml',
      "it's.yaml",
      'new\nline.yaml',
      'tab\t.yaml',
      'back\\slash.yaml',
      'ü😀.yaml',
    ];
    const cwd = makeDir(Object.fromEntries(names.map((name) => [name, ''])));
    expect(paths(await findFiles(['.'], { cwd }))).toEqual([...names].sort());
  });

  it('finds and opens a name that is not UTF-8', async () => {
    const cwd = makeDir();
    const name = Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.of(0xe9), Buffer.from('.yaml')]);
    writeFileSync(name, 'a: 1\n');
    const directory = Buffer.concat([Buffer.from(`${cwd}/d`), Buffer.of(0xff)]);
    mkdirSync(directory);
    writeFileSync(Buffer.concat([directory, Buffer.from('/x.yaml')]), '12345');
    const found = await findFiles(['.'], { cwd });
    expect(found.files.map(({ path, size }) => [path, size])).toEqual([
      ['caf\uFFFD.yaml', 5],
      ['d\uFFFD/x.yaml', 5],
    ]);
    expect(found.files.map(({ location }) => location)).toEqual([
      name,
      Buffer.concat([directory, Buffer.from('/x.yaml')]),
    ]);
  });

  it('does not follow links to directories, so that a loop ends', async () => {
    const cwd = makeDir({ 'sub/a.yaml': '' });
    symlinkSync('..', join(cwd, 'sub/up'));
    symlinkSync('.', join(cwd, 'sub/self.yaml'));
    symlinkSync('loop.yaml', join(cwd, 'loop.yaml'));
    const found = await findFiles(['.'], { cwd });
    expect(paths(found)).toEqual(['sub/a.yaml']);
    expect(found.errors).toEqual([]);
  });

  it('follows a directory link that is named', async () => {
    const cwd = makeDir({ 'real/a.yaml': '' });
    symlinkSync('real', join(cwd, 'link'));
    expect(paths(await findFiles(['link'], { cwd }))).toEqual(['link/a.yaml']);
  });

  it('counts a link to a file as its target: never twice, never from outside, but not lost', async () => {
    const outside = tempDir({ 'secret.yaml': '' });
    const cwd = makeDir({
      'a.yaml': '',
      'shared.txt': 'x: 1\n',
      '.gitignore': 'ignored.txt\n',
      'ignored.txt': '',
    });
    symlinkSync('a.yaml', join(cwd, 'same.yaml'));
    symlinkSync('shared.txt', join(cwd, 'b.yaml'));
    symlinkSync('b.yaml', join(cwd, 'c.yaml'));
    symlinkSync('ignored.txt', join(cwd, 'd.yaml'));
    symlinkSync(join(outside, 'secret.yaml'), join(cwd, 'e.yaml'));
    symlinkSync('gone.yaml', join(cwd, 'f.yaml'));
    const found = await findFiles(['.'], { cwd });
    expect(found.files.map(({ path, size }) => [path, size])).toEqual([
      ['a.yaml', 0],
      ['b.yaml', 5],
    ]);
    expect(paths(await findFiles(['e.yaml'], { cwd }))).toEqual(['e.yaml']);
  });

  it('shows paths relative to the working directory, up and absolute ones too', async () => {
    const root = makeDir({ 'a.yaml': '', 'deploy/b.yaml': '' });
    const cwd = join(root, 'deploy');
    expect(paths(await findFiles(['..', join(root, 'deploy')], { cwd }))).toEqual(['../a.yaml', 'b.yaml']);
  });
});

describe('findFiles in a git repository', () => {
  it('finds a file that is tracked although it is ignored', async () => {
    const cwd = tempRepository({
      '.gitignore': '.env\nout/\n',
      '.env': '',
      'out/a.yaml': '',
      'out/b.yaml': '',
    });
    git(cwd, 'add', '--force', '.env', 'out/a.yaml');
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['.env', 'out/a.yaml']);
  });

  it('skips a file that is tracked and deleted', async () => {
    const cwd = tempRepository({ 'a.yaml': '', 'b.yaml': '' });
    git(cwd, 'add', '.');
    rmSync(join(cwd, 'a.yaml'));
    const found = await findFiles(['.'], { cwd });
    expect(paths(found)).toEqual(['b.yaml']);
    expect(found.errors).toEqual([]);
  });

  it('honours .git/info/exclude', async () => {
    const cwd = tempRepository({ 'a.yaml': '', 'b.yaml': '', '.git/info/exclude': 'b.yaml\n' });
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
  });

  it('leaves submodules and nested repositories to their own check', async () => {
    const cwd = tempRepository({ 'a.yaml': '' });
    const other = tempRepository({ 'sub.yaml': '' });
    git(other, 'add', '.');
    git(other, 'commit', '--quiet', '-m', 'x');
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'module.yaml');
    writeFiles(cwd, { 'nested/b.yaml': '' });
    git(join(cwd, 'nested'), 'init', '--quiet');
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
    expect(paths(await findFiles(['module.yaml', 'nested'], { cwd }))).toEqual([
      'module.yaml/sub.yaml',
      'nested/b.yaml',
    ]);
  });

  it('lists a file in conflict once', async () => {
    const cwd = tempRepository({ 'a.yaml': 'one\n' });
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '-m', 'one');
    git(cwd, 'checkout', '--quiet', '-b', 'other');
    writeFiles(cwd, { 'a.yaml': 'two\n' });
    git(cwd, 'commit', '--quiet', '-am', 'two');
    git(cwd, 'checkout', '--quiet', '-');
    writeFiles(cwd, { 'a.yaml': 'three\n' });
    git(cwd, 'commit', '--quiet', '-am', 'three');
    expect(() => git(cwd, 'merge', 'other')).toThrow();
    expect(git(cwd, 'ls-files').split('\n')).toEqual(['a.yaml', 'a.yaml', 'a.yaml', '']);
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
  });

  it('knows the place of a file in its repository, wherever the command runs', async () => {
    const root = tempRepository({ 'deploy/app/.env': '' });
    for (const [cwd, path] of [
      [root, 'deploy'],
      [join(root, 'deploy'), '.'],
      [join(root, 'deploy'), 'app/.env'],
      [tempDir(), root],
    ] as const) {
      const found = await findFiles([path], { cwd });
      expect(found.files.map((file) => [file.root, file.projectPath])).toEqual([[root, 'deploy/app/.env']]);
    }
  });

  it('says of which repositories it lists only a part', async () => {
    const root = tempRepository({ 'a/b.yaml': '' });
    expect([...(await findFiles(['.'], { cwd: root })).partialRoots]).toEqual([]);
    expect([...(await findFiles(['a'], { cwd: root })).partialRoots]).toEqual([root]);
    expect([...(await findFiles(['a/b.yaml'], { cwd: root })).partialRoots]).toEqual([root]);
    expect([...(await findFiles(['a', '.'], { cwd: root })).partialRoots]).toEqual([]);
  });

  it('does not let the variables of a hook lead it to another repository', async () => {
    const other = tempRepository({ 'other.yaml': '' });
    const cwd = tempRepository({ 'a.yaml': '' });
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other);
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    try {
      expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('runs no program that the repository names', async () => {
    const cwd = tempRepository({ 'a.yaml': '', 'spy.sh': '#!/bin/sh\ntouch "$(dirname "$0")/ran.yaml"\n' });
    chmodSync(join(cwd, 'spy.sh'), 0o755);
    git(cwd, 'config', 'core.fsmonitor', join(cwd, 'spy.sh'));
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
    expect(paths(await findFiles(['.'], { cwd }))).toEqual(['a.yaml']);
  });

  it('walks by the same rules where git refuses, and says what that may miss', async () => {
    const cwd = tempRepository({
      '.gitignore': 'out/\n',
      'out/a.yaml': '',
      'sub/b.yaml': '',
      'sub/drop.yaml': '',
      '.git/info/exclude': 'drop.yaml\n',
    });
    writeFileSync(join(cwd, '.git/config'), '[broken\n');
    const found = await findFiles(['sub'], { cwd });
    expect(paths(found)).toEqual(['sub/b.yaml']);
    expect(found.notes).toHaveLength(1);
    expect(found.notes[0]).toMatch(
      /^git could not list the files of sub \(bad config .+\); files that are ignored but tracked are not checked$/,
    );
  });

  it('reports a directory that git could not look into', async () => {
    const script = `#!/bin/sh\necho "warning: could not open directory 'closed/': Permission denied" >&2\nprintf 'a.yaml\\0'\n`;
    const cwd = tempRepository({ 'a.yaml': '', 'bin/git': script });
    chmodSync(join(cwd, 'bin/git'), 0o755);
    vi.stubEnv('PATH', join(cwd, 'bin'));
    try {
      const found = await findFiles(['.'], { cwd });
      expect(paths(found)).toEqual(['a.yaml']);
      expect(found.errors).toEqual([
        { file: '.', message: "could not open directory 'closed/': Permission denied" },
      ]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('walks where git is not installed', async () => {
    const cwd = tempRepository({ '.gitignore': 'b.yaml\n', 'a.yaml': '', 'b.yaml': '' });
    vi.stubEnv('PATH', cwd);
    try {
      const found = await findFiles(['.'], { cwd });
      expect(paths(found)).toEqual(['a.yaml']);
      expect(found.notes).toEqual([
        'git could not list the files of . (git is not installed); files that are ignored but tracked are not checked',
      ]);
      expect(await listTracked(cwd)).toBeUndefined();
    } finally {
      vi.unstubAllEnvs();
    }
  });
});

describe('findFiles without git', () => {
  it('takes the working directory for the project, or else what is named', async () => {
    const root = tempDir({ 'deploy/.env': '' });
    const inside = await findFiles(['deploy'], { cwd: root });
    expect(inside.files.map((file) => [file.root, file.projectPath])).toEqual([[root, 'deploy/.env']]);
    const outside = await findFiles([root], { cwd: tempDir() });
    expect(outside.files.map((file) => [file.root, file.projectPath])).toEqual([[root, 'deploy/.env']]);
  });

  it('reports a directory that cannot be read', async () => {
    const cwd = tempDir();
    expect(await walk(cwd, 'closed')).toEqual({
      names: [],
      errors: [{ file: '', message: 'no such file or directory' }],
    });
  });

  it('walks a deep tree', async () => {
    const cwd = tempDir();
    let deep = cwd;
    for (let level = 0; level < 200; level++) deep = join(deep, 'd');
    writeFiles(deep, { 'a.yaml': '' });
    expect(paths(await findFiles(['.'], { cwd }))).toEqual([`${'d/'.repeat(200)}a.yaml`]);
  });
});

describe('listTracked', () => {
  it('lists what is tracked, and nothing else', async () => {
    const cwd = tempRepository({
      '.gitignore': '.env\n',
      '.env': '',
      'a b.yaml': '',
      'new.yaml': '',
      'sub/c.txt': '',
    });
    git(cwd, 'add', '--force', '.env', 'a b.yaml', 'sub/c.txt');
    renameSync(join(cwd, 'sub/c.txt'), join(cwd, 'gone.txt'));
    expect(await listTracked(cwd)).toEqual(['.env', 'a b.yaml', 'sub/c.txt']);
    expect(await listTracked(join(cwd, 'sub'))).toEqual(['c.txt']);
  });

  it('cannot say outside of a repository', async () => {
    expect(await listTracked(tempDir())).toBeUndefined();
  });
});
