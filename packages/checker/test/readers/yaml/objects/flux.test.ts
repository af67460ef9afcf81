import { describe, expect, it } from 'vitest';

import { findings, indent, LITERAL, object } from './objects.js';

const kustomization = (spec: string): string =>
  object('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', `spec:\n${indent(spec, 2)}`);
const release = (spec: string): string =>
  object('helm.toolkit.fluxcd.io/v2', 'HelmRelease', `spec:\n${indent(spec, 2)}`);
const PATCH = `- patch: |\n    apiVersion: v1\n    kind: Secret\n    stringData:\n      a: ${LITERAL}`;

describe('objects of Flux', () => {
  it.each([
    [
      'a substitution',
      kustomization(`postBuild:\n  substitute:\n    DB_PASSWORD: ${LITERAL}\n    region: eu-central-1`),
      [`no-hardcoded-credentials 8:20 ${LITERAL}`],
    ],
    [
      'an optional Secret to substitute from',
      kustomization('postBuild:\n  substituteFrom:\n    - kind: Secret\n      name: s\n      optional: true'),
      ['require-secret-key-ref 10:19 true (warning)'],
    ],
    ['a patch', kustomization(`patches:\n${indent(PATCH, 2)}`), ['no-secret-manifest 10:9 stringData']],
    [
      'the values of a release',
      release(`values:\n  auth:\n    password: ${LITERAL}\n    existingSecret: app`),
      [`no-hardcoded-credentials 8:17 ${LITERAL}`],
    ],
    [
      'an optional Secret of values',
      release('valuesFrom:\n  - kind: Secret\n    name: s\n    optional: true'),
      ['require-secret-key-ref 9:17 true (warning)'],
    ],
    [
      'a patch behind a release',
      release(`postRenderers:\n  - kustomize:\n      patches:\n${indent(PATCH, 8)}`),
      ['no-secret-manifest 12:15 stringData'],
    ],
    [
      'the address of a provider',
      object(
        'notification.toolkit.fluxcd.io/v1beta3',
        'Provider',
        `spec:\n  address: https://hooks.example.com/?token=${LITERAL}77`,
      ),
      [`no-hardcoded-credentials 6:45 ${LITERAL}77 (warning)`],
    ],
    [
      'the address of a provider that is a hook of a chat',
      object(
        'notification.toolkit.fluxcd.io/v1beta3',
        'Provider',
        `spec:\n  address: https://discord.com/api/webhooks/123456789012345678/${'aB3_'.repeat(17)}`,
      ),
      [`no-hardcoded-credentials 6:20 discord.com/api/webhooks/123456789012345678/${'aB3_'.repeat(17)}`],
    ],
    [
      'the URL of a repository',
      object(
        'source.toolkit.fluxcd.io/v1',
        'GitRepository',
        `spec:\n  url: https://bot:${LITERAL}@git.example.com/x.git`,
      ),
      [`no-hardcoded-credentials 6:20 ${LITERAL}`],
    ],
    [
      'the values of a chart for k3s',
      object(
        'helm.cattle.io/v1',
        'HelmChart',
        `spec:\n  valuesContent: |-\n    auth:\n      password: ${LITERAL}`,
      ),
      [`no-hardcoded-credentials 8:17 ${LITERAL}`],
    ],
  ])('hold %s', (_name, text, expected) => {
    expect(findings(text)).toEqual(expected);
  });

  it.each([
    [
      'an optional ConfigMap',
      kustomization(
        'postBuild:\n  substituteFrom:\n    - kind: ConfigMap\n      name: s\n      optional: true',
      ),
    ],
    ['a Secret that must be there', release('valuesFrom:\n  - kind: Secret\n    name: s')],
    [
      'the Secret of a repository',
      object(
        'source.toolkit.fluxcd.io/v1',
        'GitRepository',
        'spec:\n  url: ssh://git@git.example.com/x\n  secretRef: { name: token }',
      ),
    ],
    ['the key for SOPS', kustomization('decryption:\n  provider: sops\n  secretRef: { name: sops-age }')],
  ])('may hold %s', (_name, text) => {
    expect(findings(text)).toEqual([]);
  });
});
