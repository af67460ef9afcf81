import { RECOMMENDED } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { gatherFacts } from '../../src/project/facts.js';
import { check, found } from '../check.js';

const PATH = 'deploy/external-secret.yaml';
const RULE = 'valid-external-secret';

function object(kind: string, spec: string, apiVersion = 'external-secrets.io/v1'): string {
  const body = spec === '' ? '' : `spec:\n${spec.replace(/^(?=.)/gm, '  ')}\n`;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: app\n${body}`;
}
const STORE = 'secretStoreRef: { name: vault, kind: ClusterSecretStore }';
const DATA = 'data:\n  - secretKey: A\n    remoteRef: { key: a }';
const es = (spec: string): string => object('ExternalSecret', spec);
const places = (text: string, path = PATH): string[] => found(RULE, path, text);

describe('an object of a version that is not served', () => {
  it('is a warning where older operators take it, and an error in strict', () => {
    const text = object('ExternalSecret', `${STORE}\n${DATA}`, 'external-secrets.io/v1beta1');
    expect(check(PATH, text)).toEqual([
      { rule: RULE, at: '1:13', text: 'external-secrets.io/v1beta1', severity: 'warning' },
    ]);
    const strict = check(PATH, text, { policy: { ...RECOMMENDED, preset: 'strict' } });
    expect(strict.map(({ severity }) => severity)).toEqual(['error']);
  });

  it.each([
    ['an ExternalSecret of v1alpha1', 'ExternalSecret', `${STORE}\n${DATA}`, 'external-secrets.io/v1alpha1'],
    [
      'a PushSecret of v1',
      'PushSecret',
      'secretStoreRefs: [{ name: vault }]\nselector: { secret: { name: a } }',
      'external-secrets.io/v1',
    ],
    ['a generator of v1', 'Password', 'length: 42', 'generators.external-secrets.io/v1'],
  ])('is an error for %s', (_name, kind, spec, apiVersion) => {
    expect(check(PATH, object(kind, spec, apiVersion))).toEqual([
      { rule: RULE, at: '1:13', text: apiVersion, severity: 'error' },
    ]);
  });

  it.each(['SecretStore', 'ClusterSecretStore', 'ClusterExternalSecret'])('is told of a %s too', (kind) => {
    const spec =
      kind === 'ClusterExternalSecret'
        ? `externalSecretSpec:\n  ${STORE}\n  ${DATA.replaceAll('\n', '\n  ')}`
        : 'provider: {}';
    expect(places(object(kind, spec, 'external-secrets.io/v1beta1'))).toEqual([
      '1:13 external-secrets.io/v1beta1',
    ]);
  });

  it.each([
    [
      'a PushSecret',
      'PushSecret',
      'secretStoreRefs: [{ name: vault }]\nselector: { secret: { name: a } }',
      'external-secrets.io/v1alpha1',
    ],
    ['a generator', 'Password', 'length: 42', 'generators.external-secrets.io/v1alpha1'],
    ['an object of another group', 'ExternalSecret', 'backendType: vault', 'kubernetes-client.io/v1'],
    ['an object of a kind that comes later', 'Later', '{}', 'external-secrets.io/v1beta2'],
  ])('is not %s', (_name, kind, spec, apiVersion) => {
    expect(places(object(kind, spec, apiVersion))).toEqual([]);
  });
});

describe('an ExternalSecret that the cluster or the operator refuses', () => {
  it.each([
    ['has no spec', '', ['2:7 ExternalSecret']],
    ['has neither data nor dataFrom', STORE, ['5:1 spec']],
    ['has an empty list of data', `${STORE}\ndata: []`, ['5:1 spec']],
    ['names no store', DATA, ['5:1 spec']],
    ['names a store without a name', `secretStoreRef:\n  kind: SecretStore\n${DATA}`, ['6:3 secretStoreRef']],
    ['has an entry without secretKey', `${STORE}\ndata:\n  - remoteRef: { key: a }`, ['8:7 remoteRef']],
    [
      'has a key that no Secret may have',
      `${STORE}\ndata:\n  - secretKey: a/b\n    remoteRef: { key: a }`,
      ['8:18 a/b'],
    ],
    ['has an entry without remoteRef', `${STORE}\ndata:\n  - secretKey: A`, ['8:7 secretKey']],
    [
      'has a remoteRef without key',
      `${STORE}\ndata:\n  - secretKey: A\n    remoteRef:\n      property: a`,
      ['9:7 remoteRef'],
    ],
    ['has an entry of dataFrom that names nothing', `${STORE}\ndataFrom:\n  - rewrite: []`, ['8:7 rewrite']],
    ['extracts without key', `${STORE}\ndataFrom:\n  - extract:\n      version: v1`, ['8:7 extract']],
    [
      'extracts and finds at once',
      `${STORE}\ndataFrom:\n  - extract: { key: a }\n    find: { name: { regexp: a } }`,
      ['9:7 find'],
    ],
    [
      'finds and generates at once',
      `${STORE}\ndataFrom:\n  - find: { name: { regexp: a } }\n    sourceRef:\n      generatorRef: { kind: Password, name: p }`,
      ['10:9 generatorRef'],
    ],
    [
      'has an empty sourceRef',
      `${STORE}\ndataFrom:\n  - extract: { key: a }\n    sourceRef: {}`,
      ['9:7 sourceRef'],
    ],
    [
      'has a sourceRef of two',
      `${STORE}\ndataFrom:\n  - sourceRef:\n      storeRef: { name: a }\n      generatorRef: { kind: Password, name: p }`,
      ['8:7 sourceRef'],
    ],
    ['gives a key twice', `${STORE}\n${DATA}\n  - secretKey: A\n    remoteRef: { key: b }`, ['10:18 A']],
    [
      'deletes what it does not own',
      `${STORE}\ntarget: { creationPolicy: Merge, deletionPolicy: Delete }\n${DATA}`,
      ['7:52 Delete'],
    ],
    [
      'merges with nothing',
      `${STORE}\ntarget: { creationPolicy: None, deletionPolicy: Merge }\n${DATA}`,
      ['7:51 Merge'],
    ],
    ['has a policy of another name', `${STORE}\ntarget: { creationPolicy: owner }\n${DATA}`, ['7:29 owner']],
    [
      'has a strategy of another name',
      `${STORE}\ndata:\n  - secretKey: A\n    remoteRef: { key: a, decodingStrategy: base64 }`,
      ['9:46 base64'],
    ],
    [
      'has a store of another kind',
      `secretStoreRef: { name: vault, kind: VaultStore }\n${DATA}`,
      ['6:40 VaultStore'],
    ],
    ['refreshes in days', `refreshInterval: 1d\n${STORE}\n${DATA}`, ['6:20 1d']],
    ['refreshes after a number', `refreshInterval: 3600\n${STORE}\n${DATA}`, ['6:20 3600']],
    [
      'would make a token of the cluster',
      `${STORE}\ntarget:\n  template:\n    type: bootstrap.kubernetes.io/token\n${DATA}`,
      ['9:13 bootstrap.kubernetes.io/token'],
    ],
  ])('%s', (_name, spec, expected) => {
    const findings = check(PATH, es(spec));
    expect(findings.map(({ at, text }) => `${at} ${text}`)).toEqual(expected);
    expect(findings.every(({ rule, severity }) => rule === RULE && severity === 'error')).toBe(true);
  });

  it('is found in a ClusterExternalSecret, at its own places', () => {
    expect(places(object('ClusterExternalSecret', 'namespaces: [a]'))).toEqual(['5:1 spec']);
    expect(places(object('ClusterExternalSecret', `externalSecretSpec:\n  ${STORE}`))).toEqual([
      '6:3 externalSecretSpec',
    ]);
  });

  it('is found in a List', () => {
    const item = es(STORE)
      .replace(/^(?=.)/gm, '    ')
      .replace('    apiVersion', '  - apiVersion');
    expect(places(`apiVersion: v1\nkind: List\nitems:\n${item}`)).toEqual(['8:5 spec']);
  });

  it('has a PushSecret beside it', () => {
    const push = (spec: string): string => object('PushSecret', spec, 'external-secrets.io/v1alpha1');
    expect(places(push('selector: { secret: { name: a } }'))).toEqual(['5:1 spec']);
    expect(places(push('secretStoreRefs: [{ name: vault }]'))).toEqual(['5:1 spec']);
  });
});

describe('an ExternalSecret that is taken', () => {
  it.each([
    [
      'with data',
      `refreshInterval: 1h\n${STORE}\ntarget: { name: app, creationPolicy: Owner, deletionPolicy: Delete }\n${DATA}`,
    ],
    [
      'with dataFrom',
      `refreshInterval: 1h30m\n${STORE}\ndataFrom:\n  - extract: { key: a }\n  - find: { name: { regexp: ^a } }`,
    ],
    ['that is never refreshed', `refreshInterval: "0"\n${STORE}\n${DATA}`],
    [
      'with a store for each entry',
      `data:\n  - secretKey: A\n    remoteRef: { key: a }\n    sourceRef: { storeRef: { name: b } }`,
    ],
    [
      'with a generator',
      'dataFrom:\n  - sourceRef:\n      generatorRef: { apiVersion: generators.external-secrets.io/v1alpha1, kind: Password, name: p }',
    ],
    [
      'whose entries read from a store of their own',
      `dataFrom:\n  - extract: { key: a }\n    sourceRef: { storeRef: { name: b } }`,
    ],
    [
      'with the same key twice where nothing is kept',
      `${STORE}\ntarget: { deletionPolicy: Delete }\n${DATA}\n  - secretKey: A\n    remoteRef: { key: b }`,
    ],
    [
      'with values that Flux puts in',
      'refreshInterval: ${INTERVAL}\nsecretStoreRef: { name: "${STORE}", kind: "${KIND}" }\ndata:\n  - secretKey: ${KEY}\n    remoteRef: { key: "${PATH}" }',
    ],
    ['with anchors', `${STORE}\ndata:\n  - &entry { secretKey: A, remoteRef: { key: a } }\n  - *entry`],
    [
      'with merge keys',
      `<<: *defaults\n${DATA}`.replace('<<: *defaults', `x: &defaults { ${STORE} }\n<<: *defaults`),
    ],
  ])('%s', (_name, spec) => {
    expect(places(es(spec))).toEqual([]);
  });
});

describe('what is a part of an ExternalSecret', () => {
  const part = es('refreshInterval: 5m');
  const inProject = (path: string, text: string, others: Readonly<Record<string, string>>): string[] => {
    const files = Object.entries({ ...others, [path]: text }).map(([name, content]) => ({
      path: name,
      text: content,
    }));
    const { findings } = checkText(text, { path, project: gatherFacts(files) });
    return findings.map(({ ruleId, line, column }) => `${ruleId} ${String(line)}:${String(column)}`);
  };

  it('is whole where nothing says otherwise', () => {
    expect(places(part)).toEqual(['5:1 spec']);
  });

  it('is a patch by its name', () => {
    expect(places(part, 'k8s/overlays/prod/external-secret-patch.yaml')).toEqual([]);
    expect(places(part, 'k8s/overlays/prod/patches/external-secret.yaml')).toEqual([]);
  });

  it('is a patch in a kustomization', () => {
    const indented = part.replace(/^(?=.)/gm, '      ');
    const text = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - patch: |\n${indented}`;
    expect(places(text, 'k8s/kustomization.yaml')).toEqual([]);
    const wrong = text.replace('refreshInterval: 5m', 'refreshInterval: 5d');
    expect(places(wrong, 'k8s/kustomization.yaml')).toEqual(['10:26 5d']);
  });

  it('is a file that a kustomization takes for a patch', () => {
    const kustomization = 'kind: Kustomization\npatches:\n  - path: es.yaml\n';
    expect(inProject('k8s/prod/es.yaml', part, { 'k8s/prod/kustomization.yaml': kustomization })).toEqual([]);
    expect(inProject('k8s/prod/other.yaml', part, { 'k8s/prod/kustomization.yaml': kustomization })).toEqual([
      `${RULE} 5:1`,
    ]);
  });

  it('is the base of another file that holds the same object', () => {
    expect(inProject('k8s/base/es.yaml', part, { 'k8s/prod/es.yaml': es(`${STORE}\n${DATA}`) })).toEqual([]);
  });

  it('is completed by a patch that names the kind', () => {
    const flux =
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  patches:\n    - target: { kind: ExternalSecret }\n      patch: |\n        - op: add\n          path: /spec/secretStoreRef\n          value: { name: vault }\n';
    expect(inProject('k8s/base/es.yaml', es(DATA), { 'clusters/app.yaml': flux })).toEqual([]);
    const other = flux.replace('kind: ExternalSecret', 'kind: ExternalSecret, name: other');
    expect(inProject('k8s/base/es.yaml', es(DATA), { 'clusters/app.yaml': other })).toEqual([`${RULE} 5:1`]);
  });
});

describe('what nobody applies as it is written', () => {
  const bad = object('ExternalSecret', STORE, 'external-secrets.io/v1alpha1');

  it('is documentation, a test, or the schema itself', () => {
    expect(places(bad, 'docs/guide/es.yaml')).toEqual([]);
    expect(places(bad, 'test/e2e/es.yaml')).toEqual([]);
    expect(
      places(
        'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: external-secrets.io\n',
      ),
    ).toEqual([]);
  });

  it('is a Helm template, but for its version', () => {
    const path = 'chart/templates/external-secret.yaml';
    const text = object(
      'ExternalSecret',
      '{{- toYaml .Values.spec | nindent 2 }}',
      'external-secrets.io/v1alpha1',
    );
    expect(places(text, path)).toEqual(['1:13 external-secrets.io/v1alpha1']);
    const both =
      '{{- if .Capabilities.APIVersions.Has "external-secrets.io/v1" }}\napiVersion: external-secrets.io/v1\n{{- else }}\napiVersion: external-secrets.io/v1beta1\n{{- end }}\nkind: ExternalSecret\n';
    expect(places(both, path)).toEqual([]);
    expect(places(both.replace('io/v1\n', 'io/v1beta1\n'), path)).toEqual([]);
  });
});

it('gives help that names what to write', () => {
  const helps = (text: string): string[] => checkText(text, { path: PATH }).findings.map(({ help }) => help);
  expect(helps(es(`refreshInterval: 2d\n${STORE}\n${DATA}`))).toEqual([
    'write `48h`: the largest unit is the hour',
  ]);
  expect(
    helps(object('PushSecret', 'secretStoreRefs: [{}]\nselector: { secret: {} }', 'external-secrets.io/v1')),
  ).toEqual(['write `external-secrets.io/v1alpha1`']);
});
