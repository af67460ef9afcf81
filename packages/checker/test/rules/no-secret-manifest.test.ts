import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { check } from '../check.js';

const secret = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\n${body}\n`;
const places = (path: string, text: string): string[] =>
  check(path, text).map(({ rule, at, text: under }) => `${rule} ${at} ${under}`);

describe('no-secret-manifest', () => {
  it.each([
    ['stringData', 'stringData:\n  password: hunter2', ['no-secret-manifest 5:1 stringData']],
    ['data in base64', 'data:\n  password: aHVudGVyMg==', ['no-secret-manifest 5:1 data']],
    [
      'a file as value',
      'stringData:\n  config.ini: |\n    password=hunter2',
      ['no-secret-manifest 5:1 stringData'],
    ],
    [
      'both blocks',
      'data:\n  a: aHVudGVyMg==\nstringData:\n  b: c',
      ['no-secret-manifest 5:1 data', 'no-secret-manifest 7:1 stringData'],
    ],
    [
      'one value among references',
      'stringData:\n  a: ${A}\n  b: hunter2',
      ['no-secret-manifest 5:1 stringData'],
    ],
  ])('reports %s', (_name, body, expected) => {
    expect(places('k8s/secret.yaml', secret(body))).toEqual(expected);
  });

  it.each([
    ['no values', 'type: kubernetes.io/service-account-token'],
    ['empty values', 'stringData:\n  a: ""\n  b:'],
    ['values that Flux or envsubst fills in', 'stringData:\n  a: ${A}'],
    ['a placeholder of argocd-vault-plugin', 'stringData:\n  a: <path:secret/data/app#password>'],
    [
      'an encoded placeholder',
      `data:\n  a: ${Buffer.from('<path:secret/data/app#password>').toString('base64')}`,
    ],
    ['values that SOPS has encrypted', 'stringData:\n  a: ENC[AES256_GCM,data:abc]\nsops:\n  mac: x'],
  ])('passes %s', (_name, body) => {
    expect(places('k8s/secret.yaml', secret(body))).toEqual([]);
  });

  it.each([
    [
      'data without values of a token that Kubernetes fills in',
      'type: kubernetes.io/service-account-token\ndata: {}',
    ],
    ['a key that SOPS was told to leave', 'stringData:\n  host_unencrypted: db\nsops:\n  mac: x'],
    [
      'keys beside those with the suffix for SOPS',
      'stringData:\n  host: db\nsops:\n  encrypted_suffix: _enc',
    ],
    ['a block that SOPS was told to leave', 'stringData:\n  host: db\nsops:\n  encrypted_regex: ^(data)$'],
    ['a value that Flux puts together', 'stringData:\n  url: ${SCHEME}://${HOST}'],
  ])('passes %s', (_name, body) => {
    expect(places('k8s/secret.yaml', secret(body))).toEqual([]);
  });

  it.each([
    ['Opaque', 'password'],
    ['kubernetes.io/dockerconfigjson', '.dockerconfigjson'],
    ['kubernetes.io/tls', 'tls.key'],
    ['kubernetes.io/ssh-auth', 'ssh-privatekey'],
    ['kubernetes.io/basic-auth', 'password'],
    ['bootstrap.kubernetes.io/token', 'token-secret'],
  ])('reports a Secret of type %s', (type, key) => {
    const value = Buffer.from('made up for this test').toString('base64');
    expect(places('k8s/secret.yaml', secret(`type: ${type}\ndata:\n  ${key}: ${value}`))).toEqual([
      'no-secret-manifest 6:1 data',
    ]);
  });

  it('reports a value in clear beside those that SOPS has encrypted', () => {
    const body = 'stringData:\n  a: ENC[AES256_GCM,data:abc]\n  b: hunter2\nsops:\n  mac: x';
    expect(places('k8s/secret.yaml', secret(body))).toEqual(['no-secret-manifest 5:1 stringData']);
  });

  it('reports a value in clear of another object that SOPS has encrypted', () => {
    const text = 'auth:\n  password: Sup3rS3cret9x\n  token: ENC[AES256_GCM,data:abc]\nsops:\n  mac: x\n';
    expect(places('k8s/app.sops.yaml', text)).toEqual(['no-hardcoded-credentials 2:13 Sup3rS3cret9x']);
  });

  describe('names what it found', () => {
    const first = (text: string, path = 'k8s/secret.yaml'): { message: string; help: string } | undefined =>
      checkText(text, { path }).findings[0];

    it.each([
      ['one', ['a'], 'this Secret holds a value for `a` in `stringData`: whoever reads'],
      ['two', ['a', 'b'], 'this Secret holds values for `a` and `b` in `stringData`'],
      ['many', ['a', 'b', 'c', 'd', 'e', 'f'], 'values for `a`, `b`, `c`, `d` and 2 more in `stringData`'],
    ])('%s', (_name, keys, expected) => {
      const body = keys.map((key) => `\n  ${key}: hunter2`).join('');
      const finding = first(secret(`stringData:${body}`));
      expect(finding?.message).toContain(expected);
      expect(finding?.message).not.toContain('hunter2');
    });

    it('in a generator, never a value', () => {
      const text = 'secretGenerator:\n  - name: x\n    literals:\n      - A=hunter2\n      - hunter3\n';
      const message = first(text, 'k8s/kustomization.yaml')?.message;
      expect(message).toContain('values for `A` and 1 more');
      expect(message).not.toMatch(/hunter/);
    });

    it('in a patch', () => {
      const text =
        'patches:\n  - patch: |\n      - op: add\n        path: /stringData\n        value: { a: hunter2, b: "" }\n';
      expect(first(text, 'k8s/kustomization.yaml')?.message).toContain('gives a Secret a value for `a`');
    });

    it('and says where a value of `data` is no base64', () => {
      expect(first(secret('data:\n  a: aHVudGVyMg==\n  b: hunter2!'))?.help).toContain('`b` is no base64');
      expect(first(secret('data:\n  a: aHVudGVyMg=='))?.help).not.toContain('base64');
      expect(first(secret('stringData:\n  a: hunter2!'))?.help).not.toContain('base64');
    });
  });

  it.each([
    ['a sentence in stars', '**access token goes here**'],
    ['a sentence', 'your token goes here'],
    ['letters crossed out', 'p-XXXX'],
  ])('passes what is to be written: %s', (_name, value) => {
    expect(places('k8s/secret.yaml', secret(`stringData:\n  a: '${value}'`))).toEqual([]);
  });

  describe('in a Secret of Argo CD', () => {
    const repository = (body: string): string =>
      secret(body).replace('  name: app', '  labels:\n    argocd.argoproj.io/secret-type: repository');

    it('passes a repository without credentials', () => {
      const text = repository('stringData:\n  type: helm\n  name: charts\n  url: https://charts.example.com');
      expect(places('argo/repository.yaml', text)).toEqual([]);
    });

    it.each([
      ['a password', 'url: https://git.example.com\n  password: hunter2'],
      ['a URL with a password', 'url: https://bot:Sup3rS3cret9x@git.example.com'],
      ['a configuration of a cluster', 'server: https://k8s.example.com\n  config: "{bearerToken: x}"'],
    ])('reports %s', (_name, body) => {
      expect(places('argo/repository.yaml', repository(`stringData:\n  ${body}`))).toEqual([
        'no-secret-manifest 6:1 stringData',
      ]);
    });
  });

  it('passes other kinds that are called alike', () => {
    const sealed =
      'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK\n';
    expect(places('k8s/sealed.yaml', sealed)).toEqual([]);
  });

  it('reports a Secret inside a List, and in each document', () => {
    const text = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Secret\n    stringData:\n      a: hunter2\n---\n${secret('stringData:\n  a: b')}`;
    expect(places('k8s/all.yaml', text)).toEqual([
      'no-secret-manifest 6:5 stringData',
      'no-secret-manifest 13:1 stringData',
    ]);
  });

  it('reads Helm templates: a literal counts, an action does not', () => {
    const text = secret('data:\n  a: {{ .Values.a | b64enc }}\nstringData:\n  b: hunter2').replace(
      'name: app',
      'name: {{ include "x" . }}',
    );
    expect(places('chart/templates/secret.yaml', text)).toEqual(['no-secret-manifest 7:1 stringData']);
  });

  it('leaves a default in a value to no-secret-default', () => {
    expect(places('k8s/secret.yaml', secret('stringData:\n  password: ${APP_PASSWORD:-x}'))).toEqual([
      'no-secret-default 6:13 ${APP_PASSWORD:-x}',
    ]);
  });
});

describe('no-secret-manifest in the path of a test', () => {
  const block = (label: string): string =>
    `-----BEGIN ${label}-----\n${'MIIEvQIBADANBg'.repeat(6)}\n-----END ${label}-----\n`;
  const encoded = (label: string): string => Buffer.from(block(label)).toString('base64');

  it.each([
    'tests/config/secret.yaml',
    'deploy/testdata/secret.yaml',
    'docs/snippets/secret.yaml',
    'docs/manual/repository.yaml',
  ])('passes made-up values, and reports what surely is a credential: %s', (path) => {
    expect(places(path, secret('stringData:\n  password: hunter2'))).toEqual([]);
    expect(places(path, secret('data:\n  username: YWRtaW4='))).toEqual([]);
    expect(places(path, secret(`data:\n  tls.key: ${encoded('PRIVATE KEY')}`))).toEqual([
      'no-secret-manifest 5:1 data',
    ]);
  });

  it.each(['apps/docs/deploy/secret.yaml', 'docs-site/secret.yaml'])(
    'reports what is no documentation: %s',
    (path) => {
      expect(places(path, secret('stringData:\n  password: hunter2'))).toEqual([
        'no-secret-manifest 5:1 stringData',
      ]);
    },
  );

  it('passes a patch and a generator there', () => {
    const generator = 'secretGenerator:\n  - name: app\n    literals:\n      - DB_PASSWORD=hunter2\n';
    expect(places('tests/config/kustomization.yaml', generator)).toEqual([]);
    expect(places('deploy/kustomization.yaml', generator)).toEqual(['no-secret-manifest 3:5 literals']);
  });

  it('reports all of them under the strict preset', () => {
    const { findings } = checkText(secret('stringData:\n  password: hunter2'), {
      path: 'tests/config/secret.yaml',
      policy: { preset: 'strict', severities: {} },
    });
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['no-secret-manifest']);
  });

  it.each(['CERTIFICATE', 'X509 CRL', 'PUBLIC KEY'])('passes a Secret that holds a %s alone', (label) => {
    expect(places('k8s/ca.yaml', secret(`data:\n  ca.crt: ${encoded(label)}`))).toEqual([]);
    const indented = block(label).trimEnd().replaceAll('\n', '\n    ');
    expect(places('k8s/ca.yaml', secret(`stringData:\n  ca.crt: |\n    ${indented}`))).toEqual([]);
  });

  it('names the key beside a certificate, and what stands behind one', () => {
    const pair = `data:\n  tls.crt: ${encoded('CERTIFICATE')}\n  tls.key: ${encoded('PRIVATE KEY')}`;
    const { findings } = checkText(secret(pair), { path: 'k8s/tls.yaml' });
    expect(findings.map(({ message }) => message)).toEqual([
      'this Secret holds a value for `tls.key` in `data`: whoever reads the repository reads it, base64 or not',
    ]);
    const both = Buffer.from(block('CERTIFICATE') + block('PRIVATE KEY')).toString('base64');
    expect(places('k8s/tls.yaml', secret(`data:\n  bundle.pem: ${both}`))).toEqual([
      'no-secret-manifest 5:1 data',
    ]);
  });

  it.each([
    ['paths of keystores', 'stringData:\n  trustStorePath: /amq/extra/truststore.jks'],
    ['headers of a request', 'stringData:\n  accept: application/json\n  Content-Type: application/json'],
    ['names of a domain and a tenant', 'stringData:\n  domainName: ccadmin\n  tenantName: garden'],
    ['the same in base64', 'data:\n  POSTGRES_HOST: a2V5Y2xvYWstcG9zdGdyZXNxbA=='],
    ['a settings file without a credential', 'stringData:\n  broker.properties: |\n    journalSyncPeriod=5'],
    [
      'manifests for Cluster API',
      'type: addons.cluster.x-k8s.io/resource-set\nstringData:\n  data: |\n    apiVersion: v1\n    kind: ServiceAccount',
    ],
  ])('warns of %s, and says nothing of rotation that it needs', (_name, body) => {
    const options = { path: 'k8s/secret.yaml' };
    const [finding, ...more] = checkText(secret(body), options).findings;
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      ruleId: 'no-secret-manifest',
      severity: 'warning',
      confidence: 'medium',
      message: expect.stringMatching(
        /looks? like configuration, and a Secret in git is a second source/,
      ) as string,
      help: expect.stringMatching(
        /ConfigMap, or, .* sync it with an ExternalSecret and delete this manifest; what is no credential needs no rotation$/,
      ) as string,
    });
    const strict = checkText(secret(body), { ...options, policy: { preset: 'strict', severities: {} } });
    expect(strict.findings.map(({ severity }) => severity)).toEqual(['error']);
  });

  it.each([
    ['the public key of SSH', `stringData:\n  key: ssh-rsa ${'AAAAB3NzaC1yc2E'.repeat(4)} app@host`],
    ['a path in a store of secrets', 'stringData:\n  password: azure://home/flux/password'],
    ['a key that nobody asks for', 'stringData:\n  API_KEY: not-needed'],
    ['a list of placeholders', 'stringData:\n  keys: not-needed;replace-me-with-the-key-of-the-agent'],
    [
      'a file of placeholders',
      `stringData:\n  oidc-credentials.json: '{ "clientID": "placeholder-id", "clientSecret": "placeholder-secret" }'`,
    ],
    ['a placeholder that asks for itself', 'stringData:\n  AWS_ACCESS_KEY_ID: UPDATE_AWS_ACCESS_KEY_ID'],
  ])('passes %s', (_name, body) => {
    expect(places('k8s/secret.yaml', secret(body))).toEqual([]);
  });

  it('counts configuration beside a credential', () => {
    const body = 'stringData:\n  keyStorePath: /amq/keystore.jks\n  keyStorePassword: hunter2';
    const { findings } = checkText(secret(body), { path: 'k8s/s.yaml' });
    expect(findings.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'error: this Secret holds values for `keyStorePath` and `keyStorePassword` in `stringData`: whoever reads the repository reads them, base64 or not',
    ]);
  });

  it.each([
    ['a settings file with a password', 'stringData:\n  login.config: |\n    connectionPassword=secret'],
    [
      'a file with one credential',
      `stringData:\n  oidc-credentials.json: '{ "clientID": "placeholder-id", "clientSecret": "hunter2" }'`,
    ],
    ['a placeholder for something else', 'stringData:\n  AWS_ACCESS_KEY_ID: UPDATE_ME_LATER_x9Zk3vQw8'],
    [
      'what was generated behind a word',
      `stringData:\n  DB_PASSWORD: example-app-${'L6o2YuuyTOFl4Yam'.repeat(2)}`,
    ],
    [
      'a Secret among manifests for Cluster API',
      'type: addons.cluster.x-k8s.io/resource-set\nstringData:\n  data: |\n    kind: Secret\n    stringData: { b: c }',
    ],
  ])('reports %s', (_name, body) => {
    expect(places('k8s/secret.yaml', secret(body))).toContainEqual(
      expect.stringMatching(/^no-secret-manifest /),
    );
  });

  it('asks the same of what a patch and a generator write', () => {
    const graded = (text: string): string[] =>
      checkText(text, { path: 'k8s/kustomization.yaml' }).findings.map(
        ({ ruleId, severity, help }) => `${ruleId} ${severity}: ${help}`,
      );
    const patch = (value: string): string =>
      `patches:\n  - target: { kind: Secret }\n    patch: |-\n      - op: replace\n        path: /stringData/ha.properties\n        value: ${value}\n`;
    expect(graded(patch('haPolicy=SHARED_STORE'))).toEqual([
      expect.stringMatching(/^no-secret-manifest warning: .* delete this patch; what is no credential/),
    ]);
    expect(graded(patch('adminPassword=hunter2'))).toEqual([
      'no-secret-manifest error: sync the keys with an ExternalSecret, and delete this patch; rotate what it held',
    ]);
    const generator = (literal: string): string =>
      `secretGenerator:\n  - name: app\n    literals:\n      - ${literal}\n`;
    expect(graded(generator('DB_HOST=db.example.com'))).toEqual([
      expect.stringMatching(/^no-secret-manifest warning: .* delete these literals; what is no credential/),
    ]);
    expect(graded(generator('DB_PASSWORD=hunter2'))).toEqual([
      'no-secret-manifest error: sync the keys with an ExternalSecret, and delete these literals; rotate what they held',
    ]);
  });

  it('takes the pages of Docusaurus for documentation, not the folder of a service', () => {
    const body = secret('stringData:\n  password: hunter2');
    expect(places('website/docs/k8s/secret.yaml', body)).toEqual([]);
    expect(places('apps/docs/k8s/secret.yaml', body)).toEqual(['no-secret-manifest 5:1 stringData']);
  });
});
