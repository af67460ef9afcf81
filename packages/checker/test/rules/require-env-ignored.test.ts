import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { RECOMMENDED, STRICT } from '@bridgekeeper/policy';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { checkContent, checkProject } from '../../src/check-project.js';
import { checkText } from '../../src/check-text.js';
import type { ProjectOptions } from '../../src/check-project.js';
import { git, tempDir, tempRepository } from '../files/temp.js';

const RULE = 'require-env-ignored';

/** The findings of the rule as `file:line:column severity`. */
async function places(dir: string, options: ProjectOptions = {}): Promise<string[]> {
  const { findings, errors } = await checkProject(dir, options);
  expect(errors).toEqual([]);
  return findings
    .filter(({ ruleId }) => ruleId === RULE)
    .map(({ file, line, column, severity }) => `${file}:${String(line)}:${String(column)} ${severity}`);
}

async function texts(dir: string): Promise<string[]> {
  const { findings } = await checkProject(dir);
  return findings.filter(({ ruleId }) => ruleId === RULE).map(({ message, help }) => `${message} | ${help}`);
}

const COMPOSE = 'services:\n  app:\n    image: app\n    env_file: .env.local\n';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('require-env-ignored for a file that is there', () => {
  it('reports `.env` and what holds the settings of one machine, at its first line', async () => {
    const dir = tempRepository({
      '.env': '# a\nPORT=3000\n',
      'web/.env.local': 'A=b\n',
      '.env.bak': 'A=b\n',
    });
    expect(await places(dir)).toEqual(['.env:1:1 error', '.env.bak:1:1 error', 'web/.env.local:1:1 error']);
  });

  it('warns of the files of a stage, which frameworks read out of git', async () => {
    const dir = tempRepository({ '.env.development': 'A=b\n', '.env.production': 'A=b\n' });
    expect(await places(dir)).toEqual(['.env.development:1:1 warning', '.env.production:1:1 warning']);
    expect(await places(dir, { policy: STRICT })).toEqual([
      '.env.development:1:1 error',
      '.env.production:1:1 error',
    ]);
  });

  it.each([
    ['a rule at the root', { '.gitignore': '.env\n', '.env': 'A=b\n', 'web/.env': 'A=b\n' }],
    [
      'a pattern',
      { '.gitignore': '.env*\n!.env.example\n', '.env': '', '.env.local': '', '.env.example': 'A=\n' },
    ],
    ['a rule beside the file', { 'web/.gitignore': '/.env\n', 'web/.env': 'A=b\n' }],
    ['an ignored folder', { '.gitignore': 'local/\n', 'local/.env': 'A=b\n' }],
  ])('passes %s', async (_name, files) => {
    expect(await places(tempRepository({ ...files, 'a.yaml': 'a: 1\n' }))).toEqual([]);
  });

  it('believes git, which knows rules that no `.gitignore` holds', async () => {
    expect(
      await places(tempRepository({ '.git/info/exclude': '.env\n', '.env': 'A=b\n', 'a.yaml': '' })),
    ).toEqual([]);
  });

  it('reports a file that a later rule takes out again', async () => {
    expect(await places(tempRepository({ '.gitignore': '.env*\n!.env\n', '.env': 'A=b\n' }))).toEqual([
      '.env:1:1 error',
    ]);
  });

  it('reports a file that is tracked although it is ignored, and says how to take it out', async () => {
    const dir = tempRepository({ '.gitignore': '.env\n', '.env': 'A=b\n' });
    git(dir, 'add', '--force', '.env');
    expect(await texts(dir)).toEqual([
      'git tracks `.env`, although `.gitignore` names it: what is in it is in the repository | ' +
        'run `git rm --cached .env`, and rotate what it held',
    ]);
  });

  it('says which line belongs into which `.gitignore`', async () => {
    const dir = tempRepository({
      '.gitignore': 'dist\n',
      'web/.gitignore': 'out\n',
      'web/.env.local': 'A=b\n',
    });
    expect(await texts(dir)).toEqual([
      'git does not ignore `web/.env.local`: it is in the repository, or the next commit takes it along | ' +
        'add the line `.env.local` to web/.gitignore; if it is committed, run `git rm --cached web/.env.local` and rotate what it held',
    ]);
  });

  it('leaves templates, files of other names and deploy paths to others', async () => {
    const dir = tempRepository({
      '.gitignore': '.env\n',
      '.env.example': 'A=\n',
      '.env.schema': 'A=\n',
      'app.env': 'A=b\n',
      'deploy/.env.prod': 'A=b\n',
      '.envrc': 'A=b\n',
      '.env.j2': 'A={{ a }}\n',
      '.env.patch': '-A=b\n+A=c\n',
    });
    expect(await places(dir)).toEqual([]);
  });

  it('is silent below folders of tests, those of the policy included, unless strict', async () => {
    const dir = tempRepository({ 'test/fixtures/.env': 'A=b\n', 'smoke/.env': 'A=b\n' });
    expect(await places(dir)).toEqual(['smoke/.env:1:1 error']);
    expect(await places(dir, { policy: { ...RECOMMENDED, testPaths: ['smoke'] } })).toEqual([]);
    expect(await places(dir, { policy: STRICT })).toEqual([
      'smoke/.env:1:1 error',
      'test/fixtures/.env:1:1 error',
    ]);
  });

  it('passes an ignored file that is named, and one from standard input', async () => {
    const dir = tempRepository({ '.gitignore': '.env\n', '.env': 'A=b\n' });
    expect(await places(dir, { paths: ['.env'] })).toEqual([]);
    expect((await checkContent(Buffer.from('A=b\n'), '.env', dir)).findings).toEqual([]);
  });

  it('takes names as they are, not as patterns or options', async () => {
    const dir = tempRepository({ '.gitignore': '.env\n', ':!x/.env': 'A=b\n', '-x/.env': 'A=b\n' });
    git(dir, 'add', '--force', '.');
    expect(await places(dir)).toEqual(['-x/.env:1:1 error', ':!x/.env:1:1 error']);
  });
});

describe('require-env-ignored for a file that is not there yet', () => {
  it('reports what compose reads, in the `.gitignore` that lacks the line', async () => {
    const dir = tempRepository({ '.gitignore': 'dist\n', 'compose.yaml': COMPOSE });
    expect(await places(dir)).toEqual(['.gitignore:1:1 error']);
    expect(await texts(dir)).toEqual([
      'git would not ignore `.env.local` (`compose.yaml` asks for it): once it is written, the next commit takes it along | ' +
        'add the line `.env.local` to .gitignore',
    ]);
  });

  it('reports it at the reference where there is no `.gitignore`', async () => {
    expect(await places(tempRepository({ 'compose.yaml': COMPOSE }))).toEqual(['compose.yaml:4:15 error']);
  });

  it('knows the `.env` that compose reads without being told to', async () => {
    const compose = 'services:\n  app:\n    image: app:${TAG:?TAG is required}\n';
    expect(await places(tempRepository({ 'compose.yaml': compose }))).toEqual(['compose.yaml:1:1 error']);
    expect(await places(tempRepository({ 'compose.yaml': compose.replace('${', '$$$${') }))).toEqual([]);
  });

  it('knows that a template is there to be copied', async () => {
    expect(await places(tempRepository({ '.env.example': 'A=\n' }))).toEqual(['.env.example:1:1 error']);
    const ignored = { '.gitignore': '.env\n', '.env.example': 'A=\n', 'web/.env.sample': 'A=\n' };
    expect(await places(tempRepository(ignored))).toEqual([]);
  });

  it('takes a template of a stage for one of `.env`, which is what it is copied to', async () => {
    const templates = { '.env.docker.example': 'A=\n', '.env.local.example': 'A=\n' };
    expect(await places(tempRepository({ '.gitignore': '.env\n.env.local\n', ...templates }))).toEqual([]);
    expect(await texts(tempRepository({ '.gitignore': '.env.*\n!.env.*.example\n', ...templates }))).toEqual([
      'git would not ignore `.env` (`.env.docker.example` asks for it): once it is written, the next commit takes it along | ' +
        'add the line `.env` to .gitignore',
    ]);
  });

  it('asks for one line once', async () => {
    const dir = tempRepository({
      '.gitignore': 'dist\n',
      'a/compose.yaml': 'services:\n  a:\n    image: a:${TAG}\n',
      'b/compose.yaml': 'services:\n  b:\n    image: b\n    env_file: [.env]\n',
      'c/.env.example': 'A=\n',
    });
    expect(await places(dir)).toEqual(['.gitignore:1:1 error']);
  });

  it('passes files outside of the project, paths with variables, and compose files of tests', async () => {
    const compose = (path: string): string => `services:\n  a:\n    image: a\n    env_file: '${path}'\n`;
    const dir = tempRepository({
      '.gitignore': '.env\n',
      'a.yaml': compose('../.env.local'),
      'b.yaml': compose('/etc/app/.env.local'),
      'c.yaml': compose('${DIR}/.env.local'),
      'test/compose.yaml': compose('.env.local'),
      'vendor/a/compose.yaml': compose('.env.local'),
    });
    expect(await places(dir)).toEqual([]);
  });

  it('speaks of the files that were asked for only', async () => {
    const dir = tempRepository({ '.gitignore': 'dist\n', 'compose.yaml': COMPOSE, 'k8s/a.yaml': 'a: 1\n' });
    expect(await places(dir, { paths: ['k8s'] })).toEqual([]);
    expect(await places(dir, { paths: ['compose.yaml'] })).toEqual(['.gitignore:1:1 error']);
    expect(await places(dir, { paths: ['.gitignore', 'compose.yaml'] })).toEqual(['.gitignore:1:1 error']);
  });
});

describe('require-env-ignored where git does not answer', () => {
  const files = { '.gitignore': '.env\n', 'a/.env': 'A=b\n', 'a/.env.bak': 'A=b\n', 'compose.yaml': COMPOSE };

  it('reads the `.gitignore` files outside of a repository', async () => {
    expect(await places(tempDir(files))).toEqual(['.gitignore:1:1 error', 'a/.env.bak:1:1 error']);
  });

  it('reads them where git is not installed', async () => {
    const dir = tempRepository(files);
    vi.stubEnv('PATH', join(dir, 'nowhere'));
    expect(await places(dir)).toEqual(['.gitignore:1:1 error', 'a/.env.bak:1:1 error']);
  });

  it('reads them where the repository is broken', async () => {
    const dir = tempDir({
      ...files,
      'b/.gitignore': 'private/\n!.env\n',
      'b/.env': '',
      'b/private/.env': '',
    });
    mkdirSync(join(dir, '.git'));
    expect(await places(dir)).toEqual(['.gitignore:1:1 error', 'a/.env.bak:1:1 error', 'b/.env:1:1 error']);
  });

  it('says nothing of a folder that is not meant for git', async () => {
    expect(await places(tempDir({ '.env': 'A=b\n', 'compose.yaml': COMPOSE }))).toEqual([]);
    expect(checkText('A=b\n', { path: '.env' }).findings).toEqual([]);
  });

  it('runs no hook and no program of the repository', async () => {
    const dir = tempRepository(files);
    const ran = join(dir, 'ran');
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'pager.check-ignore',
      'core.sshCommand',
      'alias.check-ignore',
    ]) {
      git(dir, 'config', key, `touch ${ran}`);
    }
    renameSync(join(dir, 'a/.env.bak'), join(dir, 'a/.env.mine'));
    expect(await places(dir)).toEqual(['.gitignore:1:1 error', 'a/.env.mine:1:1 error']);
    expect(() => {
      renameSync(ran, `${ran}-before`);
    }).toThrow('ENOENT');
  });
});

describe('require-env-ignored for the files of the secrets of compose', () => {
  const SECRETS = (file: string, key = 'secrets', name = 'app'): string =>
    `services:\n  app:\n    image: app\n${key}:\n  ${name}:\n    file: ${file}\n`;
  const OTHER = { '.gitignore': '.env\n' };

  it('reports one that git would commit, at the reference, and says which line to add', async () => {
    const dir = tempRepository({
      ...OTHER,
      'compose.yaml': SECRETS('./secrets/db_password.txt'),
      'secrets/db_password.txt': 'a\n',
    });
    expect(await places(dir)).toEqual(['compose.yaml:6:11 error']);
    expect(await texts(dir)).toEqual([
      'git does not ignore `secrets/db_password.txt`: it is in the repository, or the next commit takes it along | ' +
        'add the line `db_password.txt` to .gitignore; if it is committed, run `git rm --cached secrets/db_password.txt` and rotate what it held',
    ]);
  });

  it('reports one that is committed, ignored or not', async () => {
    const files = { 'compose.yaml': SECRETS('"key.txt"'), 'key.txt': 'a\n' };
    const left = tempRepository({ ...OTHER, ...files });
    git(left, 'add', '--force', '.');
    expect(await places(left)).toEqual(['compose.yaml:6:11 error']);
    const ignored = tempRepository({ '.gitignore': 'key.txt\n.env\n', ...files });
    git(ignored, 'add', '--force', '.');
    expect(await texts(ignored)).toEqual([
      'git tracks `key.txt`, although `.gitignore` names it: what is in it is in the repository | ' +
        'run `git rm --cached key.txt`, and rotate what it held',
    ]);
  });

  it('reports at the file itself where the checker reads it', async () => {
    const dir = tempRepository({
      ...OTHER,
      'compose.yaml': SECRETS('settings.yaml') + '  other:\n    file: app.env\n',
      'settings.yaml': 'a: 1\n',
      'app.env': 'PORT=1\n',
    });
    expect(await places(dir)).toEqual(['app.env:1:1 error', 'settings.yaml:1:1 error']);
  });

  it('says a `.env` once, whoever reads it', async () => {
    const dir = tempRepository({ 'compose.yaml': SECRETS('.env'), '.env': 'A=b\n' });
    expect(await places(dir)).toEqual(['.env:1:1 error']);
  });

  it('takes the default of a path, and a secret of a deploy path', async () => {
    const dir = tempRepository({
      ...OTHER,
      'deploy/compose.yaml': SECRETS('"${TOKEN_FILE:-token.txt}"'),
      'deploy/token.txt': 'a\n',
    });
    expect(await places(dir)).toEqual(['deploy/compose.yaml:6:11 error']);
  });

  it.each([
    ['a config that names a secret', 'db_password', 'a.txt', ['compose.yaml:6:11 error']],
    ['a config whose file names one', 'app', 'conf/db_password.txt', ['compose.yaml:6:11 error']],
    ['a config that is an env file', 'app', 'app.env', ['app.env:1:1 error']],
    ['a plain config', 'app', 'nginx.conf', []],
    ['a config that describes secrets', 'password_policy', 'password_policy.txt', []],
  ])('judges %s by its name', async (_name, name, file, expected) => {
    const dir = tempRepository({
      ...OTHER,
      'compose.yaml': SECRETS(file, 'configs', name),
      [file]: 'a=1\n',
    });
    expect(await places(dir)).toEqual(expected);
  });

  it.each([
    ['one that git ignores', { '.gitignore': '.env\nsecrets/\n', 'secrets/a.txt': 'a\n' }, 'secrets/a.txt'],
    ['one that is not there', OTHER, 'secrets/a.txt'],
    ['one that is encrypted', { ...OTHER, 'a.enc.yaml': 'a: 1\n' }, 'a.enc.yaml'],
    ['a certificate', { ...OTHER, 'tls/ca.pem': 'a\n' }, 'tls/ca.pem'],
    ['a public key', { ...OTHER, 'jwt_public.pem': 'a\n' }, 'jwt_public.pem'],
    ['a template', { ...OTHER, 'password.txt.example': '\n' }, 'password.txt.example'],
    ['a folder', { ...OTHER, 'secrets/a.txt': 'a\n' }, './secrets'],
    ['one outside of the project', OTHER, '../a.txt'],
    ['one of the machine', OTHER, '/etc/hostname'],
  ])('passes %s', async (_name, files, file) => {
    expect(await places(tempRepository({ ...files, 'compose.yaml': SECRETS(file) }))).toEqual([]);
  });

  it('is fixed by a line in the `.gitignore`, unless it is committed', async () => {
    const files = { ...OTHER, 'compose.yaml': SECRETS('a/token.txt'), 'a/token.txt': 'a\n' };
    const left = tempRepository(files);
    expect((await checkProject(left, { fix: 'write' })).fixed).toBe(1);
    expect(readFileSync(join(left, '.gitignore'), 'utf8')).toBe('.env\ntoken.txt\n');
    expect(await places(left)).toEqual([]);
    const committed = tempRepository(files);
    git(committed, 'add', '.');
    expect((await checkProject(committed, { fix: 'write' })).fixed).toBe(0);
    expect(readFileSync(join(committed, '.gitignore'), 'utf8')).toBe('.env\n');
  });

  it('reports a private key beside a certificate', async () => {
    const dir = tempRepository({
      ...OTHER,
      'compose.yaml': SECRETS('tls/cert-key.pem') + '  tls:\n    file: tls/server.crt\n',
      'tls/cert-key.pem': 'a\n',
      'tls/server.crt': 'a\n',
    });
    expect(await places(dir)).toEqual(['compose.yaml:6:11 error']);
  });

  it('is silent for compose files of tests and of dependencies', async () => {
    const dir = tempRepository({
      ...OTHER,
      'test/compose.yaml': SECRETS('a.txt'),
      'test/a.txt': 'a\n',
      'vendor/b/compose.yaml': SECRETS('a.txt'),
      'vendor/b/a.txt': 'a\n',
    });
    expect(await places(dir)).toEqual([]);
  });
});
