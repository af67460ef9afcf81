import { describe, expect, it } from 'vitest';

import { STRICT } from '@bridgekeeper/policy';

import { gatherFacts } from '../../../src/project/facts.js';
import type { Found } from '../../check.js';
import { check } from '../../check.js';

type Files = Readonly<Record<string, string>>;

/** The findings in a compose file, with the facts of all the files. */
function inCompose(compose: string, files: Files = {}, strict = false): Found[] {
  const all = { ...files, 'app/compose.yaml': compose };
  const project = gatherFacts(Object.entries(all).map(([path, text]) => ({ path, text })));
  return check('app/compose.yaml', compose, { project, ...(strict && { policy: STRICT }) });
}

const withEntries = (...entries: string[]): string =>
  `services:\n  app:\n    image: app\n    env_file:\n${entries.map((entry) => `      - ${entry}\n`).join('')}`;

describe('require-fail-fast for `required: false`', () => {
  const optional = (at: string, severity: Found['severity'] = 'warning'): Found[] => [
    { rule: 'require-fail-fast', at, text: 'false', severity },
  ];

  it('warns where the file holds secrets, whatever its name', () => {
    const compose = withEntries('{ path: ./settings/app.env, required: false }');
    const files = { 'app/settings/app.env': 'PORT=1\nDB_PASSWORD=\n' };
    expect(inCompose(compose, files)).toEqual(optional('5:47'));
    expect(inCompose(compose, files, true)).toEqual(optional('5:47', 'error'));
  });

  it('warns where a template tells what the file will hold', () => {
    const compose = withEntries('default.env', 'path: .env\n        required: false');
    expect(inCompose(compose, { 'app/.env.example': 'DB_PASSWORD=\n' })).toEqual(optional('7:19'));
  });

  it('warns of an env file of which nothing tells what it holds', () => {
    expect(inCompose(withEntries('path: .env\n        required: false'))).toEqual(optional('6:19'));
  });

  it.each([
    ['a file without secrets', '{ path: app.env, required: false }', { 'app/app.env': 'PORT=1\n' }],
    ['a file that has to be there', '{ path: .env, required: true }', {}],
    ['a file that has to be there for want of a word', '{ path: .env }', {}],
    ['a file that is no env file by its name', '{ path: overrides.txt, required: false }', {}],
    ['text in quotes, which compose refuses', '{ path: .env, required: "false" }', {}],
    [
      'an env file of another folder',
      '{ path: app.env, required: false }',
      {
        'app/app.env': 'PORT=1\n',
        'app.env': 'DB_PASSWORD=\n',
      },
    ],
  ])('passes %s', (_name, entry, files) => {
    expect(inCompose(withEntries(entry), files)).toEqual([]);
  });

  it('passes one that adds to a file that has to be there, as long as it is not known to hold secrets', () => {
    expect(inCompose(withEntries('default.env', '{ path: override.env, required: false }'))).toEqual([]);
  });

  it('passes secrets that the compose file asks for, and no others', () => {
    const entry = withEntries('{ path: .env, required: false }');
    const compose = `${entry}    environment:\n      DB_PASSWORD: \${DB_PASSWORD:?DB_PASSWORD is required}\n`;
    expect(inCompose(compose, { 'app/.env.example': 'DB_PASSWORD=\n' })).toEqual([]);
    expect(inCompose(compose)).toEqual([]);
    expect(inCompose(compose, { 'app/.env.example': 'DB_PASSWORD=\nJWT_SECRET=\n' })).toEqual(
      optional('5:33'),
    );
  });

  it('leaves env files of deployments to no-deploy-env-file', () => {
    const rules = (path: string, file: string): string[] =>
      check(path, withEntries(`{ path: ${file}, required: false }`)).map(({ rule }) => rule);
    expect(rules('deploy/compose.yaml', '.env')).toEqual(['no-deploy-env-file']);
    expect(rules('compose.yaml', 'deploy/.env')).toEqual(['no-deploy-env-file']);
    expect(rules('compose.yaml', '.env.production')).toEqual(['no-deploy-env-file']);
    expect(rules('compose.yaml', '.env.local')).toEqual(['require-fail-fast']);
  });

  it('passes compose files of tests', () => {
    const compose = withEntries('{ path: .env, required: false }');
    expect(check('test/compose.yaml', compose)).toEqual([]);
  });
});

describe('no-invalid-substitution for `format: raw`', () => {
  const raw = withEntries('{ path: app.env, format: raw }');

  it('warns where the file holds a reference', () => {
    const finding = { rule: 'no-invalid-substitution', at: '5:34', text: 'raw' };
    const files = { 'app/app.env': 'URL=http://${HOST}/\n' };
    expect(inCompose(raw, files)).toEqual([{ ...finding, severity: 'warning' }]);
    expect(inCompose(raw, files, true)).toEqual([{ ...finding, severity: 'error' }]);
  });

  it.each([
    ['a file without one', { 'app/app.env': 'PRICE=5$\n' }],
    ['one in single quotes, which compose leaves alone as well', { 'app/app.env': "A='${HOST}'\n" }],
    ['one in a comment', { 'app/app.env': '# ${HOST}\nA=b # ${HOST}\n' }],
    ['a file that is not there', { 'app.env': 'URL=${HOST}\n' }],
  ])('passes %s', (_name, files: Files) => {
    expect(inCompose(raw, files)).toEqual([]);
  });

  it('passes the file without `format`', () => {
    expect(inCompose(withEntries('{ path: app.env }'), { 'app/app.env': 'URL=http://${HOST}/\n' })).toEqual(
      [],
    );
  });

  it('passes compose files of tests', () => {
    const project = gatherFacts([{ path: 'test/app.env', text: 'URL=${HOST}\n' }]);
    expect(check('test/compose.yaml', raw, { project })).toEqual([]);
  });
});
