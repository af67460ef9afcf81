import { describe, expect, it } from 'vitest';

import { check, found } from '../check.js';

const RULE = 'no-secret-default';
const service = (line: string): string =>
  `services:\n  db:\n    image: postgres:17\n    environment:\n      ${line}\n`;

describe('no-secret-default in compose', () => {
  it.each([
    ['a default', 'DB_PASSWORD: ${DB_PASSWORD:-changeme}', '5:20 ${DB_PASSWORD:-changeme}'],
    ['an empty default', 'API_KEY: ${API_KEY:-}', '5:16 ${API_KEY:-}'],
    ['a default for unset only', 'DB_PASSWORD: ${DB_PASSWORD-x}', '5:20 ${DB_PASSWORD-x}'],
    ['a list entry', '- DB_PASSWORD=${DB_PASSWORD:-x}', '5:21 ${DB_PASSWORD:-x}'],
    ['a quoted value', 'DB_PASSWORD: "${DB_PASSWORD:-x}"', '5:21 ${DB_PASSWORD:-x}'],
    [
      'a tag, which never excuses a secret',
      'DB_PASSWORD: ${DB_PASSWORD:-x} # safe-default: local only',
      '5:20 ${DB_PASSWORD:-x}',
    ],
    ['a variable whose own name says nothing', 'DB_PASSWORD: ${PGP:-x}', '5:20 ${PGP:-x}'],
    ['a setting whose own name says nothing', 'DSN_PART: ${DB_PASSWORD:-x}', '5:17 ${DB_PASSWORD:-x}'],
    ['the inner default of two', 'DB_PASSWORD: ${DB_PASSWORD:-${DB_PASS_OLD:-x}}', '5:35 ${DB_PASS_OLD:-x}'],
    [
      'a default inside a URL',
      'DATABASE_URL: postgres://app:${DB_PASSWORD:-x}@db/app',
      '5:36 ${DB_PASSWORD:-x}',
    ],
    [
      'a URL with a password as default',
      'DATABASE_URL: ${DATABASE_URL:-postgres://app:secret@db/app}',
      '5:21 ${DATABASE_URL:-postgres://app:secret@db/app}',
    ],
    ['an alternative literal', 'DB_PASSWORD: ${USE_DB:+hunter2}', '5:20 ${USE_DB:+hunter2}'],
  ])('reports %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', service(line))).toEqual([expected]);
  });

  it.each([
    ['the required form', 'DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}'],
    ['a bare reference', 'DB_PASSWORD: ${DB_PASSWORD}'],
    ['an escaped dollar', 'DB_PASSWORD: $${DB_PASSWORD:-x}'],
    ['a default inside a message', 'DB_PASSWORD: ${DB_PASSWORD:?set ${DB_PASSWORD_HINT:-it}}'],
    ['a fallback to another variable', 'DB_PASSWORD: ${DB_PASSWORD:-$OTHER_PASSWORD}'],
    [
      'a fallback that ends in the required form',
      'DB_PASSWORD: ${DB_PASSWORD:-${OTHER_PASSWORD:?OTHER_PASSWORD is required}}',
    ],
    ['a tagged plain default', 'PORT: ${PORT:-3000} # safe-default: the port of the image'],
    [
      'a path of a secret file',
      'DB_PASSWORD_FILE: ${DB_PASSWORD_FILE:-/run/secrets/db} # safe-default: where compose mounts it',
    ],
    ['a switch by a secret', 'ARGS: ${TLS_KEY:+--tls}'],
    [
      'a URL without a password',
      'DATABASE_URL: ${DATABASE_URL:-postgres://db/app} # safe-default: the service beside',
    ],
    ['a comment', '# DB_PASSWORD: ${DB_PASSWORD:-x}\n      A: b'],
  ])('passes %s', (_name, line) => {
    expect(found(RULE, 'compose.yaml', service(line))).toEqual([]);
  });

  it('reports what an anchor holds once, at the anchor', () => {
    const text = [
      'x-db: &db',
      '  DB_PASSWORD: ${DB_PASSWORD:-x}',
      'services:',
      '  a:',
      '    image: a',
      '    environment: *db',
      '  b:',
      '    image: b',
      '    environment:',
      '      <<: *db',
      '',
    ].join('\n');
    expect(check('compose.yaml', text)).toEqual([
      { rule: RULE, at: '2:16', text: '${DB_PASSWORD:-x}', severity: 'error' },
    ]);
  });

  it('finds defaults in every section, whatever the file is called', () => {
    const text =
      'services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN:-x}\nconfigs:\n  c:\n    content: |\n      password=${ADMIN_PASSWORD:-x}\n';
    expect(found(RULE, 'stack/app.yml', text)).toEqual([
      '6:20 ${NPM_TOKEN:-x}',
      '10:16 ${ADMIN_PASSWORD:-x}',
    ]);
  });

  it('keeps its columns behind a BOM, CR LF and wide characters', () => {
    const text = service('DB_PASSWORD: "é😀${DB_PASSWORD:-x}"').replaceAll('\n', '\r\n');
    expect(found(RULE, 'compose.yaml', text)).toEqual(['5:24 ${DB_PASSWORD:-x}']);
  });
});

describe('no-secret-default and what is no secret', () => {
  const variable = (line: string): string =>
    `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;

  it('takes `true` and `false` for a switch of a way to sign in, which needs a tag', () => {
    const rules = (line: string): string[] => check('compose.yaml', variable(line)).map(({ rule }) => rule);
    expect(rules('AUTH_PASSWORD: ${AUTH_PASSWORD:-true}')).toEqual(['no-untagged-default']);
    expect(rules('AUTH_PASSWORD: ${AUTH_PASSWORD:-truth}')).toEqual(['no-secret-default']);
    expect(rules('AUTH_PASSWORD: ${AUTH_PASSWORD:-}')).toEqual(['no-secret-default']);
    expect(rules('DB_PASSWORD: ${DB_PASSWORD:-false}')).toEqual(['no-secret-default']);
  });

  it("passes what the file of a test's own tool falls back to, unless it opens something", () => {
    const text = (value: string): string =>
      `platforms:\n  - sso_client_password: \${OKTA_PASSWORD:-${value}}\n`;
    const at = (path: string, value: string): string[] => found('no-secret-default', path, text(value));
    expect(at('molecule/default/molecule.yml', 'pass')).toEqual([]);
    const token = ['sk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_');
    expect(at('molecule/default/molecule.yml', token)).toHaveLength(1);
    expect(at('default/molecule.yml', 'pass')).toEqual(['2:26 ${OKTA_PASSWORD:-pass}']);
  });
});

describe('no-secret-default in env files', () => {
  it.each([
    ['DB_PASSWORD=${DB_PASSWORD:-x}\n', '1:13 ${DB_PASSWORD:-x}'],
    ['export DB_PASSWORD="${DB_PASSWORD-}"\n', '1:21 ${DB_PASSWORD-}'],
    ['A=b\nDB_PASSWORD=${DB_PASSWORD:-x} # safe-default: y\n', '2:13 ${DB_PASSWORD:-x}'],
  ])('reports %j', (text, expected) => {
    expect(found(RULE, '.env', text)).toEqual([expected]);
  });

  it.each([
    "DB_PASSWORD='${DB_PASSWORD:-x}'\n",
    'DB_PASSWORD="\\${DB_PASSWORD:-x}"\n',
    'DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required}\n',
  ])('passes %j', (text) => {
    expect(found(RULE, '.env', text)).toEqual([]);
  });
});

describe('no-secret-default in Kubernetes manifests', () => {
  const container = (env: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n            ${env}\n`;

  it('reports a default in an env value', () => {
    expect(
      found(
        RULE,
        'deploy/app.yaml',
        container('- name: DB_PASSWORD\n              value: ${DB_PASSWORD:-x}'),
      ),
    ).toEqual(['12:22 ${DB_PASSWORD:-x}']);
  });

  it('reports Flux defaults, and leaves the message that Flux installs as the value to its own rule', () => {
    const text = container(
      '- name: DB_PASSWORD\n              value: ${DB_PASSWORD:=x}\n            - name: API_KEY\n              value: ${API_KEY:?API_KEY is required}',
    );
    expect(found(RULE, 'deploy/app.yaml', text, { project: { flux: true } })).toEqual([
      '12:22 ${DB_PASSWORD:=x}',
    ]);
  });

  it('passes over an object that switches substitution off under Flux', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n    kustomize.toolkit.fluxcd.io/substitute: disabled\ndata:\n  run.sh: |\n    echo "${PORT:=3000}"\n';
    expect(check('k8s/a.yaml', text, { project: { flux: true } })).toEqual([]);
  });

  it('reports a secret default of a shell script, but not the test whether it is set', () => {
    const text = container('[]').replace(
      'env:\n            []',
      'command: [sh, -c, \'[ -n "${DB_PASSWORD:-}" ] && run "${API_TOKEN:-letmein}"\']',
    );
    expect(found(RULE, 'deploy/app.yaml', text)).toEqual(['10:64 ${API_TOKEN:-letmein}']);
  });

  it('reads every item of a List and every document', () => {
    const item = '  - apiVersion: v1\n    kind: ConfigMap\n    data:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n';
    const text = `apiVersion: v1\nkind: List\nitems:\n${item}---\napiVersion: v1\nkind: ConfigMap\ndata:\n  API_KEY: \${API_KEY:-y}\n`;
    expect(found(RULE, 'k8s/a.yaml', text)).toEqual(['7:20 ${DB_PASSWORD:-x}', '12:12 ${API_KEY:-y}']);
  });
});

describe('no-secret-default in Helm templates', () => {
  it.each([
    ['a default behind a pipe', 'password: {{ .Values.password | default "changeme" }}', '1:41 "changeme"'],
    [
      'a default in front',
      'password: {{ default "changeme" .Values.auth.password | quote }}',
      '1:22 "changeme"',
    ],
    ['coalesce', 'x: {{ coalesce .Values.a .Values.dbPassword "changeme" }}', '1:45 "changeme"'],
    ['a variable of the template', '{{- $pw := .Values.password | default "changeme" }}', '1:39 "changeme"'],
    [
      'a branch that breaks the indentation',
      'a:\n  {{- if .x }}\n b: 1\n   {{- end }}\n  password: {{ .p | default "hunter2" }}',
      '5:29 "hunter2"',
    ],
  ])('reports %s', (_name, text, expected) => {
    expect(found(RULE, 'chart/templates/a.yaml', `${text}\n`)).toEqual([expected]);
  });

  it.each([
    'password: {{ .Values.password | default "" }}',
    'password: {{ required "set auth.password" .Values.auth.password }}',
    'type: {{ .Values.service.type | default "ClusterIP" }}',
    'secretName: {{ .Values.existingSecret | default "app-secrets" }}',
    '{{/* password | default "changeme" */}}',
    'valueFrom:\n  secretKeyRef:\n    name: {{ .Values.secretName | default "app" }}\n    key: {{ .Values.passwordKey | default "password" }}',
  ])('passes %j', (text) => {
    expect(check('chart/templates/a.yaml', `${text}\n`)).toEqual([]);
  });
});

describe('a name in kebab case', () => {
  const manifest = 'apiVersion: v1\nkind: Datasource\nspec:\n  password: ${influxdb-password}\n';

  it('is no default in a manifest', () => {
    expect(found('no-secret-default', 'k8s/datasource.yaml', manifest)).toEqual([]);
    const other = manifest.replace('influxdb-password', 'influxdb:-password');
    expect(found('no-secret-default', 'k8s/datasource.yaml', other)).toEqual(['4:13 ${influxdb:-password}']);
  });

  it('is none as the path to a Secret in the values of a chart', () => {
    const text = 'env:\n  API_KEY: ${k8s-secret/app-creds/API_KEY}\n';
    expect(found('no-secret-default', 'chart/values.yaml', text)).toEqual([]);
  });

  it('is one for compose', () => {
    const compose = 'services:\n  db:\n    environment:\n      DB_PASSWORD: ${influxdb-password}\n';
    expect(found('no-secret-default', 'compose.yaml', compose)).toEqual(['4:20 ${influxdb-password}']);
  });
});
