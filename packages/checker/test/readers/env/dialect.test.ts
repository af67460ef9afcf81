import { describe, expect, it } from 'vitest';

import { checkProject } from '../../../src/check-project.js';
import { checkText } from '../../../src/check-text.js';
import { gatherFacts } from '../../../src/project/facts.js';
import { envDialect } from '../../../src/readers/env/dialect.js';
import { tempRepository } from '../../files/temp.js';

const COMPOSE = 'services:\n  app:\n    image: app\n    env_file: [conf/.env.web]\n    command: echo ${A}\n';

describe('the dialect of an env file', () => {
  const facts = gatherFacts([{ path: 'web/compose.yaml', text: COMPOSE }]);
  const project =
    facts.env === undefined ? facts : { ...facts, env: { ...facts.env, packageFolders: new Set(['web']) } };

  it.each([
    ['what compose names', 'web/conf/.env.web', 'compose', true],
    ['what compose reads by itself', 'web/.env', 'compose', true],
    ['a template of it', 'web/.env.example', 'compose', true],
    ['what stands beside a package.json', 'web/.env.test', 'npm', true],
    ['anything else', 'api/.env', 'compose', false],
  ])('of %s', (_name, path, dialect, certain) => {
    expect(envDialect(path, project)).toEqual({ dialect, certain });
  });

  it('is that of compose for a text alone', () => {
    expect(envDialect('.env', { flux: false })).toEqual({ dialect: 'compose', certain: false });
  });
});

/** The findings in `.env.test` and what they say, in a project with a package.json or a compose file that reads it. */
async function found(text: string, reader: 'npm' | 'compose'): Promise<string[]> {
  const beside =
    reader === 'npm'
      ? { 'package.json': '{}' }
      : { 'compose.yaml': 'services:\n  a:\n    image: a\n    env_file: .env.test\n' };
  const { findings, errors } = await checkProject(tempRepository({ ...beside, '.env.test': text }));
  expect(errors.filter(({ file }) => file !== '.env.test')).toEqual([]);
  return [
    ...errors.map(({ line, message }) => `${String(line)} ${message}`),
    ...findings
      .filter(({ ruleId }) => ruleId !== 'require-env-ignored')
      .map(({ ruleId, line, column }) => `${String(line)}:${String(column)} ${ruleId}`),
  ];
}

describe('a file that both dialects read differently', () => {
  it.each([
    ['a tag with no value before it', 'A= # safe-default: b\n', ['1:6 no-untagged-default'], []],
    ['a tag behind a TAB', 'A=${B:-c}\t# safe-default: b\n', ['1:13 no-untagged-default'], []],
    ['a tag right behind a value', 'A=${B:-c}# safe-default: b\n', ['1:3 no-untagged-default'], []],
    ['single quotes', "A='${DB_PASSWORD:-changeme}'\n", [], ['1:4 no-secret-default']],
    ['back-ticks', 'A=`${DB_PASSWORD:-changeme}`\n', ['1:4 no-secret-default'], ['1:4 no-secret-default']],
    ['a password that starts with a #', 'DB_PASSWORD=#hunter2\n', ['1:13 no-hardcoded-credentials'], []],
    [
      'back-ticks over lines',
      'A=`{\n "DB_PASSWORD": "x" }`\nDB_PASSWORD=kf83hxo2a9\n',
      ['2 unexpected character in the name of a variable', '3:13 no-hardcoded-credentials'],
      ['3:13 no-hardcoded-credentials'],
    ],
    ['a quote that is not closed', 'A="b\n', ['1 the quote is not closed'], []],
    ['a name with a blank', 'A B=c\n', ['1 the name of a variable cannot contain a blank'], []],
  ])('%s', async (_name, text, compose, npm) => {
    expect(await found(text, 'compose')).toEqual(compose);
    expect(await found(text, 'npm')).toEqual(npm);
  });

  it('has findings that name who was taken to read it', () => {
    const text = 'A= # safe-default: b\nDB_PASSWORD=${DB_PASSWORD:-changeme}\n';
    const files = [{ path: 'compose.yaml', text: COMPOSE.replace('conf/', '') }];
    const { findings } = checkText(text, { path: '.env.web', project: gatherFacts(files) });
    expect(findings.map(({ message, help }) => `${message} ${help}`.includes('compose'))).toEqual([
      true,
      true,
    ]);
  });
});

describe('a text alone, of which nothing says who reads it', () => {
  it.each([
    ['is of npm where back-ticks hold lines', 'A=`{\n  "demo": "x"\n}`\nB=c\n', []],
    ['with CR LF and a comment', 'export A = `{\r\n  "demo": "x"\r\n}` # why\r\n', []],
    ['is of compose where a back-tick is not closed', 'A=`b\n"c": d\n', [2]],
    ['is of compose where more stands behind the back-tick', 'A=`b\n"c": d`e\n', [2]],
  ])('%s', (_name, text, lines) => {
    expect(checkText(text, { path: '.env' }).errors.map(({ line }) => line)).toEqual(lines);
  });

  it('keeps what it holds between the back-ticks', () => {
    const { findings } = checkText('A=`b\n${DB_PASSWORD:-changeme}\n`\n', { path: '.env' });
    expect(findings.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      ['no-secret-default', 2, 1],
    ]);
  });
});
