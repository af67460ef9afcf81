import type { LocationRow } from './location.js';
import { indent, LITERAL, object } from './location.js';

const SOURCE = 'external-secrets cc5bfbc (v2.9): config/crds/bases, apis/externalsecrets/v1';
const V1 = 'external-secrets.io/v1';
const STORE = 'secretStoreRef: { name: vault-backend, kind: ClusterSecretStore }';
const DATA =
  'data:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: secret/k3s/app, property: db_password }';
const es = (spec: string): string => `spec:\n${indent(spec, 2)}`;
const store = (provider: string, expected: readonly string[]) =>
  object(V1, 'SecretStore', `spec:\n  provider:\n${indent(provider, 4)}`, expected);
const generator = (kind: string, spec: string, expected: readonly string[]) =>
  object('generators.external-secrets.io/v1alpha1', kind, `spec:\n${indent(spec, 2)}`, expected);
const push = (spec: string): string =>
  `spec:\n  secretStoreRefs: [{ name: vault-backend }]\n  selector: { secret: { name: app } }\n${indent(spec, 2)}`;
const PROJECT = (target: string) => ({
  beside: {
    'deploy/es.yaml': `apiVersion: ${V1}\nkind: ExternalSecret\nmetadata:\n  name: app\n  namespace: app\n${es(`${STORE}\n${target}`)}\n`,
  },
});
const reads = (name: string, key: string, namespace = ''): string =>
  `${namespace}spec:\n  containers:\n    - env:\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: ${name}\n              key: ${key}`;

/** The objects of the External Secrets Operator. */
export const SECTION_2_5: readonly LocationRow[] = [
  {
    row: '2.5-01',
    what: 'versions that are served',
    source: `${SOURCE}; the same of v0.15.1, v0.16.0 and v0.17.0`,
    cases: [
      object(V1, 'ExternalSecret', es(`${STORE}\n${DATA}`), []),
      object('external-secrets.io/v1beta1', 'ExternalSecret', es(`${STORE}\n${DATA}`), [
        '1:13 valid-external-secret warning',
      ]),
      object('external-secrets.io/v1beta1', 'ClusterSecretStore', 'spec:\n  provider: {}', [
        '1:13 valid-external-secret warning',
      ]),
      object('external-secrets.io/v1alpha1', 'ExternalSecret', es(`${STORE}\n${DATA}`), [
        '1:13 valid-external-secret',
      ]),
      object('external-secrets.io/v1alpha1', 'PushSecret', push(''), []),
      object(V1, 'PushSecret', push(''), ['1:13 valid-external-secret']),
      generator('Password', 'length: 42', []),
    ],
  },
  {
    row: '2.5-02',
    what: 'what an ExternalSecret needs, and what excludes each other',
    source: `${SOURCE}/externalsecret_validator.go`,
    cases: [
      object(V1, 'ExternalSecret', es(STORE), ['5:1 valid-external-secret']),
      object(V1, 'ExternalSecret', es(DATA), ['5:1 valid-external-secret']),
      object(V1, 'ExternalSecret', es(`${STORE}\ndata:\n  - remoteRef: { key: a }`), [
        '8:7 valid-external-secret',
      ]),
      object(V1, 'ExternalSecret', es(`${STORE}\ndata:\n  - secretKey: A\n    remoteRef: { property: a }`), [
        '9:7 valid-external-secret',
      ]),
      object(
        V1,
        'ExternalSecret',
        es(`${STORE}\ndataFrom:\n  - extract: { key: a }\n    find: { name: { regexp: a } }`),
        ['9:7 valid-external-secret'],
      ),
      object(
        V1,
        'ExternalSecret',
        es(`dataFrom:\n  - sourceRef:\n      generatorRef: { kind: Password, name: p }`),
        [],
      ),
      object(V1, 'ExternalSecret', es(`refreshInterval: 1d\n${STORE}\n${DATA}`), [
        '6:20 valid-external-secret',
      ]),
    ],
  },
  {
    row: '2.5-03',
    what: 'names of keys, templates and what they fall back to',
    source: SOURCE,
    note: '`deletionPolicy: Retain` alone is nothing to report: there is no severity below a warning.',
    cases: [
      object(
        V1,
        'ExternalSecret',
        es(`${STORE}\n${DATA}\ndataFrom:\n  - find: { name: { regexp: ^app-password- } }`),
        [],
      ),
      object(
        V1,
        'ExternalSecret',
        es(`${STORE}\n${DATA}\ntarget:\n  template:\n    data:\n      password: ${LITERAL}`),
        ['13:19 no-hardcoded-credentials'],
      ),
      object(
        V1,
        'ExternalSecret',
        es(
          `${STORE}\n${DATA}\ntarget:\n  template:\n    templateFrom:\n      - literal: |\n          password: ${LITERAL}`,
        ),
        ['14:23 no-hardcoded-credentials'],
      ),
      object(
        V1,
        'ExternalSecret',
        es(
          `${STORE}\n${DATA}\ntarget:\n  template:\n    data:\n      password: '{{ .pw | default "${LITERAL}" }}'`,
        ),
        ['13:37 no-secret-default'],
      ),
      object(
        V1,
        'ExternalSecret',
        es(
          `${STORE}\n${DATA}\ntarget:\n  template:\n    metadata:\n      annotations:\n        app.example.com/password: ${LITERAL}`,
        ),
        ['14:37 no-hardcoded-credentials'],
      ),
      object(
        V1,
        'ExternalSecret',
        es(
          `${STORE}\ndataFrom:\n  - extract: { key: a }\n    rewrite:\n      - transform:\n          template: '{{ .password | default "${LITERAL}" }}'`,
        ),
        ['11:47 no-secret-default'],
      ),
      object(V1, 'ExternalSecret', es(`${STORE}\n${DATA}\ntarget: { deletionPolicy: Retain }`), []),
    ],
  },
  {
    row: '2.5-04',
    what: 'a ClusterExternalSecret',
    source: SOURCE,
    cases: [
      object(
        V1,
        'ClusterExternalSecret',
        es(`namespaces: [a]\nexternalSecretSpec:\n  ${STORE}\n${indent(DATA, 2)}`),
        [],
      ),
      object(V1, 'ClusterExternalSecret', es(`namespaces: [a]\n${STORE}\n${DATA}`), [
        '5:1 valid-external-secret',
      ]),
      object(
        V1,
        'ClusterExternalSecret',
        es(
          `externalSecretSpec:\n  ${STORE}\n${indent(DATA, 2)}\n  target:\n    template:\n      data:\n        password: ${LITERAL}`,
        ),
        ['14:21 no-hardcoded-credentials'],
      ),
      object('v1', 'Pod', reads('shared', 'DB_PASSWORD'), [], {
        beside: {
          'deploy/es.yaml': `apiVersion: ${V1}\nkind: ClusterExternalSecret\nmetadata:\n  name: x\nspec:\n  externalSecretName: shared\n  externalSecretSpec:\n    ${STORE}\n${indent(DATA, 4)}\n`,
        },
      }),
    ],
  },
  {
    row: '2.5-05',
    what: 'a PushSecret',
    source: SOURCE,
    cases: [
      object(
        'external-secrets.io/v1alpha1',
        'PushSecret',
        push('data:\n  - match: { secretKey: password, remoteRef: { remoteKey: app/password } }'),
        [],
      ),
      object(
        'external-secrets.io/v1alpha1',
        'PushSecret',
        push(`template:\n  data:\n    password: ${LITERAL}`),
        ['10:17 no-hardcoded-credentials'],
      ),
      object(
        'external-secrets.io/v1alpha1',
        'PushSecret',
        push(
          `data:\n  - match: { secretKey: a, remoteRef: { remoteKey: a } }\n    metadata:\n      adminPassword: ${LITERAL}`,
        ),
        ['11:24 no-hardcoded-credentials'],
      ),
    ],
  },
  {
    row: '2.5-06',
    what: 'credentials that stand inline in a store',
    source: SOURCE,
    note: 'The role of an AppRole is half of a credential, and passes. A credential that is a UUID is a warning: it looks like an identifier.',
    cases: [
      store(
        'vault:\n  auth:\n    appRole:\n      roleId: 8b2ff0f9-2d1e-4f1e-9bd4-0c1d2e3f4a5b\n      secretRef: { name: vault-approle, key: secret-id }',
        [],
      ),
      store(`fake:\n  data:\n    - key: /foo\n      value: ${LITERAL}`, ['10:18 no-hardcoded-credentials']),
      store(`delinea:\n  clientSecret: { value: ${LITERAL} }`, ['8:30 no-hardcoded-credentials']),
      store(`secretserver:\n  username: { value: app }\n  password: { value: ${LITERAL} }`, [
        '9:26 no-hardcoded-credentials',
      ]),
      store(`secretserver:\n  token: { value: ${LITERAL} }`, ['8:23 no-hardcoded-credentials']),
      store(
        `beyondtrust:\n  auth:\n    apiKey: { value: ${LITERAL} }\n    clientSecret: { value: ${LITERAL}1 }`,
        ['9:26 no-hardcoded-credentials', '10:32 no-hardcoded-credentials'],
      ),
      store(`scaleway:\n  accessKey: { value: SCWXXXXXXXXXXXXXXXXX }\n  secretKey: { value: ${LITERAL} }`, [
        '9:27 no-hardcoded-credentials',
      ]),
      store('scaleway:\n  secretKey: { value: 8b2ff0f9-2d1e-4f1e-9bd4-0c1d2e3f4a5b }', [
        '8:27 no-hardcoded-credentials warning',
      ]),
      store(
        `webhook:\n  url: https://a.example.com/x?token=${LITERAL}77\n  headers:\n    Authorization: Bearer ${LITERAL}77\n  body: '{"password": "${LITERAL}"}'`,
        [
          '8:42 no-hardcoded-credentials warning',
          '10:24 no-hardcoded-credentials',
          '11:28 no-hardcoded-credentials',
        ],
      ),
      store(`vault:\n  headers:\n    X-Vault-Token: ${LITERAL}77`, ['9:24 no-hardcoded-credentials']),
      store('aws:\n  sessionTags:\n    - key: team\n      value: app', []),
    ],
  },
  {
    row: '2.5-07',
    what: 'generators',
    source: SOURCE,
    note: 'A literal among the parameters of a dynamic Secret is an error as any other.',
    cases: [
      generator('Fake', `data:\n  foo: ${LITERAL}`, ['7:10 no-hardcoded-credentials']),
      generator(
        'Webhook',
        `headers:\n  Authorization: Bearer ${LITERAL}77\nbody: '{"password": "${LITERAL}"}'`,
        ['7:20 no-hardcoded-credentials', '8:24 no-hardcoded-credentials'],
      ),
      generator('VaultDynamicSecret', `parameters:\n  password: ${LITERAL}`, [
        '7:15 no-hardcoded-credentials',
      ]),
      generator('Password', 'length: 42\nsecretKeys: [password]', []),
      generator('UUID', '{}', []),
      generator('SSHKey', 'keyType: ed25519', []),
      generator('ECRAuthorizationToken', 'region: eu-west-1', []),
      generator('GCRAccessToken', 'projectID: app', []),
      generator('STSSessionToken', 'region: eu-west-1', []),
    ],
  },
  {
    row: '2.5-08',
    what: 'what a pod reads is what an ExternalSecret provides',
    source: SOURCE,
    cases: [
      object(
        'v1',
        'Pod',
        reads('app-secrets', 'DB_PASSWORD'),
        [],
        PROJECT(`target: { name: app-secrets }\n${DATA}`),
      ),
      object('v1', 'Pod', reads('app', 'DB_PASSWORD'), [], PROJECT(DATA)),
      object('v1', 'Pod', reads('other', 'DB_PASSWORD'), ['11:21 no-unsynced-secret'], PROJECT(DATA)),
      object('v1', 'Pod', reads('app', 'API_KEY'), ['12:20 no-unsynced-secret'], PROJECT(DATA)),
      object(
        'v1',
        'Pod',
        reads('app', 'url'),
        [],
        PROJECT(`${DATA}\ntarget:\n  template:\n    data: { url: "{{ .DB_PASSWORD }}" }`),
      ),
      object('v1', 'Pod', reads('app', 'ANY'), [], PROJECT('dataFrom:\n  - extract: { key: a }')),
      object(
        'v1',
        'Pod',
        reads('app', 'DB_PASSWORD', '  namespace: web\n'),
        ['12:21 no-unsynced-secret'],
        PROJECT(DATA),
      ),
      object('v1', 'Pod', reads('app', 'DB_PASSWORD', '  namespace: app\n'), [], PROJECT(DATA)),
    ],
  },
];
