import { describe, expect, it } from 'vitest';

import { checkText } from '../../../src/check-text.js';
import { check } from '../../check.js';

const TEMPLATE = 'chart/templates/secret.yaml';
const found = (path: string, text: string): string[] =>
  check(path, text).map(
    ({ rule, at, text: under, severity }) =>
      `${rule} ${at} ${under}${severity === 'warning' ? ' (warning)' : ''}`,
  );

describe('a secret of a Helm template falls back to a literal by', () => {
  it.each([
    ['`| default`', 'password: {{ .Values.password | default "changeme" }}', '1:41 "changeme"'],
    ['`default`', 'password: {{ default "changeme" .Values.password }}', '1:22 "changeme"'],
    [
      '`default`, then encoded',
      'password: {{ default "changeme" .Values.x | b64enc | quote }}',
      '1:22 "changeme"',
    ],
    [
      '`default` in parentheses',
      'password: {{ (default "changeme" .Values.x) | b64enc }}',
      '1:23 "changeme"',
    ],
    [
      '`default` of an encoded literal',
      'password: {{ .Values.x | default ("changeme" | b64enc) }}',
      '1:35 "changeme"',
    ],
    ['a string in backquotes', 'password: {{ .Values.x | default `changeme` }}', '1:34 `changeme`'],
    ['`coalesce`', 'password: {{ coalesce .Values.x .Values.y "changeme" }}', '1:43 "changeme"'],
    ['`or`', 'password: {{ or .Values.x "changeme" }}', '1:27 "changeme"'],
    ['`ternary`', 'password: {{ ternary "changeme" .Values.x .Values.dev }}', '1:22 "changeme"'],
    ['`dig`', 'x: {{ dig "auth" "password" "changeme" .Values }}', '1:29 "changeme"'],
    ['`printf`', 'password: {{ .Values.x | default (printf "%s" "changeme") }}', '1:47 "changeme"'],
    ['`tpl`', 'password: {{ tpl (.Values.x | default "changeme") $ }}', '1:39 "changeme"'],
    [
      'a template in a string',
      'x: {{ tpl "{{ .Values.password | default `changeme` }}" $ }}',
      '1:42 `changeme`',
    ],
    ['`default` on a variable', '{{- $password := .Values.x | default "changeme" }}\na: b', undefined],
    ['`default` over two lines', 'password: {{ .Values.x\n  | default "changeme" }}', '2:13 "changeme"'],
    [
      '`default` over lines that are no YAML',
      'password: {{ .Values.x\n| default\n"changeme" }}',
      '3:1 "changeme"',
    ],
    ['`else`', 'password: {{ if .Values.x }}{{ .Values.x }}{{ else }}changeme{{ end }}', '1:54 changeme'],
    [
      '`else` of a `with`',
      'password: {{ with .Values.x }}{{ . }}{{ else }}changeme{{ end }}',
      '1:48 changeme',
    ],
    [
      '`else` on lines of its own',
      '{{- if .Values.x }}\npassword: {{ .Values.x }}\n{{- else }}\npassword: changeme\n{{- end }}',
      '4:11 changeme',
    ],
    [
      '`else` in a helper',
      '{{- define "app.pw" -}}\n{{- if .Values.password -}}\n{{ .Values.password }}\n{{- else -}}\nchangeme\n{{- end -}}\n{{- end -}}',
      '5:1 changeme',
    ],
    [
      'an env entry',
      'env:\n  - name: DB_PASSWORD\n    value: {{ .Values.x | default "changeme" | quote }}',
      '3:35 "changeme"',
    ],
    [
      'a line of an embedded file',
      'data:\n  app.conf: |\n    password={{ .Values.password | default "changeme" }}',
      '3:44 "changeme"',
    ],
    [
      'a path whose last word says little',
      'x: {{ .Values.jwt.key | default "changeme" }}',
      '1:33 "changeme"',
    ],
  ])('%s', (_name, text, expected) => {
    expect(found(TEMPLATE, `${text}\n`)).toEqual(
      expected === undefined ? [] : [`no-secret-default ${expected}`],
    );
  });

  it('a variable that only a call gives a value', () => {
    const text = '{{- $password := coalesce (lookup "v1" "Secret" "a" "b") "changeme" }}\na: b\n';
    expect(found(TEMPLATE, text)).toEqual(['no-secret-default 1:58 "changeme"']);
  });
});

describe('a secret of a Helm template is made up by', () => {
  it.each([
    [
      '`default (randAlphaNum n)`',
      'password: {{ .Values.x | default (randAlphaNum 10) | b64enc }}',
      '1:35 randAlphaNum',
    ],
    ['`randAlphaNum` alone', 'password: {{ randAlphaNum 32 | b64enc | quote }}', '1:14 randAlphaNum'],
    [
      '`lookup … | default`',
      'password: {{ (lookup "v1" "Secret" "a" "b").data.password | default (randAlphaNum 8) }}',
      '1:70 randAlphaNum',
    ],
    [
      'a helper of a library',
      'password: {{ include "common.secrets.passwords.manage" (dict "key" "password") }}',
      '1:22 "common.secrets.passwords.manage"',
    ],
    ['a variable', '{{- $password := randAlphaNum 16 }}\na: b', '1:18 randAlphaNum'],
  ])('%s: a warning', (_name, text, expected) => {
    expect(found(TEMPLATE, `${text}\n`)).toEqual([`no-secret-default ${expected} (warning)`]);
  });

  it.each(['name: app-{{ randAlphaNum 5 | lower }}', 'rollme: {{ randAlphaNum 5 | quote }}'])(
    'not %s',
    (text) => {
      expect(found(TEMPLATE, `${text}\n`)).toEqual([]);
    },
  );
});

it('says of a value that is made up where it is another one', () => {
  const messageOf = (text: string): string | undefined =>
    checkText(text, { path: TEMPLATE }).findings[0]?.message;
  expect(messageOf('password: {{ randAlphaNum 32 | quote }}\n')).toMatch(/each time it is rendered$/);
  const looksUp = 'password: {{ include "common.secrets.passwords.manage" (dict "key" "password") }}\n';
  expect(messageOf(looksUp)).toMatch(/each time it is rendered without the cluster$/);
});

it.each([
  [
    'around the Secret',
    '{{- if not (lookup "v1" "Secret" .Release.Namespace "x") }}\napiVersion: v1\nkind: Secret\nmetadata: { name: x }\ndata:\n  password: {{ randAlphaNum 32 | b64enc }}\n{{- end }}\n',
    true,
  ],
  [
    'in the same pipeline',
    '{{- $p := (lookup "v1" "Secret" "a" "b").data.password | default (randAlphaNum 8) }}\n',
    true,
  ],
  [
    'in another named template',
    '{{- define "a" }}{{ lookup "v1" "Secret" "a" "b" }}{{ end }}\n{{- define "b.password" }}{{ $password := randAlphaNum 8 }}{{ end }}\n',
    false,
  ],
  [
    'for another kind of object',
    '{{- $m := lookup "v1" "ConfigMap" "a" "b" }}\npassword: {{ randAlphaNum 32 | b64enc }}\n',
    false,
  ],
])('a `lookup` %s decides when a value is another one', (_name, text, kept) => {
  const [finding] = checkText(text, { path: TEMPLATE }).findings;
  expect(finding?.message.endsWith('each time it is rendered without the cluster')).toBe(kept);
  expect(finding?.message).toMatch(/another one each time it is rendered/);
});

describe('a Secret is called', () => {
  it.each([
    ['by a default', 'license: {{ .Values.app.activationSecret | default "app-license-file-secret" }}'],
    ['and its key, by a default', 'a: {{ .Values.sql.secretKeyPassword | default "mysql-password" }}'],
    [
      'and its key, by a named template',
      '{{- define "sql.secretKeyPassword" -}}\n{{- with .Values.sql.secretKeyPassword -}}\n{{- print . -}}\n{{- else -}}\n{{- print "password" -}}\n{{- end -}}\n{{- end -}}',
    ],
  ])('%s', (_name, text) => {
    expect(found(TEMPLATE, `${text}\n`)).toEqual([]);
  });

  it.each([
    ['activationSecret', 'my-super-secret'],
    ['activationSecret', 'hunter2'],
    ['activationSecret', 'top-secret'],
    ['clientSecret', 'acme-client-secret'],
    ['jwtSecret', 'acme-jwt-secret'],
    ['secret', 'acme-login-secret'],
    ['secretKeyPassword', 'hunter2'],
    ['keyPassword', 'acme-password'],
  ])('not by the default of %s, %s', (name, literal) => {
    expect(found(TEMPLATE, `a: {{ .Values.app.${name} | default "${literal}" }}\n`)).toEqual([
      expect.stringMatching(/^no-secret-default /),
    ]);
  });
});

it.each([
  ['the name of an object', 'name: {{ default "s3access" (include "app.cache.secret" .) }}'],
  [
    'which key of a Secret',
    'a: {{ default "postgresql-password" (pluck "key" $local .Values.psql.password | first) }}',
  ],
  [
    'what the name of a Secret falls back to',
    `secret: '{{ .Values.redis.secret.secret_name | default "redis-password" }}'`,
  ],
  ['a table of variables', '{{- $name := default "DB_PASS" (($.Values.database).envVarNames).password -}}'],
  [
    'the field of a CRD',
    'configBundleSecret: {{ .Values.quay.config | default "quay-generated-configuration" }}',
  ],
  [
    'a URL without a password',
    '{{- if .Values.db.enabled }}\n{{- printf "postgres://%s:%s@db" .Values.db.user .Values.db.password }}\n{{- else }}\n{{- printf "sqlite3:///data/app.db" }}\n{{- end }}',
  ],
  [
    'the path of a file',
    '{{- if .Values.db.enabled }}\n{{- printf "postgres://%s:%s@db" .Values.db.user .Values.db.password }}\n{{- else }}\n{{- print "/data/db.sqlite3" }}\n{{- end }}',
  ],
  [
    'what is made up where it is given',
    '{{- if .Values.redis.password }}\nREDIS_PASSWORD: {{ include "common.secrets.passwords.manage" (dict "providedValues" (list "redis.password")) }}\n{{- end }}',
  ],
])('no secret falls back in a template to %s', (_name, text) => {
  expect(found(TEMPLATE, `${text}\n`)).toEqual([]);
});

it('a password falls back although the name of a Secret is read beside it', () => {
  const text = 'password: {{ coalesce .Values.existingSecret .Values.password "hunter2!x" }}\n';
  expect(found(TEMPLATE, text)).toEqual(['no-secret-default 1:63 "hunter2!x"']);
});

it.each([
  ['a URL with a password', 'else }}\n{{- printf "postgres://app:hunter2@db/app" }}'],
  ['a word', 'else }}\n{{- print "hunter2" }}'],
])('a secret falls back in another branch to %s', (_name, branch) => {
  const text = `{{- if .Values.db.enabled }}\n{{- printf "postgres://%s:%s@db" .Values.db.user .Values.db.password }}\n{{- ${branch}\n{{- end }}\n`;
  expect(found(TEMPLATE, text)).toContainEqual(expect.stringMatching(/^no-secret-default /));
});

it('values select a key of a Secret by two names', () => {
  const text =
    'auth:\n  password:\n    name: app-secrets\n    key: db-password-9Zk3\n  token: { name: grafana-token, key: api-token }\n  clientSecret:\n    name: oauth-client-secret\n    key: client-secret\n';
  expect(found('chart/values.yaml', text)).toEqual([]);
});

describe('a key of a Secret falls back to a name', () => {
  it.each(['LLM_API_KEY', 'GOOGLE_CLOUD_CREDENTIALS_JSON'])('%s', (name) => {
    expect(found(TEMPLATE, `{{- $key := .Values.llm.apiKeySecretKey | default "${name}" }}\na: b\n`)).toEqual(
      [],
    );
  });

  it.each(['CHANGE_ME', 'YOUR_API_KEY', 'S3CR3T_VALUE'])('not to %s', (value) => {
    const text = `{{- $key := .Values.llm.secretKey | default "${value}" }}\na: b\n`;
    expect(found(TEMPLATE, text)).toEqual([`no-secret-default 1:45 "${value}"`]);
  });
});

describe('a Helm template holds a credential', () => {
  it.each([
    ['in an action', 'password: {{ "hunter2!x" | b64enc }}', '1:14 "hunter2!x"'],
    ['in a variable', '{{- $password := "hunter2!x" }}\na: b', '1:18 "hunter2!x"'],
    ['in clear', 'a: {{ .b }}\npassword: hunter2!x', '2:11 hunter2!x'],
  ])('%s', (_name, text, expected) => {
    expect(found(TEMPLATE, `${text}\n`)).toEqual([`no-hardcoded-credentials ${expected}`]);
  });
});

describe('a Helm template passes', () => {
  it.each([
    ['`required`', 'password: {{ required "set auth.password" .Values.auth.password | quote }}'],
    ['`required` behind a pipe', 'password: {{ .Values.auth.password | required "set auth.password" }}'],
    ['an empty default, which changes nothing', 'password: {{ .Values.password | default "" }}'],
    ['another value', 'password: {{ .Values.password | default .Values.global.password }}'],
    ['the version of the app', 'tag: {{ .Values.image.tag | default .Chart.AppVersion }}'],
    ['the type of a Service', 'type: {{ .Values.service.type | default "ClusterIP" }}'],
    ['the name of a Secret', 'secretName: {{ .Values.auth.existingSecret | default "app-secrets" }}'],
    [
      'a name that is put together',
      'name: {{ .Values.existingSecret | default (printf "%s-auth" .Release.Name) }}',
    ],
    ['a switch by a secret', 'kind: {{ if .Values.password }}Secret{{ else }}ConfigMap{{ end }}'],
    ['a variable of the shell', 'password: {{ ternary "$(<$PW_FILE)" "$PW" .Values.files }}'],
    [
      'a Secret made of values',
      'apiVersion: v1\nkind: Secret\nstringData:\n  password: {{ .Values.password | quote }}',
    ],
    ['a command of the shell', 'password: {{ ternary "`cat $PW_FILE`" "$PW" .Values.files }}'],
    [
      'the name of a key',
      'data:\n  {{ .Values.secretKey | default "API_KEY" | quote }}: {{ .Values.x | b64enc }}',
    ],
    ['the name of a key in a variable', '{{- $k := .Values.auth.tokenKey | default "API_TOKEN" }}\na: b'],
    ['a file of the chart', 'password: {{ .Files.Get "secret.txt" | b64enc }}'],
    [
      'a reference',
      'valueFrom:\n  secretKeyRef:\n    name: {{ .Values.secretName | default "app" }}\n    key: {{ .Values.passwordKey | default "password" }}',
    ],
    ['a comment', '{{/* .Values.password | default "changeme" */}}\na: {{ .b }}'],
  ])('%s', (_name, text) => {
    expect(found(TEMPLATE, `${text}\n`)).toEqual([]);
  });
});

describe('templates that are no YAML', () => {
  it.each([
    [
      'a helper file',
      'chart/templates/_helpers.tpl',
      '{{- define "app.pw" -}}\n{{ .Values.password | default "changeme" }}\n{{- end }}\n',
      '2:31',
    ],
    [
      'branches that shift keys',
      TEMPLATE,
      'a:\n  {{- if .x }}\n b: 1\n   {{- end }}\n  password: {{ .p | default "changeme" }}\n',
      '5:29',
    ],
    [
      'an action that is a key',
      TEMPLATE,
      '{{ $k }}: {{ $v }}\n{{- range $a, $b := .c }}\npassword: {{ .p | default "changeme" }}\n',
      '3:27',
    ],
    [
      'a list that a template makes',
      TEMPLATE,
      'env: {{- toYaml .Values.env | nindent 2 }}\n  - name: PASSWORD\n    value: {{ .p | default "changeme" }}\n',
      '3:28',
    ],
    [
      'a line of another format',
      'chart/templates/_config.tpl',
      '{{- define "app.conf" -}}\n[db]\npassword = {{ .Values.x | default "changeme" }}\n{{- end -}}\n',
      '3:35',
    ],
    [
      'a line of prose',
      'chart/templates/NOTES.txt',
      'Log in with {{ .Values.password | default "changeme" }} at once.\n',
      '1:43',
    ],
    ['an unclosed action', TEMPLATE, 'a: {{ .x\npassword: {{ .p | default "changeme" }}\n', '2:27'],
    [
      'the notes of a chart',
      'chart/templates/NOTES.txt',
      'Don\'t forget:\n\n  password: {{ .Values.password | default "changeme" }}\n',
      '3:43',
    ],
    ['CR LF', TEMPLATE, 'a: {{ .x }}\r\npassword: {{ .p | default "changeme" }}\r\n', '2:27'],
    [
      'a template of Helmfile',
      'values/app.yaml.gotmpl',
      '{{ if true }}\npassword: {{ env "PW" | default "changeme" }}\n{{ end }}\n',
      '2:33',
    ],
  ])('are read line by line: %s', (_name, path, text, at) => {
    expect(found(path, text)).toEqual([`no-secret-default ${at} "changeme"`]);
  });
});

describe('a template without an action that is no YAML', () => {
  it.each([
    ['chart/templates/NOTES.txt', 'Thank you!\n\n  [x: y\n\tend\n'],
    ['terraform/templates/inventory.tpl', '[all]\n${hosts}\n[end]\n'],
  ])('is no error: %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});

describe('values of a chart', () => {
  it.each([
    ['a literal password', 'auth:\n  password: hunter2!x\n', ['no-hardcoded-credentials 2:13 hunter2!x']],
    [
      'an env list',
      'extraEnvVars:\n  - name: DB_PASSWORD\n    value: hunter2!x\n',
      ['require-secret-key-ref 3:12 hunter2!x'],
    ],
    [
      'a substitution, which Helm does not make',
      'auth:\n  password: ${DB_PASSWORD:-changeme}\n',
      ['no-secret-default 2:13 ${DB_PASSWORD:-changeme}'],
    ],
    [
      'a template that the chart renders',
      'auth:\n  password: \'{{ .Values.global.password | default "changeme" }}\'\n',
      ['no-secret-default 2:51 "changeme"'],
    ],
  ])('may not hold %s', (_name, text, expected) => {
    for (const path of ['chart/values.yaml', 'values-prod.yaml']) {
      const rules = found(path, text);
      expect(
        rules.map((line) => line.replace(/^(?:require-secret-key-ref|no-hardcoded-credentials)/, 'literal')),
      ).toEqual(
        expected.map((line) =>
          line.replace(/^(?:require-secret-key-ref|no-hardcoded-credentials)/, 'literal'),
        ),
      );
    }
  });

  it.each([
    'password: ""',
    'existingSecret: app-auth',
    'existingSecretPasswordKey: db-password',
    'extraEnvVarsSecret: app-env',
    'tlsSecretName: app-tls-cert',
    'userPasswordKey: user-password',
    'secretKeys:\n  adminPasswordKey: postgres-password\n  userPasswordKey: password',
    'ingress:\n  tls:\n    - secretName: app-tls',
  ])('may hold %j', (text) => {
    expect(found('chart/values.yaml', `${text}\n`)).toEqual([]);
  });
});

describe('a Helmfile', () => {
  it.each([
    [
      '`set`',
      'releases:\n  - name: db\n    chart: bitnami/postgresql\n    set:\n      - name: auth.password\n        value: hunter2!x\n',
      ['no-hardcoded-credentials 6:16 hunter2!x'],
    ],
    [
      '`values`',
      'releases:\n  - name: db\n    chart: bitnami/postgresql\n    values:\n      - auth:\n          password: hunter2!x\n',
      ['no-hardcoded-credentials 6:21 hunter2!x'],
    ],
    [
      'a default behind `env`',
      'releases:\n  - name: db\n    values:\n      - password: {{ env "DB_PASSWORD" | default "changeme" }}\n',
      ['no-secret-default 4:50 "changeme"'],
    ],
  ])('may hold no credential in %s', (_name, text, expected) => {
    expect(found('helmfile.yaml', text)).toEqual(expected);
  });

  it('may ask for a variable', () => {
    const text =
      'releases:\n  - name: db\n    values:\n      - password: {{ requiredEnv "DB_PASSWORD" | quote }}\n';
    expect(found('helmfile.yaml', text)).toEqual([]);
  });
});

describe('a skaffold.yaml', () => {
  const text = (value: string): string =>
    `apiVersion: skaffold/v4beta11\nkind: Config\ndeploy:\n  helm:\n    releases:\n      - name: app\n        setValueTemplates:\n          db.password: ${value}\n`;

  it('may not fall back to a literal', () => {
    expect(found('skaffold.yaml', text('"{{ .DB_PASSWORD | default `changeme` }}"'))).toEqual([
      'no-secret-default 8:51 `changeme`',
    ]);
  });

  it('may read a variable', () => {
    expect(found('skaffold.yaml', text('"{{ .DB_PASSWORD }}"'))).toEqual([]);
  });
});

describe('a chart with dependencies', () => {
  it('passes', () => {
    const text =
      'apiVersion: v2\nname: app\ndependencies:\n  - name: postgresql\n    version: 1.2.3\n    condition: postgresql.enabled\n';
    expect(found('chart/Chart.yaml', text)).toEqual([]);
  });
});

describe('a variable of a Helm template', () => {
  it('is no credential where it says what a Secret is called', () => {
    const assigned = '{{ $aws_secret := "aws" }}\n';
    expect(found(TEMPLATE, `${assigned}kind: Secret\nmetadata:\n  name: {{ $aws_secret }}\n`)).toEqual([]);
    expect(found(TEMPLATE, `${assigned}secret: {{ $aws_secret }}\n`)).toEqual([
      'no-hardcoded-credentials 1:19 "aws"',
    ]);
  });

  it('falls back to no secret where it names a key of one', () => {
    expect(found(TEMPLATE, '{{ default "license" .Values.global.licenseSecret.key }}')).toEqual([]);
    expect(found(TEMPLATE, '{{ default "license" .Values.global.license.secretKey }}')).toEqual([
      'no-secret-default 1:12 "license"',
    ]);
  });

  it('is the key of a Secret that exists, where it is looked up below one', () => {
    const key = (holder: string): string =>
      `{{ $solrSecretKey := ternary "SOLR_SECRET" (index ${holder} "solr-secret") .x }}`;
    expect(found(TEMPLATE, key('.search.existingSecret.keys'))).toEqual([]);
    expect(found(TEMPLATE, key('.search.values'))).toEqual(['no-secret-default 1:30 "SOLR_SECRET"']);
  });

  it('is made up in a template, and only shown in the notes of a chart', () => {
    const text = 'Password: {{ include "common.secrets.passwords.manage" (dict "key" "password") }}\n';
    expect(found('chart/templates/NOTES.txt', text)).toEqual([]);
    expect(found(TEMPLATE, text)).toEqual([expect.stringMatching(/^no-secret-default 1:22 /)]);
  });

  it('is none where a volume says which key is mounted under which path', () => {
    const item = (rest: string): string =>
      `items:\n  - key: "{{ .Values.activationSecretKey | default "license.bin" }}"\n    ${rest}\n`;
    expect(found(TEMPLATE, item('path: license.bin'))).toEqual([]);
    expect(found(TEMPLATE, item('note: license.bin'))).toEqual(['no-secret-default 2:52 "license.bin"']);
  });

  it('is none beside the name of the Secret that the key is of', () => {
    const path = (name: string): string =>
      `path: tls-{{ .s.${name} }}/{{ .s.keystoreSecretKey | default "keystore" }}\n`;
    expect(found(TEMPLATE, path('keystoreSecretName'))).toEqual([]);
    expect(found(TEMPLATE, path('keystoreFolder'))).toEqual([
      expect.stringMatching(/^no-secret-default 1:\d+ "keystore"$/),
    ]);
  });
});
