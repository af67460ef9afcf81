import { describe, expect, it } from 'vitest';

import { checkText } from '../../../../src/check-text.js';
import { indent, LITERAL, object } from './objects.js';

/** The help of what is hardcoded in an object. */
function helps(apiVersion: string, kind: string, body: string): string[] {
  const { findings } = checkText(object(apiVersion, kind, body), { path: 'deploy/app.yaml' });
  return findings.filter(({ ruleId }) => ruleId === 'no-hardcoded-credentials').map(({ help }) => help);
}
const spec = (body: string): string => `spec:\n${indent(body, 2)}`;
const store = (provider: string): string => spec(`provider:\n${indent(provider, 2)}`);
const SLACK =
  'https://hooks.slack.com/services/' + ['T00000000', 'B00000000', 'abcdefghijklmnopqrstuvwx'].join('/');

describe('the advice on a credential is true for the object that holds it', () => {
  it.each([
    [
      'an address of Flux',
      'notification.toolkit.fluxcd.io/v1beta3',
      'Provider',
      spec(`type: slack\naddress: ${SLACK}`),
      'revoke it where it was issued, keep the new one in Vault, and let ESO sync it: name a Secret by `spec.secretRef`, and let ESO sync into it the key `address`, or `token`',
    ],
    [
      'a source of Flux',
      'source.toolkit.fluxcd.io/v1',
      'Bucket',
      spec(`password: ${LITERAL}`),
      'name the Secret that ESO syncs by `spec.secretRef`, and leave user and password out of the URL',
    ],
    [
      'what Flux substitutes',
      'kustomize.toolkit.fluxcd.io/v1',
      'Kustomization',
      spec(`postBuild:\n  substitute:\n    DB_PASSWORD: ${LITERAL}`),
      'read it with `postBuild.substituteFrom` from the Secret that ESO syncs',
    ],
    [
      'a release of Flux',
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      spec(`values:\n  db:\n    password: ${LITERAL}`),
      'read it with `spec.valuesFrom` from the Secret that ESO syncs, or name that Secret where the chart takes one',
    ],
    [
      'parameters of Argo CD',
      'argoproj.io/v1alpha1',
      'Application',
      spec(`source:\n  helm:\n    parameters:\n      - { name: db.password, value: ${LITERAL} }`),
      'let the chart take the Secret that ESO syncs by its name: an Application reads no value from a Secret',
    ],
    [
      'a store',
      'external-secrets.io/v1',
      'SecretStore',
      store(`secretserver:\n  password: { value: ${LITERAL} }`),
      'name a Secret instead: a store reads its credentials by `secretRef`',
    ],
    [
      'the fake provider',
      'external-secrets.io/v1',
      'SecretStore',
      store(`fake:\n  data:\n    - { key: /foo, value: ${LITERAL} }`),
      'read it from a store that keeps it elsewhere: what the fake provider gives stands in the manifest',
    ],
    [
      'the headers of a webhook',
      'external-secrets.io/v1',
      'ClusterSecretStore',
      store(`webhook:\n  headers: { Authorization: Bearer ${LITERAL}77 }`),
      'name the Secret under `webhook.secrets`, and write its key here as `{{ .name.key }}`',
    ],
    [
      'the body of a webhook',
      'external-secrets.io/v1',
      'ClusterSecretStore',
      store(`webhook:\n  body: '{"password": "${LITERAL}"}'`),
      'name the Secret under `webhook.secrets`, and write its key here as `{{ .name.key }}`',
    ],
    [
      'the headers of Vault',
      'external-secrets.io/v1',
      'SecretStore',
      store(`vault:\n  headers: { X-Vault-Token: ${LITERAL}77 }`),
      'take the header out: a store reads its credentials from Secrets, by `auth`',
    ],
    [
      'a template of ESO',
      'external-secrets.io/v1',
      'ExternalSecret',
      spec(`target:\n  template:\n    data: { password: ${LITERAL} }`),
      'keep it in the store, read it with `data`, and write its key here as `{{ .key }}`',
    ],
    [
      'a Secret that is pushed',
      'external-secrets.io/v1alpha1',
      'PushSecret',
      spec(`template:\n  data: { password: ${LITERAL} }`),
      'keep it in the Secret that is pushed, and write its key here as `{{ .key }}`',
    ],
    [
      'the Fake generator',
      'generators.external-secrets.io/v1alpha1',
      'Fake',
      spec(`data: { token: ${LITERAL} }`),
      'let an ExternalSecret read it from the store: what this generator makes stands in the manifest',
    ],
    [
      'the Webhook generator',
      'generators.external-secrets.io/v1alpha1',
      'Webhook',
      spec(`headers: { Authorization: Bearer ${LITERAL}77 }`),
      'name the Secret under `spec.secrets`, and write its key here as `{{ .name.key }}`',
    ],
    [
      'another generator',
      'generators.external-secrets.io/v1alpha1',
      'VaultDynamicSecret',
      spec(`parameters: { password: ${LITERAL} }`),
      'name a Secret by the `secretRef` of this generator, or leave the value to the engine that makes it',
    ],
    [
      'a SealedSecret',
      'bitnami.com/v1alpha1',
      'SealedSecret',
      spec(`template:\n  data: { password: ${LITERAL} }`),
      'seal it into `spec.encryptedData`, or let an ExternalSecret sync it',
    ],
    [
      'a trigger of KEDA',
      'keda.sh/v1alpha1',
      'ScaledObject',
      spec(`triggers:\n  - type: redis\n    metadata: { password: ${LITERAL} }`),
      'name a TriggerAuthentication by `authenticationRef`, whose `secretTargetRef` reads the Secret that ESO syncs',
    ],
    [
      'Grafana',
      'grafana.integreatly.org/v1beta1',
      'Grafana',
      spec(`config:\n  security: { admin_password: ${LITERAL} }`),
      "give Grafana's container the variable `GF_…` with `valueFrom.secretKeyRef`, from the Secret that ESO syncs",
    ],
    [
      'a data source of Grafana',
      'grafana.integreatly.org/v1beta1',
      'GrafanaDatasource',
      spec(`datasource:\n  secureJsonData: { password: ${LITERAL} }`),
      'read it with `spec.valuesFrom` from the Secret that ESO syncs',
    ],
    [
      'an issuer',
      'cert-manager.io/v1',
      'ClusterIssuer',
      spec(`acme:\n  solvers:\n    - dns01: { cloudflare: { apiKey: ${LITERAL} } }`),
      'name the Secret that ESO syncs by the `…SecretRef` of this field',
    ],
    [
      'a StorageClass',
      'storage.k8s.io/v1',
      'StorageClass',
      `parameters:\n  adminPassword: ${LITERAL}`,
      'name a Secret by the parameters that the driver has for it, as `csi.storage.k8s.io/node-stage-secret-name`',
    ],
    [
      'a ConfigMap',
      'v1',
      'ConfigMap',
      `data:\n  DB_PASSWORD: ${LITERAL}`,
      'move it into the Secret that the ExternalSecret syncs: anyone may read a ConfigMap',
    ],
    [
      'an object of an operator',
      'db.example.com/v1',
      'Cluster',
      spec(`superuser: { password: ${LITERAL} }`),
      'name the Secret that ESO syncs by the field of this kind that takes one',
    ],
    [
      'a command',
      'v1',
      'Pod',
      spec(`containers:\n  - command: [app, --password=${LITERAL}]`),
      'read it into a variable of the container with `valueFrom.secretKeyRef`, and write `$(NAME)` here',
    ],
    [
      'a probe',
      'v1',
      'Pod',
      spec(
        `containers:\n  - livenessProbe:\n      httpGet:\n        httpHeaders: [{ name: Authorization, value: Bearer ${LITERAL}77 }]`,
      ),
      'probe a path that asks for no credential: the headers of a probe read no Secret',
    ],
  ])('%s', (_name, apiVersion, kind, body, expected) => {
    expect(helps(apiVersion, kind, body)).toEqual([expected]);
  });

  it.each([
    ['a pod', 'v1', 'Pod', spec(`containers:\n  - env: [{ name: DB_PASSWORD, value: ${LITERAL} }]`)],
    [
      'a Rollout',
      'argoproj.io/v1alpha1',
      'Rollout',
      spec(`template:\n  spec:\n    containers:\n      - env: [{ name: DB_PASSWORD, value: ${LITERAL} }]`),
    ],
    [
      'the values of a release',
      'helm.toolkit.fluxcd.io/v2',
      'HelmRelease',
      spec(`values:\n  env: { DB_PASSWORD: ${LITERAL} }`),
    ],
  ])('and is `secretKeyRef` for the variables of %s', (_name, apiVersion, kind, body) => {
    expect(helps(apiVersion, kind, body)).toEqual([
      'read it with `valueFrom.secretKeyRef` from the Secret that the ExternalSecret syncs',
    ]);
  });
});
