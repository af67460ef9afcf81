import { describe, expect, it } from 'vitest';

import { checkText } from '../../../../src/check-text.js';
import { findings as allFindings, indent, LITERAL, object } from './objects.js';

/** The objects are as short as can be: what they lack is another rule's. */
function findings(text: string, path?: string): string[] {
  return allFindings(text, path).filter((finding) => !finding.startsWith('valid-external-secret'));
}

const eso = (kind: string, spec: string): string =>
  object('external-secrets.io/v1', kind, `spec:\n${indent(spec, 2)}`);
const store = (provider: string): string => eso('ClusterSecretStore', `provider:\n${indent(provider, 2)}`);
const generator = (kind: string, spec: string): string =>
  object('generators.external-secrets.io/v1alpha1', kind, `spec:\n${indent(spec, 2)}`);

describe('templates of the External Secrets Operator', () => {
  it.each([
    [
      'a literal in an ExternalSecret',
      eso('ExternalSecret', `target:\n  template:\n    data:\n      password: ${LITERAL}`),
      [`no-hardcoded-credentials 9:19 ${LITERAL}`],
    ],
    [
      'a fallback',
      eso(
        'ExternalSecret',
        `target:\n  template:\n    data:\n      password: '{{ .pw | default "${LITERAL}" }}'`,
      ),
      [`no-secret-default 9:37 "${LITERAL}"`],
    ],
    [
      'a fallback in a file',
      eso(
        'ExternalSecret',
        `target:\n  template:\n    data:\n      app.ini: |\n        password={{ .password | default "${LITERAL}" }}`,
      ),
      [`no-secret-default 10:43 "${LITERAL}"`],
    ],
    [
      'a fallback in a literal template',
      eso(
        'ExternalSecret',
        `target:\n  template:\n    templateFrom:\n      - literal: 'password: {{ .password | default "${LITERAL}" }}'`,
      ),
      [`no-secret-default 9:54 "${LITERAL}"`],
    ],
    [
      'a literal in a literal template',
      eso(
        'ExternalSecret',
        `target:\n  template:\n    templateFrom:\n      - literal: |\n          password: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 10:23 ${LITERAL}`],
    ],
    [
      'an annotation',
      eso(
        'ExternalSecret',
        `target:\n  template:\n    metadata:\n      annotations:\n        example.com/password: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 10:33 ${LITERAL}`],
    ],
    [
      'a rewrite',
      eso(
        'ExternalSecret',
        `dataFrom:\n  - extract: { key: x }\n    rewrite:\n      - transform:\n          template: '{{ .password | default "${LITERAL}" }}'`,
      ),
      [`no-secret-default 10:47 "${LITERAL}"`],
    ],
    [
      'a ClusterExternalSecret',
      eso(
        'ClusterExternalSecret',
        `externalSecretSpec:\n  target:\n    template:\n      data:\n        password: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 10:21 ${LITERAL}`],
    ],
    [
      'a PushSecret',
      eso('PushSecret', `template:\n  data:\n    password: ${LITERAL}`),
      [`no-hardcoded-credentials 8:17 ${LITERAL}`],
    ],
    [
      'the metadata of what a PushSecret pushes',
      eso(
        'PushSecret',
        `data:\n  - match: { secretKey: password, remoteRef: { remoteKey: app/password } }\n    metadata:\n      spec:\n        adminPassword: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 10:26 ${LITERAL}`],
    ],
    [
      'a SealedSecret',
      object(
        'bitnami.com/v1alpha1',
        'SealedSecret',
        `spec:\n  encryptedData:\n    password: AgBy3i4OJSWK\n  template:\n    data:\n      password: ${LITERAL}\n      token: '{{ index . "t" | default "${LITERAL}" }}'`,
      ),
      [`no-hardcoded-credentials 10:17 ${LITERAL}`, `no-secret-default 11:40 "${LITERAL}"`],
    ],
  ])('hold %s', (_name, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it.each([
    [
      'references',
      eso(
        'ExternalSecret',
        'data:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: secret/k3s/app, property: db_password }',
      ),
    ],
    [
      'keys that are found by a pattern',
      eso('ExternalSecret', 'dataFrom:\n  - find: { name: { regexp: "^app-password-.*" } }'),
    ],
    [
      'keys of the remote side',
      eso(
        'ExternalSecret',
        'target:\n  template:\n    data:\n      dsn: "postgres://{{ .user }}:{{ .password }}@db/app"',
      ),
    ],
    [
      'a fallback that is no secret',
      eso('ExternalSecret', `target:\n  template:\n    data:\n      port: '{{ .port | default "5432" }}'`),
    ],
  ])('may hold %s', (_name, text) => {
    expect(findings(text)).toEqual([]);
  });

  it('are read where a Helm chart quotes them', () => {
    const action = '{{ `{{ .password | default "' + LITERAL + '" }}` }}';
    const text = eso(
      'ExternalSecret',
      `target:\n  name: {{ .Release.Name }}\n  template:\n    data:\n      password: ${action}\n      user: {{ \`{{ .user }}\` }}`,
    );
    expect(findings(text, 'chart/templates/es.yaml')).toEqual([`no-secret-default 10:46 "${LITERAL}"`]);
  });

  it('get advice that is true for them: no `required`', () => {
    const text = eso(
      'ExternalSecret',
      `target:\n  template:\n    data:\n      password: '{{ .pw | default "${LITERAL}" }}'`,
    );
    const finding = checkText(text, { path: 'deploy/es.yaml' }).findings.find(
      ({ ruleId }) => ruleId === 'no-secret-default',
    );
    expect(finding?.help).toContain('stops the sync');
    expect(finding?.help).not.toContain('required');
  });
});

describe('stores and generators', () => {
  it.each([
    [
      'the fake provider',
      store(
        `fake:\n  data:\n    - key: /app/password\n      value: ${LITERAL}\n    - key: /app/user\n      value: admin`,
      ),
      [`no-hardcoded-credentials 10:18 ${LITERAL}`],
    ],
    [
      'the fake provider, under a name that says nothing',
      store(
        `fake:\n  data:\n    - key: /foo\n      value: ${LITERAL}\n    - key: /app/config\n      value: bar\n    - key: /flag\n      value: "true"\n    - key: /app/port\n      value: "8080"`,
      ),
      [`no-hardcoded-credentials 10:18 ${LITERAL}`, 'no-hardcoded-credentials 12:18 bar'],
    ],
    [
      'the fake provider before v1',
      store(`fake:\n  data:\n    - key: /foo\n      valueMap: { password: ${LITERAL}, foo: ${LITERAL}1 }`),
      [`no-hardcoded-credentials 10:33 ${LITERAL}`, `no-hardcoded-credentials 10:53 ${LITERAL}1`],
    ],
    [
      'the Fake generator, under a name that says nothing',
      generator('Fake', `data:\n  foo: ${LITERAL}\n  username: admin`),
      [`no-hardcoded-credentials 7:10 ${LITERAL}`],
    ],
    [
      'Delinea',
      store(`delinea:\n  clientSecret: { value: ${LITERAL} }\n  clientId: { value: app }`),
      [`no-hardcoded-credentials 8:30 ${LITERAL}`],
    ],
    [
      'Secret Server',
      store(
        `secretserver:\n  username: { value: app }\n  password: { value: ${LITERAL} }\n  token: { value: ${LITERAL} }`,
      ),
      [`no-hardcoded-credentials 9:26 ${LITERAL}`, `no-hardcoded-credentials 10:23 ${LITERAL}`],
    ],
    [
      'BeyondTrust',
      store(
        `beyondtrust:\n  auth:\n    apiKey: { value: ${LITERAL} }\n    clientSecret: { value: ${LITERAL}1 }`,
      ),
      [`no-hardcoded-credentials 9:26 ${LITERAL}`, `no-hardcoded-credentials 10:32 ${LITERAL}1`],
    ],
    [
      'Scaleway',
      store(`scaleway:\n  secretKey: { value: ${LITERAL} }`),
      [`no-hardcoded-credentials 8:27 ${LITERAL}`],
    ],
    [
      'a webhook',
      store(
        `webhook:\n  url: https://x.example.com/y?token=${LITERAL}77\n  headers:\n    Authorization: Bearer ${LITERAL}77\n  body: '{"password": "${LITERAL}"}'`,
      ),
      [
        `no-hardcoded-credentials 8:42 ${LITERAL}77 (warning)`,
        `no-hardcoded-credentials 10:24 Bearer ${LITERAL}77`,
        `no-hardcoded-credentials 11:28 ${LITERAL}`,
      ],
    ],
    [
      'headers for Vault',
      store(`vault:\n  headers:\n    X-Vault-Token: ${LITERAL}77`),
      [`no-hardcoded-credentials 9:24 ${LITERAL}77`],
    ],
    [
      'the Fake generator',
      generator('Fake', `data:\n  password: ${LITERAL}`),
      [`no-hardcoded-credentials 7:15 ${LITERAL}`],
    ],
    [
      'the Webhook generator',
      generator(
        'Webhook',
        `headers:\n  Authorization: Bearer ${LITERAL}77\nbody: '{"password": "${LITERAL}"}'`,
      ),
      [`no-hardcoded-credentials 7:20 Bearer ${LITERAL}77`, `no-hardcoded-credentials 8:24 ${LITERAL}`],
    ],
    [
      'the parameters of a dynamic Secret',
      generator('VaultDynamicSecret', `parameters:\n  password: ${LITERAL}`),
      [`no-hardcoded-credentials 7:15 ${LITERAL}`],
    ],
  ])('hold a literal for %s', (_name, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it.each([
    ['references', store('delinea:\n  clientSecret: { secretRef: { name: s, key: client-secret } }')],
    [
      'the role of an AppRole',
      store(
        'vault:\n  auth:\n    appRole:\n      roleId: 8b2ff0f9-2d1e-4f1e-9bd4-0c1d2e3f4a5b\n      secretRef: { name: s, key: secret-id }',
      ),
    ],
    ['what a webhook fills in', store('webhook:\n  headers:\n    Authorization: "Bearer {{ .auth.token }}"')],
    [
      'a Secret that outlives its source',
      'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec:\n  target: { name: app, deletionPolicy: Retain }\n',
    ],
    ['a generator of passwords', generator('Password', 'length: 42\nsecretKeys: [password]')],
    ['session tags', store('aws:\n  sessionTags:\n    - key: team\n      value: app')],
  ])('may hold %s', (_name, text) => {
    expect(findings(text)).toEqual([]);
  });
});
