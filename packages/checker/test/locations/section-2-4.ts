import type { LocationRow } from './location.js';
import { at, LITERAL, object } from './location.js';

const KUSTOMIZATION = 'deploy/kustomization.yaml';
const FLUX = {
  beside: {
    'clusters/app.yaml':
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  postBuild:\n    substituteFrom: []\n',
  },
};
const SLACK = ['https://hooks.slack.com/services', 'T00000000', 'B00000000', 'abcdefghijklmnopqrstuvwx'].join(
  '/',
);
const ENCRYPTED = 'ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]';

/** Where a secret hides in what kustomize, Flux, Argo CD, Sealed Secrets and SOPS read. */
export const SECTION_2_4: readonly LocationRow[] = [
  {
    row: '2.4-01',
    what: 'generators of kustomize',
    source: 'kustomize 12f9e63: api/types',
    cases: [
      at(KUSTOMIZATION, `secretGenerator:\n  - name: a\n    literals:\n      - password=${LITERAL}`, [
        '3:5 no-secret-manifest',
      ]),
      at(KUSTOMIZATION, 'secretGenerator:\n  - name: a\n    envs: [.env]\n  - name: b\n    env: prod.env', [
        '3:12 no-deploy-env-file',
        '5:10 no-deploy-env-file',
      ]),
      at(KUSTOMIZATION, 'secretGenerator:\n  - name: a\n    files: [a=.env.production]', [
        '3:13 no-deploy-env-file',
      ]),
      at(KUSTOMIZATION, `configMapGenerator:\n  - name: a\n    literals:\n      - DB_PASSWORD=${LITERAL}`, [
        '4:21 no-hardcoded-credentials',
      ]),
      at(KUSTOMIZATION, 'configMapGenerator:\n  - name: a\n    literals:\n      - LOG_LEVEL=info', []),
      at('k8s/.env', `DB_PASSWORD=${LITERAL}`, ['1:1 no-deploy-env-file', '1:13 no-hardcoded-credentials']),
    ],
  },
  {
    row: '2.4-02',
    what: 'patches, and values for a chart',
    source: 'kustomize 12f9e63: api/types',
    cases: [
      at(
        KUSTOMIZATION,
        `patches:\n  - patch: |\n      - op: add\n        path: /stringData/password\n        value: ${LITERAL}`,
        ['5:9 no-secret-manifest'],
      ),
      at(
        KUSTOMIZATION,
        `patches:\n  - patch: |\n      apiVersion: v1\n      kind: ConfigMap\n      data:\n        DB_PASSWORD: ${LITERAL}`,
        ['6:22 no-hardcoded-credentials'],
      ),
      at(
        KUSTOMIZATION,
        `patchesStrategicMerge:\n  - |\n    apiVersion: v1\n    kind: Secret\n    stringData:\n      password: ${LITERAL}`,
        ['5:5 no-secret-manifest'],
      ),
      at(
        KUSTOMIZATION,
        `patchesJson6902:\n  - target: { kind: ConfigMap, name: a }\n    patch: |\n      - op: replace\n        path: /data/DB_PASSWORD\n        value: ${LITERAL}`,
        ['6:16 no-hardcoded-credentials'],
      ),
      at(
        KUSTOMIZATION,
        `helmCharts:\n  - name: db\n    valuesInline:\n      auth:\n        password: ${LITERAL}`,
        ['5:19 no-hardcoded-credentials'],
      ),
    ],
  },
  {
    row: '2.4-03',
    what: 'replacements, variables and images',
    source: 'kustomize 12f9e63: api/types',
    cases: [
      at(
        KUSTOMIZATION,
        'replacements:\n  - source: { kind: Secret, name: a, fieldPath: data.password }\nvars:\n  - name: DB_PASSWORD\n    objref: { kind: Secret, name: a }\nimages:\n  - name: token-service\n    newTag: "1"',
        [],
      ),
    ],
  },
  {
    row: '2.4-04',
    what: 'what Flux substitutes',
    source:
      'fluxcd/kustomize-controller 186fb3b: docs/spec/v1/kustomizations.md; fluxcd/pkg e2cfd1a: envsubst',
    cases: [
      object(
        'kustomize.toolkit.fluxcd.io/v1',
        'Kustomization',
        `spec:\n  postBuild:\n    substitute:\n      DB_PASSWORD: ${LITERAL}`,
        ['8:20 no-hardcoded-credentials'],
      ),
      object(
        'kustomize.toolkit.fluxcd.io/v1',
        'Kustomization',
        'spec:\n  postBuild:\n    substituteFrom:\n      - kind: Secret\n        name: app\n        optional: true',
        ['10:19 require-secret-key-ref warning'],
      ),
      object(
        'kustomize.toolkit.fluxcd.io/v1',
        'Kustomization',
        'spec:\n  postBuild:\n    substituteFrom:\n      - kind: ConfigMap\n        name: app\n        optional: true',
        [],
      ),
      object('v1', 'ConfigMap', 'data:\n  DB_PASSWORD: ${db_password:=x}', ['6:16 no-secret-default'], FLUX),
      object(
        'v1',
        'ConfigMap',
        'data:\n  DB_HOST: ${db_host:?db_host is required}',
        ['6:12 no-ineffective-required'],
        FLUX,
      ),
    ],
  },
  {
    row: '2.4-05',
    what: 'values of a release',
    source: 'fluxcd helm-controller: docs/spec/v2/helmreleases.md',
    cases: [
      object(
        'helm.toolkit.fluxcd.io/v2',
        'HelmRelease',
        `spec:\n  values:\n    auth:\n      password: ${LITERAL}`,
        ['8:17 no-hardcoded-credentials'],
      ),
      object(
        'helm.toolkit.fluxcd.io/v2',
        'HelmRelease',
        'spec:\n  valuesFrom:\n    - kind: Secret\n      name: app\n      optional: true',
        ['9:17 require-secret-key-ref warning'],
      ),
    ],
  },
  {
    row: '2.4-06',
    what: 'the address of a provider',
    source: 'fluxcd notification-controller: docs/spec/v1beta3/providers.md, "Address"',
    note: 'A token in the query of an address is less sure to be one: a warning.',
    cases: [
      object(
        'notification.toolkit.fluxcd.io/v1beta3',
        'Provider',
        `spec:\n  type: slack\n  address: ${SLACK}`,
        ['7:20 no-hardcoded-credentials'],
      ),
      object(
        'notification.toolkit.fluxcd.io/v1beta3',
        'Provider',
        `spec:\n  type: generic\n  address: https://bob:${LITERAL}@a.example.com/hook`,
        ['7:24 no-hardcoded-credentials'],
      ),
      object(
        'notification.toolkit.fluxcd.io/v1beta3',
        'Provider',
        `spec:\n  type: generic\n  address: https://a.example.com/hook?token=${LITERAL}77`,
        ['7:45 no-hardcoded-credentials warning'],
      ),
      object(
        'notification.toolkit.fluxcd.io/v1beta3',
        'Provider',
        'spec:\n  type: slack\n  address: https://slack.com/api/chat.postMessage\n  secretRef: { name: slack-token }',
        [],
      ),
    ],
  },
  {
    row: '2.4-07',
    what: 'sources of Flux',
    source: 'fluxcd source-controller: docs/spec/v1',
    cases: [
      object(
        'source.toolkit.fluxcd.io/v1',
        'GitRepository',
        'spec:\n  url: https://git.example.com/app\n  secretRef: { name: git-password }',
        [],
      ),
      object(
        'source.toolkit.fluxcd.io/v1',
        'OCIRepository',
        'spec:\n  url: oci://registry.example.com/app\n  secretRef: { name: registry-token }',
        [],
      ),
      object(
        'source.toolkit.fluxcd.io/v1',
        'GitRepository',
        `spec:\n  url: https://bob:${LITERAL}@git.example.com/app`,
        ['6:20 no-hardcoded-credentials'],
      ),
    ],
  },
  {
    row: '2.4-08',
    what: 'applications of Argo CD, and its own Secrets',
    source:
      'argo-cd 37ee009: pkg/apis/application/v1alpha1/types.go; docs/operator-manual/declarative-setup.md',
    cases: [
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  source:\n    helm:\n      parameters:\n        - name: auth.password\n          value: ${LITERAL}`,
        ['10:18 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  sources:\n    - helm:\n        values: |\n          auth:\n            password: ${LITERAL}`,
        ['10:23 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  source:\n    helm:\n      valuesObject:\n        auth:\n          password: ${LITERAL}`,
        ['10:21 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Application',
        'spec:\n  source:\n    helm:\n      fileParameters:\n        - name: auth.password\n          path: files/password',
        [],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  source:\n    plugin:\n      env:\n        - name: DB_PASSWORD\n          value: ${LITERAL}`,
        ['10:18 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  source:\n    kustomize:\n      patches:\n        - patch: |\n            - op: add\n              path: /data/DB_PASSWORD\n              value: ${LITERAL}`,
        ['12:22 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  source:\n    directory:\n      jsonnet:\n        extVars:\n          - name: dbPassword\n            value: ${LITERAL}`,
        ['11:20 no-hardcoded-credentials'],
      ),
      object(
        'argoproj.io/v1alpha1',
        'ApplicationSet',
        `spec:\n  template:\n    spec:\n      source:\n        helm:\n          parameters:\n            - name: auth.password\n              value: ${LITERAL}`,
        ['12:22 no-hardcoded-credentials'],
      ),
      at(
        'deploy/repo.yaml',
        `apiVersion: v1\nkind: Secret\nmetadata:\n  name: repo\n  labels:\n    argocd.argoproj.io/secret-type: repository\nstringData:\n  url: https://git.example.com/app\n  password: ${LITERAL}`,
        ['7:1 no-secret-manifest'],
      ),
      at(
        'deploy/repo.yaml',
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: repo\n  labels:\n    argocd.argoproj.io/secret-type: repository\nstringData:\n  type: git\n  url: https://git.example.com/app',
        [],
      ),
    ],
  },
  {
    row: '2.4-09',
    what: 'sealed secrets',
    source: 'bitnami-labs/sealed-secrets: README',
    cases: [
      object(
        'bitnami.com/v1alpha1',
        'SealedSecret',
        'spec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq',
        [],
      ),
      object(
        'bitnami.com/v1alpha1',
        'SealedSecret',
        `spec:\n  template:\n    metadata:\n      annotations:\n        app.example.com/password: ${LITERAL}\n    data:\n      password: ${LITERAL}`,
        ['9:35 no-hardcoded-credentials', '11:17 no-hardcoded-credentials'],
      ),
    ],
  },
  {
    row: '2.4-10',
    what: 'files that SOPS encrypts',
    source: 'getsops.io: "Encrypting only parts of a file"',
    cases: [
      at('deploy/app.yaml', `db:\n  password: ${ENCRYPTED}\nsops:\n  version: 3.9.0`, []),
      at('deploy/app.yaml', `db:\n  password: ${LITERAL}\n  token: ${ENCRYPTED}\nsops:\n  version: 3.9.0`, [
        '2:13 no-hardcoded-credentials',
      ]),
      at(
        '.sops.yaml',
        'creation_rules:\n  - path_regex: secret.*\\.yaml$\n    encrypted_regex: ^(data|stringData)$\n    age: age1qqqq',
        [],
      ),
    ],
  },
];
