import { describe, expect, it } from 'vitest';

import { findings, indent, LITERAL, object } from './objects.js';

const pod = (spec: string): string => object('v1', 'Pod', `spec:\n${indent(spec, 2)}`);
const container = (body: string): string => pod(`containers:\n  - name: app\n${indent(body, 4)}`);
const fromConfigMap = '- env: [{ name: API_KEY, valueFrom: { configMapKeyRef: { name: c, key: k } } }]';

/**
 * Sources beside the Kubernetes API: knative.dev "Deploying a Knative Service"; keda.sh "ScaledJob specification";
 * tekton.dev "Tasks" (steps, stepTemplate, sidecars); manifests of OpenShift's DeploymentConfig; ingress-nginx
 * "Annotations" (auth-snippet).
 */
describe('the pods of an object', () => {
  it.each([
    ['Pod', 'v1', 'spec'],
    ['Deployment', 'apps/v1', 'spec.template.spec'],
    ['StatefulSet', 'apps/v1', 'spec.template.spec'],
    ['DaemonSet', 'apps/v1', 'spec.template.spec'],
    ['ReplicaSet', 'apps/v1', 'spec.template.spec'],
    ['Job', 'batch/v1', 'spec.template.spec'],
    ['CronJob', 'batch/v1', 'spec.jobTemplate.spec.template.spec'],
    ['ReplicationController', 'v1', 'spec.template.spec'],
    ['PodTemplate', 'v1', 'template.spec'],
    ['Rollout', 'argoproj.io/v1alpha1', 'spec.template.spec'],
    ['Service', 'serving.knative.dev/v1', 'spec.template.spec'],
    ['DeploymentConfig', 'apps.openshift.io/v1', 'spec.template.spec'],
    ['ScaledJob', 'keda.sh/v1alpha1', 'spec.jobTargetRef.template.spec'],
    ['AnyResource', 'example.com/v1', 'spec.anything'],
  ])('are found in a %s', (kind, apiVersion, path) => {
    for (const list of ['containers', 'initContainers', 'ephemeralContainers']) {
      const keys = [...path.split('.'), list];
      const body = keys.map((key, depth) => `${'  '.repeat(depth)}${key}:`).join('\n');
      const text = object(apiVersion, kind, `${body}\n${indent(fromConfigMap, 2 * keys.length)}`);
      expect(findings(text)).toEqual([
        `require-secret-key-ref ${String(5 + keys.length)}:${String(2 * keys.length + 17)} API_KEY`,
      ]);
    }
  });

  it.each([
    ['the container of an Argo Workflow template', 'container:\n  env: ENV'],
    ['its script', 'script:\n  source: echo\n  env: ENV'],
    ['its sidecars', 'sidecars:\n  - env: ENV'],
    ['the steps of a Tekton Task', 'steps:\n  - env: ENV'],
    ['the template of its steps', 'stepTemplate:\n  env: ENV'],
  ])('are found in %s', (_name, body) => {
    const env = '[{ name: API_KEY, valueFrom: { configMapKeyRef: { name: c, key: k } } }]';
    const text = object(
      'argoproj.io/v1alpha1',
      'Workflow',
      `spec:\n  templates:\n    - ${indent(body, 6).trim()}`,
    );
    expect(findings(text.replace('ENV', env))).toHaveLength(1);
  });

  it('are found in each item of a List', () => {
    const item = `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    ${fromConfigMap}`;
    const text = `apiVersion: v1\nkind: List\nitems:\n  - ${indent(item, 4).trim()}\n  - ${indent(item, 4).trim()}\n`;
    expect(findings(text)).toHaveLength(2);
  });

  it('are not looked for in a CRD, which only describes them', () => {
    const text = object(
      'apiextensions.k8s.io/v1',
      'CustomResourceDefinition',
      `spec:\n  containers:\n    ${fromConfigMap}`,
    );
    expect(findings(text)).toEqual([]);
  });
});

describe('a container', () => {
  it.each([
    [
      'a literal',
      `env:\n  - name: DB_PASSWORD\n    value: ${LITERAL}`,
      [`no-hardcoded-credentials 10:18 ${LITERAL}`],
    ],
    [
      'a default, which Kubernetes does not even expand',
      'env:\n  - name: DB_PASSWORD\n    value: ${DB_PASSWORD:-x}',
      ['no-secret-default 10:18 ${DB_PASSWORD:-x}'],
    ],
    [
      'a flag among its arguments',
      `args: ['--password=${LITERAL}']`,
      [`no-hardcoded-credentials 8:26 ${LITERAL}`],
    ],
    ['a command', `command: [sh, -c, 'mysql -p${LITERAL}']`, [`no-hardcoded-credentials 8:34 ${LITERAL}`]],
    [
      'a default of a shell',
      `args:\n  - run --password "\${DB_PASSWORD:-${LITERAL}}"`,
      [`no-secret-default 9:27 \${DB_PASSWORD:-${LITERAL}}`],
    ],
    [
      'the command of a probe',
      `livenessProbe:\n  exec:\n    command: [redis-cli, -a, ${LITERAL}, ping]`,
      [`no-hardcoded-credentials 10:36 ${LITERAL}`],
    ],
    [
      'the command of a hook',
      `lifecycle:\n  postStart:\n    exec:\n      command: [sh, -c, 'curl -u admin:${LITERAL} x']`,
      [`no-hardcoded-credentials 11:46 ${LITERAL}`],
    ],
    [
      'a header of a probe',
      `readinessProbe:\n  httpGet:\n    httpHeaders:\n      - name: Authorization\n        value: Bearer ${LITERAL}77`,
      [`no-hardcoded-credentials 12:22 Bearer ${LITERAL}77`],
    ],
  ])('holds %s', (_name, body, expected) => {
    expect(findings(container(body))).toEqual(expected);
  });

  it.each([
    ['a reference', 'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: { name: s, key: k }'],
    [
      'an earlier variable',
      'env:\n  - name: DATABASE_URL\n    value: postgres://$(DB_USER):$(DB_PASSWORD)@db/app',
    ],
    ['a variable in its arguments', "args: ['--password=$(DB_PASSWORD)']"],
    [
      'all of a Secret',
      'envFrom:\n  - secretRef: { name: s }\n  - configMapRef: { name: c, optional: true }',
    ],
    ['the path of a file', 'env:\n  - name: DB_PASSWORD_FILE\n    value: /run/secrets/db'],
    [
      'a header that says nothing',
      'livenessProbe:\n  httpGet:\n    httpHeaders:\n      - name: Host\n        value: app',
    ],
  ])('may hold %s', (_name, body) => {
    expect(findings(container(body))).toEqual([]);
  });
});

describe('the volumes of a pod', () => {
  it.each([
    [
      'csi attributes',
      `- name: v\n  csi:\n    driver: d\n    volumeAttributes:\n      password: ${LITERAL}`,
      [`no-hardcoded-credentials 11:21 ${LITERAL}`],
    ],
    [
      'options of a flexVolume',
      `- name: v\n  flexVolume:\n    options:\n      password: ${LITERAL}`,
      [`no-hardcoded-credentials 10:21 ${LITERAL}`],
    ],
    [
      'an optional Secret',
      '- name: v\n  secret:\n    secretName: app-credentials\n    optional: true',
      ['require-secret-key-ref 10:19 true (warning)'],
    ],
    [
      'an optional projected source',
      '- name: v\n  projected:\n    sources:\n      - secret:\n          name: app-secrets\n          optional: true',
      ['require-secret-key-ref 12:25 true (warning)'],
    ],
    [
      'an optional key that is a password',
      '- name: v\n  secret:\n    secretName: app\n    optional: true\n    items: [{ key: db-password, path: p }]',
      ['require-secret-key-ref 10:19 true (warning)'],
    ],
  ])('hold %s', (_name, body, expected) => {
    expect(findings(pod(`volumes:\n${indent(body, 2)}`))).toEqual(expected);
  });

  it.each([
    ['a Secret', '- name: v\n  secret: { secretName: app-secrets }'],
    ['an optional certificate', '- name: v\n  secret: { secretName: app-secret-tls, optional: true }'],
    ['an optional ConfigMap', '- name: v\n  configMap: { name: app-secrets, optional: true }'],
    [
      'an optional Secret with certificates for keys',
      '- name: v\n  secret: { secretName: auth, optional: true, items: [{ key: ca.crt, path: p }] }',
    ],
    ['the name of a Secret', '- name: v\n  azureFile: { secretName: azure-secret, shareName: s }'],
    ['a reference', '- name: v\n  cephfs: { secretRef: { name: ceph-secret } }'],
  ])('may hold %s', (_name, body) => {
    expect(findings(pod(`volumes:\n${indent(body, 2)}`))).toEqual([]);
  });
});

describe('other objects', () => {
  it('hold what kubectl noted of a Secret', () => {
    const applied = '{"apiVersion":"v1","kind":"Secret","data":{"password":"aHVudGVyMg=="}}';
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${applied}\n`;
    expect(findings(text)).toEqual(['no-secret-manifest 6:42 "data"']);
  });

  it('hold credentials in a snippet for nginx', () => {
    const basic = Buffer.from(`admin:${LITERAL}`).toString('base64');
    const text = `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  annotations:\n    nginx.ingress.kubernetes.io/configuration-snippet: |\n      proxy_set_header Authorization "Basic ${basic}";\n`;
    expect(findings(text)).toEqual([`no-hardcoded-credentials 6:45 ${basic}`]);
  });

  it('hold credentials in the parameters of a StorageClass, not where these name a Secret', () => {
    const text = object(
      'storage.k8s.io/v1',
      'StorageClass',
      `parameters:\n  adminPassword: ${LITERAL}\n  adminSecretName: ceph-admin\n  csi.storage.k8s.io/provisioner-secret-name: csi-secret`,
    );
    expect(findings(text)).toEqual([`no-hardcoded-credentials 6:18 ${LITERAL}`]);
  });

  it.each([
    ['the Secret of an Ingress', 'spec:\n  tls:\n    - secretName: app-tls'],
    [
      'references by other names',
      'spec:\n  passwordSecretRef: { name: s, key: password }\n  issuerRef: { name: i }',
    ],
    [
      'pull secrets and service accounts',
      'imagePullSecrets:\n  - name: registry-secret\nserviceAccountName: app-token',
    ],
    ['the Secret of a certificate', 'spec:\n  tls:\n    - hosts: [a.example]\n      secretName: app-tls'],
    [
      'a field of the pod',
      'env:\n  - name: POD_TOKEN\n    valueFrom:\n      fieldRef: { fieldPath: metadata.name }',
    ],
    [
      'annotations of the agent of Vault',
      'x:\n  vault.hashicorp.com/agent-inject-secret-db: database/creds/app',
    ],
    [
      'the certificate of a webhook',
      'webhooks:\n  - clientConfig:\n      caBundle: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
    ],
  ])('may hold %s', (_name, body) => {
    expect(findings(object('example.com/v1', 'Thing', body))).toEqual([]);
  });
});
