import type { RuleId } from '@bridgekeeper/policy';

/** What a commit did to the value: the groups in which the tests run. */
export type ChangeKind =
  | 'compose default to required'
  | 'compose reference to required'
  | 'compose default removed'
  | 'literal to reference'
  | 'literal removed'
  | 'literal emptied'
  | 'Helm default to required'
  | 'Helm default removed'
  | 'chart value emptied'
  | 'chart value removed'
  | 'value to secretKeyRef'
  | 'Secret deleted'
  | 'workflow literal to secrets'
  | 'Dockerfile ENV removed'
  | 'template of an env file emptied'
  | 'substitution to ExternalSecret'
  | 'variable to mounted file';

/**
 * A public commit that took an insecure default or a hardcoded secret out of a deploy file. The texts have the shape of
 * the upstream file around the changed lines, in our own words and with values of our own; the real file before and
 * after the commit gives the same findings there.
 */
export interface UpstreamCase {
  readonly id: string;
  /** On GitHub. */
  readonly repository: string;
  /** 40 hexadecimal digits. */
  readonly commit: string;
  readonly kind: ChangeKind;
  /** Of the same kind as upstream: it decides the reader and the consumer. */
  readonly path: string;
  readonly before: string;
  /** Undefined where the commit deleted the file. */
  readonly after: string | undefined;
  readonly rule: RuleId;
  /** `line:column text` of every finding of `before`, in order: all of them are of `rule`. */
  readonly expected: readonly string[];
}

/** The lines of a text with the changed ones filled in at `…`, which keeps their indentation. */
function around(frame: string, ...changed: readonly string[]): string {
  return frame.replace(/^( *)…\n/m, (_match, indent: string) =>
    changed.map((line) => `${indent}${line}\n`).join(''),
  );
}

const ANALYTICS = `services:
  analytics:
    image: registry.example.com/analytics:2.4
    environment:
      …
      LOG_LEVEL: info
`;

const TUNNEL = `services:
  tunnel:
    image: registry.example.com/tunnel:1.4
    environment:
      - TUNNEL_ENDPOINT=https://edge.example.com
      …
    restart: unless-stopped
`;

const SEARCH = `services:
  search:
    image: registry.example.com/search:27
    environment:
      - SEARCH_DATA_DIR=/data
      …
`;

const QUEUE = `services:
  web:
    image: registry.example.com/web:3
    environment:
      - BASE_URL=https://app.example.com
      …
`;

const CRM = `services:
  crm:
    image: registry.example.com/crm:9
    environment:
      - CRM_ADMIN_USERNAME=admin
      …
`;

const MONITOR = `version: '2'
services:
  monitor:
    build: .
    …
    ports:
      - '5000:5000'
`;

const GATEKEEPER = `services:
  gatekeeper:
    image: registry.example.com/gatekeeper:4
    environment:
      …
`;

const MARIADB = `services:
  db:
    image: mariadb:11.8
    healthcheck:
      …
      interval: 5s
`;

const SHIPPER = `shipper.inputs:
  - type: container
output.search:
  hosts: ['http://search:9200']
  username: shipper
  …
`;

const RECEIVER = `receivers:
  database:
    endpoint: db:5432
    username: collector
    …
    collection_interval: 10s
`;

const DATASOURCE_TEMPLATE = `apiVersion: v1
kind: Secret
metadata:
  name: {{ include "exporter.fullname" . }}
type: Opaque
data:
  …
`;

const DATASOURCE_VALUES = `config:
  datasource:
    host: db.example.com
    user: exporter
    …
    port: "5432"
`;

const DASHBOARD_VALUES = `dashboard:
  enabled: true
  adminUser: admin
  …
  ingress:
    enabled: false
`;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: accounts
spec:
  template:
    spec:
      containers:
        - name: accounts
          image: registry.example.com/accounts:1
          env:
            - name: SERVER_PORT
              value: "3000"
            - name: MONGO_URL
              …
`;

const CONTROL_PLANE = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: control
spec:
  template:
    spec:
      containers:
        - name: control
          image: registry.example.com/control:1
          env:
            - name: STORE_URL
              value: http://store:8060
            …
`;

const STATEFUL_SET = `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: {{ include "database.fullname" . }}
spec:
  template:
    spec:
      containers:
        - name: database
          image: registry.example.com/database:17
          env:
            …
`;

const READER = `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: reader
spec:
  values:
    env:
      OIDC_CLIENT_ID: reader
      …
`;

const WORKFLOW = `name: tests
on: [push]
jobs:
  integration:
    runs-on: ubuntu-latest
    steps:
      - run: npm test
        env:
          DB_USERNAME: app
          …
`;

const VISUAL_WORKFLOW = `name: visual
on: [pull_request]
jobs:
  shots:
    runs-on: ubuntu-latest
    env:
      NODE_ENV: test
      …
    steps:
      - run: npm run shots
`;

const PIPELINE = `version: 2
jobs:
  e2e:
    docker:
      - image: cimg/base:current
    steps:
      - checkout
      - run:
          name: Clone the private repository
          command: |
            set -x
            …
            make e2e
`;

const IMAGE = `FROM node:22 AS build
WORKDIR /app
…
RUN npm run build
`;

export const CASES: readonly UpstreamCase[] = [
  {
    id: 'an empty default of an API secret becomes required',
    repository: 'formbricks/formbricks',
    commit: '37023275cae361da490b9e53cfabd456611fd1ba',
    kind: 'compose default to required',
    path: 'docker/docker-compose.yml',
    before: around(ANALYTICS, 'ANALYTICS_API_SECRET: ${ANALYTICS_API_SECRET:-}'),
    after: around(
      ANALYTICS,
      'ANALYTICS_API_SECRET: ${ANALYTICS_API_SECRET:?ANALYTICS_API_SECRET is required to run analytics}',
    ),
    rule: 'no-secret-default',
    expected: ['5:29 ${ANALYTICS_API_SECRET:-}'],
  },
  {
    id: 'a default that is somebody’s secret becomes required',
    repository: 'coollabsio/coolify',
    commit: '496bafca1f8fc5534b022a432715e291d2f5fd90',
    kind: 'compose default to required',
    path: 'templates/compose/tunnel.yaml',
    before: around(TUNNEL, '- TUNNEL_SECRET=${TUNNEL_SECRET:-q7w2m9x4k1v8b3n6}'),
    after: around(TUNNEL, '- TUNNEL_SECRET=${TUNNEL_SECRET:?}'),
    rule: 'no-secret-default',
    expected: ['6:23 ${TUNNEL_SECRET:-q7w2m9x4k1v8b3n6}'],
  },
  {
    id: 'a bare reference to an API key becomes required',
    repository: 'coollabsio/coolify',
    commit: '896d4d7305099b63cde2a3ddd373117e9957d316',
    kind: 'compose reference to required',
    path: 'templates/compose/search.yaml',
    before: around(SEARCH, '- SEARCH_API_KEY=${SEARCH_API_KEY}'),
    after: around(SEARCH, '- SEARCH_API_KEY=${SEARCH_API_KEY:?}'),
    rule: 'require-fail-fast',
    expected: ['6:24 ${SEARCH_API_KEY}'],
  },
  {
    id: 'two keys of a bucket become required',
    repository: 'coollabsio/coolify',
    commit: 'b86b7d58084576caddd7ca42af2a8ebcf32fa6c8',
    kind: 'compose reference to required',
    path: 'templates/compose/recorder.yaml',
    before: around(
      TUNNEL,
      "- 'RECORDER_AWS_ACCESS_KEY=${RECORDER_AWS_ACCESS_KEY}'",
      "- 'RECORDER_AWS_SECRET_KEY=${RECORDER_AWS_SECRET_KEY}'",
    ),
    after: around(
      TUNNEL,
      "- 'RECORDER_AWS_ACCESS_KEY=${RECORDER_AWS_ACCESS_KEY:?}'",
      "- 'RECORDER_AWS_SECRET_KEY=${RECORDER_AWS_SECRET_KEY:?}'",
    ),
    rule: 'require-fail-fast',
    expected: ['6:34 ${RECORDER_AWS_ACCESS_KEY}', '7:34 ${RECORDER_AWS_SECRET_KEY}'],
  },
  {
    id: 'a default of an administrator’s password becomes a generated one',
    repository: 'coollabsio/coolify',
    commit: 'a2540bd23326b92f35caa797392c97a0a7c0dd51',
    kind: 'compose default removed',
    path: 'templates/compose/crm.yaml',
    before: around(CRM, '- CRM_ADMIN_PASSWORD=${CRM_ADMIN_PASSWORD:-letmein}'),
    after: around(CRM, '- CRM_ADMIN_PASSWORD=${SERVICE_PASSWORD_ADMIN}'),
    rule: 'no-secret-default',
    expected: ['6:28 ${CRM_ADMIN_PASSWORD:-letmein}'],
  },
  {
    id: 'a password between two services goes, with its default',
    repository: 'langfuse/langfuse',
    commit: 'bb76ae4aea25ae7869b74a6511da57a9a8aa10ef',
    kind: 'compose default removed',
    path: 'docker-compose.build.yml',
    before: around(QUEUE, '- QUEUE_WORKER_PASSWORD=${QUEUE_WORKER_PASSWORD:-internalqueuepass}'),
    after: around(QUEUE),
    rule: 'no-secret-default',
    expected: ['6:31 ${QUEUE_WORKER_PASSWORD:-internalqueuepass}'],
  },
  {
    id: 'a health check stops asking with a default password',
    repository: 'frappe/frappe_docker',
    commit: '72b8d262c9b6120dfb11ba3c3b927b4a03eb7e0e',
    kind: 'compose default removed',
    path: 'overrides/compose.mariadb.yaml',
    before: around(MARIADB, 'test: mysqladmin ping -h localhost --password=${DB_PASSWORD:-321}'),
    after: around(MARIADB, 'test: ["CMD", "healthcheck.sh", "--connect"]'),
    rule: 'no-secret-default',
    expected: ['5:53 ${DB_PASSWORD:-321}'],
  },
  {
    id: 'the first superuser is no longer made with a known password',
    repository: 'arachnys/cabot',
    commit: '4d27de51372be176cf2eefc20698b2540b584131',
    kind: 'literal removed',
    path: 'docker-compose.yml',
    before: around(
      MONITOR,
      'environment:',
      '  - MONITOR_SUPERUSER_USERNAME=admin',
      '  - MONITOR_SUPERUSER_PASSWORD=pass',
    ),
    after: around(MONITOR),
    rule: 'no-hardcoded-credentials',
    expected: ['7:36 pass'],
  },
  {
    id: 'secrets move from variables to files',
    repository: 'authelia/authelia',
    commit: '9e7947a193671161855f0ee2ad97acf82df4edc6',
    kind: 'variable to mounted file',
    path: 'suites/standalone/docker-compose.yml',
    before: around(
      GATEKEEPER,
      '- GATEKEEPER_JWT_SECRET=rather_important_secret',
      '- GATEKEEPER_SESSION_SECRET=insecure_cookie_secret',
    ),
    after: around(
      GATEKEEPER,
      '- GATEKEEPER_JWT_SECRET_FILE=/run/gatekeeper/jwt',
      '- GATEKEEPER_SESSION_SECRET_FILE=/run/gatekeeper/session',
    ),
    rule: 'no-hardcoded-credentials',
    expected: ['5:31 rather_important_secret', '6:35 insecure_cookie_secret'],
  },
  {
    id: 'the configuration of an agent reads its password',
    repository: 'deviantony/docker-elk',
    commit: '9877b39900076a764036352b331a6115adc91c87',
    kind: 'literal to reference',
    path: 'extensions/shipper/config/shipper.yml',
    before: around(SHIPPER, "password: 'changeme'"),
    after: around(SHIPPER, 'password: ${SEARCH_PASSWORD}'),
    rule: 'no-hardcoded-credentials',
    expected: ["6:13 'changeme'"],
  },
  {
    id: 'a receiver of metrics reads its password',
    repository: 'open-telemetry/opentelemetry-demo',
    commit: 'fe0458cd35100d0efa9394e6421b7ee6a39956e9',
    kind: 'literal to reference',
    path: 'src/collector/config.yml',
    before: around(RECEIVER, 'password: "collect"'),
    after: around(RECEIVER, 'password: ${DB_PASSWORD}'),
    rule: 'no-hardcoded-credentials',
    expected: ['5:15 "collect"'],
  },
  {
    id: 'a template asks for the password that it made up',
    repository: 'prometheus-community/helm-charts',
    commit: 'cc15b9e51c319984912dc2ce5bf679e0a1753105',
    kind: 'Helm default to required',
    path: 'charts/exporter/templates/secrets.yaml',
    before: around(
      DATASOURCE_TEMPLATE,
      'data_source_password: {{ tpl (.Values.config.datasource.password | default "anypass") . | b64enc }}',
    ),
    after: around(
      DATASOURCE_TEMPLATE,
      'data_source_password: {{ required "config.datasource.password is required" .Values.config.datasource.password | b64enc }}',
    ),
    rule: 'no-secret-default',
    expected: ['7:78 "anypass"'],
  },
  {
    id: 'a template no longer makes up signing keys at each upgrade',
    repository: 'formbricks/formbricks',
    commit: 'f227c9e97eb24a024d994ce7ee2a60ca02bbdddb',
    kind: 'Helm default removed',
    path: 'chart/templates/secrets.yaml',
    before: around(
      DATASOURCE_TEMPLATE,
      'SESSION_SECRET: {{ .Values.app.sessionSecret | default (randAlphaNum 32) | quote }}',
      'ENCRYPTION_KEY: {{ .Values.app.encryptionKey | default (randAlphaNum 32) | quote }}',
    ),
    after: around(
      DATASOURCE_TEMPLATE,
      'SESSION_SECRET: {{ include "app.sessionSecret" . | b64enc }}',
      'ENCRYPTION_KEY: {{ include "app.encryptionKey" . | b64enc }}',
    ),
    rule: 'no-secret-default',
    expected: ['7:59 randAlphaNum', '8:59 randAlphaNum'],
  },
  {
    id: 'a chart ships no password of a datasource',
    repository: 'prometheus-community/helm-charts',
    commit: '079bcdf9d8d28a30aeb42b22027f6c298dcdd903',
    kind: 'chart value emptied',
    path: 'charts/exporter/values.yaml',
    before: around(DATASOURCE_VALUES, 'password: anypassword'),
    after: around(DATASOURCE_VALUES, 'password:'),
    rule: 'no-hardcoded-credentials',
    expected: ['5:15 anypassword'],
  },
  {
    id: 'a chart ships no password of its administrator',
    repository: 'prometheus-community/helm-charts',
    commit: 'c215211a0357ccedc7e7521dca7d38100a67316c',
    kind: 'chart value removed',
    path: 'charts/stack/values.yaml',
    before: around(DASHBOARD_VALUES, 'adminPassword: stack-operator'),
    after: around(
      DASHBOARD_VALUES,
      '# adminPassword: choose-your-own',
      'admin:',
      '  existingSecret: ""',
      '  passwordKey: admin-password',
    ),
    rule: 'no-hardcoded-credentials',
    expected: ['4:18 stack-operator'],
  },
  {
    id: 'an endpoint loses an account that nothing uses',
    repository: 'openstack/openstack-helm',
    commit: '8cc89fb63fb5d648bfafdd9ed12868660114805a',
    kind: 'chart value removed',
    path: 'database/values.yaml',
    before: `endpoints:
  metrics:
    namespace: null
    auth:
      user:
        username: metrics
        password: password
    hosts:
      default: metrics
`,
    after: `endpoints:
  metrics:
    namespace: null
    hosts:
      default: metrics
`,
    rule: 'no-hardcoded-credentials',
    expected: ['7:19 password'],
  },
  {
    id: 'a URL with a password comes from a Secret',
    repository: 'hcengineering/platform',
    commit: '2cc2f5c700ae5f77390af71658248aebfbccc393',
    kind: 'value to secretKeyRef',
    path: 'pods/accounts/kube/deployment.yml',
    before: around(DEPLOYMENT, 'value: mongodb://root:Vq3Zr8Tn1x@mongo:27017/'),
    after: around(DEPLOYMENT, 'valueFrom:', '  secretKeyRef:', '    name: mongo', '    key: url'),
    rule: 'no-hardcoded-credentials',
    expected: ['15:37 Vq3Zr8Tn1x'],
  },
  {
    id: 'a Deployment loses a token, and reads its next secret from a Secret',
    repository: 'unkeyed/unkey',
    commit: '3fcc1a45e7f20e1df392382341857471ec1ef320',
    kind: 'value to secretKeyRef',
    path: 'dev/k8s/manifests/control.yaml',
    before: around(CONTROL_PLANE, '- name: STORE_TOKEN', '  value: store-token-321'),
    after: around(
      CONTROL_PLANE,
      '- name: WEBHOOK_SECRET',
      '  valueFrom:',
      '    secretKeyRef:',
      '      name: webhook-credentials',
      '      key: WEBHOOK_SECRET',
    ),
    rule: 'no-hardcoded-credentials',
    expected: ['15:22 store-token-321'],
  },
  {
    id: 'a template no longer writes the password into the pod',
    repository: 'bitnami/charts',
    commit: '3bfcc0812171abc52f11edc32c2d31650a1bbc8c',
    kind: 'value to secretKeyRef',
    path: 'charts/database/templates/primary/statefulset.yaml',
    before: around(
      STATEFUL_SET,
      '{{- if .Values.auth.usePasswordFiles }}',
      '- name: DATABASE_PASSWORD_FILE',
      '  value: /run/database/password',
      '{{- else if .Values.auth.adminPassword }}',
      '- name: DATABASE_PASSWORD',
      '  value: {{ .Values.auth.adminPassword }}',
      '{{- else }}',
      '- name: DATABASE_PASSWORD',
      '  valueFrom:',
      '    secretKeyRef:',
      '      name: {{ include "database.secretName" . }}',
      '      key: admin-password',
      '{{- end }}',
    ),
    after: around(
      STATEFUL_SET,
      '{{- if .Values.auth.usePasswordFiles }}',
      '- name: DATABASE_PASSWORD_FILE',
      '  value: /run/database/password',
      '{{- else }}',
      '- name: DATABASE_PASSWORD',
      '  valueFrom:',
      '    secretKeyRef:',
      '      name: {{ include "database.secretName" . }}',
      '      key: admin-password',
      '{{- end }}',
    ),
    rule: 'require-secret-key-ref',
    expected: ['17:22 {{ .Values.auth.adminPassword }}'],
  },
  {
    id: 'a Secret of the application is deleted',
    repository: 'hcengineering/platform',
    commit: '81ed88fa1da3fe7b3a2b4921a026dd8e55766716',
    kind: 'Secret deleted',
    path: 'deploy/secret.yaml',
    before: `apiVersion: v1
kind: Secret
metadata:
  name: mongo
type: Opaque
data:
  url: bW9uZ29kYjovL21vbmdvOjI3MDE3Lw==
---
apiVersion: v1
kind: Secret
metadata:
  name: storage
type: Opaque
data:
  accessKey: c3RvcmFnZS11c2Vy
`,
    after: undefined,
    rule: 'no-secret-manifest',
    expected: ['6:1 data', '14:1 data'],
  },
  {
    id: 'the key of a service account is deleted',
    repository: 'external-secrets/external-secrets',
    commit: '53e21034d5fab9999df505370147ed818b51482e',
    kind: 'Secret deleted',
    path: 'config/credentials/credentials-cloud.yaml',
    before: `apiVersion: v1
kind: Secret
metadata:
  name: cloud-secret
  labels:
    type: cloud
type: Opaque
stringData:
  access-credentials: |-
    {
      "type": "service_account",
      "client_email": "robot@example.com"
    }
`,
    after: undefined,
    rule: 'no-secret-manifest',
    expected: ['8:1 stringData'],
  },
  {
    id: 'a release takes a client secret from the synced Secret',
    repository: 'onedr0p/home-ops',
    commit: 'c0044f0fe657c12f53314e700945e3bdb4ac939e',
    kind: 'substitution to ExternalSecret',
    path: 'kubernetes/apps/default/reader/app/helmrelease.yaml',
    before: around(READER, 'OIDC_CLIENT_SECRET: "${SECRET_READER_OIDC_CLIENT_SECRET}"'),
    after: around(READER).concat('    envFrom:\n', '      - secretRef:\n', '          name: reader-secret\n'),
    rule: 'require-secret-key-ref',
    expected: ['9:27 "${SECRET_READER_OIDC_CLIENT_SECRET}"'],
  },
  {
    id: 'a job takes the password of its database from the secrets',
    repository: 'medusajs/medusa',
    commit: '55275f0eba88e054dcacbc2b93e4556a8e25b4d0',
    kind: 'workflow literal to secrets',
    path: '.github/workflows/action.yml',
    before: around(WORKFLOW, 'DB_PASSWORD: postgres'),
    after: around(WORKFLOW, 'DB_PASSWORD: ${{ secrets.DB_PASSWORD }}'),
    rule: 'no-hardcoded-credentials',
    expected: ['10:24 postgres'],
  },
  {
    id: 'a token that was only encoded goes',
    repository: 'getredash/redash',
    commit: 'b98b5f2ba477cbb78ae164260df883e51bb6f7db',
    kind: 'workflow literal to secrets',
    path: '.github/workflows/ci.yml',
    before: around(VISUAL_WORKFLOW, 'SHOTS_TOKEN_ENCODED: OGY1M2I3YzA5ZDFlNGE2ZmIyODM3NTlj'),
    after: around(VISUAL_WORKFLOW, 'SHOTS_TOKEN: ${{ secrets.SHOTS_TOKEN }}'),
    rule: 'no-hardcoded-credentials',
    expected: ['8:28 OGY1M2I3YzA5ZDFlNGE2ZmIyODM3NTlj'],
  },
  {
    id: 'a script of a pipeline loses the password of a repository',
    repository: 'argoproj/argo-cd',
    commit: 'd3c850b8e7e67d1aa4c2deb6b77a4edbf4b7f261',
    kind: 'literal removed',
    path: '.circleci/config.yml',
    before: around(PIPELINE, 'export GIT_USERNAME=robot', 'export GIT_PASSWORD=R4dVq8sTb2Lm7XkPn9Wz'),
    after: around(PIPELINE, 'test/start-git.sh'),
    rule: 'no-hardcoded-credentials',
    expected: ['13:33 R4dVq8sTb2Lm7XkPn9Wz'],
  },
  {
    id: 'a build needs no URL of a database',
    repository: 'formbricks/formbricks',
    commit: 'e35f732e488972c6e0bff7f66e618e514e085581',
    kind: 'Dockerfile ENV removed',
    path: 'apps/web/Dockerfile',
    before: around(IMAGE, 'ENV DATABASE_URL="postgresql://builder:bricks@build:5432/app?schema=public"'),
    after: around(IMAGE),
    rule: 'no-hardcoded-credentials',
    expected: ['3:40 bricks'],
  },
  {
    id: 'an image of a directory server is no longer built',
    repository: 'authelia/authelia',
    commit: 'fa6134e7f593324a1b92b6d992cec3d39c38ecfb',
    kind: 'Dockerfile ENV removed',
    path: 'example/directory/Dockerfile',
    before: `FROM registry.example.com/directory
ENV DIRECTORY_DOMAIN=example.com
ENV DIRECTORY_PASSWORD=password
ENV DIRECTORY_CONFIG_PASSWORD=password
`,
    after: undefined,
    rule: 'no-hardcoded-credentials',
    expected: ['3:24 password', '4:31 password'],
  },
  {
    id: 'no superuser with published credentials',
    repository: 'netbox-community/netbox-docker',
    commit: '3e2bf7ec934c6985820572ea1c46d45f1ccf6f55',
    kind: 'literal removed',
    path: 'env/inventory.env',
    before: `RELEASE_CHECK_URL=
SKIP_SUPERUSER=false
SUPERUSER_API_TOKEN=fedcba9876543210fedcba9876543210fedcba98
SUPERUSER_NAME=admin
SUPERUSER_PASSWORD=admin
`,
    after: `RELEASE_CHECK_URL=
SKIP_SUPERUSER=true
`,
    rule: 'no-hardcoded-credentials',
    expected: ['3:21 fedcba9876543210fedcba9876543210fedcba98', '5:20 admin'],
  },
  {
    id: 'the account of a mail catcher is emptied',
    repository: 'appwrite/appwrite',
    commit: 'e3a9fae033ae2a5bd18a496a68f2ebef39988d8a',
    kind: 'literal emptied',
    path: '.env',
    before: `MAIL_HOST=mailcatcher
MAIL_USERNAME=user
MAIL_PASSWORD=password
`,
    after: `MAIL_HOST=mailcatcher
MAIL_USERNAME=
MAIL_PASSWORD=
`,
    rule: 'no-hardcoded-credentials',
    expected: ['3:15 password'],
  },
  {
    id: 'the URL of a hosted database and a signing secret are emptied',
    repository: 'documenso/documenso',
    commit: '0065539d3b96e9d6ca37d42eae97ad63167a8fae',
    kind: 'literal emptied',
    path: '.env',
    before: `DATABASE_URL="postgres://signer:Jt6Yw2Qp9Zk4Nb8R@db-1/signer"
AUTH_SECRET=sing_a_song_of_sixpence_a_pocket
`,
    after: `DATABASE_URL=""
AUTH_SECRET=""
`,
    rule: 'no-hardcoded-credentials',
    expected: ['1:33 Jt6Yw2Qp9Zk4Nb8R', '2:13 sing_a_song_of_sixpence_a_pocket'],
  },
  {
    id: 'a template repeats no names as values',
    repository: 'keystonejs/keystone',
    commit: 'f6c8f9ff3fa1631a64a56a4b232e2bf974c4b8a7',
    kind: 'template of an env file emptied',
    path: 'storage/.env.example',
    before: `BUCKET_NAME=BUCKET_NAME
BUCKET_SECRET_ACCESS_KEY=BUCKET_SECRET_ACCESS_KEY
`,
    after: `BUCKET_NAME=
BUCKET_SECRET_ACCESS_KEY=
`,
    rule: 'no-env-example-value',
    expected: ['2:26 BUCKET_SECRET_ACCESS_KEY'],
  },
  {
    id: 'a template gives no secret that would work',
    repository: 'payloadcms/payload',
    commit: '5a6f361aec811eae479ad816c941be8adb1c70cd',
    kind: 'template of an env file emptied',
    path: 'templates/edge/.env.example',
    before: `CMS_SECRET=THISISASECRET
`,
    after: `# Make one up: openssl rand -hex 32
CMS_SECRET=
`,
    rule: 'no-env-example-value',
    expected: ['1:12 THISISASECRET'],
  },
];
