import type { Confidence, TextRange } from '@bridgekeeper/policy';

import { MASK } from '../../readers/helm/mask.js';
import type { YamlNode, YamlPair, YamlScalar } from '../../readers/yaml/node.js';
import { keyText, outerRange } from '../../readers/yaml/node.js';

/** What is wrong with an object of the External Secrets Operator. */
export interface Problem {
  readonly range: TextRange;
  readonly message: string;
  readonly help: string;
  readonly confidence?: Confidence;
  /** Within the object; part of the fingerprint. */
  readonly place: string;
}

/** A value that is written out: no template's, and not what Flux or another puts in. */
export function isWritten(node: YamlNode | undefined): node is YamlScalar {
  return (
    node?.kind === 'scalar' && node.start >= 0 && !/\$[{(]/.test(node.value) && !node.value.includes(MASK)
  );
}

/** Where a pair is named; its value where the key is no scalar. */
export function keyRange({ key, value }: YamlPair): TextRange {
  if (key.kind === 'scalar') return outerRange(key);
  return { start: value.start, end: value.start };
}

/** Where an item of a list begins: its first key, or the scalar that it is. */
export function itemRange(item: YamlNode, list: YamlPair): TextRange {
  if (item.kind === 'scalar' && item.start >= 0) return outerRange(item);
  const first = item.kind === 'map' ? item.pairs[0] : undefined;
  return first === undefined ? keyRange(list) : keyRange(first);
}

/** The items of a list, with the pair that holds it; none where it is an alias or a template's. */
export function itemsOf(pair: YamlPair | undefined): readonly YamlNode[] {
  return pair?.value.kind === 'sequence' ? pair.value.items : [];
}

/** Nothing is written, or an empty list or map. */
export function isEmpty(node: YamlNode | undefined): boolean {
  if (node === undefined) return true;
  if (node.kind === 'sequence') return node.items.length === 0;
  if (node.kind === 'map') return node.pairs.length === 0;
  return node.kind === 'scalar' && (node.start < 0 || (node.style === 'plain' && NULL.test(node.value)));
}

const NULL = /^(?:null|Null|NULL|~|)$/;

/** A merge key or an alias brings in what is not written here. */
export function isMerged(node: YamlNode | undefined): boolean {
  if (node?.kind === 'alias') return true;
  return node?.kind === 'map' && node.pairs.some((pair) => keyText(pair) === '<<');
}
