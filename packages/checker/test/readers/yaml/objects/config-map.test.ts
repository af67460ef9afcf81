import { describe, expect, it } from 'vitest';

import { findings, indent, LITERAL, object } from './objects.js';

const configMap = (data: string): string => object('v1', 'ConfigMap', `data:\n${indent(data, 2)}`);

describe('a ConfigMap', () => {
  it.each([
    ['a literal', `DB_PASSWORD: ${LITERAL}`, [`no-hardcoded-credentials 6:16 ${LITERAL}`]],
    ['an env file', `.env: |\n  A=1\n  DB_PASSWORD=${LITERAL}`, [`no-hardcoded-credentials 8:17 ${LITERAL}`]],
    [
      'JSON in a block',
      `app.json: |\n  {"db": {"user": "a", "password": "${LITERAL}"}}`,
      [`no-hardcoded-credentials 7:39 ${LITERAL}`],
    ],
    [
      'JSON in quotes',
      `app.json: '{"db": {"user": "a", "password": "${LITERAL}"}}'`,
      [`no-hardcoded-credentials 6:48 ${LITERAL}`],
    ],
    [
      'an INI file',
      `app.ini: |\n  [db]\n  password = ${LITERAL}`,
      [`no-hardcoded-credentials 8:16 ${LITERAL}`],
    ],
    [
      'a properties file',
      `app.properties: |\n  spring.datasource.password=${LITERAL}`,
      [`no-hardcoded-credentials 7:32 ${LITERAL}`],
    ],
    [
      'a YAML file',
      `app.yaml: |\n  db:\n    password: ${LITERAL}`,
      [`no-hardcoded-credentials 8:17 ${LITERAL}`],
    ],
    [
      'names and values in a YAML file',
      `app.yaml: |\n  env:\n    - name: API_TOKEN\n      value: "${LITERAL}"`,
      [`no-hardcoded-credentials 9:16 "${LITERAL}"`],
    ],
    [
      'a block in a YAML file',
      `app.yaml: |\n  db:\n    password: >-\n      ${LITERAL}`,
      [`no-hardcoded-credentials 9:1         ${LITERAL}…10:1`],
    ],
    [
      'a default in a YAML file',
      'app.yaml: |\n  password: ${DB_PASSWORD:-changeme99}',
      ['no-secret-default 7:15 ${DB_PASSWORD:-changeme99}'],
    ],
    [
      'a Secret in a YAML file',
      `secret.yaml: |\n  apiVersion: v1\n  kind: Secret\n  stringData:\n    a: ${LITERAL}`,
      ['no-secret-manifest 9:5 stringData'],
    ],
    [
      'the values of a chart',
      'values.yaml: |\n  env:\n    DB_PASSWORD: ${DB_PASSWORD}',
      ['require-secret-key-ref 8:20 ${DB_PASSWORD}'],
    ],
  ])('holds %s', (_name, data, expected) => {
    expect(findings(configMap(data))).toEqual(expected);
  });

  it.each([
    ['references in a YAML file', 'app.yaml: |\n  existingSecret: app\n  passwordFile: /run/secrets/db'],
    ['names of mail and hashes', 'app.properties: |\n  email=ops@example.com\n  digest=SHA1\n  key=value'],
    ['a file that is no YAML', 'app.yaml: |\n  {{ if }}: [\n'],
    ['an anchor and its alias', 'app.yaml: |\n  a: &a { user: x }\n  b: *a\n  password: ${DB_PASSWORD}'],
  ])('may hold %s', (_name, data) => {
    expect(findings(configMap(data))).toEqual([]);
  });

  it('holds a file in base64', () => {
    const file = Buffer.from(`[db]\npassword = ${LITERAL}\n`).toString('base64');
    const text = object('v1', 'ConfigMap', `binaryData:\n  app.ini: ${file}`);
    const encoded = file.slice(Math.floor(16 / 3) * 4, Math.ceil((16 + LITERAL.length) / 3) * 4);
    expect(findings(text)).toEqual([`no-hardcoded-credentials 6:32 ${encoded}`]);
  });

  it.each([
    ['bytes', Buffer.from([0, 255, 1, 2, 3, 4]).toString('base64')],
    ['what is no base64', 'pass-word!'],
    ['a file without secrets', Buffer.from('port = 8080\n').toString('base64')],
  ])('may hold %s as binary data', (_name, data) => {
    expect(findings(object('v1', 'ConfigMap', `binaryData:\n  app.bin: ${data}`))).toEqual([]);
  });

  it('gives places where lines end in CR LF', () => {
    const text = configMap(`app.yaml: |\n  db:\n    password: "${LITERAL}"`).replaceAll('\n', '\r\n');
    expect(findings(text)).toEqual([`no-hardcoded-credentials 8:17 "${LITERAL}"`]);
  });

  it('gives places where a file stands in a quoted scalar', () => {
    const text = configMap(`app.yaml: "db:\\n  user: a\\n  password: ${LITERAL}\\n"`);
    expect(findings(text)).toEqual([`no-hardcoded-credentials 6:42 ${LITERAL}`]);
  });
});
