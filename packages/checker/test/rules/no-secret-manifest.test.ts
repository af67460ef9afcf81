import { describe, expect, it } from 'vitest';

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
