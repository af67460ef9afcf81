import { describe, expect, it } from 'vitest';

import { checkIgnore, trackedAmong } from '../../src/files/git.js';
import { ignoreFileFor, pathsNotIgnored } from '../../src/files/ignored-paths.js';
import { git, tempDir, tempRepository } from './temp.js';

const RULES = {
  '.gitignore': '.env\n.env.*\n!.env.example\n/build/\n*.local\n',
  'web/.gitignore': '!.env\nsecret/\n',
};
const PATHS = [
  '.env',
  '.env.production',
  '.env.example',
  'a/b/.env',
  'build/x.txt',
  'web/build/x.txt',
  'web/.env',
  'web/a/.env',
  'web/secret/.env',
  'x.local',
];
const LEFT = ['.env.example', 'web/.env', 'web/a/.env', 'web/build/x.txt'];

describe('pathsNotIgnored', () => {
  it.each([
    ['by git', tempRepository],
    ['by the files, outside of a repository', tempDir],
  ])('answers %s, for paths that are not there', async (_name, make) => {
    expect([...(await pathsNotIgnored(make(RULES), PATHS))].sort()).toEqual(LEFT);
  });

  it('answers for what is tracked as if it were not', async () => {
    const dir = tempRepository({ ...RULES, '.env': '' });
    git(dir, 'add', '--force', '.env');
    expect([...(await pathsNotIgnored(dir, ['.env']))]).toEqual([]);
    expect(await trackedAmong(dir, ['.env', 'web/.env', '*'])).toEqual(['.env']);
  });

  it('takes any name', async () => {
    const names = [' ', '-a', ':(top)b', 'ü.txt', 'a\nb', '"c"', '*'];
    expect([...(await pathsNotIgnored(tempRepository(RULES), names))]).toEqual(names);
  });
});

describe('checkIgnore', () => {
  it('says that git cannot say outside of a repository', async () => {
    expect(await checkIgnore(tempDir(RULES), ['.env'])).toBeUndefined();
  });
});

describe('ignoreFileFor', () => {
  it('finds the nearest `.gitignore`, or names one to make', () => {
    const dir = tempDir(RULES);
    expect(ignoreFileFor(dir, 'web/a/b/.env')).toEqual({ path: 'web/.gitignore', exists: true });
    expect(ignoreFileFor(dir, 'api/.env')).toEqual({ path: '.gitignore', exists: true });
    expect(ignoreFileFor(tempDir(), 'api/.env')).toEqual({ path: '.gitignore', exists: false });
  });
});
