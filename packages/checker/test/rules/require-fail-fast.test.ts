import { STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { check, found } from '../check.js';

const RULE = 'require-fail-fast';
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;

describe('require-fail-fast in compose', () => {
  it.each([
    ['a bare reference', 'DB_PASSWORD: ${DB_PASSWORD}', '5:20 ${DB_PASSWORD}'],
    ['one without braces', 'DB_PASSWORD: $DB_PASSWORD', '5:20 $DB_PASSWORD'],
    ['one in an item', '- DB_PASSWORD=${DB_PASSWORD}', '5:21 ${DB_PASSWORD}'],
    ['one that is a part of a URL', 'URL: postgres://u:${DB_PASSWORD}@db/app', '5:25 ${DB_PASSWORD}'],
    ['a variable of another name in a secret setting', 'DB_PASSWORD: ${DBP}', '5:20 ${DBP}'],
    ['an item without a value', '- DB_PASSWORD', '5:9 DB_PASSWORD'],
    ['a key without a value', 'DB_PASSWORD:', '5:7 DB_PASSWORD'],
    ['a key with a null', 'DB_PASSWORD: null', '5:7 DB_PASSWORD'],
    ['`?`, which takes an empty value', 'DB_PASSWORD: ${DB_PASSWORD?x}', '5:20 ${DB_PASSWORD?x}'],
    ['a chain that ends in a bare reference', 'DB_PASSWORD: ${A:-${B}}', '5:25 ${B}'],
  ])('reports %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each([
    ['the required form', 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}'],
    ['a chain that ends in the required form', 'DB_PASSWORD: ${A:-${B:?B is required}}'],
    ['what is no secret', 'PORT: ${PORT}'],
    ['a path to a secret', 'DB_PASSWORD_FILE: ${DB_PASSWORD_FILE}'],
    ['an item of what is no secret', '- PORT'],
    ['an escaped dollar', 'DB_PASSWORD: $${DB_PASSWORD}'],
    ['a reference within a message', 'A: ${A:?set it like ${DB_PASSWORD}}'],
    ['a flag that is there when the variable is', 'FLAG: ${DB_PASSWORD:+--password=${DB_PASSWORD}}'],
    ['what Coolify makes up', 'DB_PASSWORD: $SERVICE_PASSWORD_DB'],
    ['what the file asks for elsewhere', 'A: ${DB_PASSWORD:?x}\n      DB_PASSWORD: ${DB_PASSWORD}'],
  ])('passes %s', (_name, line) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([]);
  });

  it('leaves a fallback to the rule of fallbacks', () => {
    expect(check('compose.yaml', compose('DB_PASSWORD: ${DB_PASSWORD:-x}'))).toEqual([
      { rule: 'no-secret-default', at: '5:20', text: '${DB_PASSWORD:-x}', severity: 'error' },
    ]);
  });

  it('reports arguments of a build', () => {
    const text = 'services:\n  app:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN\n';
    expect(found(RULE, 'compose.yaml', text)).toEqual(['6:11 NPM_TOKEN']);
  });

  it('does not take a list of secrets, of volumes or of keys of a map for variables', () => {
    const text =
      'services:\n  app:\n    image: app\n    secrets:\n      - db_password\nsecrets:\n  db_password:\n';
    expect(check('compose.yaml', text)).toEqual([]);
  });

  it('leaves a file alone that Coolify writes as it stands', () => {
    const text =
      'services:\n  app:\n    image: app\n    volumes:\n      - type: bind\n        source: ./a.sh\n        content: |\n          PASSWORD=x; echo $PASSWORD ${A^^}\n';
    expect(found(RULE, 'compose.yaml', text)).toEqual([]);
    expect(found('no-invalid-substitution', 'compose.yaml', text)).toEqual([]);
  });

  it('warns, and is an error in the strict preset', () => {
    const severities = (policy: typeof STRICT | undefined): string[] =>
      check('compose.yaml', compose('DB_PASSWORD: ${DB_PASSWORD}'), policy && { policy }).map(
        ({ severity }) => severity,
      );
    expect(severities(undefined)).toEqual(['warning']);
    expect(severities(STRICT)).toEqual(['error']);
  });

  it.each([
    ['compose.yaml', 'compose puts an empty text', 'so that compose stops'],
    ['docker-stack.yml', 'docker stack puts an empty text', 'no hyphen under docker stack'],
  ])('names the consumer that it assumes for %s', (path, message, help) => {
    const [finding] = checkText(compose('DB_PASSWORD: ${DB_PASSWORD}'), { path }).findings;
    expect(finding?.message).toContain(message);
    expect(finding?.help).toContain(help);
  });
});

describe('require-fail-fast in tests', () => {
  it('asks for nothing below a folder of tests, unless strict', () => {
    const text = compose('- DB_PASSWORD');
    expect(found(RULE, 'tests/resources/compose.yaml', text)).toEqual([]);
    expect(found(RULE, 'tests/resources/compose.yaml', text, { policy: STRICT })).toEqual([
      '5:9 DB_PASSWORD',
    ]);
    expect(found(RULE, 'resources/compose.yaml', text)).toEqual(['5:9 DB_PASSWORD']);
  });
});

describe('require-fail-fast in a Dockerfile', () => {
  it('reports a variable that takes an argument without a default', () => {
    expect(found(RULE, 'Dockerfile', 'FROM a\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\n')).toEqual([
      '3:15 $NPM_TOKEN',
    ]);
    expect(found(RULE, 'Dockerfile', 'FROM a\nARG NPM_TOKEN=""\nENV NPM_TOKEN=$NPM_TOKEN\n')).toEqual([
      '3:15 $NPM_TOKEN',
    ]);
  });

  it('leaves the default of an argument to the rule of fallbacks', () => {
    const text = 'FROM a\nARG ENCRYPTION_KEY="CAFEBABE"\nENV ENCRYPTION_KEY="$ENCRYPTION_KEY"\n';
    expect(check('Dockerfile', text)).toEqual([
      { rule: 'no-secret-default', at: '2:20', text: '"CAFEBABE"', severity: 'error' },
    ]);
  });
});

describe('require-fail-fast elsewhere', () => {
  it('reports a secret that an env file reads and does not set', () => {
    expect(found(RULE, '.env', 'DATABASE_URL=postgres://u:${DB_PASSWORD}@db/app\n')).toEqual([
      '1:27 ${DB_PASSWORD}',
    ]);
  });

  it.each(['DB_PASSWORD=\nA=${DB_PASSWORD}\n', 'A=${DB_PASSWORD:?x}\n', "A='${DB_PASSWORD}'\n"])(
    'passes %j in an env file',
    (text) => {
      expect(found(RULE, '.env', text)).toEqual([]);
    },
  );

  it('asks for nothing where `:?` is not honoured', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  A: x-${DB_PASSWORD}\n';
    expect(found(RULE, 'deploy/a.yaml', text, { project: { flux: true } })).toEqual([]);
    expect(found(RULE, 'deploy/a.yaml', text)).toEqual([]);
    expect(found(RULE, 'chart/values.yaml', 'password: ${DB_PASSWORD}\n')).toEqual([]);
  });
});
