import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ConfigError } from '../../src/config/config-error.js';
import type { LoadedPolicy } from '../../src/config/load-policy.js';
import { loadBoth as loadPolicy } from './load-both.js';
import { tempDir } from '../files/temp.js';

type Files = Readonly<Record<string, string>>;

/** A repository with these files, as far as the loader looks: a folder with a `.git`. */
function repository(files: Files): string {
  return tempDir({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
}

async function load(files: Files, file?: string): Promise<LoadedPolicy | undefined> {
  return await loadPolicy({ cwd: repository(files), file });
}

async function policyOf(files: Files, file?: string): Promise<unknown> {
  return (await load(files, file))?.policy;
}

async function messageOf(files: Files, file?: string): Promise<string> {
  try {
    await load(files, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

const yaml = (text: string): Files => ({ 'bridgekeeper.config.yaml': text });

describe('a policy file', () => {
  it('may hold every key', async () => {
    const text = `$schema: ./node_modules/bridgekeeper/schema/bridgekeeper.config.schema.json
preset: strict
rules:
  no-untagged-default: warning
  no-secret-manifest: [error, {}]
testPaths: smoke/**
deployPaths: [ship/**, '!ship/local/**']
consumers:
  - { paths: clusters/**, consumer: flux }
ignores: [templates/jinja/**]
overrides:
  - paths: [legacy/**]
    rules: { no-untagged-default: off }
secretNames: [ACME_LICENCE]
publicNames: ['*_PUBLISHABLE_KEY']
vaultClients: ['@acme/vault', '!@acme/vault/testing']
`;
    expect(await policyOf(yaml(text))).toEqual({
      preset: 'strict',
      severities: { 'no-untagged-default': 'warning', 'no-secret-manifest': 'error' },
      testPaths: ['smoke/**'],
      deployPaths: ['ship/**', '!ship/local/**'],
      consumers: [{ paths: ['clusters/**'], consumer: 'flux', from: 'bridgekeeper.config.yaml' }],
      ignores: ['templates/jinja/**'],
      overrides: [{ paths: ['legacy/**'], severities: { 'no-untagged-default': 'off' } }],
      secretNames: ['ACME_LICENCE'],
      publicNames: ['*_PUBLISHABLE_KEY'],
      vaultClients: ['@acme/vault', '!@acme/vault/testing'],
    });
  });

  it.each(['', '# nothing yet\n', '{}', '---\n', '\uFEFFpreset: recommended\n'])(
    'may be as short as %j',
    async (text) => {
      expect(await policyOf(yaml(text))).toEqual({ preset: 'recommended', severities: {} });
    },
  );

  const STRICT = { preset: 'strict', severities: {} };

  it.each([
    ['yaml', 'preset: strict\n'],
    ['yml', 'preset: strict\n'],
    ['json', '{\n\t"preset": "strict"\n}\n'],
    ['mjs', 'export default { preset: "strict" };\n'],
    ['js', 'module.exports = { preset: "strict" };\n'],
    ['ts', 'enum Preset { Strict = "strict" }\nexport default { preset: Preset.Strict };\n'],
  ])('is written as .%s', async (extension, text) => {
    expect(await policyOf({ [`bridgekeeper.config.${extension}`]: text })).toEqual(STRICT);
  });

  it('in JavaScript may export a promise', async () => {
    const text = 'export default Promise.resolve({ preset: "strict", rules: undefined });\n';
    expect(await policyOf({ 'bridgekeeper.config.mjs': text })).toEqual(STRICT);
  });
});

describe('the search for a policy file', () => {
  it('goes up to the root of the repository, and counts globs from the folder of the file', async () => {
    const cwd = repository({
      'apps/[web]/bridgekeeper.config.yaml': `testPaths: [smoke/**, '!./smoke/deploy']
consumers: [{ paths: k8s, consumer: flux }]
overrides: [{ paths: old, rules: { no-secret-default: warning } }]
`,
      'bridgekeeper.config.yaml': 'preset: strict\n',
      'apps/[web]/src/a/.keep': '',
      'apps/api/.keep': '',
    });
    const inner = await loadPolicy({ cwd: join(cwd, 'apps/[web]/src/a') });
    expect(inner?.policy).toEqual({
      preset: 'recommended',
      severities: {},
      testPaths: ['apps/\\[web\\]/smoke/**', '!apps/\\[web\\]/smoke/deploy'],
      consumers: [
        { paths: ['apps/\\[web\\]/k8s'], consumer: 'flux', from: '../../bridgekeeper.config.yaml' },
      ],
      overrides: [{ paths: ['apps/\\[web\\]/old'], severities: { 'no-secret-default': 'warning' } }],
    });
    const outer = await loadPolicy({ cwd: join(cwd, 'apps/api') });
    expect(outer?.policy.preset).toBe('strict');
    expect(outer?.files).toEqual([join(cwd, 'bridgekeeper.config.yaml')]);
  });

  it('stops at the root of the repository', async () => {
    const outside = tempDir({
      'bridgekeeper.config.yaml': 'preset: strict\n',
      'app/.git/HEAD': '',
      'app/a/b': '',
    });
    expect(await loadPolicy({ cwd: join(outside, 'app/a') })).toBeUndefined();
  });

  it('outside of a repository looks into the working directory alone', async () => {
    const cwd = tempDir({ 'bridgekeeper.config.yaml': 'preset: strict\n', 'a/b': '' });
    expect(await loadPolicy({ cwd: join(cwd, 'a') })).toBeUndefined();
    expect((await loadPolicy({ cwd }))?.policy.preset).toBe('strict');
  });

  it('refuses two in one folder', async () => {
    const files = { 'bridgekeeper.config.yaml': '', 'bridgekeeper.config.mjs': 'export default {};\n' };
    expect(await messageOf(files)).toBe(
      'bridgekeeper.config.yaml: bridgekeeper.config.mjs stands beside it: keep one of the two',
    );
  });

  it('is left out where a file is named, whose globs count from the working directory', async () => {
    const files = { ...yaml('preset: strict\n'), 'org/policy.yaml': 'ignores: [vendor/**]\n' };
    expect(await policyOf(files, 'org/policy.yaml')).toEqual({
      preset: 'recommended',
      severities: {},
      ignores: ['vendor/**'],
    });
    expect(await messageOf(files, 'nope.yaml')).toBe('nope.yaml: no such file');
    expect(await messageOf({ 'policy.toml': '' }, 'policy.toml')).toBe(
      'policy.toml: no policy file: its name ends in none of .yaml, .yml, .json, .js, .mjs and .ts',
    );
  });

  it('costs less than 2 ms where there is none', async () => {
    const cwd = join(repository({ 'a/b/c/d/.keep': '' }), 'a/b/c/d');
    await loadPolicy({ cwd });
    const times: number[] = [];
    for (let i = 0; i < 21; i++) {
      const started = performance.now();
      await loadPolicy({ cwd });
      times.push(performance.now() - started);
    }
    expect(times.sort((a, b) => a - b)[10]).toBeLessThan(2);
  });
});

describe('what is wrong with a policy file', () => {
  it.each([
    ['presett: strict\n', '1:1: unknown key "presett"; did you mean "preset"?'],
    ['preset: strickt\n', '1:9: unknown preset "strickt"; did you mean "strict"?'],
    ['preset: true\n', '1:9: "preset" takes recommended or strict, not a boolean'],
    ['preset:\n', '1:1: "preset" takes recommended or strict, not nothing'],
    ['preset: strict\npreset: strict\n', '2:1: "preset" is written twice: keep one'],
    [
      'rules:\n  no-secret-defualt: error\n',
      '2:3: unknown rule "no-secret-defualt"; did you mean "no-secret-default"?',
    ],
    ['rules:\n  quux: error\n', '2:3: unknown rule "quux"; bridgekeeper rules lists all'],
    ['rules:\n  no-secret-default: warn\n', '2:22: unknown severity "warn"; did you mean "warning"?'],
    [
      'rules:\n  no-secret-default: 2\n',
      '2:22: "no-secret-default" takes off, warning or error, not a number',
    ],
    ['rules:\n  no-secret-default: [error, { max: 3 }]\n', '2:32: "no-secret-default" takes no options'],
    [
      'rules:\n  no-secret-default: [error, 3]\n',
      '2:30: the options of "no-secret-default" are an object, not a number',
    ],
    [
      'rules:\n  no-secret-default: []\n',
      '2:22: "no-secret-default" takes a severity, or a list of a severity and options',
    ],
    [
      'rules: [no-secret-default]\n',
      '1:8: "rules" takes rules with their severities, such as { no-untagged-default: warning }, not a list',
    ],
    ['testPaths: 5\n', '1:12: "testPaths" takes a list, such as ["deploy/**"], not a number'],
    ['ignores:\n  - a/**\n  - 7\n', '3:5: "ignores" takes globs, such as "deploy/**", not a number'],
    ['ignores:\n  - "a/[b"\n', '2:5: "a/[b" is no glob: a bracket or a brace has no partner'],
    [
      'ignores: [/etc/**]\n',
      '1:11: "/etc/**" is no glob: it is absolute; globs start at the root of the project',
    ],
    [
      "ignores: ['C:\\app\\**']\n",
      '1:11: "C:\\app\\**" is no glob: it is absolute; globs start at the root of the project',
    ],
    [
      "deployPaths:\n  - 'ship\\prod\\**'\n",
      '2:5: "ship\\prod\\**" is no glob: folders are parted by "/", on Windows too',
    ],
    ['consumers:\n  - paths: [a/**]\n', '2:5: "consumer" is missing in an entry of "consumers"'],
    [
      'consumers:\n  - { paths: a, consumer: fluxx }\n',
      '2:27: unknown consumer "fluxx"; did you mean "flux"?',
    ],
    [
      'consumers: [a/**]\n',
      '1:13: an entry of "consumers" is an object with the keys paths and consumer, not a text',
    ],
    [
      'overrides:\n  - { paths: a, rules: {}, severity: off }\n',
      '2:28: unknown key "severity"; known: paths, rules',
    ],
    [
      'secretNames: ["*"]\n',
      '1:15: "secretNames" takes names: letters, digits, "_" and "-", with "*" for any text, and two letters at least',
    ],
    [
      'vaultClients: ./vault\n',
      '1:15: "vaultClients" takes modules as an import names them, such as "@acme/vault"',
    ],
    ['vaultClients: [3]\n', '1:16: "vaultClients" takes modules, such as "@acme/vault", not a number'],
    ['secretNames: [{ name: A }]\n', '1:15: "secretNames" takes names, such as "ACME_*", not an object'],
    [
      '- preset: strict\n',
      '1:1: a policy file is an object with the keys extends, preset, rules, testPaths, deployPaths, consumers, ignores, overrides, secretNames, publicNames and vaultClients, not a list',
    ],
    [
      'a: &a [x]\nignores: *a\n',
      '1:1: unknown key "a"; known: $schema, extends, preset, rules, testPaths, deployPaths, consumers, ignores, overrides, secretNames, publicNames, vaultClients\nbridgekeeper.config.yaml:2:10: "ignores" takes a list, such as ["deploy/**"], not an alias, which policy files do not follow',
    ],
    ['{}\n---\n{}\n', '3:1: a second YAML document: a policy file holds one'],
    ['extends: ./nope.yaml\n', '1:10: "extends": "./nope.yaml" is no file'],
    [
      'extends: [bridgekeeper.config.yaml]\n',
      '1:11: "extends": "bridgekeeper.config.yaml" is taken for a package; for the file beside this one write "./bridgekeeper.config.yaml"',
    ],
    [
      'extends: "@acme/policy/strict"\n',
      '1:10: "extends": the package "@acme/policy/strict" is not found: install @acme/policy, or write a path that starts with "./"',
    ],
    ['extends: node:fs\n', '1:10: "extends": "node:fs" is neither a file nor a package'],
    ['extends: ""\n', '1:10: "extends" takes ./policy.yaml or a package, not an empty text'],
  ])('in %j is said with its place', async (text, message) => {
    expect(await messageOf(yaml(text))).toBe(`bridgekeeper.config.yaml:${message}`);
  });

  it('is said of all places at once', async () => {
    expect(await messageOf(yaml('presett: strict\nrules:\n  no-secret-default: loud\n'))).toBe(
      'bridgekeeper.config.yaml:1:1: unknown key "presett"; did you mean "preset"?\n' +
        'bridgekeeper.config.yaml:3:22: unknown severity "loud"; known: off, warning, error',
    );
  });

  it('in YAML that is none is said with its place', async () => {
    expect(await messageOf(yaml('preset: "strict\n'))).toMatch(/^bridgekeeper\.config\.yaml:2:1: /);
  });

  it.each([
    ['{\n  "preset": "strict",\n}\n', '3:1: no JSON: a comma stands before the closing bracket'],
    [
      '{\n  // note\n  "preset": "strict" }\n',
      '2:3: no JSON: it has no comments; write bridgekeeper.config.yaml to have some',
    ],
    ['{ preset: "strict" }\n', '1:3: no JSON: something else is expected here'],
    ['{ "preset": "strict"\n', '2:1: no JSON: the text ends too early'],
    [
      '{ "preset": "strict",\r\n\t"ignores": [3] }',
      '2:14: "ignores" takes globs, such as "deploy/**", not a number',
    ],
  ])('in the JSON %j is said with its place', async (text, message) => {
    expect(await messageOf({ 'bridgekeeper.config.json': text })).toBe(`bridgekeeper.config.json:${message}`);
  });

  it.each([
    ['export default { preset: 3 };\n', '"preset" takes recommended or strict, not a number'],
    ['export const preset = 3;\n', 'has no default export: write `export default { … }`'],
    ['throw new RangeError("out of range\\nsecond line");\n', 'cannot be run: RangeError: out of range'],
    [
      'export default () => ({});\n',
      'a policy file is an object with the keys extends, preset, rules, testPaths, deployPaths, consumers, ignores, overrides, secretNames, publicNames and vaultClients, not a function',
    ],
    ['export default { get preset() { throw new Error("no"); } };\n', 'its value cannot be read'],
    [
      'const a = []; a.push(a); export default { ignores: a };\n',
      '"ignores" takes globs, such as "deploy/**", not a list',
    ],
  ])('in the program %j is said of the file', async (text, message) => {
    expect(await messageOf({ 'bridgekeeper.config.mjs': text })).toBe(`bridgekeeper.config.mjs: ${message}`);
  });

  it('is an error of its own, whatever the text', async () => {
    const cwd = repository({});
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('yaml', 'json'),
        async (text, extension) => {
          const file = join(cwd, `policy.${extension}`);
          writeFileSync(file, text);
          const said = await loadPolicy({ cwd, file }).catch((error: unknown) => error);
          expect(said instanceof ConfigError || (said as LoadedPolicy).files[0] === file).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('`extends`', () => {
  it('merges in order: what is extended, then the file, lists one behind the other', async () => {
    const files = {
      'bridgekeeper.config.yaml': `extends: [./org/base.yaml, .\\org\\team.json]
rules: { no-untagged-default: off }
ignores: [c/**]
`,
      'org/base.yaml':
        'preset: strict\nrules: { no-untagged-default: error, no-secret-manifest: off }\nignores: [a/**]\n',
      'org/team.json': '{ "extends": "./deep.yml", "preset": "recommended", "ignores": "b/**" }',
      'org/deep.yml': 'rules: { no-secret-manifest: warning, no-untagged-default: warning }\n',
    };
    const cwd = repository(files);
    const loaded = await loadPolicy({ cwd });
    expect(loaded?.policy).toEqual({
      preset: 'recommended',
      severities: { 'no-untagged-default': 'off', 'no-secret-manifest': 'warning' },
      ignores: ['a/**', 'b/**', 'c/**'],
    });
    const names = ['org/base.yaml', 'org/deep.yml', 'org/team.json', 'bridgekeeper.config.yaml'];
    expect(loaded?.files).toEqual(names.map((name) => join(cwd, name)));
  });

  it('takes a package, found from the file that names it, by its exports', async () => {
    const cwd = repository({
      'app/bridgekeeper.config.yaml': 'extends: ["@acme/policy", plain/policy.yaml]\n',
      'node_modules/@acme/policy/package.json':
        '{ "type": "module", "exports": { ".": { "import": "./index.js" } } }',
      'node_modules/@acme/policy/index.js':
        'export default { extends: ["policy-base"], preset: "strict" };\n',
      'node_modules/@acme/policy/node_modules/policy-base/package.json': '{ "exports": "./base.json" }',
      'node_modules/@acme/policy/node_modules/policy-base/base.json': '{ "secretNames": ["ACME_LICENCE"] }',
      'node_modules/plain/package.json': '{}',
      'node_modules/plain/policy.yaml': 'ignores: [vendor/**]\n',
    });
    const loaded = await loadPolicy({ cwd: join(cwd, 'app') });
    expect(loaded?.policy).toEqual({
      preset: 'strict',
      severities: {},
      secretNames: ['ACME_LICENCE'],
      ignores: ['app/vendor/**'],
    });
  });

  it('says where an extended policy is wrong, and what a package does not export', async () => {
    const files = {
      'bridgekeeper.config.yaml': 'extends:\n  - acme-policy\n  - acme-policy/other\n',
      'node_modules/acme-policy/package.json': '{ "exports": "./index.yaml" }',
      'node_modules/acme-policy/index.yaml': 'preset: loose\n',
    };
    expect(await messageOf(files)).toBe(
      'node_modules/acme-policy/index.yaml:1:9: unknown preset "loose"; known: recommended, strict\n' +
        'bridgekeeper.config.yaml:3:5: "extends": the package does not export "acme-policy/other"',
    );
  });

  it('refuses files that extend each other in a circle', async () => {
    const files = {
      'bridgekeeper.config.yaml': 'preset: strict\nextends: ./a.yaml\n',
      'a.yaml': 'extends:\n  - ./b.json\n',
      'b.json': '{ "extends": ["./a.yaml"] }',
    };
    expect(await messageOf(files)).toBe(
      'b.json:1:15: "extends": the files extend each other in a circle: a.yaml → b.json → a.yaml',
    );
    expect(await messageOf(yaml('extends: ./bridgekeeper.config.yaml\n'))).toBe(
      'bridgekeeper.config.yaml:1:10: "extends": the files extend each other in a circle: bridgekeeper.config.yaml → bridgekeeper.config.yaml',
    );
  });

  it('may name a file twice, but not without end', async () => {
    const twice = { ...yaml('extends: [./a.yaml, ./a.yaml]\n'), 'a.yaml': 'preset: strict\n' };
    expect(await policyOf(twice)).toEqual({ preset: 'strict', severities: {} });
    const stack = Object.fromEntries(
      Array.from({ length: 9 }, (_, i) => [
        `${String(i)}.yaml`,
        `extends: [./${String(i + 1)}.yaml, ./${String(i + 1)}.yaml]\n`,
      ]),
    );
    const files = { ...yaml('extends: ./0.yaml\n'), ...stack, '9.yaml': '' };
    expect(await messageOf(files)).toMatch(/: "extends": more than 64 files are extended\n/);
  });
});

describe('what is run', () => {
  it('is the policy file alone, and nothing that YAML or JSON names', async () => {
    const cwd = repository({
      ...yaml('extends: ./package-like/policy.yaml\n'),
      'package-like/policy.yaml': '{}',
    });
    mkdirSync(join(cwd, 'package-like/node_modules'));
    writeFileSync(join(cwd, 'package-like/index.js'), 'throw new Error("was run");\n');
    expect((await loadPolicy({ cwd }))?.policy).toEqual({ preset: 'recommended', severities: {} });
  });
});
