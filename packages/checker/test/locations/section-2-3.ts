import type { LocationRow } from './location.js';
import { at, LITERAL } from './location.js';

const VALUES = 'chart/values.yaml';
const TEMPLATE = 'chart/templates/deployment.yaml';
const env = (value: string): string =>
  `kind: Deployment\nspec:\n  containers:\n    - name: app\n      env:\n        - name: DB_PASSWORD\n          value: ${value}`;

/** Where a secret hides in a Helm chart. */
export const SECTION_2_3: readonly LocationRow[] = [
  {
    row: '2.3-01',
    what: 'values of a chart',
    source: 'bitnami/charts: 139 charts',
    cases: [
      at(VALUES, `auth:\n  password: ${LITERAL}`, ['2:13 no-hardcoded-credentials']),
      at(VALUES, 'auth:\n  password: ""\n  token:', []),
      at(
        VALUES,
        'auth:\n  existingSecret: app-secrets\n  existingSecretPasswordKey: password\n  secretKeys:\n    adminPasswordKey: admin\n  tlsSecretName: tls\nextraEnvVarsSecret: app',
        [],
      ),
    ],
  },
  {
    row: '2.3-02',
    what: 'a substitution in values is text to Helm',
    source: 'helm e9b85e4: pkg/engine',
    cases: [
      at(VALUES, 'password: ${DB_PASSWORD:-x}', ['1:11 no-secret-default']),
      at(VALUES, 'host: ${DB_HOST:-db}', ['1:7 no-untagged-default']),
    ],
  },
  {
    row: '2.3-03',
    what: 'variables of containers in values',
    source: 'bitnami/charts',
    cases: [
      at(VALUES, `env:\n  - name: DB_PASSWORD\n    value: ${LITERAL}`, ['3:12 no-hardcoded-credentials']),
      at(VALUES, `extraEnv:\n  DB_PASSWORD: ${LITERAL}`, ['2:16 no-hardcoded-credentials']),
      at(
        VALUES,
        'extraEnvVars:\n  - name: DB_PASSWORD\n    valueFrom:\n      configMapKeyRef: { name: a, key: b }',
        ['2:11 require-secret-key-ref'],
      ),
    ],
  },
  {
    row: '2.3-04',
    what: 'a literal that a template falls back to',
    source: 'sprig 989da45: docs/defaults.md',
    cases: [
      at(TEMPLATE, env(`{{ .Values.password | default "${LITERAL}" }}`), ['7:48 no-secret-default']),
      at(TEMPLATE, env(`{{ default "${LITERAL}" .Values.password }}`), ['7:29 no-secret-default']),
      at(TEMPLATE, env(`{{ coalesce .Values.a .Values.b "${LITERAL}" | quote }}`), [
        '7:50 no-secret-default',
      ]),
      at(TEMPLATE, env(`{{ ternary "${LITERAL}" .Values.password .Values.dev }}`), [
        '7:29 no-secret-default',
      ]),
      at(TEMPLATE, env(`{{ dig "auth" "password" "${LITERAL}" .Values.db }}`), ['7:43 no-secret-default']),
      at(TEMPLATE, env(`{{ or .Values.password "${LITERAL}" }}`), ['7:41 no-secret-default']),
      at(TEMPLATE, env(`{{ if .Values.password }}{{ .Values.password }}{{ else }}${LITERAL}{{ end }}`), [
        '7:75 no-secret-default',
      ]),
    ],
  },
  {
    row: '2.3-05',
    what: 'a value that is made anew at each rendering',
    source: 'bitnami/charts: common, passwords.manage; helm e9b85e4: `lookup` is empty without a cluster',
    cases: [
      at(TEMPLATE, env('{{ .Values.password | default (randAlphaNum 16) }}'), [
        '7:49 no-secret-default warning',
      ]),
      at(TEMPLATE, env('{{ default (randAlpha 16) .Values.password | quote }}'), [
        '7:30 no-secret-default warning',
      ]),
    ],
  },
  {
    row: '2.3-06',
    what: 'defaults that are no secret',
    source: 'bitnami/charts: 38 of 69 defaults in pipes are empty',
    cases: [
      at(TEMPLATE, env('{{ .Values.password | default "" }}'), []),
      at(
        TEMPLATE,
        'tag: {{ .Values.tag | default .Chart.AppVersion }}\ntype: {{ .Values.type | default "ClusterIP" }}',
        [],
      ),
    ],
  },
  {
    row: '2.3-07',
    what: '`required` is the form that fails',
    source: 'helm e9b85e4: pkg/engine/engine.go',
    note: 'In the environment of a container the value stands in the manifest all the same: that is require-secret-key-ref.',
    cases: [
      at(
        'chart/templates/secret.yaml',
        'kind: Secret\napiVersion: v1\nstringData:\n  password: {{ required "password is required" .Values.password }}',
        [],
      ),
      at(TEMPLATE, env('{{ required "password is required" .Values.password }}'), [
        '7:18 require-secret-key-ref',
      ]),
    ],
  },
  {
    row: '2.3-08',
    what: 'values of stages, helmfiles, dependencies and notes',
    source: 'helm e9b85e4; helmfile: docs',
    note: 'Notes are shown to whoever installs the chart: a reference in them passes, a literal does not.',
    cases: [
      at('chart/values-prod.yaml', `auth:\n  password: ${LITERAL}`, ['2:13 no-hardcoded-credentials']),
      at(
        'helmfile.yaml',
        `releases:\n  - name: app\n    set:\n      - name: auth.password\n        value: ${LITERAL}\n    values:\n      - auth:\n          password: ${LITERAL}`,
        ['5:16 no-hardcoded-credentials', '8:21 no-hardcoded-credentials'],
      ),
      at(
        'chart/Chart.yaml',
        `dependencies:\n  - name: db\n    repository: https://bob:${LITERAL}@charts.example.com`,
        ['3:29 no-hardcoded-credentials'],
      ),
      at('chart/templates/NOTES.txt', 'Password: {{ .Values.auth.password }}', []),
      at('chart/templates/NOTES.txt', `Log in with\n  password: ${LITERAL}`, [
        '2:13 no-hardcoded-credentials',
      ]),
    ],
  },
  {
    row: '2.3-09',
    what: 'a Secret that a chart makes of its values or files',
    source: 'helm e9b85e4: .Files',
    note: 'It passes: whether a chart takes an existing Secret instead cannot be told from one file.',
    cases: [
      at(
        'chart/templates/secret.yaml',
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  password: {{ .Values.password | b64enc }}\n  key: {{ .Files.Get "files/key.pem" | b64enc }}',
        [],
      ),
    ],
  },
];
