import type { Confidence } from '@bridgekeeper/policy';
import { classifyName, displayName, isSecretName } from '@bridgekeeper/policy';

import type { Document, Part } from '../readers/document.js';
import { forEachNode, objectsOf } from '../readers/yaml/kubernetes.js';
import type { YamlNode, YamlScalar } from '../readers/yaml/node.js';
import { get, keyText, outerRange, scalarText } from '../readers/yaml/node.js';
import { isTrue, optionalSecrets } from './secret-key-ref/optional-secrets.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports a secret environment variable of a container that does not come from a Secret that must exist:
 * read from a ConfigMap, from `${VAR}` text, from the values of a chart, or through an optional reference. `env` is looked for wherever
 * a pod's containers may stand (CRDs and Helm values included), as a list and as a map. An optional Secret of a
 * volume, or of what Flux substitutes, is a warning.
 */
export const requireSecretKeyRef: Rule = {
  id: 'require-secret-key-ref',
  *check(document, { judged, passive }) {
    // What a workflow reads from its variables, not from its secrets.
    yield* judged.filter(({ ruleId }) => ruleId === 'require-secret-key-ref');
    // What stands in the path of a test is applied to no cluster.
    if (passive) return;
    for (const part of document.parts) {
      if (part.root === undefined || !FORMATS.has(part.format)) continue;
      for (const object of objectsOf(part.root)) {
        if (scalarText(get(object, 'kind')) === 'CustomResourceDefinition') continue;
        yield* environments(object, document);
        yield* optionalSecrets(object);
      }
    }
  },
};

const FORMATS: ReadonlySet<Part['format']> = new Set<Part['format']>([
  'kubernetes',
  'helm-template',
  'helm-values',
  'kustomization',
]);

function* environments(object: YamlNode, document: Document): Iterable<LocatedVerdict> {
  const lists: { readonly key: string; readonly value: YamlNode }[] = [];
  const ofPlugins = new Set<YamlNode>();
  const isArgoCd = ARGO_CD_KINDS.has(scalarText(get(object, 'kind')) ?? '');
  forEachNode(object, (node) => {
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      const key = keyText(pair) ?? '';
      if (ENVIRONMENT_KEYS.has(key)) lists.push({ key, value: pair.value });
      const plugin = isArgoCd && key === 'plugin' ? get(pair.value, 'env') : undefined;
      if (plugin !== undefined) ofPlugins.add(plugin);
    }
  });
  for (const { key, value } of lists) {
    if (!ofPlugins.has(value)) yield* key === 'envFrom' ? sources(value) : variables(value, document);
  }
}

/**
 * `spec.source.plugin.env` of these is no container's: its entries have a name and a value and no `valueFrom`, and a
 * variable that ends in SECRET says which Secret the plugin reads (argo-cd, docs/operator-manual/config-management-plugins.md).
 */
const ARGO_CD_KINDS: ReadonlySet<string> = new Set(['Application', 'ApplicationSet']);

const ENVIRONMENT_KEYS: ReadonlySet<string> = new Set(['env', 'extraEnv', 'extraEnvVars', 'envFrom']);

function variables(env: YamlNode, document: Document): LocatedVerdict[] {
  if (env.kind === 'sequence') {
    const declared = declaredIn(env.items.map((item) => [scalarText(get(item, 'name')), item]));
    return env.items.flatMap((item) =>
      variable(scalarText(get(item, 'name')), get(item, 'name'), item, { document, declared }),
    );
  }
  if (env.kind !== 'map') return [];
  const declared = declaredIn(env.pairs.map((pair) => [keyText(pair), pair.value]));
  return env.pairs.flatMap((pair) => variable(keyText(pair), pair.key, pair.value, { document, declared }));
}

interface Surroundings {
  readonly document: Document;
  /** The variables of the container that do not themselves come from text that is put in. */
  readonly declared: ReadonlySet<string>;
}

function declaredIn(entries: readonly (readonly [string | undefined, YamlNode])[]): Set<string> {
  const names = new Set<string>();
  for (const [name, source] of entries) {
    const value = source.kind === 'scalar' ? source.value : scalarText(get(source, 'value'));
    if (name !== undefined && value?.includes('$') !== true) names.add(name);
  }
  return names;
}

function variable(
  name: string | undefined,
  nameNode: YamlNode | undefined,
  source: YamlNode,
  surroundings: Surroundings,
): LocatedVerdict[] {
  if (name === undefined || nameNode?.kind !== 'scalar') return [];
  const fault = faultOf(name, source, surroundings);
  if (fault === undefined) return [];
  return [
    {
      ruleId: 'require-secret-key-ref',
      range: fault.node === undefined ? outerRange(nameNode) : outerRange(fault.node),
      confidence: fault.confidence ?? 'high',
      message: `\`${displayName(fault.name ?? name)}\` is a secret, and ${fault.what}`,
      help: fault.help,
      place: `env/${name}`,
    },
  ];
}

interface Fault {
  readonly what: string;
  readonly help: string;
  readonly node: YamlScalar | undefined;
  /** The variable that is the secret, where it is not the container's own. */
  readonly name?: string;
  readonly confidence?: Confidence;
}

const USE_REFERENCE = 'read it with `valueFrom.secretKeyRef` from the Secret that the ExternalSecret syncs';

function faultOf(name: string, source: YamlNode, surroundings: Surroundings): Fault | undefined {
  const { document } = surroundings;
  const valueFrom = get(source, 'valueFrom');
  const reference =
    get(valueFrom, 'secretKeyRef') ?? get(source, 'secretKeyRef') ?? get(valueFrom, 'fileKeyRef');
  const optional = isTrue(get(reference, 'optional'));
  if (optional !== undefined) {
    if (classifyName(name, document.names) === 'none') return undefined;
    return {
      what: 'its reference is optional: the pod starts without it',
      help: 'drop `optional: true`, so that a missing Secret or key stops the pod from starting',
      node: optional,
    };
  }
  const value = source.kind === 'scalar' ? source : get(source, 'value');
  if (value?.kind === 'scalar' && value.start >= 0) return textFault(name, value, surroundings);
  if (!isSecretName(name, document.names) || get(valueFrom, 'configMapKeyRef') === undefined)
    return undefined;
  return { what: 'is read from a ConfigMap, which anyone may read', help: USE_REFERENCE, node: undefined };
}

const WHOLE = /^\$(?:\{\w{1,200}(?::?\?[^{}]{0,200})?\}|\w{1,200})$/;
const SUBSTITUTED = 'its value is text that is put into the manifest before it is applied';

/** A reference to an earlier variable of the pod (`$(NAME)`) is no text; a default is no-secret-default's. */
function textFault(name: string, value: YamlScalar, { document, declared }: Surroundings): Fault | undefined {
  const { text, names } = document;
  const written = text.slice(value.start, value.end);
  if (WHOLE.test(written)) {
    return isSecretName(name, names) ? { what: SUBSTITUTED, help: USE_REFERENCE, node: value } : undefined;
  }
  const fromValues = FROM_VALUES.exec(written)?.[1];
  if (fromValues !== undefined) {
    if (!isSecretName(name, names) || !isSecretName(fromValues.split('.').at(-1) ?? '', names))
      return undefined;
    if (isKeyOfSecret(fromValues, text)) return undefined;
    return { what: 'a value of the chart is written into the manifest', help: USE_REFERENCE, node: value };
  }
  // `${USER}:${PASSWORD}`, or a URL that holds one. A text of several lines is a program's.
  if (written.length > MAX_COMPOSITE || written.includes('\n')) return undefined;
  const parts = [...written.matchAll(PARTS)];
  // Where one of them is the container's own, a program in it puts the text together.
  if (parts.some(([, , part]) => part !== undefined && declared.has(part))) return undefined;
  for (const [, escape, part] of parts) {
    if (escape !== '$' || part === undefined || !isSecretName(part, names)) continue;
    return {
      what: 'the value that it is a part of is put into the manifest before it is applied',
      help: 'read it with `valueFrom.secretKeyRef` into a variable of its own, and write `$(NAME)` here, which Kubernetes expands',
      node: value,
      name: part,
      confidence: 'medium',
    };
  }
  return undefined;
}

/** The same value says elsewhere which key of a Secret to read: `key: {{ .Values.token.secretKey }}`. */
function isKeyOfSecret(path: string, text: string): boolean {
  return (
    path.endsWith('Key') &&
    new RegExp(`\\bkey: {1,4}["']?\\{\\{-? ?\\$?\\.Values\\.${path.replaceAll('.', '\\.')}\\b`).test(text)
  );
}

/** One action of Helm that prints a value of the chart as it is. */
const FROM_VALUES =
  /^["']?\{\{-? ?(?:required "[^"]{0,200}" )?\$?\.Values\.([\w.]{1,200})(?: ?\| ?(?:quote|squote|toString)){0,3} ?-?\}\}["']?$/;
const MAX_COMPOSITE = 2_000;
/** With the signs before it: two of them are an escaped one. */
const PARTS = /(\${1,4})\{(\w{1,200})\}/g;

/** `envFrom` with an optional Secret: every variable of it may be missing. */
function sources(envFrom: YamlNode): LocatedVerdict[] {
  if (envFrom.kind !== 'sequence') return [];
  return envFrom.items.flatMap((item) => {
    const secretRef = get(item, 'secretRef');
    const optional = isTrue(get(secretRef, 'optional'));
    if (optional === undefined) return [];
    return [
      {
        ruleId: 'require-secret-key-ref' as const,
        range: outerRange(optional),
        confidence: 'high' as const,
        message:
          'the variables of this Secret are read by an optional reference: the pod starts without them',
        help: 'drop `optional: true`, so that a missing Secret stops the pod from starting',
        place: `envFrom/${scalarText(get(secretRef, 'name')) ?? ''}`,
      },
    ];
  });
}
