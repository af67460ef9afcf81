import type { YamlNode } from './node.js';
import { get, scalarText } from './node.js';

/** The objects of a document: the items of a `List`, each by itself, or the document. */
export function objectsOf(root: YamlNode): readonly YamlNode[] {
  const items = get(root, 'items');
  const kind = scalarText(get(root, 'kind'));
  if (items?.kind !== 'sequence' || !kind?.endsWith('List')) return [root];
  return items.items;
}

/** A Secret of the core API: `kind: Secret`, not SealedSecret, ExternalSecret or another's. */
export function isSecret(object: YamlNode): boolean {
  return scalarText(get(object, 'kind')) === 'Secret' && scalarText(get(object, 'apiVersion')) === 'v1';
}

/** Encrypted by SOPS: the metadata block says so. */
export function isSopsEncrypted(object: YamlNode): boolean {
  const sops = get(object, 'sops');
  return sops?.kind === 'map' && sops.pairs.length > 0;
}

/** Visits a node and all below it, outermost first. The depth is that of the text, which the reader bounds. */
export function forEachNode(node: YamlNode, visit: (node: YamlNode) => void): void {
  visit(node);
  if (node.kind === 'map') for (const pair of node.pairs) forEachNode(pair.value, visit);
  else if (node.kind === 'sequence') for (const item of node.items) forEachNode(item, visit);
}
