import { describe, expect, it } from 'vitest';

import { check, found } from '../check.js';

const container = (entry: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n${entry.replace(/^/gm, '            ')}\n`;
const places = (text: string, path = 'deploy/app.yaml'): string[] =>
  check(path, text).map(({ rule, at, text: under }) => `${rule} ${at} ${under}`);

describe('require-secret-key-ref', () => {
  it.each([
    [
      'a ConfigMap',
      '- name: DB_PASSWORD\n  valueFrom:\n    configMapKeyRef: { name: c, key: k }',
      '9:21 DB_PASSWORD',
    ],
    ['substituted text', '- name: DB_PASSWORD\n  value: ${DB_PASSWORD}', '10:22 ${DB_PASSWORD}'],
    ['substituted text in quotes', '- name: API_TOKEN\n  value: "${API_TOKEN}"', '10:22 "${API_TOKEN}"'],
    [
      'an optional reference',
      '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: s\n      key: k\n      optional: true',
      '14:29 true',
    ],
    [
      'an optional key of a file of variables',
      '- name: DB_PASSWORD\n  valueFrom:\n    fileKeyRef: { key: k, path: p, volumeName: v, optional: true }',
      '11:73 true',
    ],
    [
      'a value put together of text',
      '- name: DB_AUTH\n  value: ${DB_USER}:${DB_PASSWORD}',
      '10:22 ${DB_USER}:${DB_PASSWORD}',
    ],
    [
      'a URL put together of text',
      '- name: DATABASE_URL\n  value: "postgres://app:${DB_PASSWORD}@db/app"',
      '10:22 "postgres://app:${DB_PASSWORD}@db/app"',
    ],
  ])('reports %s', (_name, entry, expected) => {
    expect(places(container(entry))).toEqual([`require-secret-key-ref ${expected}`]);
  });

  it.each([
    ['a reference', '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: { name: s, key: k }'],
    [
      'a reference that says it is not optional',
      '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: { name: s, key: k, optional: false }',
    ],
    [
      'a plain setting from a ConfigMap',
      '- name: LOG_LEVEL\n  valueFrom:\n    configMapKeyRef: { name: c, key: k }',
    ],
    [
      'a plain optional setting',
      '- name: LOG_LEVEL\n  valueFrom:\n    secretKeyRef: { name: s, key: k, optional: true }',
    ],
    ['an earlier variable of the pod', '- name: API_TOKEN\n  value: $(OTHER_TOKEN)'],
    [
      'a URL put together of earlier variables',
      '- name: DATABASE_URL\n  value: postgres://$(DB_USER):$(DB_PASSWORD)@db/app',
    ],
    ['what is escaped', '- name: SCRIPT\n  value: login $${DB_PASSWORD}'],
    ['a URL put together of what is no secret', '- name: BASE_URL\n  value: https://${HOST}:${PORT}'],
    ['a program of several lines', '- name: SCRIPT\n  value: |\n    login ${DB_PASSWORD}'],
    ['the path of a mounted secret', '- name: DB_PASSWORD_FILE\n  value: ${SECRETS_DIR}'],
  ])('passes %s', (_name, entry) => {
    expect(places(container(entry))).toEqual([]);
  });

  it('looks into init and ephemeral containers, and into pods of other kinds', () => {
    const entry = '[{ name: API_KEY, valueFrom: { configMapKeyRef: { name: c, key: k } } }]';
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec:\n  template:\n    spec:\n      initContainers:\n        - env: ${entry}\n      ephemeralContainers:\n        - env: ${entry}\n`;
    expect(places(text)).toEqual([
      'require-secret-key-ref 7:25 API_KEY',
      'require-secret-key-ref 9:25 API_KEY',
    ]);
  });

  it('reads env as a map, in the values of a chart', () => {
    const text =
      'controllers:\n  app:\n    containers:\n      app:\n        env:\n          DB_PASSWORD: ${DB_PASSWORD}\n          API_KEY:\n            valueFrom: { configMapKeyRef: { name: c, key: k } }\n          TOKEN:\n            secretKeyRef: { name: s, key: k }\n';
    expect(places(text, 'chart/values.yaml')).toEqual([
      'require-secret-key-ref 6:24 ${DB_PASSWORD}',
      'require-secret-key-ref 7:11 API_KEY',
    ]);
  });

  it('reports envFrom with an optional Secret, not with an optional ConfigMap', () => {
    const text = container('[]').replace(
      'env:\n            []',
      'envFrom:\n            - secretRef: { name: s, optional: true }\n            - configMapRef: { name: c, optional: true }',
    );
    expect(places(text)).toEqual(['require-secret-key-ref 9:47 true']);
  });
});

describe('require-secret-key-ref in compose files', () => {
  // A config is a file in the container as a secret is; the value comes out of the environment, and is in no file here.
  it('leaves a config alone that holds a secret variable: no Secret of Kubernetes could take its place', () => {
    const text = (key: string): string =>
      `services:\n  app:\n    image: app\n    ${key}: [db]\n${key}:\n  db:\n    environment: DB_PASSWORD\n`;
    expect(check('compose.yaml', text('configs'))).toEqual([]);
    expect(check('compose.yaml', text('secrets'))).toEqual([]);
  });
});

describe('require-secret-key-ref in templates of Helm', () => {
  const template = (value: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - env:\n            - name: DB_PASSWORD\n              value: ${value}\n`;
  const at = (value: string): string[] =>
    found('require-secret-key-ref', 'chart/templates/app.yaml', template(value));

  it.each([
    ['bare', '{{ .Values.db.password }}'],
    ['trimmed', '{{- .Values.db.password -}}'],
    ['quoted by a function', '{{ .Values.db.password | quote }}'],
    ['in quotes', '"{{ .Values.db.password }}"'],
    ['from the root', '{{ $.Values.db.password | toString | quote }}'],
    ['that is required', '{{ required "db.password is required" .Values.db.password }}'],
  ])('reports a secret value of the chart, %s', (_name, value) => {
    expect(at(value)).toEqual([`9:22 ${value}`]);
  });

  it.each([
    ['a name', '{{ .Values.db.secretName }}'],
    ['what a named template gives', '{{ include "app.password" . }}'],
    ['what is computed', '{{ .Values.db.password | sha256sum | quote }}'],
    ['what is no value of the chart', '{{ .Release.Name }}'],
    ['a path', '{{ .Values.db.passwordFile }}'],
  ])('passes %s', (_name, value) => {
    expect(at(value)).toEqual([]);
  });

  it('passes a variable that is no secret', () => {
    const text = template('{{ .Values.db.password }}').replace('DB_PASSWORD', 'DB_NAME');
    expect(found('require-secret-key-ref', 'chart/templates/app.yaml', text)).toEqual([]);
  });

  it('leaves alone what a program in the container puts together of its own variables', () => {
    const url = '- name: OPTIONS\n  value: "--bucket=${BUCKET} --password=${S3_PASSWORD}"';
    expect(places(container(`- name: BUCKET\n  value: backup\n${url}`))).toEqual([]);
    const read = '- name: BUCKET\n  valueFrom: { secretKeyRef: { name: s, key: k } }';
    expect(places(container(`${read}\n${url}`))).toEqual([]);
    // What is put in under the same name says nothing of who reads the text.
    expect(places(container(`- name: BUCKET\n  value: \${BUCKET}\n${url}`))).toEqual([
      'require-secret-key-ref 12:22 "--bucket=${BUCKET} --password=${S3_PASSWORD}"',
    ]);
  });

  it('does not take the variables of an Argo CD plugin for those of a container', () => {
    const application = (kind: string): string =>
      `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nspec:\n  source:\n    plugin:\n      env:\n        - name: AVP_SECRET\n          value: {{ .Values.avp.secret }}\n`;
    expect(places(application('Application'), 'chart/templates/app.yaml')).toEqual([]);
    expect(places(application('Plugin'), 'chart/templates/app.yaml')).toEqual([
      'require-secret-key-ref 8:18 {{ .Values.avp.secret }}',
    ]);
  });

  it('is calm where a test keeps the manifests that it expects', () => {
    const text = container('- name: DB_PASSWORD\n  valueFrom:\n    configMapKeyRef: { name: c, key: k }');
    expect(places(text, 'test/app/baseline/manifests/default.yaml')).toEqual([]);
    expect(places(text, 'test/app/manifests/default.yaml')).toEqual([
      'require-secret-key-ref 9:21 DB_PASSWORD',
    ]);
  });
});

describe('a value of a chart that says which key of a Secret to read', () => {
  const env = (key: string): string =>
    container(
      `- name: TOKEN\n  valueFrom:\n    secretKeyRef:\n      name: app\n      key: ${key}\n- name: TOKEN_SECRET_KEY\n  value: {{ .Values.token.secretKey | quote }}`,
    );

  it('is no secret', () => {
    expect(places(env('{{ .Values.token.secretKey }}'), 'chart/templates/app.yaml')).toEqual([]);
  });

  it.each(['token', '{{ .Values.token.secretKeyOfAnother }}', '{{ .Values.other.secretKey }}'])(
    'is one where the key is %s',
    (key) => {
      expect(places(env(key), 'chart/templates/app.yaml')).toEqual([
        'require-secret-key-ref 15:22 {{ .Values.token.secretKey | quote }}',
      ]);
    },
  );
});
