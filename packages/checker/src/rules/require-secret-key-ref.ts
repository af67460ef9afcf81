import { classifyName, displayName, isSecretName } from '@bridgekeeper/policy';

import type { Document, Part } from '../readers/document.js';
import { forEachNode, objectsOf } from '../readers/yaml/kubernetes.js';
import type { YamlNode } from '../readers/yaml/node.js';
import { get, keyText, outerRange, scalarText } from '../readers/yaml/node.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports a secret environment variable of a container that does not come from a Secret that must exist:
 * read from a ConfigMap, from `${VAR}` text, or through an optional reference. `env` is looked for wherever
 * a pod's containers may stand (CRDs and Helm values included), as a list and as a map.
 */
export const requireSecretKeyRef: Rule = {
  id: 'require-secret-key-ref',
  *check(document) {
    for (const part of document.parts) {
      if (part.root === undefined || !FORMATS.has(part.format)) continue;
      for (const object of objectsOf(part.root)) yield* environments(object, document);
    }
  },
};

const FORMATS: ReadonlySet<Part['format']> = new Set<Part['format']>([
  'kubernetes',
  'helm-template',
  'helm-values',
]);

function* environments(object: YamlNode, document: Document): Iterable<LocatedVerdict> {
  if (scalarText(get(object, 'kind')) === 'CustomResourceDefinition') return;
  const lists: { readonly key: string; readonly value: YamlNode }[] = [];
  forEachNode(object, (node) => {
    if (node.kind !== 'map') return;
    for (const pair of node.pairs) {
      const key = keyText(pair) ?? '';
      if (ENVIRONMENT_KEYS.has(key)) lists.push({ key, value: pair.value });
    }
  });
  for (const { key, value } of lists) yield* key === 'envFrom' ? sources(value) : variables(value, document);
}

const ENVIRONMENT_KEYS: ReadonlySet<string> = new Set(['env', 'extraEnv', 'extraEnvVars', 'envFrom']);

function variables(env: YamlNode, document: Document): LocatedVerdict[] {
  if (env.kind === 'sequence') {
    return env.items.flatMap((item) =>
      variable(scalarText(get(item, 'name')), get(item, 'name'), item, document),
    );
  }
  if (env.kind !== 'map') return [];
  return env.pairs.flatMap((pair) => variable(keyText(pair), pair.key, pair.value, document));
}

function variable(
  name: string | undefined,
  nameNode: YamlNode | undefined,
  source: YamlNode,
  document: Document,
): LocatedVerdict[] {
  if (name === undefined || nameNode?.kind !== 'scalar') return [];
  const fault = faultOf(name, source, document);
  if (fault === undefined) return [];
  return [
    {
      ruleId: 'require-secret-key-ref',
      range: fault.node === undefined ? outerRange(nameNode) : outerRange(fault.node),
      confidence: 'high',
      message: `\`${displayName(name)}\` is a secret, and ${fault.what}`,
      help: fault.help,
      place: `env/${name}`,
    },
  ];
}

interface Fault {
  readonly what: string;
  readonly help: string;
  readonly node: Extract<YamlNode, { kind: 'scalar' }> | undefined;
}

const USE_REFERENCE = 'read it with `valueFrom.secretKeyRef` from the Secret that the ExternalSecret syncs';

function faultOf(name: string, source: YamlNode, document: Document): Fault | undefined {
  const valueFrom = get(source, 'valueFrom');
  const secretKeyRef = get(valueFrom, 'secretKeyRef') ?? get(source, 'secretKeyRef');
  const optional = get(secretKeyRef, 'optional');
  if (scalarText(optional) === 'true' && optional?.kind === 'scalar') {
    if (classifyName(name) === 'none') return undefined;
    return {
      what: 'its reference is optional: the pod starts without it',
      help: 'drop `optional: true`, so that a missing Secret or key stops the pod from starting',
      node: optional,
    };
  }
  if (!isSecretName(name)) return undefined;
  if (get(valueFrom, 'configMapKeyRef') !== undefined) {
    return { what: 'is read from a ConfigMap, which anyone may read', help: USE_REFERENCE, node: undefined };
  }
  const value = source.kind === 'scalar' ? source : get(source, 'value');
  if (value?.kind !== 'scalar' || value.start < 0) return undefined;
  // A reference to an earlier variable of the pod (`$(NAME)`) is no text; a default is no-secret-default's.
  const written = document.text.slice(value.start, value.end);
  if (!/^\$(?:\{\w{1,200}(?::?\?[^{}]{0,200})?\}|\w{1,200})$/.test(written)) return undefined;
  return {
    what: 'its value is text that is put into the manifest before it is applied',
    help: USE_REFERENCE,
    node: value,
  };
}

/** `envFrom` with an optional Secret: every variable of it may be missing. */
function sources(envFrom: YamlNode): LocatedVerdict[] {
  if (envFrom.kind !== 'sequence') return [];
  return envFrom.items.flatMap((item) => {
    const secretRef = get(item, 'secretRef');
    const optional = get(secretRef, 'optional');
    if (optional?.kind !== 'scalar' || scalarText(optional) !== 'true') return [];
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
