import { describe, expect, it } from 'vitest';

import { findings, indent, LITERAL, object } from './objects.js';

const application = (source: string): string =>
  object('argoproj.io/v1alpha1', 'Application', `spec:\n  source:\n${indent(source, 4)}`);

describe('objects of Argo CD', () => {
  it.each([
    [
      'values as text',
      application(`helm:\n  values: |\n    auth:\n      password: ${LITERAL}\n      existingSecret: app`),
      [`no-hardcoded-credentials 10:21 ${LITERAL}`],
    ],
    [
      'a variable in values as text',
      application(
        'helm:\n  values: |\n    env:\n      - name: API_KEY\n        valueFrom: { configMapKeyRef: { name: c, key: k } }',
      ),
      ['require-secret-key-ref 10:19 API_KEY'],
    ],
    [
      'values as an object',
      application(`helm:\n  valuesObject:\n    auth:\n      password: ${LITERAL}`),
      [`no-hardcoded-credentials 10:21 ${LITERAL}`],
    ],
    [
      'a parameter',
      application(
        `helm:\n  parameters:\n    - name: auth.password\n      value: ${LITERAL}\n    - name: image.tag\n      value: v1`,
      ),
      [`no-hardcoded-credentials 10:18 ${LITERAL}`],
    ],
    [
      'a variable of a plugin',
      application(`plugin:\n  env:\n    - name: DB_PASSWORD\n      value: ${LITERAL}`),
      [`no-hardcoded-credentials 10:18 ${LITERAL}`],
    ],
    [
      'an argument of jsonnet',
      application(`directory:\n  jsonnet:\n    tlas:\n      - name: password\n        value: ${LITERAL}`),
      [`no-hardcoded-credentials 11:20 ${LITERAL}`],
    ],
    [
      'a patch',
      application(
        `kustomize:\n  patches:\n    - patch: |-\n        - op: add\n          path: /data/DB_PASSWORD\n          value: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 12:22 ${LITERAL}`],
    ],
    [
      'one of several sources',
      object(
        'argoproj.io/v1alpha1',
        'Application',
        `spec:\n  sources:\n    - helm:\n        values: |\n          password: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 9:21 ${LITERAL}`],
    ],
    [
      'the template of an ApplicationSet',
      object(
        'argoproj.io/v1alpha1',
        'ApplicationSet',
        `spec:\n  template:\n    spec:\n      source:\n        helm:\n          values: |\n            user: '{{ name }}'\n            password: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 12:23 ${LITERAL}`],
    ],
    [
      'the Secret of a repository',
      `apiVersion: v1\nkind: Secret\nmetadata:\n  labels:\n    argocd.argoproj.io/secret-type: repository\nstringData:\n  password: ${LITERAL}\n`,
      ['no-secret-manifest 6:1 stringData'],
    ],
  ])('hold %s', (_name, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it('are expanded by Argo CD in lists of its own, which knows no operator', () => {
    const text = application(
      'helm:\n  parameters:\n    - name: image.tag\n      value: ${TAG:-v1}\n    - name: revision\n      value: ${ARGOCD_APP_REVISION}',
    );
    expect(findings(text)).toEqual(['no-invalid-substitution 10:18 ${TAG:-v1}']);
  });

  it('may take parameters and files from elsewhere', () => {
    const text = application(
      'helm:\n  fileParameters:\n    - name: auth.password\n      path: files/password.txt\n  valueFiles: [values-secret.yaml]\n  values: |\n    auth:\n      existingSecret: app',
    );
    expect(findings(text)).toEqual([]);
  });
});
