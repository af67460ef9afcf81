import { STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { gatherFacts } from '../../src/project/facts.js';
import { check, found } from '../check.js';

const RULE = 'no-env-example-value';

/** The findings of the rule in a template, beside other files of the project. */
function beside(files: Readonly<Record<string, string>>, path: string, text: string): string[] {
  const all = Object.entries({ ...files, [path]: text }).map(([name, content]) => ({
    path: name,
    text: content,
  }));
  return found(RULE, path, text, { project: gatherFacts(all) });
}

describe('no-env-example-value for secrets', () => {
  it.each([
    ['a weak value', 'DB_PASSWORD=changeme\n', ['1:13 changeme']],
    ['a placeholder', 'API_KEY=your-api-key-here\n', ['1:9 your-api-key-here']],
    ['a placeholder in angle brackets', 'API_KEY=<your-key>\n', ['1:9 <your-key>']],
    ['a value that looks like a name', 'JWT_SECRET=JWT_SECRET\n', ['1:12 JWT_SECRET']],
    ['a sentence', 'JWT_SECRET="please change this secret"\n', ['1:12 "please change this secret"']],
    ['a mask', 'DB_PASSWORD=xxxxxxxx\n', ['1:13 xxxxxxxx']],
    [
      'a password in a URL',
      'DATABASE_URL=postgres://app:hunter2@db/app\n',
      ['1:14 postgres://app:hunter2@db/app'],
    ],
    ['an exported value', 'export DB_PASSWORD=x1y2z3\n', ['1:20 x1y2z3']],
  ])('reports %s', (_name, text, expected) => {
    expect(found(RULE, '.env.example', text)).toEqual(expected);
  });

  it.each([
    '.env.example',
    '.env.sample',
    '.env.template',
    '.env.dist',
    '.env.local.example',
    '.env.production.template',
    'example.env',
    'app.env.example',
    '.example.env',
    'env.example',
    'deploy/.env.example',
  ])('reads %s as a template', (path) => {
    expect(found(RULE, path, 'DB_PASSWORD=changeme\n')).toEqual(['1:13 changeme']);
  });

  it.each(['.env', '.env.local', '.env.development', 'app.env', '.env.defaults'])(
    'leaves %s to others',
    (path) => {
      expect(found(RULE, path, 'DB_PASSWORD=changeme\n')).toEqual([]);
    },
  );

  it.each([
    ['an empty value', 'DB_PASSWORD=\nAPI_KEY=""\n'],
    ['a bare name', 'DB_PASSWORD\n'],
    ['what is no secret', 'PORT=3000\nDB_HOST=localhost\nLOG_LEVEL=info\n'],
    ['a place', 'DB_PASSWORD_FILE=/run/secrets/db_password\n'],
    ['a switch', 'REQUIRE_PASSWORD=true\n'],
    ['a lifetime', 'ACCESS_TOKEN_TTL=15m\n'],
    ['a URL without a password', 'DATABASE_URL=postgres://localhost:5432/app\n'],
    ['a comment', '# DB_PASSWORD=changeme\n'],
  ])('passes %s', (_name, text) => {
    expect(check('.env.example', text)).toEqual([]);
  });

  it('is an error, and the only finding of its place', () => {
    expect(check('.env.example', 'DB_PASSWORD=changeme\n')).toEqual([
      { rule: RULE, at: '1:13', text: 'changeme', severity: 'error' },
    ]);
  });

  it('leaves the place to no-hardcoded-credentials where it is off', () => {
    const policy = { preset: 'recommended', severities: { [RULE]: 'off' } } as const;
    expect(check('.env.example', 'DB_PASSWORD=changeme\n', { policy })).toEqual([
      { rule: 'no-hardcoded-credentials', at: '1:13', text: 'changeme', severity: 'error' },
    ]);
  });

  it('is silent below folders of tests, unless strict', () => {
    const text = 'DB_PASSWORD=changeme\n';
    expect(found(RULE, 'test/fixtures/.env.example', text)).toEqual([]);
    expect(found(RULE, 'test/fixtures/.env.example', text, { policy: STRICT })).toEqual(['1:13 changeme']);
  });

  it('asks to revoke what is a real token, and never shows it', () => {
    const token = ['glpat', 'aB3dE5gH7jK9mN1pQ3sT'].join('-');
    const { findings } = checkText(`GITLAB_TOKEN=${token}\n`, { path: '.env.example' });
    expect(findings.map(({ ruleId, help }) => [ruleId, help.slice(0, 10)])).toEqual([[RULE, 'revoke it,']]);
    expect(JSON.stringify(findings)).not.toContain(token.slice(0, 12));
  });
});

describe('no-env-example-value for what `:?` guards', () => {
  const compose =
    'services:\n  app:\n    image: app\n    environment:\n      DOMAIN: ${DOMAIN:?DOMAIN is required}\n';

  it('reports a name that a compose file requires', () => {
    expect(beside({ 'compose.yaml': compose }, '.env.example', 'DOMAIN=example.com\n')).toEqual([
      '1:8 example.com',
    ]);
  });

  it('reports a name that an env file requires', () => {
    expect(beside({ '.env.shared': 'A=${REGION:?}\n' }, '.env.example', 'REGION=eu\n')).toEqual(['1:8 eu']);
  });

  it('says which file requires it', () => {
    const text = 'DB_PASSWORD=changeme\nDOMAIN=example.com\n';
    const files = [
      { path: 'deploy/compose.yaml', text: `${compose}      P: \${DB_PASSWORD:?}\n` },
      { path: '.env.example', text },
    ];
    const { findings } = checkText(text, { path: '.env.example', project: gatherFacts(files) });
    expect(findings.map(({ message }) => message)).toEqual([
      '`DB_PASSWORD` is a secret, and this template gives it a value, and `:?` in deploy/compose.yaml is content with it',
      '`DOMAIN` is required by `:?` in deploy/compose.yaml, and this template gives it a value: the check never fails',
    ]);
  });

  it.each([
    ['an empty value', 'DOMAIN=\n'],
    ['a number', 'DOMAIN=3000\n'],
    ['a switch', 'DOMAIN=true\n'],
    ['this machine', 'DOMAIN=http://localhost:3000/app\n'],
    ['a value with a reason', 'DOMAIN=example.com # safe-default: the demo runs there\n'],
    ['a reference', 'DOMAIN=${HOST}\n'],
  ])('passes %s', (_name, text) => {
    expect(beside({ 'compose.yaml': compose }, '.env.example', text)).toEqual([]);
  });

  it('lets no tag excuse a secret', () => {
    expect(
      beside({ 'compose.yaml': compose }, '.env.example', 'DB_PASSWORD=x1y2 # safe-default: for local use\n'),
    ).toEqual(['1:13 x1y2']);
  });

  it('passes a name that is required in another application, in a comment, or escaped', () => {
    expect(beside({ 'a/compose.yaml': compose }, 'b/.env.example', 'DOMAIN=example.com\n')).toEqual([]);
    expect(
      beside({ 'compose.yaml': compose.replace('DOMAIN: $', '# $') }, '.env.example', 'DOMAIN=a.io\n'),
    ).toEqual([]);
    expect(beside({ 'compose.yaml': compose.replace('$', '$$$$') }, '.env.example', 'DOMAIN=a.io\n')).toEqual(
      [],
    );
  });
});

describe('no-env-example-value for a comment in the place of a value', () => {
  const text = 'DB_PASSWORD= # ask the team\n';
  const compose = 'services:\n  app:\n    image: app\n    env_file: .env\n';

  it('reports it firmly where compose reads the file', () => {
    const project = gatherFacts([{ path: 'compose.yaml', text: compose }]);
    expect(check('.env.example', text, { project })).toEqual([
      { rule: RULE, at: '1:14', text: '# ask the team', severity: 'error' },
    ]);
  });

  it('warns where nobody is known to read it', () => {
    expect(check('.env.example', text)).toEqual([
      { rule: RULE, at: '1:14', text: '# ask the team', severity: 'warning' },
    ]);
  });

  it("passes it where npm's dotenv reads the file", () => {
    const facts = gatherFacts([]);
    const env = { ...facts.env, packageFolders: new Set(['']) };
    expect(check('.env.example', text, { project: { ...facts, env } as typeof facts })).toEqual([]);
  });
});
