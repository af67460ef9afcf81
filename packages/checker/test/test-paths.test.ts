import { isTestPath } from '@bridgekeeper/policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compileTestPaths, TestPathError } from '../src/test-paths.js';

const matches = (glob: string, path: string): boolean => isTestPath(path, compileTestPaths([glob]));

function faultOf(globs: unknown): string {
  try {
    compileTestPaths(globs as readonly string[]);
  } catch (error) {
    if (error instanceof TestPathError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a glob for test paths', () => {
  it.each([
    ['smoke/**', 'smoke/a/compose.yaml'],
    ['smoke/**', 'smoke/.env'],
    ['**/smoke/**', 'packages/api/smoke/a.ts'],
    ['**/smoke/**', 'smoke/a.ts'],
    ['**/*.sandbox.ts', 'src/a.sandbox.ts'],
    ['packages/*/sandbox/**', 'packages/api/sandbox/a/b.ts'],
    ['{smoke,sandbox}/**', 'sandbox/a.ts'],
    ['stage-[12]/*.yaml', 'stage-2/a.yaml'],
    ['seed?.ts', 'seed1.ts'],
    ['smoke', 'smoke/a/compose.yaml'],
    ['smoke/', 'smoke/a/compose.yaml'],
    ['packages/*/smoke/', 'packages/api/smoke/a.ts'],
    ['src/seed.ts', 'src/seed.ts'],
    ['./smoke/**', 'smoke/a.ts'],
    ['app/(shop)/**', 'app/(shop)/page.tsx'],
    ['app/\\[id\\]/**', 'app/[id]/page.tsx'],
    ['\\!smoke/**', '!smoke/a.ts'],
    ['**', 'compose.yaml'],
  ])('%s matches %s', (glob, path) => {
    expect(matches(glob, path)).toBe(true);
  });

  it.each([
    ['smoke/**', 'packages/api/smoke/a.ts'],
    ['smoke', 'smoke-signals/a.ts'],
    ['smoke', 'src/smoke/a.ts'],
    ['src/*', 'src/api/a.ts'],
    ['*.yaml', 'deploy/a.yaml'],
    ['smoke/**', 'Smoke/a.ts'],
    ['app/(shop)/**', 'app/shop/page.tsx'],
    ['@(a|b)/**', 'a/x.ts'],
  ])('%s does not match %s', (glob, path) => {
    expect(matches(glob, path)).toBe(false);
  });

  it.each([
    ['', '"" is no glob for test paths: it is empty'],
    ['!', '"!" is no glob for test paths: it is empty'],
    ['!!smoke/**', '"!!smoke/**" is no glob for test paths: one "!" is enough'],
    [
      '/smoke/**',
      '"/smoke/**" is no glob for test paths: it is absolute; globs start at the root of the project',
    ],
    [
      'C:\\app\\smoke',
      '"C:\\app\\smoke" is no glob for test paths: it is absolute; globs start at the root of the project',
    ],
    ['../smoke/**', '"../smoke/**" is no glob for test paths: it leads out of the project'],
    ['smoke/[a', '"smoke/[a" is no glob for test paths: a bracket or a brace has no partner'],
    ['!{a,b', '"!{a,b" is no glob for test paths: a bracket or a brace has no partner'],
  ])('is refused for %j', (glob, message) => {
    expect(faultOf(['test/**', glob])).toBe(message);
  });

  it('is refused where it is no text', () => {
    expect(faultOf([5])).toBe('a test path must be a glob, not number');
    expect(faultOf(['a', undefined])).toBe('a test path must be a glob, not undefined');
    expect(faultOf('smoke/**')).toBe('test paths must be a list of globs');
  });

  it('is accepted or refused by an error of its own, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 24 }),
        fc.string({ maxLength: 24 }),
        (glob, path) => {
          const said = faultOf([glob]);
          if (said === 'accepted') expect(typeof matches(glob, path)).toBe('boolean');
          else expect(said).toContain('no glob for test paths');
        },
      ),
    );
  });
});

describe('a list of globs', () => {
  const isTest = (path: string, ...globs: string[]): boolean => isTestPath(path, compileTestPaths(globs));

  it('adds to the paths that are known, and takes out of them', () => {
    expect(isTest('smoke/a.ts', 'smoke/**')).toBe(true);
    expect(isTest('test/a.ts', 'smoke/**')).toBe(true);
    expect(isTest('test/deploy/a.ts', '!test/deploy/**')).toBe(false);
    expect(isTest('test/a.ts', '!test/deploy/**')).toBe(true);
  });

  it('is read in order: the last one that matches decides', () => {
    expect(isTest('smoke/deploy/a.ts', 'smoke/**', '!smoke/deploy/**')).toBe(false);
    expect(isTest('smoke/deploy/a.ts', '!smoke/deploy/**', 'smoke/**')).toBe(true);
    expect(isTest('src/a.ts', '**', '!**')).toBe(false);
  });

  it('is compiled once', () => {
    const first = compileTestPaths(['smoke/**', '!smoke/deploy/**']);
    expect(compileTestPaths(['smoke/**', '!smoke/deploy/**'])).toBe(first);
    expect(compileTestPaths(['smoke/**'])).not.toBe(first);
    expect(compileTestPaths([])).toEqual([]);
  });
});
