import type { LocationRow } from './location.js';
import { at, container, indent, LITERAL, object, pod } from './location.js';

const SOURCE = 'kubernetes/api 10b39a3: core/v1';
const ENV = `env:\n  - name: DB_PASSWORD\n    value: ${LITERAL}\n`;
/** A container with a password, in a list below a key. */
const inList = (key: string): string => `${key}:\n  - name: app\n${indent(ENV, 4)}`;
const template = (spec: string): string => `template:\n  spec:\n${indent(spec, 4)}`;
const workload = (apiVersion: string, kind: string, expected: readonly string[]) =>
  object(apiVersion, kind, `spec:\n${indent(template(inList('containers')), 2)}`, expected);
const flux = {
  beside: {
    'clusters/app.yaml':
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  postBuild:\n    substituteFrom: []\n',
  },
};

/** Where a secret hides in the manifests of Kubernetes. */
export const SECTION_2_2: readonly LocationRow[] = [
  {
    row: '2.2-01',
    what: 'every object that holds a pod',
    source: `${SOURCE}, apps/v1, batch/v1; argo-rollouts, Knative Serving v1, OpenShift apps.openshift.io/v1, KEDA v1alpha1, Argo Workflows v1alpha1, Tekton v1: the CRDs of each`,
    cases: [
      pod(inList('containers'), ['10:18 no-hardcoded-credentials']),
      workload('apps/v1', 'Deployment', ['12:22 no-hardcoded-credentials']),
      workload('apps/v1', 'StatefulSet', ['12:22 no-hardcoded-credentials']),
      workload('apps/v1', 'DaemonSet', ['12:22 no-hardcoded-credentials']),
      workload('apps/v1', 'ReplicaSet', ['12:22 no-hardcoded-credentials']),
      workload('batch/v1', 'Job', ['12:22 no-hardcoded-credentials']),
      workload('v1', 'ReplicationController', ['12:22 no-hardcoded-credentials']),
      workload('argoproj.io/v1alpha1', 'Rollout', ['12:22 no-hardcoded-credentials']),
      workload('serving.knative.dev/v1', 'Service', ['12:22 no-hardcoded-credentials']),
      workload('apps.openshift.io/v1', 'DeploymentConfig', ['12:22 no-hardcoded-credentials']),
      object(
        'batch/v1',
        'CronJob',
        `spec:\n  jobTemplate:\n    spec:\n${indent(template(inList('containers')), 6)}`,
        ['14:26 no-hardcoded-credentials'],
      ),
      object('v1', 'PodTemplate', template(inList('containers')), ['11:20 no-hardcoded-credentials']),
      object(
        'keda.sh/v1alpha1',
        'ScaledJob',
        `spec:\n  jobTargetRef:\n${indent(template(inList('containers')), 4)}`,
        ['13:24 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Workflow',
        `spec:\n  templates:\n    - name: a\n      container:\n${indent(ENV, 8)}      script:\n${indent(ENV, 8)}${indent(inList('initContainers'), 6)}${indent(inList('sidecars'), 6)}`,
        [
          '11:20 no-hardcoded-credentials',
          '15:20 no-hardcoded-credentials',
          '20:22 no-hardcoded-credentials',
          '25:22 no-hardcoded-credentials',
        ],
      ),
      object('tekton.dev/v1', 'Task', `spec:\n${indent(inList('steps'), 2)}`, [
        '10:18 no-hardcoded-credentials',
      ]),
      object('example.com/v1', 'Anything', `spec:\n  deep:\n    er:\n${indent(inList('containers'), 6)}`, [
        '12:22 no-hardcoded-credentials',
      ]),
      at(
        'deploy/list.yaml',
        `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    spec:\n${indent(inList('containers'), 6)}`,
        ['11:22 no-hardcoded-credentials'],
      ),
    ],
  },
  {
    row: '2.2-02',
    what: 'all three lists of containers',
    source: SOURCE,
    cases: [
      pod(`${inList('containers')}${inList('initContainers')}${inList('ephemeralContainers')}`, [
        '10:18 no-hardcoded-credentials',
        '15:18 no-hardcoded-credentials',
        '20:18 no-hardcoded-credentials',
      ]),
    ],
  },
  {
    row: '2.2-03',
    what: 'the value of a variable',
    source: SOURCE,
    note: 'A default is an error where nobody expands it, too: the text becomes the password.',
    cases: [
      container(ENV, ['10:18 no-hardcoded-credentials']),
      container(
        'env:\n  - name: DB_PASSWORD\n    value: ${DB_PASSWORD:=x}',
        ['10:18 no-secret-default'],
        flux,
      ),
      container('env:\n  - name: DB_PASSWORD\n    value: ${DB_PASSWORD:-x}', ['10:18 no-secret-default']),
      container('env:\n  - name: DSN\n    value: postgres://app:$(DB_PASSWORD)@db/app', []),
    ],
  },
  {
    row: '2.2-04',
    what: 'a reference to a key of a Secret',
    source: SOURCE,
    cases: [
      container(
        'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: { name: app-secrets, key: DB_PASSWORD }',
        [],
      ),
      container(
        'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: { name: app-secrets, key: DB_PASSWORD, optional: true }',
        ['11:76 require-secret-key-ref'],
      ),
      container(
        'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: { name: app-secret, key: DB_PASSWORD }',
        ['11:35 no-unsynced-secret'],
        {
          beside: {
            'deploy/es.yaml':
              'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata:\n  name: app-secrets\nspec:\n  secretStoreRef: { name: vault }\n  data:\n    - secretKey: DB_PASSWORD\n      remoteRef: { key: app }\n',
          },
        },
      ),
    ],
    note: 'An optional reference is an error and no warning: a missing secret has to stop the pod (docs/rules/require-secret-key-ref.md).',
  },
  {
    row: '2.2-05',
    what: 'a secret from a ConfigMap',
    source: SOURCE,
    cases: [
      container('env:\n  - name: DB_PASSWORD\n    valueFrom:\n      configMapKeyRef: { name: app, key: a }', [
        '9:17 require-secret-key-ref',
      ]),
      container(
        'env:\n  - name: LOG_LEVEL\n    valueFrom:\n      configMapKeyRef: { name: app, key: a }',
        [],
      ),
    ],
  },
  {
    row: '2.2-06',
    what: 'a key of a file of variables',
    source: `${SOURCE}, the EnvFiles gate`,
    note: 'A reference that is not optional gives nothing: there is no severity below a warning.',
    cases: [
      container(
        'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      fileKeyRef: { key: k, path: p, volumeName: v, optional: true }',
        ['11:69 require-secret-key-ref'],
      ),
      container(
        'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      fileKeyRef: { key: k, path: p, volumeName: v }',
        [],
      ),
    ],
  },
  {
    row: '2.2-07',
    what: 'all variables of a Secret or a ConfigMap',
    source: SOURCE,
    note: 'Whole Secrets pass: what they hold is joined by no-unsynced-secret.',
    cases: [
      container(
        'envFrom:\n  - prefix: A_\n    secretRef: { name: app-secrets }\n  - configMapRef: { name: app, optional: true }',
        [],
      ),
      container('envFrom:\n  - secretRef: { name: app-secrets, optional: true }', [
        '9:53 require-secret-key-ref',
      ]),
    ],
  },
  {
    row: '2.2-08',
    what: 'commands, arguments, hooks and probes',
    source: SOURCE,
    note: 'The default of a shell in an argument is an error: the pod runs on it.',
    cases: [
      container(`args: ["--password=${LITERAL}"]`, ['8:26 no-hardcoded-credentials']),
      container(`command: ["sh", "-c", "app --api-token ${LITERAL}"]`, ['8:46 no-hardcoded-credentials']),
      container(`lifecycle:\n  postStart:\n    exec:\n      command: [app, --password=${LITERAL}]`, [
        '11:39 no-hardcoded-credentials',
      ]),
      container(`livenessProbe:\n  exec:\n    command: [redis-cli, -a, ${LITERAL}, ping]`, [
        '10:36 no-hardcoded-credentials',
      ]),
      container(
        `readinessProbe:\n  httpGet:\n    httpHeaders:\n      - name: Authorization\n        value: Bearer ${LITERAL}77`,
        ['12:22 no-hardcoded-credentials'],
      ),
      container('args: ["sh", "-c", "app --password=${DB_PASSWORD:-x}"]', ['8:42 no-secret-default']),
      container('args: ["--password=$(DB_PASSWORD)"]', []),
    ],
  },
  {
    row: '2.2-09',
    what: 'volumes',
    source: SOURCE,
    cases: [
      pod('volumes:\n  - name: a\n    secret: { secretName: app-credentials }', []),
      pod('volumes:\n  - name: a\n    secret: { secretName: app-credentials, optional: true }', [
        '8:56 require-secret-key-ref warning',
      ]),
      pod(
        'volumes:\n  - name: a\n    projected:\n      sources:\n        - secret: { name: app-credentials, optional: true }',
        ['10:56 require-secret-key-ref warning'],
      ),
      pod(
        `volumes:\n  - name: a\n    csi:\n      driver: smb.csi.k8s.io\n      volumeAttributes:\n        password: ${LITERAL}`,
        ['11:21 no-hardcoded-credentials'],
      ),
      pod(`volumes:\n  - name: a\n    flexVolume:\n      options:\n        password: ${LITERAL}`, [
        '10:21 no-hardcoded-credentials',
      ]),
      pod(
        'volumes:\n  - name: a\n    azureFile: { secretName: azure, shareName: a }\n  - name: b\n    cephfs: { user: a, secretRef: { name: ceph } }',
        [],
      ),
    ],
  },
  {
    row: '2.2-10',
    what: 'Secrets of a registry are references',
    source: SOURCE,
    cases: [pod('imagePullSecrets:\n  - name: registry-password', [])],
  },
  {
    row: '2.2-11',
    what: 'a ConfigMap, and the files in it',
    source: SOURCE,
    cases: [
      object('v1', 'ConfigMap', `data:\n  DB_PASSWORD: ${LITERAL}`, ['6:16 no-hardcoded-credentials']),
      object('v1', 'ConfigMap', `data:\n  app.env: |\n    DB_PASSWORD=${LITERAL}`, [
        '7:17 no-hardcoded-credentials',
      ]),
      object('v1', 'ConfigMap', `data:\n  app.json: |\n    {"db": {"password": "${LITERAL}"}}`, [
        '7:26 no-hardcoded-credentials',
      ]),
      object('v1', 'ConfigMap', `data:\n  app.yaml: |\n    db:\n      password: ${LITERAL}`, [
        '8:17 no-hardcoded-credentials',
      ]),
      object('v1', 'ConfigMap', `data:\n  app.ini: |\n    [db]\n    password = ${LITERAL}`, [
        '8:16 no-hardcoded-credentials',
      ]),
      object(
        'v1',
        'ConfigMap',
        `binaryData:\n  app.env: ${Buffer.from(`A=1\nDB_PASSWORD=${LITERAL}\n`).toString('base64')}`,
        ['6:32 no-hardcoded-credentials'],
      ),
      object('v1', 'ConfigMap', 'data:\n  DB_PASSWORD: ${DB_PASSWORD:-x}', ['6:16 no-secret-default']),
      object('v1', 'ConfigMap', 'data:\n  email: a@example.com\n  key: value\n  checksum: SHA1', []),
    ],
  },
  {
    row: '2.2-12',
    what: 'a Secret in git',
    source: SOURCE,
    cases: [
      object('v1', 'Secret', `stringData:\n  password: ${LITERAL}`, ['5:1 no-secret-manifest']),
      object('v1', 'Secret', `data:\n  password: ${Buffer.from(LITERAL).toString('base64')}`, [
        '5:1 no-secret-manifest',
      ]),
      object('v1', 'Secret', `data:\n  password: ${LITERAL}!`, ['5:1 no-secret-manifest']),
      object(
        'v1',
        'Secret',
        `type: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${Buffer.from(`{"auths":{"a":{"password":"${LITERAL}"}}}`).toString('base64')}`,
        ['6:1 no-secret-manifest'],
      ),
      object(
        'v1',
        'Secret',
        `type: kubernetes.io/basic-auth\nstringData:\n  username: app\n  password: ${LITERAL}`,
        ['6:1 no-secret-manifest'],
      ),
      object(
        'v1',
        'Secret',
        'stringData:\n  password: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]\nsops:\n  version: 3.9.0',
        [],
      ),
      object('v1', 'Secret', 'type: kubernetes.io/service-account-token', []),
      object('v1', 'Secret', 'stringData:\n  password: ""', []),
      object('v1', 'Secret', 'stringData:\n  password: ${DB_PASSWORD}', []),
      object(
        'bitnami.com/v1alpha1',
        'SealedSecret',
        'spec:\n  encryptedData:\n    password: AgBy3i4OJSWK',
        [],
      ),
    ],
  },
  {
    row: '2.2-13',
    what: 'annotations',
    source:
      'kubectl apply; ingress-nginx: docs/user-guide/nginx-configuration/annotations.md; vault-k8s: annotations of the agent injector',
    cases: [
      at(
        'deploy/app.yaml',
        `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"app"},"stringData":{"password":"${LITERAL}"}}`,
        ['7:68 no-secret-manifest'],
      ),
      at(
        'deploy/app.yaml',
        `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/configuration-snippet: |\n      proxy_set_header Authorization "Bearer ${LITERAL}77";`,
        ['6:46 no-hardcoded-credentials warning'],
      ),
      at(
        'deploy/app.yaml',
        'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/auth-secret: basic-auth\n    vault.hashicorp.com/agent-inject-secret-db: secret/k3s/app',
        [],
      ),
    ],
  },
  {
    row: '2.2-14',
    what: 'names of Secrets',
    source: SOURCE,
    cases: [
      object('networking.k8s.io/v1', 'Ingress', 'spec:\n  tls:\n    - secretName: app-tls', []),
      pod('serviceAccountName: token-reader', []),
      object(
        'cert-manager.io/v1',
        'Certificate',
        'spec:\n  secretName: app-password\n  issuerRef: { name: ca }',
        [],
      ),
      object(
        'example.com/v1',
        'Database',
        'spec:\n  passwordSecretRef: { name: app, key: password }\n  existingSecretPasswordKey: password',
        [],
      ),
    ],
  },
  {
    row: '2.2-15',
    what: 'parameters of storage, and the certificates of webhooks',
    source: 'storage.k8s.io/v1, admissionregistration.k8s.io/v1',
    cases: [
      object(
        'storage.k8s.io/v1',
        'StorageClass',
        `parameters:\n  adminUser: admin\n  adminPassword: ${LITERAL}`,
        ['7:18 no-hardcoded-credentials'],
      ),
      object(
        'admissionregistration.k8s.io/v1',
        'ValidatingWebhookConfiguration',
        `webhooks:\n  - name: a\n    clientConfig:\n      caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t`,
        [],
      ),
    ],
  },
];
