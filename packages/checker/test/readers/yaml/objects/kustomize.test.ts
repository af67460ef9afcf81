import { describe, expect, it } from 'vitest';

import { findings, LITERAL } from './objects.js';

const PATH = 'deploy/kustomization.yaml';

describe('a kustomization', () => {
  it.each([
    [
      'literals of a generated Secret',
      `secretGenerator:\n  - name: a\n    literals:\n      - DB_PASSWORD=${LITERAL}`,
      ['no-secret-manifest 3:5 literals'],
    ],
    [
      'literals of a generated ConfigMap',
      `configMapGenerator:\n  - name: a\n    literals:\n      - API_TOKEN=${LITERAL}`,
      [`no-hardcoded-credentials 4:19 ${LITERAL}`],
    ],
    [
      'a patch of a Secret',
      `patches:\n  - patch: |\n      apiVersion: v1\n      kind: Secret\n      stringData:\n        a: ${LITERAL}`,
      ['no-secret-manifest 5:7 stringData'],
    ],
    [
      'a strategic merge of a container',
      'patchesStrategicMerge:\n  - ./other.yaml\n  - |-\n    apiVersion: v1\n    kind: Pod\n    spec:\n      containers:\n        - env:\n            - name: API_KEY\n              valueFrom: { configMapKeyRef: { name: c, key: k } }',
      ['require-secret-key-ref 9:21 API_KEY'],
    ],
    [
      'a JSON patch in YAML',
      `patches:\n  - patch: |-\n      - op: add\n        path: /data/DB_PASSWORD\n        value: ${LITERAL}\n      - op: test\n        path: /data/API_KEY\n        value: ${LITERAL}`,
      [`no-hardcoded-credentials 5:16 ${LITERAL}`],
    ],
    [
      'a JSON patch of a Secret',
      `patches:\n  - target: { kind: Secret }\n    patch: |-\n      - op: add\n        path: /stringData/a\n        value: ${LITERAL}`,
      ['no-secret-manifest 6:9 value'],
    ],
    [
      'a JSON patch in JSON',
      `patchesJson6902:\n  - target: { kind: ConfigMap, name: a }\n    patch: '[{"op": "add", "path": "/data/DB_PASSWORD", "value": "${LITERAL}"}]'`,
      [`no-hardcoded-credentials 3:66 "${LITERAL}"`],
    ],
    [
      'a variable that a JSON patch adds',
      `patches:\n  - patch: |-\n      - op: add\n        path: /spec/template/spec/containers/0/env/-\n        value: { name: DB_PASSWORD, value: ${LITERAL} }`,
      [`no-hardcoded-credentials 5:44 ${LITERAL}`],
    ],
    [
      'the values of a chart',
      `helmCharts:\n  - name: a\n    valuesInline:\n      auth:\n        password: ${LITERAL}\n        existingSecret: app`,
      [`no-hardcoded-credentials 5:19 ${LITERAL}`],
    ],
  ])('holds %s', (_name, text, expected) => {
    expect(findings(`${text}\n`, PATH)).toEqual(expected);
  });

  it.each([
    [
      'a patch of a Secret that only names it',
      'patches:\n  - patch: |\n      kind: Secret\n      apiVersion: v1\n      $patch: delete',
    ],
    ['a removal', 'patches:\n  - patch: |-\n      - op: remove\n        path: /stringData/password'],
    [
      'replacements, variables and images',
      'replacements:\n  - source: { kind: Secret, name: a, fieldPath: data.password }\nvars:\n  - name: DB_PASSWORD\n    objref: { kind: Secret, name: a }\nimages:\n  - name: app\n    newTag: v1',
    ],
    ['a patch that is no YAML', 'patches:\n  - patch: |\n      password: [\n'],
  ])('may hold %s', (_name, text) => {
    expect(findings(`${text}\n`, PATH)).toEqual([]);
  });
});
