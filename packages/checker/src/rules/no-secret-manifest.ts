import type { TextRange, ValueClass } from '@bridgekeeper/policy';
import { classifyValue } from '@bridgekeeper/policy';

import type { Document, Part } from '../readers/document.js';
import { MASK } from '../readers/helm/mask.js';
import { isSecret, isSopsEncrypted, objectsOf } from '../readers/yaml/kubernetes.js';
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from '../readers/yaml/node.js';
import { get, outerRange, pairOf, scalarText } from '../readers/yaml/node.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports each `data` or `stringData` block of a core Secret that holds a value, at its key: one finding a
 * block, however many values it has; and the `literals` of a kustomize `secretGenerator` alike. What SOPS
 * encrypts passes, and so does a value that only names a place (a template action, `${VAR}`, a placeholder).
 */
export const noSecretManifest: Rule = {
  id: 'no-secret-manifest',
  *check(document) {
    for (const part of document.parts) {
      if (part.root === undefined) continue;
      if (part.format === 'kustomization') yield* generatedSecrets(part.root, document);
      if (!KUBERNETES.has(part.format)) continue;
      for (const object of objectsOf(part.root)) {
        if (isSecret(object)) yield* secretBlocks(object, document);
      }
    }
  },
};

const KUBERNETES: ReadonlySet<Part['format']> = new Set<Part['format']>(['kubernetes', 'helm-template']);

function* secretBlocks(secret: YamlNode, { text }: Document): Iterable<LocatedVerdict> {
  const name = scalarText(get(get(secret, 'metadata'), 'name'));
  for (const block of ['data', 'stringData']) {
    const pair = pairOf(secret, block);
    if (pair?.value.kind !== 'map' || pair.key.kind !== 'scalar') continue;
    if (isEncryptedInPart(secret, block)) continue;
    const held = pair.value.pairs.filter((entry) => holdsValue(entry, block === 'data', text));
    if (held.length === 0) continue;
    yield {
      ...verdictOn(pair.key, `this Secret holds ${count(held.length)} in \`${block}\``, held.length),
      covers: extentOf(pair.value, text),
      place: `${name !== undefined && !name.includes(MASK) ? name : ''}/${block}`,
    };
  }
}

/** `secretGenerator[].literals` of a kustomization: the Secret is made of what is written there. */
function* generatedSecrets(root: YamlNode, { text }: Document): Iterable<LocatedVerdict> {
  const generators = get(root, 'secretGenerator');
  if (generators?.kind !== 'sequence') return;
  for (const generator of generators.items) {
    const pair = pairOf(generator, 'literals');
    if (pair?.value.kind !== 'sequence' || pair.key.kind !== 'scalar') continue;
    const held = pair.value.items.filter(
      (item) => item.kind === 'scalar' && !isPlace(item.value.slice(item.value.indexOf('=') + 1)),
    );
    if (held.length === 0) continue;
    const last = pair.value.items.at(-1);
    yield {
      ...verdictOn(
        pair.key,
        `this generator makes a Secret of ${count(held.length)} that git holds`,
        held.length,
      ),
      help: 'sync the keys with an ExternalSecret, and delete these literals; rotate what they held',
      covers: { start: pair.value.start, end: last?.kind === 'scalar' ? last.end : text.length },
      place: `secretGenerator/${scalarText(get(generator, 'name')) ?? ''}`,
    };
  }
}

function count(values: number): string {
  return values === 1 ? 'a value' : `${String(values)} values`;
}

function verdictOn(key: YamlScalar, fact: string, values: number): Omit<LocatedVerdict, 'place'> {
  return {
    ruleId: 'no-secret-manifest',
    range: outerRange(key),
    confidence: 'high',
    message: `${fact}: whoever reads the repository reads ${values === 1 ? 'it' : 'them'}, base64 or not`,
    help: 'commit an ExternalSecret that syncs the keys from Vault, and delete this manifest; rotate what it held',
  };
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
  return { start: block.start, end: last?.kind === 'scalar' && last.start >= 0 ? last.end : text.length };
}

function holdsValue({ value }: YamlPair, base64: boolean, text: string): boolean {
  if (value.kind !== 'scalar' || value.start < 0) return false;
  const written = value.value.trim();
  if (written === '' || written === '~' || written === 'null') return false;
  if (written.includes(MASK) || text.slice(value.start, value.end).includes('{{')) return false;
  return !isPlace(base64 ? decode(written) : written);
}

/** A value that stands for another: a reference, a placeholder, what is masked or encrypted already. */
function isPlace(value: string): boolean {
  return PLACES.has(classifyValue(value));
}

const PLACES: ReadonlySet<ValueClass> = new Set<ValueClass>([
  'empty',
  'reference',
  'placeholder',
  'masked',
  'documented-example',
]);

/** The text behind base64, or what is written where it is none: a placeholder is not encoded. */
function decode(written: string): string {
  const compact = written.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return written;
  return Buffer.from(compact, 'base64').toString('utf8');
}
