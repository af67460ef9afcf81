import { STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { check, found } from '../check.js';

const RULE = 'no-hardcoded-credentials';
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;
/** Assembled here, so that no scanner takes this file for a leak. */
const GITLAB_TOKEN = ['glpat', 'x8Kq2Wm4Zr7Tn1Yb5Vc3'].join('-');

describe('no-hardcoded-credentials in compose', () => {
  it.each([
    ['a weak password', 'POSTGRES_PASSWORD: postgres', '5:26 postgres'],
    ['a quoted password', 'DB_PASSWORD: "hunter2"', '5:20 "hunter2"'],
    ['a list entry', '- DB_PASSWORD=changeme', '5:21 changeme'],
    ['a random value', 'JWT_SECRET: 8fJ2kd93LmQz7Xw1pR4v', '5:19 8fJ2kd93LmQz7Xw1pR4v'],
    ['the password of a URL', 'DATABASE_URL: postgres://app:hunter2@db/app', '5:36 hunter2'],
    ['a token under any name', `SOMETHING: ${GITLAB_TOKEN}`, `5:18 ${GITLAB_TOKEN}`],
  ])('reports %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each([
    ['a reference', 'DB_PASSWORD: ${DB_PASSWORD}'],
    ['an empty value', 'DB_PASSWORD: ""'],
    ['null', 'DB_PASSWORD:'],
    ['a path', 'DB_PASSWORD_FILE: /run/secrets/db'],
    ['a switch', 'ALLOW_EMPTY_PASSWORD: "yes"'],
    ['a plain name', 'POSTGRES_USER: postgres'],
    ['a URL with a reference for its password', 'DATABASE_URL: postgres://app:${DB_PASSWORD}@db/app'],
    ['a time to live', 'TOKEN_TTL: 3600'],
  ])('passes %s', (_name, line) => {
    expect(check('compose.yaml', compose(line))).toEqual([]);
  });

  it('reports a flag of a command line', () => {
    const text = 'services:\n  r:\n    image: redis\n    command: ["redis-server", "--password=hunter2"]\n';
    expect(found(RULE, 'compose.yaml', text)).toEqual(['4:43 hunter2']);
  });
});

describe('no-hardcoded-credentials in other files', () => {
  it('reports an env file', () => {
    expect(found(RULE, '.env', 'DB_PASSWORD=hunter2\nPORT=3000\n')).toEqual(['1:13 hunter2']);
  });

  it('reports Helm values, and passes over names of Secrets and of their keys', () => {
    const text = [
      'auth:',
      '  username: app',
      '  password: hunter2',
      '  existingSecret: app-secrets',
      '  secretKeys:',
      '    adminPasswordKey: password',
      'extraEnv:',
      '  - name: API_KEY',
      '    value: changeme',
      '',
    ].join('\n');
    expect(found(RULE, 'chart/values.yaml', text)).toEqual(['3:13 hunter2', '9:12 changeme']);
  });

  it('reports a container variable once, and passes over references', () => {
    const text = [
      'apiVersion: v1',
      'kind: Pod',
      'spec:',
      '  containers:',
      '    - name: app',
      '      env:',
      '        - name: DB_PASSWORD',
      '          value: changeme',
      '        - name: API_KEY',
      '          valueFrom:',
      '            secretKeyRef: { name: secret, key: password }',
      '      volumeMounts: []',
      '  imagePullSecrets:',
      '    - name: secret',
      '',
    ].join('\n');
    expect(check('deploy/pod.yaml', text)).toEqual([
      { rule: RULE, at: '8:18', text: 'changeme', severity: 'error' },
    ]);
  });

  it('passes an ExternalSecret, whose keys are names', () => {
    const text = [
      'apiVersion: external-secrets.io/v1',
      'kind: ExternalSecret',
      'metadata: { name: app-secrets }',
      'spec:',
      '  data:',
      '    - secretKey: password',
      '      remoteRef: { key: secret/k3s/app, property: password }',
      '',
    ].join('\n');
    expect(check('deploy/external-secret.yaml', text)).toEqual([]);
  });

  it('passes what SOPS has encrypted', () => {
    const text =
      'password: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]\nsops:\n  age: []\n  mac: ENC[AES256_GCM,data:x]\n';
    expect(check('config/prod.yaml', text)).toEqual([]);
  });

  it('finds a token in a comment, and no URL there', () => {
    expect(found(RULE, 'a.yaml', `# token ${GITLAB_TOKEN}\n# postgres://user:hunter2@db/x\na: b\n`)).toEqual([
      `1:9 ${GITLAB_TOKEN}`,
    ]);
  });

  it('is calm below test folders unless the preset is strict', () => {
    const text = compose('DB_PASSWORD: changeme');
    expect(found(RULE, 'test/compose.yaml', text)).toEqual([]);
    expect(found(RULE, 'test/compose.yaml', text, { policy: STRICT })).toEqual(['5:20 changeme']);
  });

  it('reads a literal in a Helm template, and passes over the actions', () => {
    const text = 'password: hunter2\napiKey: {{ .Values.apiKey }}\ntoken: "{{ .Values.token }}"\n';
    expect(found(RULE, 'chart/templates/config.yaml', text)).toEqual(['1:11 hunter2']);
  });
});
