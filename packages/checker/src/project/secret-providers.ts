import { MASK } from '../readers/helm/mask.js';
import { forEachNode, isSecret } from '../readers/yaml/kubernetes.js';
import type { YamlNode } from '../readers/yaml/node.js';
import { get, keyText, scalarText } from '../readers/yaml/node.js';

/** Something of a project that makes a Secret. */
export interface Provider {
  /** Undefined where a template or a variable makes it, or a part of it. */
  readonly name: string | undefined;
  /** What is written out of such a name: its beginning and its end. */
  readonly around?: readonly [string, string];
  /** Undefined where the file does not say. */
  readonly namespace: string | undefined;
  /** Undefined where they are not all written out. */
  readonly keys: ReadonlySet<string> | undefined;
  readonly path: string;
  /** An ExternalSecret: what people mean to read. */
  readonly synced?: true;
  /** Keys that an ExternalSecret reads and its template leaves out. */
  readonly dropped?: ReadonlySet<string>;
}

/** The Secrets that an object makes, is known to get, or may be given. */
export function providersOf(object: YamlNode, path: string): Provider[] {
  const kind = scalarText(get(object, 'kind')) ?? '';
  const spec = get(object, 'spec');
  const name = scalarText(get(get(object, 'metadata'), 'name'));
  const namespace = plain(scalarText(get(get(object, 'metadata'), 'namespace')));
  const make = (made: string | undefined, keys?: ReadonlySet<string>): Provider => ({
    ...named(made),
    namespace,
    keys,
    path,
  });
  if (kind === 'ExternalSecret') return [synced(spec, name, namespace, path)];
  if (kind === 'ClusterExternalSecret') {
    const own = scalarText(get(spec, 'externalSecretName')) ?? name;
    return [synced(get(spec, 'externalSecretSpec'), own, undefined, path)];
  }
  if (isSecret(object)) return [make(name, keysIn(object, ['data', 'stringData']))];
  if (kind === 'SealedSecret') {
    const own = scalarText(get(get(get(spec, 'template'), 'metadata'), 'name')) ?? name;
    return [make(own, keysIn(spec, ['encryptedData']))];
  }
  const generators = get(object, 'secretGenerator');
  const generated =
    generators?.kind === 'sequence'
      ? generators.items.map((item) => make(scalarText(get(item, 'name'))))
      : [];
  return [...generated, ...(READERS.has(kind) ? [] : mentions(object, make))];
}

function synced(
  spec: YamlNode | undefined,
  own: string | undefined,
  namespace: string | undefined,
  path: string,
): Provider {
  const target = get(spec, 'target');
  const written = get(target, 'name');
  const name = named(written === undefined ? own : scalarText(written));
  const base = { ...name, namespace: isCopied(target) ? undefined : namespace, path, synced: true as const };
  if (get(target, 'manifest') !== undefined) return { ...base, keys: undefined };
  const merges = /Merge|None/.test(scalarText(get(target, 'creationPolicy')) ?? '');
  const data = dataKeys(spec);
  const template = get(target, 'template');
  const made = get(template, 'data');
  if (merges || get(template, 'templateFrom') !== undefined) return { ...base, keys: undefined };
  if (made === undefined) return { ...base, keys: data };
  const templated = keysIn(template, ['data']);
  // A template with data replaces what was read, unless it says otherwise (externalsecret_controller_template.go).
  const policy = scalarText(get(template, 'mergePolicy')) ?? 'Replace';
  if (policy === 'Replace') {
    const dropped = new Set([...(data ?? [])].filter((key) => templated?.has(key) === false));
    return { ...base, keys: templated, dropped };
  }
  return { ...base, keys: data && templated && new Set([...data, ...templated]) };
}

/** The keys that `data` reads; undefined where `dataFrom` or a template adds others. */
function dataKeys(spec: YamlNode | undefined): ReadonlySet<string> | undefined {
  const dataFrom = get(spec, 'dataFrom');
  const data = get(spec, 'data');
  if (dataFrom !== undefined || data?.kind !== 'sequence') return undefined;
  const keys = new Set<string>();
  for (const item of data.items) {
    const key = plain(scalarText(get(item, 'secretKey')));
    if (key === undefined) return undefined;
    keys.add(key);
  }
  return keys;
}

function keysIn(holder: YamlNode | undefined, blocks: readonly string[]): ReadonlySet<string> | undefined {
  const keys = new Set<string>();
  for (const block of blocks) {
    const map = get(holder, block);
    if (map === undefined) continue;
    if (map.kind !== 'map') return undefined;
    for (const pair of map.pairs) {
      const key = plain(keyText(pair));
      if (key === undefined || key === '<<') return undefined;
      keys.add(key);
    }
  }
  // One without data is filled by a controller.
  return keys.size === 0 ? undefined : keys;
}

/** Reflector, replicator and their like copy the Secret into other namespaces. */
function isCopied(target: YamlNode | undefined): boolean {
  const annotations = get(get(get(target, 'template'), 'metadata'), 'annotations');
  return (
    annotations?.kind === 'map' &&
    annotations.pairs.some((pair) => /reflect|replicat|sync|copy/i.test(keyText(pair) ?? ''))
  );
}

/** Objects that read Secrets and make none: a name there is no proof of one. */
const READERS: ReadonlySet<string> = new Set([
  'Pod',
  'PodTemplate',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'Job',
  'CronJob',
  'Rollout',
  'DeploymentConfig',
  'HelmRelease',
  'CustomResourceDefinition',
]);

/**
 * Names of Secrets in another object: an operator makes them (`writeConnectionSecretToRef`, `secretName` of a
 * Certificate or an Ingress), or people do (the credentials of a store).
 */
function mentions(object: YamlNode, make: (name: string) => Provider): Provider[] {
  const names = new Set<string>();
  const add = (node: YamlNode | undefined): void => {
    const name = scalarText(node);
    if (name !== undefined && plain(name) !== undefined && /^[a-z0-9][-a-z0-9.]{0,252}$/.test(name))
      names.add(name);
  };
  forEachNode(object, (node) => {
    if (node.kind !== 'map') return;
    const resources = get(node, 'resources');
    const ofSecrets =
      resources?.kind === 'sequence' && resources.items.some((item) => scalarText(item) === 'secrets');
    for (const pair of node.pairs) {
      const key = keyText(pair) ?? '';
      if (ofSecrets && key === 'resourceNames' && pair.value.kind === 'sequence')
        pair.value.items.forEach(add);
      if (!/secret|certificateRefs|credential/i.test(key)) continue;
      add(pair.value);
      add(get(pair.value, 'name'));
      if (pair.value.kind !== 'sequence') continue;
      for (const item of pair.value.items) {
        add(item);
        add(get(item, 'name'));
      }
    }
  });
  return [...names].map((name) => make(name)).map((provider) => ({ ...provider, namespace: undefined }));
}

/**
 * The names after which Secrets are called that an object has made: of a release of Helm, and of an object that
 * no part of Kubernetes itself reads.
 */
export function ownersOf(object: YamlNode): string[] {
  const apiVersion = scalarText(get(object, 'apiVersion')) ?? '';
  const name = plain(scalarText(get(get(object, 'metadata'), 'name')));
  const spec = get(object, 'spec');
  const owners = BUILT_IN.test(apiVersion) || !apiVersion.includes('/') || name === undefined ? [] : [name];
  // A database that is declared apart names the cluster that it is in (CloudNativePG's Database and Pooler).
  const cluster = owners.length === 0 ? undefined : plain(scalarText(get(get(spec, 'cluster'), 'name')));
  if (cluster !== undefined) owners.push(cluster);
  // `releaseName` of a HelmRelease, or of kustomize's HelmChartInflationGenerator.
  const release = plain(scalarText(get(spec, 'releaseName') ?? get(object, 'releaseName')));
  if (release !== undefined) owners.push(release);
  for (const key of ['helmCharts', 'releases']) {
    const list = get(object, key);
    if (list?.kind !== 'sequence') continue;
    for (const item of list.items) {
      const named = plain(scalarText(get(item, 'releaseName')) ?? scalarText(get(item, 'name')));
      if (named !== undefined) owners.push(named);
    }
  }
  return owners;
}

/** Groups of Kubernetes itself, of ESO, and of what only applies other objects. */
const BUILT_IN =
  /^(?:apps|batch|autoscaling|policy|extensions|(?:[\w.-]{1,80}\.)?k8s\.io|kustomize\.toolkit\.fluxcd\.io|(?:[a-z]{1,40}\.)?external-secrets\.io)\//;

function named(name: string | undefined): Pick<Provider, 'name' | 'around'> {
  const written = plain(name);
  if (written !== undefined || name === undefined) return { name: written };
  const first = name.search(VARIABLE);
  const [last] = [...name.matchAll(new RegExp(VARIABLE, 'g'))].slice(-1);
  const end = last === undefined ? name.length : last.index + last[0].length;
  return { name: undefined, around: [name.slice(0, Math.max(first, 0)), name.slice(end)] };
}

/** `${APP}`, `{{ .Release.Name }}` in what was not masked, and what was. */
const VARIABLE = new RegExp(`\\$\\{[^}]{0,200}\\}|\\{\\{[^}]{0,200}\\}\\}|${MASK}{1,1000}`);

/** A name that is written out. */
function plain(name: string | undefined): string | undefined {
  return name === undefined || name === '' || /[${]/.test(name) || name.includes(MASK) ? undefined : name;
}
