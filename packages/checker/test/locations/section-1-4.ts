import type { LocationRow } from './location.js';
import { at, compose, container, environment, LITERAL, object } from './location.js';

const template = (value: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  DB_PASSWORD: ${value}\n`;
const TEMPLATE = 'chart/templates/config.yaml';
const PARAMETER = (value: string): string =>
  `spec:\n  source:\n    helm:\n      parameters:\n        - name: db.password\n          value: ${value}`;

/** Who else expands texts, and how a fallback hides there. */
export const SECTION_1_4: readonly LocationRow[] = [
  {
    row: '1.4-01',
    what: 'Kubernetes expands `$(NAME)` alone, and has no defaults',
    source: 'kubernetes/api 10b39a3: core/v1, EnvVar; design-proposals node/expansion.md',
    cases: [
      container('env:\n  - name: DATABASE_URL\n    value: postgres://app:$(DB_PASSWORD)@db/app', []),
      container('env:\n  - name: A\n    value: $$(DB_PASSWORD)', []),
      container('env:\n  - name: DB_PASSWORD\n    value: ${DB_PASSWORD}', ['10:18 require-secret-key-ref']),
      container('args: ["--db=$(DB_URL)"]', []),
    ],
  },
  {
    row: '1.4-02',
    what: 'the fallbacks of Helm: functions, and the other branch',
    source: 'helm e9b85e4: pkg/engine; sprig 989da45: docs/defaults.md',
    cases: [
      at(TEMPLATE, template(`{{ .Values.password | default "${LITERAL}" }}`), ['6:46 no-secret-default']),
      at(TEMPLATE, template(`{{ default "${LITERAL}" .Values.password }}`), ['6:27 no-secret-default']),
      at(TEMPLATE, template(`{{ coalesce .Values.password "${LITERAL}" }}`), ['6:45 no-secret-default']),
      at(TEMPLATE, template(`{{ ternary .Values.password "${LITERAL}" .Values.on }}`), [
        '6:44 no-secret-default',
      ]),
      at(TEMPLATE, template(`{{ or .Values.password "${LITERAL}" }}`), ['6:39 no-secret-default']),
      at(TEMPLATE, template(`{{ dig "db" "password" "${LITERAL}" .Values }}`), ['6:39 no-secret-default']),
      at(TEMPLATE, template(`{{ if .Values.password }}{{ .Values.password }}{{ else }}${LITERAL}{{ end }}`), [
        '6:73 no-secret-default',
      ]),
      at(TEMPLATE, template(`{{ with .Values.password }}{{ . }}{{ else }}${LITERAL}{{ end }}`), [
        '6:60 no-secret-default',
      ]),
      at(TEMPLATE, template('{{ .Values.password }}'), []),
      at('chart/values.yaml', `password: ${LITERAL}`, ['1:11 no-hardcoded-credentials']),
    ],
  },
  {
    row: '1.4-03',
    what: '`required` of Helm is the form that fails',
    source: 'helm e9b85e4: pkg/engine/engine.go',
    note: 'That `helm lint` only warns is no fault of the template.',
    cases: [at(TEMPLATE, template('{{ required "password is required" .Values.password }}'), [])],
  },
  {
    row: '1.4-04',
    what: '`default` takes an explicit false, 0 and "" for nothing',
    source: 'sprig 989da45: docs/defaults.md',
    note: 'A plain default in a template needs no tag; only one of a secret is reported.',
    cases: [
      at(TEMPLATE, template('{{ default "" .Values.password }}'), []),
      at('chart/templates/a.yaml', 'enabled: {{ default true .Values.enabled }}', []),
    ],
  },
  {
    row: '1.4-05',
    what: 'Helm has no `env` and no `expandenv`',
    source: 'helm e9b85e4: pkg/engine/funcs.go',
    note: 'Helm stops there by itself.',
    cases: [at(TEMPLATE, template('{{ env "DB_PASSWORD" }}'), [])],
  },
  {
    row: '1.4-06',
    what: 'Skaffold has `env` and `default`, and no `required`',
    source: 'skaffold: pkg/skaffold/util/env_template.go',
    cases: [
      at(
        'skaffold.yaml',
        `apiVersion: skaffold/v4beta11\nkind: Config\ndeploy:\n  helm:\n    releases:\n      - name: app\n        setValueTemplates:\n          password: '{{ .DB_PASSWORD | default "${LITERAL}" }}'`,
        ['8:48 no-secret-default'],
      ),
    ],
  },
  {
    row: '1.4-07',
    what: 'BuildKit has the operators of compose and patterns, and no `:=`',
    source: 'moby/buildkit 73ed682: frontend/dockerfile/shell/lex.go',
    cases: [
      at('Dockerfile', 'FROM a\nENV DB_PASSWORD=${DB_PASSWORD:-x}', ['2:17 no-secret-default']),
      at('Dockerfile', 'FROM a\nENV DB_PASSWORD="${DB_PASSWORD:?DB_PASSWORD is required}"', []),
      at('Dockerfile', 'FROM a\nENV DB_PASSWORD=${DB_PASSWORD:?DB_PASSWORD is required}', [
        '2:17 no-invalid-substitution',
      ]),
      at('Dockerfile', 'FROM a\nARG DB_PASSWORD=x', ['2:17 no-secret-default']),
      at('Dockerfile', 'FROM a\nENV A=${A:=x}', ['2:7 no-invalid-substitution']),
      at('Dockerfile', 'FROM a\nENV A=${A%%x} B=\\${DB_PASSWORD:-x}', []),
    ],
  },
  {
    row: '1.4-08',
    what: 'Woodpecker and Drone expand the whole pipeline, `:?` is a default there',
    source: 'woodpecker a4cb541: pipeline/frontend/metadata/substitution.go; drone/envsubst 1790424',
    cases: [
      at('.woodpecker.yaml', 'steps:\n  - name: a\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD=x}', [
        '4:20 no-secret-default',
      ]),
      at('.woodpecker.yaml', 'steps:\n  - name: a\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?x}', [
        '4:20 no-secret-default',
      ]),
      at(
        '.woodpecker.yaml',
        'steps:\n  - name: a\n    environment:\n      DB_PASSWORD: $${DB_PASSWORD:-x}',
        [],
      ),
      at(
        '.woodpecker.yml',
        'pipeline:\n  build:\n    image: a\n    environment:\n      - DB_PASSWORD=${DB_PASSWORD:-x}',
        ['5:21 no-secret-default'],
      ),
      at(
        '.drone.yml',
        'kind: pipeline\nsteps:\n  - name: a\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}',
        ['5:20 no-secret-default'],
      ),
    ],
  },
  {
    row: '1.4-09',
    what: 'GitHub and Gitea: `||`, `&& … ||`, defaults of inputs, and the shell of `run`',
    source: 'docs.github.com, "Evaluate expressions in workflows and actions"',
    cases: [
      at(
        '.github/workflows/a.yml',
        "jobs:\n  a:\n    env:\n      DB_PASSWORD: ${{ secrets.DB_PASSWORD || 'x' }}",
        ['4:47 no-secret-default'],
      ),
      at(
        '.gitea/workflows/a.yml',
        "jobs:\n  a:\n    env:\n      DB_PASSWORD: ${{ secrets.DB_PASSWORD || 'x' }}",
        ['4:47 no-secret-default'],
      ),
      at(
        '.github/workflows/a.yml',
        "jobs:\n  a:\n    env:\n      API_KEY: ${{ inputs.prod && secrets.API_KEY || 'x' }}",
        ['4:54 no-secret-default'],
      ),
      at(
        '.github/workflows/a.yml',
        'on:\n  workflow_dispatch:\n    inputs:\n      password:\n        default: hunter2',
        ['5:18 no-secret-default warning'],
      ),
      at('.github/workflows/a.yml', 'jobs:\n  a:\n    steps:\n      - run: ./deploy "${DB_PASSWORD:-x}"', [
        '4:24 no-secret-default warning',
      ]),
    ],
  },
  {
    row: '1.4-10',
    what: 'the build environment of Argo CD has names only: any operator leaves nothing',
    source: 'argo-cd 37ee009: types.go, Env.Envsubst',
    cases: [
      object('argoproj.io/v1alpha1', 'Application', PARAMETER('${DB_PASSWORD:-x}'), [
        '10:18 no-secret-default',
      ]),
      object('argoproj.io/v1alpha1', 'Application', PARAMETER('${DB_PASSWORD:?DB_PASSWORD is required}'), [
        '10:18 no-ineffective-required',
      ]),
      object('argoproj.io/v1alpha1', 'Application', PARAMETER('$ARGOCD_APP_NAME'), []),
      object('argoproj.io/v1alpha1', 'Application', PARAMETER('$${DB_PASSWORD:-x}'), []),
    ],
  },
  {
    row: '1.4-11',
    what: 'kustomize expands nothing of the environment, and a bare name in `envs` takes a value from it',
    source: 'kustomize 12f9e63: api/types',
    cases: [
      at('deploy/kustomization.yaml', 'secretGenerator:\n  - name: a\n    envs: [app.env]', [
        '3:12 no-deploy-env-file',
      ]),
      at(
        'deploy/kustomization.yaml',
        'replacements:\n  - source: { kind: Secret, name: a, fieldPath: data.password }',
        [],
      ),
    ],
  },
  {
    row: '1.4-12',
    what: 'the templates of ESO have sprig: a default there becomes the secret',
    source: 'external-secrets cc5bfbc: apis/externalsecrets/v1, docs/guides/templating.md',
    note: '`deletionPolicy: Retain` keeps a Secret that no longer has a source; that alone is nothing to report.',
    cases: [
      object(
        'external-secrets.io/v1',
        'ExternalSecret',
        `spec:\n  secretStoreRef: { name: vault }\n  dataFrom: [{ extract: { key: a } }]\n  target:\n    deletionPolicy: Retain\n    template:\n      data:\n        password: '{{ .pw | default "${LITERAL}" }}'\n      templateFrom:\n        - literal: 'token: {{ .token | default "${LITERAL}" }}'`,
        ['12:37 no-secret-default', '14:48 no-secret-default'],
      ),
    ],
  },
  {
    row: '1.4-13',
    what: 'docker stack reads a hyphen in a message as a default',
    source: 'docker/cli 28f7560: cli/compose/template/template.go',
    cases: [
      at(
        'docker-stack.yml',
        'services:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?see the docs - please}',
        ['4:20 no-ineffective-required'],
      ),
      at(
        'docker-stack.yml',
        'services:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}',
        [],
      ),
    ],
  },
  {
    row: '1.4-14',
    what: 'podman-compose reads what compose reads',
    source: 'podman-compose e3df104: podman_compose.py, rec_subs',
    cases: [
      at('podman-compose.yml', 'services:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}', [
        '4:20 no-secret-default',
      ]),
    ],
  },
  {
    row: '1.4-15',
    what: 'Coolify makes the variables that it names itself; a default is a value that people edit',
    source: 'coolify 379abb2: bootstrap/helpers/parsers.php, services.php',
    cases: [
      environment('DB_PASSWORD: $SERVICE_PASSWORD_DB', []),
      environment('DB_PASSWORD: ${SERVICE_PASSWORD_64_DB}', []),
      environment('DB_PASSWORD: ${DB_PASSWORD:-x}', ['4:20 no-secret-default']),
      compose(
        'services:\n  a:\n    volumes:\n      - type: bind\n        content: password=${DB_PASSWORD:-x}',
        ['5:27 no-secret-default'],
      ),
    ],
  },
];
