import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { resolvePackage } from '../../src/config/resolve-package.js';
import { tempDir, writeFiles } from '../files/temp.js';

interface Case {
  /** A folder with `app/policy.yaml` in it. */
  readonly cwd: string;
  readonly specifier: string;
}

/** Node's own answers, from a process that has read nothing yet: paths from the folder, or what is wrong. */
function expected(cases: readonly Case[]): string[] {
  const program = `
    import { existsSync, statSync } from 'node:fs';
    import { fileURLToPath, pathToFileURL } from 'node:url';
        const REFUSED = /^ERR_(?:PACKAGE_(?:PATH_NOT_EXPORTED|IMPORT_NOT_DEFINED)|INVALID_PACKAGE_TARGET)$/;
    const answer = ({ cwd, specifier }) => {
      try {
        const url = import.meta.resolve(specifier, pathToFileURL(cwd + '/app/policy.yaml').href);
        if (!url.startsWith('file:')) return 'no-package';
        const path = fileURLToPath(url);
        return existsSync(path) && statSync(path).isFile() ? path.slice(cwd.length + 1) : 'not-found';
      } catch (error) {
        return REFUSED.test(error.code) ? 'not-exported' : 'not-found';
      }
    };
    console.log(JSON.stringify(JSON.parse(process.env.CASES).map(answer)));`;
  const file = join(tempDir({ 'resolve.mjs': program }), 'resolve.mjs');
  const flags = ['--experimental-import-meta-resolve', '--no-warnings'];
  const env = { ...process.env, CASES: JSON.stringify(cases) };
  return JSON.parse(execFileSync(process.execPath, [...flags, file], { env, encoding: 'utf8' })) as string[];
}

function actual(cwd: string, specifier: string): string {
  const file = resolvePackage(specifier, join(cwd, 'app/policy.yaml'));
  return 'path' in file ? file.path.slice(cwd.length + 1) : file.fault;
}

const FILES = [
  'index.js',
  'index.json',
  'main.js',
  'policy.yaml',
  'strict.yaml',
  'sub/a.yaml',
  'sub/index.js',
];

/** A repository with one package of a manifest, and what stands in it. */
function withPackage(manifest: unknown, name = 'acme', own = '{ "name": "app" }'): string {
  const home = `node_modules/${name}`;
  return tempDir({
    'app/package.json': own,
    [`${home}/package.json`]: JSON.stringify(manifest),
    ...Object.fromEntries(FILES.map((file) => [`${home}/${file}`, ''])),
  });
}

const CASES: readonly (readonly [manifest: unknown, specifier: string, path: string])[] = [
  [{ exports: './policy.yaml' }, 'acme', 'node_modules/acme/policy.yaml'],
  [{ exports: './policy.yaml' }, 'acme/strict.yaml', 'not-exported'],
  [{ exports: { import: './policy.yaml' } }, 'acme', 'node_modules/acme/policy.yaml'],
  [{ exports: { require: './policy.yaml' } }, 'acme', 'not-exported'],
  [
    { exports: { '.': { types: './a.d.ts', node: { require: './a.js', default: './policy.yaml' } } } },
    'acme',
    'node_modules/acme/policy.yaml',
  ],
  [{ exports: { './*': './*.yaml' } }, 'acme/strict', 'node_modules/acme/strict.yaml'],
  [{ exports: { './*': './*', './sub/*': null } }, 'acme/sub/a.yaml', 'not-exported'],
  [{ exports: { './*.yaml': './sub/*.yaml', './*': './*' } }, 'acme/a.yaml', 'node_modules/acme/sub/a.yaml'],
  [{ exports: { '.': ['bad', null, './policy.yaml'] } }, 'acme', 'node_modules/acme/policy.yaml'],
  [{ exports: { '.': [] } }, 'acme', 'not-exported'],
  [{ exports: './nope.yaml' }, 'acme', 'not-found'],
  [{ exports: '../other/policy.yaml' }, 'acme', 'not-exported'],
  [{ exports: './node_modules/x/policy.yaml' }, 'acme', 'not-exported'],
  [{ exports: { '.': './policy.yaml' } }, 'acme/', 'not-exported'],
  [{}, 'acme', 'node_modules/acme/index.js'],
  [{ main: 'main' }, 'acme', 'node_modules/acme/main.js'],
  [{ main: './sub' }, 'acme', 'node_modules/acme/sub/index.js'],
  [{ main: './nope.js' }, 'acme', 'node_modules/acme/index.js'],
  [{}, 'acme/policy.yaml', 'node_modules/acme/policy.yaml'],
  [{}, 'acme/sub', 'not-found'],
  [{}, 'acme/nope.yaml', 'not-found'],
  [{}, 'other', 'not-found'],
  [{}, 'node:fs', 'no-package'],
  [{}, 'fs', 'no-package'],
  [{}, 'https://example.com/policy.yaml', 'no-package'],
];

describe('the file that an entry of `extends` names in a package', () => {
  it.each(CASES)('by %j, as %s, is %s', (manifest, specifier, path) => {
    expect(actual(withPackage(manifest), specifier)).toBe(path);
  });

  it('is the same that Node says', () => {
    const cases = CASES.map(([manifest, specifier]) => ({ cwd: withPackage(manifest), specifier }));
    expect(expected(cases)).toEqual(CASES.map(([, , path]) => path));
  });

  it('may be its own, or one of its imports', () => {
    const own =
      '{ "name": "self", "exports": "./own.yaml", "imports": { "#org": "acme", "#near": "./own.yaml" } }';
    const cwd = withPackage({ exports: './policy.yaml' }, 'acme', own);
    writeFiles(cwd, { 'app/own.yaml': '' });
    const paths = { self: 'app/own.yaml', '#near': 'app/own.yaml', '#org': 'node_modules/acme/policy.yaml' };
    const all = Object.entries({ ...paths, '#other': 'not-exported' });
    expect(all.map(([specifier]) => actual(cwd, specifier))).toEqual(all.map(([, path]) => path));
    expect(expected(all.map(([specifier]) => ({ cwd, specifier })))).toEqual(all.map(([, path]) => path));
  });

  it('is the nearest one, of packages with a scope too', () => {
    const cwd = withPackage({ exports: './policy.yaml' }, '@acme/policy');
    expect(actual(cwd, '@acme/policy')).toBe('node_modules/@acme/policy/policy.yaml');
    writeFiles(cwd, {
      'app/node_modules/@acme/policy/package.json': '{ "exports": "./near.json" }',
      'app/node_modules/@acme/policy/near.json': '',
    });
    expect(actual(cwd, '@acme/policy')).toBe('app/node_modules/@acme/policy/near.json');
  });

  it('is what the manifest says now, however often it was asked', () => {
    const cwd = withPackage({ exports: './policy.yaml' });
    expect(actual(cwd, 'acme')).toBe('node_modules/acme/policy.yaml');
    writeFiles(cwd, { 'node_modules/acme/package.json': '{ "exports": "./strict.yaml" }' });
    expect(actual(cwd, 'acme')).toBe('node_modules/acme/strict.yaml');
  });

  it('is the same that Node says, whatever the manifest', () => {
    const target = fc.letrec((tie) => ({
      target: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom(
          './policy.yaml',
          './sub/*.yaml',
          './*',
          './nope.js',
          'bare',
          '../up.js',
          null,
          './%73trict.yaml',
        ),
        fc.array(tie('target'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom('node', 'import', 'require', 'default', 'types'), tie('target'), {
          maxKeys: 3,
        }),
      ),
    })).target;
    const keys = fc.constantFrom('.', './policy.yaml', './*', './sub/*', './*.yaml', './s*.yaml');
    const exports = fc.oneof(target, fc.dictionary(keys, target, { maxKeys: 4 }));
    const specifiers = fc.constantFrom(
      'acme',
      'acme/policy.yaml',
      'acme/strict',
      'acme/sub/a',
      'acme/s.yaml',
    );
    const samples = fc.sample(fc.record({ exports, specifier: specifiers }), { numRuns: 300, seed: 5 });
    const cases = samples.map(({ exports: value, specifier }) => ({
      cwd: withPackage({ exports: value }),
      specifier,
    }));
    const answers = expected(cases);
    for (const [index, { cwd, specifier }] of cases.entries()) {
      const said = `${JSON.stringify(samples[index]?.exports)} ${specifier}: ${actual(cwd, specifier)}`;
      expect(said).toBe(said.replace(/[^ ]+$/, answers[index] ?? ''));
    }
  });
});
