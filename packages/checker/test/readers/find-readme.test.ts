import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findSecretsArchitecture } from '../../src/readers/readme.js';

const DIRECT = '# App\n\n## Secrets architecture\n\nAccess: Direct-Vault\n';
const BRIDGE = '# App\n\n## Secrets architecture\n\nAccess: ESO bridge\n';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'find-readme-')));
  mkdirSync(join(root, '.git'));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function find(path: string): string | undefined {
  const found = findSecretsArchitecture(join(root, path));
  return found && `${found.name}: ${found.section.access}`;
}

/** Lets an hour pass, as far as the reader's clock tells. */
function letTimePass(): void {
  const later = Date.now() + 3_600_000;
  vi.spyOn(Date, 'now').mockReturnValue(later);
}

describe('findSecretsArchitecture', () => {
  it('finds nothing where there is no README', () => {
    expect(find('src/app.ts')).toBeUndefined();
  });

  it('finds the README of the repository from any folder below', () => {
    const file = write('README.md', DIRECT);
    expect(findSecretsArchitecture(join(root, 'a/b/c/app.ts'))).toMatchObject({ file, name: 'README.md' });
    expect(find('app.ts')).toBe('README.md: direct-vault');
  });

  it('lets the nearest README with the section decide', () => {
    write('README.md', DIRECT);
    write('packages/api/README.md', BRIDGE);
    expect(find('packages/api/src/app.ts')).toBe('packages/api/README.md: eso-bridge');
    expect(find('packages/web/src/app.ts')).toBe('README.md: direct-vault');
  });

  it('passes over a README without the section', () => {
    write('README.md', DIRECT);
    write('packages/api/README.md', '# API\n\nDirect-Vault.\n');
    expect(find('packages/api/src/app.ts')).toBe('README.md: direct-vault');
  });

  it('stops at the root of the repository', () => {
    write('README.md', DIRECT);
    mkdirSync(join(root, 'vendor/other/.git'), { recursive: true });
    expect(find('vendor/other/src/app.ts')).toBeUndefined();
  });

  it('stops at a root whose .git is a file: a worktree or submodule', () => {
    write('README.md', DIRECT);
    write('vendor/other/.git', 'gitdir: ../../.git/modules/other\n');
    write('vendor/other/README.md', BRIDGE);
    expect(find('vendor/other/src/app.ts')).toBe('README.md: eso-bridge');
  });

  it('goes up without a repository', () => {
    rmSync(join(root, '.git'), { recursive: true });
    const file = write('README.md', DIRECT);
    expect(findSecretsArchitecture(join(root, 'src/app.ts'))?.file).toBe(file);
  });

  it.each([
    'README.md',
    'readme.md',
    'Readme.md',
    'README.MD',
    'README.mdx',
    'README.markdown',
    'README',
    'readme.txt',
  ])('takes %s for a README', (name) => {
    write(name, DIRECT);
    expect(find('src/app.ts')).toBe(`${name}: direct-vault`);
  });

  it.each(['README.rst', 'README.de.md', 'MYREADME.md', 'README.md.bak', 'docs.md'])(
    'does not take %s for one',
    (name) => {
      write(name, DIRECT);
      expect(find('src/app.ts')).toBeUndefined();
    },
  );

  it('prefers README.md to others in the same folder', () => {
    write('README', BRIDGE);
    write('README.mdx', BRIDGE);
    write('README.md', DIRECT);
    expect(find('app.ts')).toBe('README.md: direct-vault');
  });

  it('takes the other README where README.md has no section', () => {
    write('README', BRIDGE);
    write('README.md', '# App\n');
    expect(find('app.ts')).toBe('README: eso-bridge');
  });

  it('does not read comments of MDX', () => {
    write('README.mdx', '## Secrets architecture\n\n{/* Access:\nDirect-Vault */}\n\n{/* open\n');
    expect(find('app.ts')).toBe('README.mdx: unstated');
  });

  it('keeps line numbers after comments of MDX', () => {
    write('README.mdx', '{/* a\nb */}\n\n## Secrets architecture\n\nAccess: Direct-Vault\n');
    expect(findSecretsArchitecture(join(root, 'app.ts'))?.section).toMatchObject({
      line: 4,
      access: 'direct-vault',
    });
  });

  it('follows a symbolic link', () => {
    write('docs/secrets.md', DIRECT);
    symlinkSync('docs/secrets.md', join(root, 'README.md'));
    expect(find('app.ts')).toBe('README.md: direct-vault');
  });

  it('passes over what cannot be read', () => {
    mkdirSync(join(root, 'a/README.md'), { recursive: true });
    symlinkSync('missing.md', join(root, 'a/README'));
    write('README.md', DIRECT);
    expect(find('a/app.ts')).toBe('README.md: direct-vault');
  });

  it('does not need the file, nor its folder: names of code blocks, unsaved files', () => {
    write('README.md', DIRECT);
    expect(find('docs/guide.md/0_1.ts')).toBe('README.md: direct-vault');
    expect(find('not/there/yet/app.ts')).toBe('README.md: direct-vault');
  });
});

describe('findSecretsArchitecture after a change', () => {
  it('sees a README written again within the same tick, with the same size', () => {
    const [a, b] = [DIRECT, DIRECT.replace('Access: Direct-Vault', 'Access: ESO bridge  ')];
    expect(a.length).toBe(b.length);
    for (let i = 0; i < 50; i++) {
      write('README.md', i % 2 === 0 ? a : b);
      expect(find('app.ts')).toBe(`README.md: ${i % 2 === 0 ? 'direct-vault' : 'eso-bridge'}`);
    }
  });

  it('does not read again what has long been as it is', () => {
    write('README.md', DIRECT);
    const section = (): unknown => findSecretsArchitecture(join(root, 'app.ts'))?.section;
    expect(section()).not.toBe(section());
    letTimePass();
    expect(section()).toBe(section());
  });

  it('sees a README that was long unchanged change', () => {
    write('README.md', DIRECT);
    letTimePass();
    expect(find('app.ts')).toBe('README.md: direct-vault');
    expect(find('app.ts')).toBe('README.md: direct-vault');
    write('README.md', BRIDGE);
    expect(find('app.ts')).toBe('README.md: eso-bridge');
  });

  it('sees a README come, go and come back', () => {
    for (let i = 0; i < 3; i++) {
      expect(find('a/app.ts')).toBeUndefined();
      const file = write('a/README.md', DIRECT);
      expect(find('a/app.ts')).toBe('a/README.md: direct-vault');
      rmSync(file);
    }
  });

  it('sees a nearer README come', () => {
    write('README.md', DIRECT);
    write('a/app.ts', '');
    letTimePass();
    expect(find('a/app.ts')).toBe('README.md: direct-vault');
    write('a/README.md', BRIDGE);
    expect(find('a/app.ts')).toBe('a/README.md: eso-bridge');
  });

  it('sees the section leave', () => {
    write('README.md', DIRECT);
    expect(find('app.ts')).toBe('README.md: direct-vault');
    write('README.md', '# App\n');
    expect(find('app.ts')).toBeUndefined();
  });

  it('sees a folder become a repository', () => {
    write('README.md', DIRECT);
    write('a/app.ts', '');
    letTimePass();
    expect(find('a/app.ts')).toBe('README.md: direct-vault');
    mkdirSync(join(root, 'a/.git'));
    expect(find('a/app.ts')).toBeUndefined();
  });
});
