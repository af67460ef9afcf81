import type { TextRange } from '@bridgekeeper/policy';
import { displayName, findTokens } from '@bridgekeeper/policy';

import { isDocumentation } from '../documentation.js';
import type { Document, Part } from '../readers/document.js';
import { MASK } from '../readers/helm/mask.js';
import { isSecret, isSopsEncrypted, objectsOf } from '../readers/yaml/kubernetes.js';
import type { YamlMap, YamlNode, YamlPair } from '../readers/yaml/node.js';
import { get, keyText, pairOf, scalarText } from '../readers/yaml/node.js';
import { patchOperations } from '../readers/yaml/objects/json-patch.js';
import { clearKeys, NO_KEYS } from './secret-manifest/argo-cd-secret.js';
import type { LocatedVerdict, Rule, RuleContext } from './rule.js';
import { listOf, nameBeside, verdictOn } from './secret-manifest/verdict.js';
import { decodeBase64, isBase64, isSecretValue } from './secret-manifest/secret-value.js';

/**
 * Reports each `data` or `stringData` block of a core Secret that holds a value, at its key: one finding a
 * block, however many values it has; and the `literals` of a kustomize `secretGenerator` and what a JSON patch
 * writes below `/stringData` alike. Where all of a block is plain configuration, the confidence is medium. What
 * SOPS encrypts passes, and so does a value that only names a place (a template action, `${VAR}`, a placeholder),
 * and a certificate, which is public. In a test's path nothing is applied to a cluster: there only what surely is
 * a credential counts.
 */
export const noSecretManifest: Rule = {
  id: 'no-secret-manifest',
  *check(document, context) {
    const passive = context.passive || (!context.strict && isDocumentation(document.path));
    for (const part of document.parts) {
      if (part.root === undefined) continue;
      if (part.format === 'kustomization') yield* generatedSecrets(part.root, document, passive);
      if (!KUBERNETES.has(part.format)) continue;
      for (const object of objectsOf(part.root)) {
        if (isSecret(object)) yield* secretBlocks(object, document, passive);
        yield* patchedSecrets(object, document, passive);
      }
    }
  },
};

type Passive = RuleContext['passive'];

const KUBERNETES: ReadonlySet<Part['format']> = new Set<Part['format']>(['kubernetes', 'helm-template']);

function* secretBlocks(secret: YamlNode, { text }: Document, passive: Passive): Iterable<LocatedVerdict> {
  const name = scalarText(get(get(secret, 'metadata'), 'name'));
  const clear = clearKeys(secret);
  for (const block of ['data', 'stringData']) {
    const pair = pairOf(secret, block);
    if (pair?.value.kind !== 'map' || pair.key.kind !== 'scalar') continue;
    if (isEncryptedInPart(secret, block)) continue;
    const held = pair.value.pairs.filter(
      (entry) =>
        !isClearByName(secret, keyText(entry) ?? '') &&
        holdsValue(entry, { base64: block === 'data', text, clear, passive }),
    );
    const values = held.map(
      (entry) => [fileOf(secret, keyText(entry) ?? ''), meaningOf(entry, block === 'data')] as const,
    );
    if (held.length === 0) continue;
    const names = held.map(shownName);
    const broken =
      block === 'data'
        ? held.find((entry) => !isBase64(entry.value.kind === 'scalar' ? entry.value.value : ''))
        : undefined;
    const verdict = verdictOn(pair.key, `this Secret holds ${listOf(names)} in \`${block}\``, {
      values,
      written: 'this manifest',
    });
    yield {
      ...verdict,
      help: broken === undefined ? verdict.help : `${verdict.help}; ${notBase64(shownName(broken))}`,
      covers: extentOf(pair.value, text),
      place: `${name !== undefined && !name.includes(MASK) ? name : ''}/${block}`,
    };
  }
}

/** The API server decodes `data` before it stores it, and refuses what it cannot (core/v1, Secret). */
function notBase64(name: string): string {
  const which = name === '' ? 'a value' : `\`${displayName(name)}\``;
  return `${which} is no base64, so that the manifest does not even apply`;
}

/** `add` and `replace` of a JSON patch below `/stringData`, which only a Secret has. */
function* patchedSecrets(root: YamlNode, { text }: Document, passive: Passive): Iterable<LocatedVerdict> {
  for (const { path, value } of patchOperations(root)) {
    if (path[0] !== 'stringData' || value.key.kind !== 'scalar') continue;
    const entries: readonly YamlPair[] = value.value.kind === 'map' ? value.value.pairs : [value];
    const held = entries.filter((entry) =>
      holdsValue(entry, { base64: false, text, clear: NO_KEYS, passive }),
    );
    const written = value.value.kind === 'map' ? undefined : (path.at(-1) ?? '');
    const values = held.map((entry) => [written ?? keyText(entry) ?? '', meaningOf(entry, false)] as const);
    if (held.length === 0) continue;
    const names = written === undefined ? held.map(shownName) : [written];
    yield {
      ...verdictOn(value.key, `this patch gives a Secret ${listOf(names)}`, {
        values,
        written: 'this patch',
      }),
      covers: { start: value.key.start, end: endOf(value.value, text) },
      place: `patch/${path.join('/')}`,
    };
  }
}

/** `secretGenerator[].literals` of a kustomization: the Secret is made of what is written there. */
function* generatedSecrets(root: YamlNode, { text }: Document, passive: Passive): Iterable<LocatedVerdict> {
  const generators = get(root, 'secretGenerator');
  if (generators?.kind !== 'sequence') return;
  for (const generator of generators.items) {
    const pair = pairOf(generator, 'literals');
    if (pair?.value.kind !== 'sequence' || pair.key.kind !== 'scalar') continue;
    const held = pair.value.items.flatMap((item) => {
      if (item.kind !== 'scalar') return [];
      const sign = item.value.indexOf('=');
      const name = item.value.slice(0, Math.max(sign, 0));
      const value = item.value.slice(sign + 1);
      return isSecretValue(value, passive, name) ? [[name, value] as const] : [];
    });
    if (held.length === 0) continue;
    const names = held.map(([name, value]) => nameBeside(name, value));
    const last = pair.value.items.at(-1);
    yield {
      ...verdictOn(pair.key, `this generator makes a Secret of ${listOf(names)} that git holds`, {
        values: held,
        written: 'these literals',
      }),
      covers: { start: pair.value.start, end: last === undefined ? text.length : endOf(last, text) },
      place: `secretGenerator/${scalarText(get(generator, 'name')) ?? ''}`,
    };
  }
}

function shownName(entry: YamlPair): string {
  return nameBeside(keyText(entry) ?? '', entry.value.kind === 'scalar' ? entry.value.value : '');
}

/** SOPS was told to encrypt other keys only: what is in clear here is so on purpose. */
function isEncryptedInPart(secret: YamlNode, block: string): boolean {
  if (!isSopsEncrypted(secret)) return false;
  const pattern = scalarText(get(get(secret, 'sops'), 'encrypted_regex'));
  return pattern !== undefined && !pattern.includes(block);
}

/** From the first entry to the end of the last value. */
function extentOf(block: YamlMap, text: string): TextRange {
  const last = block.pairs.at(-1)?.value;
  return { start: block.start, end: last === undefined ? text.length : endOf(last, text) };
}

function endOf(node: YamlNode, text: string): number {
  return node.kind === 'scalar' && node.start >= 0 ? node.end : text.length;
}

/** SOPS leaves a key alone whose name ends so, or encrypts only those that do (getsops.io, "Encrypting only parts"). */
function isClearByName(secret: YamlNode, name: string): boolean {
  const sops = get(secret, 'sops');
  if (sops === undefined) return false;
  const encrypted = scalarText(get(sops, 'encrypted_suffix'));
  if (encrypted !== undefined && encrypted !== '') return !name.endsWith(encrypted);
  return name.endsWith(scalarText(get(sops, 'unencrypted_suffix')) ?? '_unencrypted');
}

interface Reading {
  /** The value is written in base64. */
  readonly base64: boolean;
  readonly text: string;
  /** Keys that hold no credential. */
  readonly clear: ReadonlySet<string>;
  readonly passive: boolean;
}

function holdsValue(entry: YamlPair, { base64, text, clear, passive }: Reading): boolean {
  const { value } = entry;
  if (value.kind !== 'scalar' || value.start < 0) return false;
  const written = value.value.trim();
  if (written === '' || written === '~' || written === 'null') return false;
  if (written.includes(MASK) || text.slice(value.start, value.end).includes('{{')) return false;
  const meant = base64 ? decodeBase64(written) : written;
  if (clear.has(keyText(entry) ?? '') && findTokens(meant).length === 0) return false;
  return isSecretValue(meant, passive, keyText(entry));
}

/** The text that a value stands for. */
function meaningOf({ value }: YamlPair, base64: boolean): string {
  if (value.kind !== 'scalar') return '';
  return base64 ? decodeBase64(value.value.trim()) : value.value;
}

/** Cluster API applies the values of such a Secret as manifests (cluster-api.sigs.k8s.io, "ClusterResourceSet"). */
function fileOf(secret: YamlNode, name: string): string {
  const isManifest = scalarText(get(secret, 'type')) === 'addons.cluster.x-k8s.io/resource-set';
  return isManifest ? `${name}.yaml` : name;
}
