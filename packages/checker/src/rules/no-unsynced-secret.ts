import { displayName } from '@bridgekeeper/policy';

import { isDocumentation } from '../documentation.js';
import type { SecretFacts } from '../project/secret-facts.js';
import { mayBeMeant } from '../project/secret-facts.js';
import type { Provider } from '../project/secret-providers.js';
import { MASK } from '../readers/helm/mask.js';
import { objectsOf } from '../readers/yaml/kubernetes.js';
import type { YamlNode, YamlScalar } from '../readers/yaml/node.js';
import { get, outerRange, scalarText } from '../readers/yaml/node.js';
import type { SecretRead } from '../readers/yaml/objects/secret-reads.js';
import { secretReads } from '../readers/yaml/objects/secret-reads.js';
import type { LocatedVerdict, Rule } from './rule.js';
import { nearest } from '../nearest.js';

/**
 * Reports a Secret that a pod reads and nothing of the project provides, and a key that the ExternalSecret of that
 * name does not have. A project without any ExternalSecret is another rule's; so is what a template names, and what
 * an optional reference may lack. A Secret that a manifest, a generator, a release of Helm or an operator's object
 * makes is provided.
 */
export const noUnsyncedSecret: Rule = {
  id: 'no-unsynced-secret',
  *check(document, { passive, strict, project: { secrets } }) {
    if (secrets === undefined || passive || (!strict && isDocumentation(document.path))) return;
    for (const { format, root } of document.parts) {
      if (root === undefined || (format !== 'kubernetes' && format !== 'helm-template')) continue;
      for (const object of objectsOf(root)) {
        if (scalarText(get(object, 'kind')) === 'CustomResourceDefinition') continue;
        const namespace = namespaceOf(object);
        for (const read of secretReads(object)) {
          const verdict = judge(
            read,
            { namespace, path: document.path, chart: format === 'helm-template' },
            secrets,
          );
          if (verdict !== undefined) yield verdict;
        }
      }
    }
  },
};

/** Where the pods of an object run: a release of Helm may be told another namespace than its own. */
function namespaceOf(object: YamlNode): string | undefined {
  const namespace =
    scalarText(get(get(object, 'spec'), 'targetNamespace')) ??
    scalarText(get(get(object, 'metadata'), 'namespace'));
  return namespace === undefined || !isName(namespace) ? undefined : namespace;
}

/** Where a Secret is read. */
interface Reader {
  readonly namespace: string | undefined;
  readonly path: string;
  /** By a chart, whose dependencies and releases make Secrets of names that no file tells. */
  readonly chart: boolean;
}

function judge(read: SecretRead, reader: Reader, facts: SecretFacts): LocatedVerdict | undefined {
  const name = read.name.value;
  if (!isName(name) || mayBeMeant(name, reader.path, facts)) return undefined;
  const { namespace } = reader;
  const providers = (facts.providers.get(name) ?? []).filter(
    (provider) =>
      provider.namespace === undefined || namespace === undefined || provider.namespace === namespace,
  );
  if (providers.length === 0) return unprovided(read, reader, facts);
  const { key } = read;
  if (key === undefined || key.value.includes(MASK) || key.value.includes('$')) return undefined;
  return unknownKey(key, name, providers);
}

function unprovided(
  { name: node, certificate }: SecretRead,
  { namespace, chart }: Reader,
  facts: SecretFacts,
): LocatedVerdict | undefined {
  const name = node.value;
  const elsewhere = facts.providers.get(name)?.find(({ synced }) => synced === true);
  const meant = elsewhere === undefined ? facts.synced.nearest(name) : undefined;
  if (elsewhere === undefined && meant === undefined) {
    // A program makes its own certificate, an operator the Secrets that are called after its object.
    if (chart || certificate || isOwned(name, facts) || facts.providers.has(name)) return undefined;
  }
  return {
    ruleId: 'no-unsynced-secret',
    range: outerRange(node),
    confidence: 'high',
    message:
      elsewhere === undefined
        ? `nothing in this project provides the Secret \`${displayName(name)}\`: the pod does not start`
        : `the Secret \`${displayName(name)}\` is synced into the namespace \`${elsewhere.namespace ?? ''}\`, and this pod runs in \`${namespace ?? ''}\``,
    help:
      meant !== undefined
        ? `an ExternalSecret syncs \`${displayName(meant)}\`: write that name, or give the ExternalSecret this one as \`target.name\``
        : `commit an ExternalSecret with \`target.name: ${displayName(name)}\` that syncs the keys from Vault`,
    place: `secret/${name}`,
  };
}

/** Whether a Secret is called after an owner: `postgres-app` after `postgres`. */
function isOwned(name: string, { owners }: SecretFacts): boolean {
  for (let end = name.length; end > 0; end = name.lastIndexOf('-', end - 1)) {
    if (owners.has(name.slice(0, end))) return true;
  }
  return false;
}

function unknownKey(
  key: YamlScalar,
  name: string,
  providers: readonly Provider[],
): LocatedVerdict | undefined {
  const all = providers.map(({ keys }) => keys);
  if (all.some((keys) => keys === undefined || keys.has(key.value))) return undefined;
  if (!providers.some(({ synced }) => synced === true)) return undefined;
  const known = [...new Set(all.flatMap((keys) => [...(keys ?? [])]))].sort();
  const dropped = providers.some((provider) => provider.dropped?.has(key.value) === true);
  return {
    ruleId: 'no-unsynced-secret',
    range: outerRange(key),
    confidence: 'high',
    message: dropped
      ? `the ExternalSecret of \`${displayName(name)}\` reads this key, and its template does not write it: the pod does not start`
      : `the ExternalSecret of \`${displayName(name)}\` has no such key: the pod does not start`,
    help: dropped
      ? 'write the key in `target.template.data`, or set `target.template.mergePolicy: Merge`'
      : helpFor(key.value, known),
    place: `secret/${name}/${key.value}`,
  };
}

/** More names than that are counted. */
const MAX_NAMES = 6;

function helpFor(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  if (meant !== undefined)
    return `it has \`${displayName(meant)}\`: write that, or add the key to its \`data\``;
  const shown = known.slice(0, MAX_NAMES).map((name) => `\`${displayName(name)}\``);
  const more = known.length - shown.length;
  return `add the key to its \`data\`; it has ${shown.join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function isName(name: string): boolean {
  return /^[a-z0-9][-a-z0-9.]{0,252}$/.test(name);
}
