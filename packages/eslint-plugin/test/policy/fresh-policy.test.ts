import { renameSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { CODE, LICENCE, PASSWORD, Project, repository, write } from './repository.js';

const NAMES = 'secretNames: [ACME_LICENCE]\n';
/** As long as the other. */
const OTHERS = 'secretNames: [ACME_OTHERS1]\n'.slice(0, NAMES.length - 3) + ']\n';

/** Sets the times of a file back, as if it had been saved a minute ago: nothing that is read again for being young. */
function age(path: string): void {
  const past = new Date(Date.now() - 60_000);
  utimesSync(path, past, past);
}

describe('an editor that lives on sees', () => {
  it('that a policy file comes, changes, is moved and goes away', () => {
    const cwd = repository({ 'src/app.js': '' });
    const project = new Project(cwd);
    expect(project.lint()).toEqual([PASSWORD]);
    write(cwd, { 'bridgekeeper.config.yaml': NAMES });
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { 'bridgekeeper.config.yaml': 'publicNames: [password]\n' });
    expect(project.lint()).toEqual([]);
    write(cwd, { 'src/bridgekeeper.config.json': '{}' });
    expect(project.lint()).toEqual([PASSWORD]);
    renameSync(join(cwd, 'src/bridgekeeper.config.json'), join(cwd, 'src/other.json'));
    expect(project.lint()).toEqual([]);
    rmSync(join(cwd, 'bridgekeeper.config.yaml'));
    expect(project.lint()).toEqual([PASSWORD]);
  });

  it('fifty edits one behind the other, of the same length and in the same moment', () => {
    const cwd = repository({});
    const project = new Project(cwd);
    for (let edit = 0; edit < 50; edit++) {
      const isSecret = edit % 2 === 0;
      write(cwd, { 'bridgekeeper.config.yaml': isSecret ? NAMES : NAMES.replace('LICENCE', 'LICENSE') });
      expect(project.lint()).toEqual(isSecret ? [LICENCE, PASSWORD] : [PASSWORD]);
    }
  });

  it('an edit between the lints of two files, once the event loop has gone on', async () => {
    const cwd = repository({ 'src/other.js': CODE });
    const project = new Project(cwd);
    expect(project.lint()).toEqual([PASSWORD]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    write(cwd, { 'bridgekeeper.config.yaml': NAMES });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(project.lint(CODE, 'src/other.js')).toEqual([LICENCE, PASSWORD]);
  });

  it('an edit of what has not changed for long', () => {
    const cwd = repository({ 'bridgekeeper.config.yaml': NAMES });
    age(join(cwd, 'bridgekeeper.config.yaml'));
    const project = new Project(cwd);
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { 'bridgekeeper.config.yaml': OTHERS });
    expect(project.lint()).toEqual([PASSWORD]);
  });

  it('that a policy breaks and is mended', () => {
    const cwd = repository({ 'bridgekeeper.config.yaml': NAMES });
    const project = new Project(cwd);
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { 'bridgekeeper.config.yaml': 'secretNames: {}\n' });
    const [broken] = project.lint();
    expect(broken).toContain('bridgekeeper.config.yaml:1:14: "secretNames" takes a list');
    write(cwd, { 'bridgekeeper.config.yaml': NAMES });
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { 'bridgekeeper.config.json': '{}' });
    expect(project.lint()[0]).toContain('keep one of the two');
    rmSync(join(cwd, 'bridgekeeper.config.json'));
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
  });

  it('that the file of an extended package changes, and that the package comes, is replaced and goes', () => {
    const cwd = repository({ 'app/bridgekeeper.config.yaml': 'extends: "@acme/policy"\n' });
    const project = new Project(join(cwd, 'app'));
    const home = 'node_modules/@acme/policy';
    expect(project.lint()[0]).toContain('install @acme/policy');
    write(cwd, {
      [`${home}/package.json`]: '{ "exports": "./policy.yaml" }',
      [`${home}/policy.yaml`]: NAMES,
    });
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { [`${home}/policy.yaml`]: 'publicNames: [password]\n' });
    expect(project.lint()).toEqual([]);
    write(cwd, { [`${home}/package.json`]: '{ "exports": "./next.json" }', [`${home}/next.json`]: '{}' });
    expect(project.lint()).toEqual([PASSWORD]);
    // One that stands nearer.
    write(cwd, {
      [`app/${home}/package.json`]: '{ "exports": "./policy.yaml" }',
      [`app/${home}/policy.yaml`]: NAMES,
    });
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    rmSync(join(cwd, 'app', home), { recursive: true });
    expect(project.lint()).toEqual([PASSWORD]);
  });

  it('that pnpm links another version of a package', () => {
    const cwd = repository({
      'bridgekeeper.config.yaml': 'extends: acme-policy\n',
      'node_modules/.pnpm/acme-policy@1/package.json': '{ "exports": "./policy.yaml" }',
      'node_modules/.pnpm/acme-policy@1/policy.yaml': NAMES,
      'node_modules/.pnpm/acme-policy@2/package.json': '{ "exports": "./policy.yaml" }',
      'node_modules/.pnpm/acme-policy@2/policy.yaml': 'publicNames: [password]\n',
    });
    const link = join(cwd, 'node_modules/acme-policy');
    symlinkSync('.pnpm/acme-policy@1', link);
    const project = new Project(cwd);
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    rmSync(link);
    symlinkSync('.pnpm/acme-policy@2', link);
    expect(project.lint()).toEqual([]);
  });

  it('that a program changes, with what it imports', () => {
    const program = "import { names } from './names.mjs';\nexport default { secretNames: names };\n";
    const cwd = repository({ 'bridgekeeper.config.mjs': program, 'names.mjs': 'export const names = [];\n' });
    const project = new Project(cwd);
    expect(project.lint()).toEqual([PASSWORD]);
    write(cwd, {
      'names.mjs': "export const names = ['ACME_LICENCE'];\n",
      'bridgekeeper.config.mjs': `${program}// saved again\n`,
    });
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { 'bridgekeeper.config.mjs': "export default { publicNames: ['password'] };\n" });
    expect(project.lint()).toEqual([]);
  });

  it('that a policy which extends a value of its configuration changes', () => {
    const cwd = repository({ 'org.yaml': NAMES });
    const project = new Project(cwd, { settings: { bridgekeeper: { extends: './org.yaml' } } });
    expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    write(cwd, { 'org.yaml': 'publicNames: [password]\n' });
    expect(project.lint()).toEqual([]);
  });

  it('all of it with one instance of ESLint', async () => {
    const cwd = repository({});
    const eslint = new ESLint({
      cwd,
      overrideConfigFile: true,
      overrideConfig: [plugin.configs.recommended],
    });
    const lines = async (): Promise<number[]> => {
      const [result] = await eslint.lintText(CODE, { filePath: join(cwd, 'src/app.js') });
      return result?.messages.map(({ line }) => line) ?? [];
    };
    expect(await lines()).toEqual([2]);
    write(cwd, { 'bridgekeeper.config.yaml': NAMES });
    expect(await lines()).toEqual([1, 2]);
    rmSync(join(cwd, 'bridgekeeper.config.yaml'));
    expect(await lines()).toEqual([2]);
  });
});

describe('what a policy costs', () => {
  it('is next to nothing a file: no file is read again, and a program runs once', () => {
    const marker =
      'import { appendFileSync } from "node:fs";\nappendFileSync(new URL("runs.log", import.meta.url), "x");\n';
    const cwd = repository({
      'bridgekeeper.config.mjs': `${marker}export default { secretNames: ['ACME_LICENCE'] };\n`,
    });
    const project = new Project(cwd);
    for (let file = 0; file < 30; file++) expect(project.lint()).toEqual([LICENCE, PASSWORD]);
    // Twice: a file that was saved this very moment is read once more.
    expect(statSync(join(cwd, 'runs.log')).size).toBeLessThanOrEqual(2);
  });
});
