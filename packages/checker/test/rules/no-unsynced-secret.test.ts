import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { gatherFacts } from '../../src/project/facts.js';

const META = (name: string, namespace?: string): string =>
  `metadata:\n  name: ${name}\n${namespace === undefined ? '' : `  namespace: ${namespace}\n`}`;
const indent = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

function externalSecret(name: string, spec = '', namespace?: string): string {
  const data = 'data:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: app }\n';
  return `apiVersion: external-secrets.io/v1\nkind: ExternalSecret\n${META(name, namespace)}spec:\n  secretStoreRef: { name: vault }\n${indent(spec === '' ? data : spec, 2)}`;
}
function deployment(container: string, volumes = '', namespace?: string): string {
  return `apiVersion: apps/v1\nkind: Deployment\n${META('app', namespace)}spec:\n  template:\n    spec:\n      containers:\n        - name: app\n${indent(container, 10)}${indent(volumes, 6)}`;
}
const reads = (name: string, key: string, more = ''): string =>
  `env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef: { name: ${name}, key: ${key}${more} }\n`;

/** The findings in `deploy/app.yaml`, beside the other files of its project, as `place text`. */
function findings(
  text: string,
  others: Readonly<Record<string, string>> = {},
  path = 'deploy/app.yaml',
): string[] {
  const files = [...Object.entries(others), [path, text] as const].map(([name, content]) => ({
    path: name,
    text: content,
  }));
  const result = checkText(text, { path, project: gatherFacts(files) });
  const lines = text.split('\n');
  return result.findings
    .filter(({ ruleId }) => ruleId === 'no-unsynced-secret')
    .map(
      ({ line, column, endColumn }) =>
        `${String(line)}:${String(column)} ${(lines[line - 1] ?? '').slice(column - 1, endColumn - 1)}`,
    );
}

const ES = { 'deploy/es.yaml': externalSecret('app-secrets') };

describe('a Secret that is called after the cluster that a database names', () => {
  const database = (spec: string): string =>
    `apiVersion: postgresql.cnpg.io/v1\nkind: Database\n${META('honcho')}spec:\n  name: honcho\n  cluster: { name: ${spec} }\n`;

  it('comes from the operator', () => {
    const text = deployment(reads('ai-db-app', 'password'));
    expect(findings(text, { ...ES, 'deploy/db.yaml': database('ai-db') })).toEqual([]);
  });

  it('does not where the database is in another', () => {
    const text = deployment(reads('ai-db-app', 'password'));
    expect(findings(text, { ...ES, 'deploy/db.yaml': database('media-db') })).toEqual(['13:39 ai-db-app']);
  });
});

describe('a Secret that nothing of the project provides', () => {
  it.each([
    ['a variable', deployment(reads('other', 'DB_PASSWORD')), '13:39 other'],
    ['all variables', deployment('envFrom:\n  - secretRef: { name: other }\n'), '11:34 other'],
    [
      'a volume',
      deployment('image: a\n', 'volumes:\n  - name: v\n    secret: { secretName: other }\n'),
      '13:33 other',
    ],
    [
      'a projected volume',
      deployment(
        'image: a\n',
        'volumes:\n  - name: v\n    projected:\n      sources:\n        - secret: { name: other }\n',
      ),
      '15:33 other',
    ],
  ])('is reported where it is read by %s', (_name, text, expected) => {
    expect(findings(text, ES)).toEqual([expected]);
  });

  it('is reported in objects of any kind that hold containers', () => {
    const rollout = deployment(reads('other', 'A'))
      .replace('apps/v1', 'argoproj.io/v1alpha1')
      .replace('Deployment', 'Rollout');
    expect(findings(rollout, ES)).toEqual(['13:39 other']);
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n${META('web')}spec:\n  values:\n    env:\n      TOKEN:\n        valueFrom:\n          secretKeyRef: { name: other, key: t }\n`;
    expect(findings(release, ES)).toEqual(['10:33 other']);
  });

  it('is reported where it lies in another namespace', () => {
    const there = { 'deploy/es.yaml': externalSecret('app-secrets', '', 'other') };
    const text = (namespace?: string): string =>
      deployment(reads('app-secrets', 'DB_PASSWORD'), '', namespace);
    expect(findings(text('app'), there)).toEqual(['14:39 app-secrets']);
    expect(findings(text('other'), there)).toEqual([]);
    expect(findings(text(), there)).toEqual([]);
    expect(findings(text('app'), ES)).toEqual([]);
  });

  it('is the namespace of a release where that has another', () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n${META('web', 'flux-system')}spec:\n  targetNamespace: app\n  values:\n${indent(reads('app-secrets', 'DB_PASSWORD'), 4)}`;
    expect(findings(release, { 'deploy/es.yaml': externalSecret('app-secrets', '', 'app') })).toEqual([]);
  });

  it('is a slip of a synced one, called after an object or not', () => {
    const release = `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\n${META('app')}`;
    const text = deployment(reads('app-secret', 'DB_PASSWORD'));
    expect(findings(text, { ...ES, 'deploy/hr.yaml': release })).toEqual(['13:39 app-secret']);
    const { findings: found } = checkText(text, {
      path: 'deploy/app.yaml',
      project: gatherFacts([
        { path: 'deploy/es.yaml', text: ES['deploy/es.yaml'] },
        { path: 'deploy/app.yaml', text },
      ]),
    });
    expect(found.map(({ help }) => help)).toEqual([
      'an ExternalSecret syncs `app-secrets`: write that name, or give the ExternalSecret this one as `target.name`',
    ]);
  });
});

describe('a key that the ExternalSecret does not have', () => {
  it.each([
    ['it reads others', '', 'API_KEY', ['13:57 API_KEY']],
    ['it is written in another case', '', 'db_password', ['13:57 db_password']],
    ['it reads the key', '', 'DB_PASSWORD', []],
    [
      'its template leaves the key out',
      'target:\n  template:\n    data: { url: "x://{{ .DB_PASSWORD }}" }\ndata:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: a }\n',
      'DB_PASSWORD',
      ['13:57 DB_PASSWORD'],
    ],
    [
      'its template writes the key',
      'target:\n  template:\n    data: { url: "x://{{ .DB_PASSWORD }}" }\ndata:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: a }\n',
      'url',
      [],
    ],
    [
      'its template merges',
      'target:\n  template:\n    mergePolicy: Merge\n    data: { url: x }\ndata:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: a }\n',
      'DB_PASSWORD',
      [],
    ],
    [
      'its template has no data',
      'target:\n  template:\n    type: Opaque\ndata:\n  - secretKey: A\n    remoteRef: { key: a }\n',
      'B',
      ['13:57 B'],
    ],
    ['any key may be there', 'dataFrom:\n  - extract: { key: a }\n', 'ANY', []],
    [
      'its template is a file',
      'target:\n  template:\n    templateFrom:\n      - configMap: { name: t, items: [{ key: k }] }\ndata:\n  - secretKey: A\n    remoteRef: { key: a }\n',
      'ANY',
      [],
    ],
    [
      'it adds to a Secret',
      'target: { creationPolicy: Merge }\ndata:\n  - secretKey: A\n    remoteRef: { key: a }\n',
      'ANY',
      [],
    ],
    ['Flux makes a key', 'data:\n  - secretKey: ${KEY}\n    remoteRef: { key: a }\n', 'ANY', []],
  ])('is judged where %s', (_name, spec, key, expected) => {
    expect(
      findings(deployment(reads('app-secrets', key)), {
        'deploy/es.yaml': externalSecret('app-secrets', spec),
      }),
    ).toEqual(expected);
  });

  it('is looked for in all that make the Secret', () => {
    const second = externalSecret(
      'second',
      'target: { name: app-secrets, creationPolicy: Merge }\ndata:\n  - secretKey: B\n    remoteRef: { key: b }\n',
    );
    expect(findings(deployment(reads('app-secrets', 'B')), { ...ES, 'deploy/second.yaml': second })).toEqual(
      [],
    );
  });

  it('is looked for in the items of a volume', () => {
    const volume =
      'volumes:\n  - name: v\n    secret:\n      secretName: app-secrets\n      items:\n        - { key: OTHER, path: o }\n';
    expect(findings(deployment('image: a\n', volume), ES)).toEqual(['16:24 OTHER']);
  });
});

describe('a Secret that is provided', () => {
  const text = deployment(reads('other', 'DB_PASSWORD'));
  const kubernetes = (apiVersion: string, kind: string, body: string, name = 'other'): string =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\n${META(name)}${body}`;

  it.each([
    [
      'by target.name',
      externalSecret(
        'x',
        'target: { name: other }\ndata:\n  - secretKey: DB_PASSWORD\n    remoteRef: { key: a }\n',
      ),
    ],
    [
      'by a ClusterExternalSecret',
      kubernetes(
        'external-secrets.io/v1',
        'ClusterExternalSecret',
        'spec:\n  externalSecretName: other\n  externalSecretSpec:\n    dataFrom:\n      - extract: { key: a }\n',
        'x',
      ),
    ],
    ['by a Secret', kubernetes('v1', 'Secret', 'data:\n  DB_PASSWORD: eA==\n')],
    [
      'by a SealedSecret',
      kubernetes('bitnami.com/v1alpha1', 'SealedSecret', 'spec:\n  encryptedData: { DB_PASSWORD: AgBy }\n'),
    ],
    ['by a kustomization', 'kind: Kustomization\nsecretGenerator:\n  - name: other\n    envs: [a]\n'],
    [
      'by a Certificate',
      kubernetes('cert-manager.io/v1', 'Certificate', 'spec:\n  secretName: other\n', 'x'),
    ],
    [
      'by an Ingress',
      kubernetes('networking.k8s.io/v1', 'Ingress', 'spec:\n  tls:\n    - secretName: other\n', 'x'),
    ],
    [
      'by a provider of resources',
      kubernetes(
        'rds.aws.upbound.io/v1',
        'Instance',
        'spec:\n  writeConnectionSecretToRef: { name: other }\n',
        'x',
      ),
    ],
    [
      'by whom a Role lets make it',
      kubernetes(
        'rbac.authorization.k8s.io/v1',
        'Role',
        'rules:\n  - resources: [secrets]\n    resourceNames: [other]\n    verbs: [get, update]\n',
        'x',
      ),
    ],
    ['by the object of an operator', kubernetes('kafka.strimzi.io/v1beta2', 'KafkaUser', 'spec: {}\n')],
    [
      'for a PushSecret',
      kubernetes(
        'external-secrets.io/v1alpha1',
        'PushSecret',
        'spec:\n  selector: { secret: { name: other } }\n',
        'x',
      ),
    ],
    [
      'by a task',
      'version: 3\ntasks:\n  secret:\n    kind: a\n    cmds:\n      - kubectl create secret generic other --from-literal=a=b\n',
    ],
  ])('%s', (_name, provider) => {
    expect(findings(text, { ...ES, 'deploy/provider.yaml': provider })).toEqual([]);
  });

  it('by an operator, after its object', () => {
    const cluster = `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\n${META('database')}`;
    expect(
      findings(deployment(reads('database-app', 'password')), { ...ES, 'deploy/db.yaml': cluster }),
    ).toEqual([]);
  });

  it('by a release of a chart', () => {
    const charts = 'helmCharts:\n  - name: loki\n    releaseName: logs\n';
    expect(
      findings(deployment(reads('logs-minio', 'password')), { ...ES, 'deploy/kustomization.yaml': charts }),
    ).toEqual([]);
  });

  it('by a component whose variable names it', () => {
    const component = externalSecret('${APP}-backup', 'dataFrom:\n  - extract: { key: a }\n');
    expect(
      findings(deployment(reads('web-backup', 'A')), { ...ES, 'components/es.yaml': component }),
    ).toEqual([]);
    expect(
      findings(deployment(reads('web-restore', 'A')), { ...ES, 'components/es.yaml': component }),
    ).toEqual(['13:39 web-restore']);
  });
});

describe('what is not judged', () => {
  const text = deployment(reads('other', 'DB_PASSWORD'));

  it.each([
    ['a project without an ExternalSecret', text, {}],
    ['a project that shows one in its documentation', text, { 'docs/es.yaml': ES['deploy/es.yaml'] }],
    ['an optional reference', deployment(reads('other', 'A', ', optional: true')), ES],
    ['a name that Flux makes', deployment(reads('"${APP}-secrets"', 'A')), ES],
    [
      'a certificate that a webhook makes itself',
      deployment('image: a\n', 'volumes:\n  - name: v\n    secret: { secretName: other-webhook-cert }\n'),
      ES,
    ],
    [
      'a reference that is no variable',
      'apiVersion: a.example.com/v1\nkind: A\nspec:\n  passwordSecretKeyRef: { name: other, key: a }\n',
      ES,
    ],
  ])('is %s', (_name, content, others) => {
    expect(findings(content, others)).toEqual([]);
  });

  it('is a text alone, nor documentation, nor a test', () => {
    expect(checkText(text, { path: 'deploy/app.yaml' }).findings).toEqual([]);
    expect(findings(text, ES, 'docs/app.yaml')).toEqual([]);
    expect(findings(text, ES, 'test/e2e/app.yaml')).toEqual([]);
  });

  it('is a chart, but for slips', () => {
    const chart = (name: string): string =>
      deployment(reads(name, 'DB_PASSWORD')).replace('name: app\n', 'name: {{ .Release.Name }}\n');
    const path = 'chart/templates/deployment.yaml';
    expect(findings(chart('other'), ES, path)).toEqual([]);
    expect(findings(chart('{{ .Release.Name }}-secrets'), ES, path)).toEqual([]);
    expect(findings(chart('app-secret'), ES, path)).toEqual(['13:39 app-secret']);
  });

  it('is what a chart makes under a name that a template writes', () => {
    const es = externalSecret('{{ include "app.fullname" . }}');
    const text2 = deployment(reads('app-secret', 'DB_PASSWORD'));
    const others = { ...ES, 'chart/templates/es.yaml': es };
    expect(findings(text2, others, 'chart/templates/job.yaml')).toEqual([]);
  });
});
