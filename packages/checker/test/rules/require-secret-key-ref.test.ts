import { describe, expect, it } from 'vitest';

import { check } from '../check.js';

const container = (entry: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n${entry.replace(/^/gm, '            ')}\n`;
const places = (text: string, path = 'deploy/app.yaml'): string[] =>
  check(path, text).map(({ rule, at, text: under }) => `${rule} ${at} ${under}`);

describe('require-secret-key-ref', () => {
  it.each([
    [
      'a ConfigMap',
      '- name: DB_PASSWORD\n  valueFrom:\n    configMapKeyRef: { name: c, key: k }',
      '9:21 DB_PASSWORD',
    ],
    ['substituted text', '- name: DB_PASSWORD\n  value: ${DB_PASSWORD}', '10:22 ${DB_PASSWORD}'],
    ['substituted text in quotes', '- name: API_TOKEN\n  value: "${API_TOKEN}"', '10:22 "${API_TOKEN}"'],
    [
      'an optional reference',
      '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n      name: s\n      key: k\n      optional: true',
      '14:29 true',
    ],
  ])('reports %s', (_name, entry, expected) => {
    expect(places(container(entry))).toEqual([`require-secret-key-ref ${expected}`]);
  });

  it.each([
    ['a reference', '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: { name: s, key: k }'],
    [
      'a reference that says it is not optional',
      '- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef: { name: s, key: k, optional: false }',
    ],
    [
      'a plain setting from a ConfigMap',
      '- name: LOG_LEVEL\n  valueFrom:\n    configMapKeyRef: { name: c, key: k }',
    ],
    [
      'a plain optional setting',
      '- name: LOG_LEVEL\n  valueFrom:\n    secretKeyRef: { name: s, key: k, optional: true }',
    ],
    ['an earlier variable of the pod', '- name: API_TOKEN\n  value: $(OTHER_TOKEN)'],
    ['the path of a mounted secret', '- name: DB_PASSWORD_FILE\n  value: ${SECRETS_DIR}'],
  ])('passes %s', (_name, entry) => {
    expect(places(container(entry))).toEqual([]);
  });

  it('looks into init and ephemeral containers, and into pods of other kinds', () => {
    const entry = '[{ name: API_KEY, valueFrom: { configMapKeyRef: { name: c, key: k } } }]';
    const text = `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec:\n  template:\n    spec:\n      initContainers:\n        - env: ${entry}\n      ephemeralContainers:\n        - env: ${entry}\n`;
    expect(places(text)).toEqual([
      'require-secret-key-ref 7:25 API_KEY',
      'require-secret-key-ref 9:25 API_KEY',
    ]);
  });

  it('reads env as a map, in the values of a chart', () => {
    const text =
      'controllers:\n  app:\n    containers:\n      app:\n        env:\n          DB_PASSWORD: ${DB_PASSWORD}\n          API_KEY:\n            valueFrom: { configMapKeyRef: { name: c, key: k } }\n          TOKEN:\n            secretKeyRef: { name: s, key: k }\n';
    expect(places(text, 'chart/values.yaml')).toEqual([
      'require-secret-key-ref 6:24 ${DB_PASSWORD}',
      'require-secret-key-ref 7:11 API_KEY',
    ]);
  });

  it('reports envFrom with an optional Secret, not with an optional ConfigMap', () => {
    const text = container('[]').replace(
      'env:\n            []',
      'envFrom:\n            - secretRef: { name: s, optional: true }\n            - configMapRef: { name: c, optional: true }',
    );
    expect(places(text)).toEqual(['require-secret-key-ref 9:47 true']);
  });
});
