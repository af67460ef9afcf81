import type { TextRange } from '@bridgekeeper/policy';
import { isReference } from '@bridgekeeper/policy';

import type { Document, Part } from '../readers/document.js';
import { MASK } from '../readers/helm/mask.js';
import { isSecret, isSopsEncrypted, objectsOf } from '../readers/yaml/kubernetes.js';
import type { YamlMap, YamlNode, YamlPair } from '../readers/yaml/node.js';
import { get, outerRange, pairOf, scalarText } from '../readers/yaml/node.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports each `data` or `stringData` block of a core Secret that holds a value, at its key: one finding a
 * block, however many values it has. What SOPS encrypts passes, and so does a value that only names a place
 * (a template action, `${VAR}`, a placeholder of argocd-vault-plugin).
 */
export const noSecretManifest: Rule = {
  id: 'no-secret-manifest',
  *check(document) {
    for (const part of document.parts) {
      if (part.root === undefined || !KUBERNETES.has(part.format)) continue;
      for (const object of objectsOf(part.root)) {
        if (isSecret(object) && !isSopsEncrypted(object)) yield* secretBlocks(object, document);
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
    const held = pair.value.pairs.filter((entry) => holdsValue(entry, block === 'data', text));
    if (held.length === 0) continue;
    const [values, them] = held.length === 1 ? ['a value', 'it'] : [`${String(held.length)} values`, 'them'];
    yield {
      ruleId: 'no-secret-manifest',
      range: outerRange(pair.key),
      confidence: 'high',
      message: `this Secret holds ${values} in \`${block}\`: whoever reads the repository reads ${them}, base64 or not`,
      help: 'commit an ExternalSecret that syncs the keys from Vault, and delete this manifest; rotate what it held',
      covers: extentOf(pair.value, text),
      place: `${name !== undefined && !name.includes(MASK) ? name : ''}/${block}`,
    };
  }
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
  if (
    written.includes(MASK) ||
    written.startsWith('ENC[') ||
    text.slice(value.start, value.end).includes('{{')
  )
    return false;
  return !isReference(base64 ? decode(written) : written);
}

/** The text behind base64, or what is written where it is none: a placeholder is not encoded. */
function decode(written: string): string {
  const compact = written.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return written;
  return Buffer.from(compact, 'base64').toString('utf8');
}
