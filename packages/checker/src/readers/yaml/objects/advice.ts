import type { Setting } from '@bridgekeeper/policy';

import { VARIABLE_KEYS } from '../keys.js';
import type { YamlNode } from '../node.js';
import { get, scalarText } from '../node.js';

/** How an object reads a credential from elsewhere. */
interface Way {
  /** Of the API group; a version is no part of it. */
  readonly group: RegExp;
  readonly kind: RegExp;
  /** A key above the credential, where that matters. */
  readonly below?: string;
  readonly advice: string;
}

/**
 * What to write instead of a credential, by the object that holds it. `valueFrom.secretKeyRef` is for the variables
 * of containers alone. Sources: the references of Flux (notification, source, kustomize, helm), of Argo CD
 * (user-guide/helm), the External Secrets Operator (apis/externalsecrets/v1, guides), Sealed Secrets, KEDA
 * (concepts/authentication), the Grafana operator, cert-manager and CSI (storage.k8s.io).
 */
const WAYS: readonly Way[] = [
  {
    group: /^notification\.toolkit\.fluxcd\.io$/,
    kind: /^Provider$/,
    advice: 'name a Secret by `spec.secretRef`, and let ESO sync into it the key `address`, or `token`',
  },
  {
    group: /^source\.toolkit\.fluxcd\.io$/,
    kind: /./,
    advice: 'name the Secret that ESO syncs by `spec.secretRef`, and leave user and password out of the URL',
  },
  {
    group: /^kustomize\.toolkit\.fluxcd\.io$/,
    kind: /^Kustomization$/,
    advice: 'read it with `postBuild.substituteFrom` from the Secret that ESO syncs',
  },
  {
    group: /^helm\.toolkit\.fluxcd\.io$/,
    kind: /^HelmRelease$/,
    advice:
      'read it with `spec.valuesFrom` from the Secret that ESO syncs, or name that Secret where the chart takes one',
  },
  {
    group: /^argoproj\.io$/,
    kind: /^Application/,
    advice:
      'let the chart take the Secret that ESO syncs by its name: an Application reads no value from a Secret',
  },
  {
    group: /^external-secrets\.io$/,
    kind: /SecretStore$/,
    below: 'fake',
    advice:
      'read it from a store that keeps it elsewhere: what the fake provider gives stands in the manifest',
  },
  {
    group: /^external-secrets\.io$/,
    kind: /SecretStore$/,
    below: 'webhook',
    advice: 'name the Secret under `webhook.secrets`, and write its key here as `{{ .name.key }}`',
  },
  {
    group: /^external-secrets\.io$/,
    kind: /SecretStore$/,
    below: 'headers',
    advice: 'take the header out: a store reads its credentials from Secrets, by `auth`',
  },
  {
    group: /^external-secrets\.io$/,
    kind: /SecretStore$/,
    advice: 'name a Secret instead: a store reads its credentials by `secretRef`',
  },
  {
    group: /^external-secrets\.io$/,
    kind: /ExternalSecret$/,
    advice: 'keep it in the store, read it with `data`, and write its key here as `{{ .key }}`',
  },
  {
    group: /^external-secrets\.io$/,
    kind: /PushSecret$/,
    advice: 'keep it in the Secret that is pushed, and write its key here as `{{ .key }}`',
  },
  {
    group: /^generators\.external-secrets\.io$/,
    kind: /^Fake$/,
    advice: 'let an ExternalSecret read it from the store: what this generator makes stands in the manifest',
  },
  {
    group: /^generators\.external-secrets\.io$/,
    kind: /^Webhook$/,
    advice: 'name the Secret under `spec.secrets`, and write its key here as `{{ .name.key }}`',
  },
  {
    group: /^generators\.external-secrets\.io$/,
    kind: /./,
    advice:
      'name a Secret by the `secretRef` of this generator, or leave the value to the engine that makes it',
  },
  {
    group: /^bitnami\.com$/,
    kind: /^SealedSecret$/,
    advice: 'seal it into `spec.encryptedData`, or let an ExternalSecret sync it',
  },
  {
    group: /^keda\.sh$/,
    kind: /./,
    advice:
      'name a TriggerAuthentication by `authenticationRef`, whose `secretTargetRef` reads the Secret that ESO syncs',
  },
  {
    group: /^grafana\.integreatly\.org$/,
    kind: /^Grafana$/,
    advice:
      "give Grafana's container the variable `GF_…` with `valueFrom.secretKeyRef`, from the Secret that ESO syncs",
  },
  {
    group: /^grafana\.integreatly\.org$/,
    kind: /^Grafana(?:Datasource|ContactPoint)$/,
    advice: 'read it with `spec.valuesFrom` from the Secret that ESO syncs',
  },
  {
    group: /^cert-manager\.io$/,
    kind: /./,
    advice: 'name the Secret that ESO syncs by the `…SecretRef` of this field',
  },
  {
    group: /^storage\.k8s\.io$/,
    kind: /^StorageClass$/,
    advice:
      'name a Secret by the parameters that the driver has for it, as `csi.storage.k8s.io/node-stage-secret-name`',
  },
  {
    group: /^$/,
    kind: /^ConfigMap$/,
    advice: 'move it into the Secret that the ExternalSecret syncs: anyone may read a ConfigMap',
  },
];

const OF_OTHERS = 'name the Secret that ESO syncs by the field of this kind that takes one';
const OF_COMMANDS =
  'read it into a variable of the container with `valueFrom.secretKeyRef`, and write `$(NAME)` here';
const OF_HEADERS = 'probe a path that asks for no credential: the headers of a probe read no Secret';
const OF_ANNOTATIONS = 'take it out: whoever may list the objects reads their annotations';

/** Objects of Kubernetes itself hold pods, where the advice of the consumer is right. */
const BUILT_IN = /^(?:apps|batch|extensions|)$/;
/** Kinds of other groups whose pods stand below `template`, or which are made of containers. */
const HOLDS_PODS =
  /^(?:Rollout|Service|Revision|Configuration|ScaledJob|Workflow\w{0,20}|CronWorkflow|Task|Pipeline\w{0,10})$/;

/**
 * What to write instead of a credential in an object, setting by setting; undefined where the consumer's own advice
 * is right. A fallback's advice is the consumer's.
 */
export function adviceIn(object: YamlNode, setting: Setting): string | undefined {
  const [group = '', version] = (scalarText(get(object, 'apiVersion')) ?? '').split('/');
  const kind = scalarText(get(object, 'kind')) ?? '';
  if (kind === '') return undefined;
  const { path } = setting;
  if (path.includes('annotations') && !path.includes('template')) return OF_ANNOTATIONS;
  if (path.includes('httpHeaders')) return OF_HEADERS;
  const own = WAYS.find(
    (way) =>
      way.group.test(version === undefined ? '' : group) &&
      way.kind.test(kind) &&
      (way.below === undefined || path.includes(way.below)),
  );
  const variable = path.some((key) => VARIABLE_KEYS.has(key) && key !== 'args');
  if (variable && !kind.startsWith('Application')) return undefined;
  if (own !== undefined) return own.advice;
  if (path.some((key) => key === 'command' || key === 'args')) return OF_COMMANDS;
  return version === undefined || BUILT_IN.test(group) || HOLDS_PODS.test(kind) ? undefined : OF_OTHERS;
}
