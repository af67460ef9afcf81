import { describe, expect, it } from 'vitest';

import { CODE, folder, LICENCE, PASSWORD, Project, repository } from './repository.js';

const SECRET = { 'bridgekeeper.config.yaml': 'secretNames: [ACME_LICENCE]\n' };

describe('the policy file of a linted file', () => {
  it('is none where there is none', () => {
    expect(new Project(repository({})).lint()).toEqual([PASSWORD]);
  });

  it.each([
    ['yaml', 'secretNames: [ACME_LICENCE]\n'],
    ['yml', 'secretNames: ACME_LICENCE\n'],
    ['json', '{ "secretNames": ["ACME_LICENCE"] }'],
    ['js', 'module.exports = { secretNames: ["ACME_LICENCE"] };\n'],
    ['mjs', 'export default await Promise.resolve({ secretNames: ["ACME_LICENCE"] });\n'],
    ['ts', 'const names: string[] = ["ACME_LICENCE"];\nexport default { secretNames: names };\n'],
  ])('may be written as .%s', (extension, text) => {
    const cwd = repository({ [`bridgekeeper.config.${extension}`]: text });
    expect(new Project(cwd).lint()).toEqual([LICENCE, PASSWORD]);
  });

  it('is the nearest one, up to the root of the repository', () => {
    const cwd = repository({
      ...SECRET,
      'apps/web/bridgekeeper.config.yaml': 'publicNames: [password]\n',
      'apps/web/vendor/lib/.git/HEAD': '',
    });
    const project = new Project(cwd);
    expect(project.lint(CODE, 'apps/api/src/app.js')).toEqual([LICENCE, PASSWORD]);
    expect(project.lint(CODE, 'apps/web/src/app.js')).toEqual([]);
    // A repository of its own.
    expect(project.lint(CODE, 'apps/web/vendor/lib/app.js')).toEqual([PASSWORD]);
  });

  it('is looked for in the working directory alone where there is no repository', () => {
    const outside = folder({ 'bridgekeeper.config.yaml': 'publicNames: [password]\n', 'a/b/c.js': '' });
    expect(new Project(outside).lint(CODE, 'a/b/c.js')).toEqual([]);
    const inner = `${outside}/a`;
    expect(new Project(inner).lint(CODE, 'b/c.js')).toEqual([PASSWORD]);
  });

  it('holds for text from standard input', () => {
    const project = new Project(repository(SECRET), { files: ['**'] });
    expect(project.lint(CODE, '__placeholder__.js')).toEqual([LICENCE, PASSWORD]);
  });

  it('holds for a file that does not exist yet, and for a part of another file', () => {
    const project = new Project(repository({ ...SECRET, 'App.vue': '' }));
    expect(project.lint(CODE, 'new/folder/app.js')).toEqual([LICENCE, PASSWORD]);
    expect(project.lint(CODE, 'App.vue/0.js')).toEqual([LICENCE, PASSWORD]);
  });

  it('extends packages, found from the file that names them', () => {
    const cwd = repository({
      'bridgekeeper.config.yaml': 'extends: "@acme/policy"\n',
      'node_modules/@acme/policy/package.json':
        '{ "type": "module", "exports": { ".": { "import": "./index.js" } } }',
      'node_modules/@acme/policy/index.js': 'export default { extends: ["./names.json"] };\n',
      'node_modules/@acme/policy/names.json': '{ "secretNames": ["ACME_LICENCE"] }',
    });
    expect(new Project(cwd).lint()).toEqual([LICENCE, PASSWORD]);
  });
});

describe('settings.bridgekeeper', () => {
  const lintWith = (bridgekeeper: unknown, files: Readonly<Record<string, string>> = {}): string[] =>
    new Project(repository({ ...SECRET, ...files }), { settings: { bridgekeeper } }).lint();

  it('may be a policy, which counts in place of a file', () => {
    expect(lintWith({ publicNames: ['password'] })).toEqual([]);
    expect(lintWith({ rules: { 'no-hardcoded-credentials': 'off' } })).toEqual([]);
    expect(lintWith({})).toEqual([PASSWORD]);
  });

  it('may extend a file of the working directory, or a package', () => {
    const extended = { extends: ['./bridgekeeper.config.yaml'], publicNames: ['password'] };
    expect(lintWith(extended)).toEqual([LICENCE]);
    const files = {
      'node_modules/acme/package.json': '{ "exports": "./policy.yaml" }',
      'node_modules/acme/policy.yaml': 'publicNames: [password]\n',
    };
    expect(lintWith({ extends: 'acme' }, files)).toEqual([]);
  });

  it('may name a file, from the working directory', () => {
    const files = { 'org/policy.yaml': 'publicNames: [password]\n' };
    expect(lintWith({ configFile: 'org/policy.yaml' }, files)).toEqual([]);
  });

  it.each([[false], [{ configFile: false }]])('may be %j: then there is no policy', (setting) => {
    expect(lintWith(setting)).toEqual([PASSWORD]);
  });

  it.each([
    [true, 'settings.bridgekeeper: takes a policy, { configFile: "path" } or false'],
    [['a'], 'settings.bridgekeeper: takes a policy, { configFile: "path" } or false'],
    [
      { configFile: 3 },
      'settings.bridgekeeper: "configFile" takes a path from the working directory, or false',
    ],
    [
      { configFile: 'a.yaml', preset: 'strict' },
      'settings.bridgekeeper: "configFile" stands alone; write "preset" into that file, or "extends" instead of "configFile"',
    ],
    [{ configFile: 'nope.yaml' }, 'nope.yaml: no such file'],
    [{ preset: 'strickt' }, 'settings.bridgekeeper: unknown preset "strickt"; did you mean "strict"?'],
    [{ extends: './nope.yaml' }, 'settings.bridgekeeper: "extends": "./nope.yaml" is no file'],
  ])('as %j is reported', (setting, problem) => {
    expect(lintWith(setting)).toEqual([
      `1 The policy cannot be followed, and the rules run as if there was none: ${problem}`,
      PASSWORD,
    ]);
  });
});

describe('a policy that cannot be followed', () => {
  const BROKEN = 'preset: strickt\nrules: { no-secret-defualt: off }\n';
  const PROBLEMS =
    'bridgekeeper.config.yaml:1:9: unknown preset "strickt"; did you mean "strict"?; ' +
    'bridgekeeper.config.yaml:2:10: unknown rule "no-secret-defualt"; did you mean "no-secret-default"?';

  it('is reported once a file on its first line, with file and line, and the rules go on', () => {
    const project = new Project(repository({ 'bridgekeeper.config.yaml': BROKEN }));
    const code = `/* an app */\r\n${CODE}import 'node-vault';\nexport const a = process.env.DB_PASSWORD ?? 'x1y2z3';\n`;
    const [first, ...others] = project.messages(code, 'src/app.js');
    expect(first).toMatchObject({
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 13,
      severity: 2,
      message: `The policy cannot be followed, and the rules run as if there was none: ${PROBLEMS}`,
    });
    expect(others.map(({ line, ruleId }) => `${line} ${ruleId ?? ''}`)).toEqual([
      '3 bridgekeeper/no-hardcoded-credentials',
      '4 bridgekeeper/no-vault-client',
      '5 bridgekeeper/no-secret-default',
    ]);
    expect(project.lint(CODE, 'src/other.js')).toHaveLength(2);
  });

  it('is reported in an empty file too', () => {
    const project = new Project(repository({ 'bridgekeeper.config.yaml': BROKEN }));
    expect(project.lint('')).toHaveLength(1);
  });

  it('names three problems, and counts the others', () => {
    const text = 'a: 1\nb: 1\nc: 1\nd: 1\ne: 1\n';
    const [first] = new Project(repository({ 'bridgekeeper.config.yaml': text })).lint();
    expect(first).toMatch(
      /yaml:3:1: unknown key "c"; known: [\w$, ]+; and 2 more: `bridgekeeper check` tells all$/,
    );
  });

  it.each([
    [
      'two in one folder',
      { 'bridgekeeper.config.yaml': '', 'bridgekeeper.config.json': '{}' },
      'keep one of the two',
    ],
    [
      'a program that throws',
      { 'bridgekeeper.config.mjs': 'throw new RangeError("no");' },
      'cannot be run: RangeError: no',
    ],
    [
      'a program that ends',
      { 'bridgekeeper.config.mjs': 'process.exit(3);' },
      'cannot be run: it ends the process',
    ],
    ['a program without a value', { 'bridgekeeper.config.mjs': 'export {};' }, 'has no default export'],
    [
      'a program of functions',
      { 'bridgekeeper.config.mjs': 'export default { ignores: [() => 1] };' },
      '"ignores" takes globs, such as "deploy/**", not a function',
    ],
    [
      'YAML that is none',
      { 'bridgekeeper.config.yaml': 'preset: "strict\n' },
      'bridgekeeper.config.yaml:2:1: ',
    ],
    [
      'a package that is missing',
      { 'bridgekeeper.config.yaml': 'extends: "@acme/policy"\n' },
      'install @acme/policy',
    ],
  ])('may be %s', (_what, files, said) => {
    const [first, ...others] = new Project(repository(files)).lint();
    expect(first).toContain(said);
    expect(others).toEqual([PASSWORD]);
  });
});
