/**
 * A YAML tree that keeps only what the rules need: structure, and where each scalar stands. Offsets are
 * UTF-16 and end-exclusive. Aliases are not followed: what an anchor holds is judged once, at the anchor.
 */
export type YamlNode = YamlMap | YamlSequence | YamlScalar | YamlAlias;

export interface YamlMap {
  readonly kind: 'map';
  readonly start: number;
  readonly flow: boolean;
  readonly pairs: YamlPair[];
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlSequence {
  readonly kind: 'sequence';
  readonly start: number;
  readonly flow: boolean;
  readonly items: YamlNode[];
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The content, without quotes or block header; -1 for a value that is not written at all (`KEY:`). */
  readonly start: number;
  readonly end: number;
  /** The decoded value; empty where nothing is written. */
  readonly value: string;
  /** A tag such as `!reset` or `!!str` as written, without which the text alone decides. */
  readonly tag: string | undefined;
}

export interface YamlAlias {
  readonly kind: 'alias';
  readonly start: number;
  readonly end: number;
}

/** True where the author wrote no value (`KEY:`), or wrote null. */
export function isNull(node: YamlNode): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.start < 0) return true;
  return node.style === 'plain' && /^(?:null|Null|NULL|~|)$/.test(node.value);
}

/** The range of a scalar with its quotes; for a block scalar its content. */
export function outerRange(node: YamlScalar): { start: number; end: number } {
  const quoted = node.style === 'single' || node.style === 'double';
  return quoted ? { start: node.start - 1, end: node.end + 1 } : { start: node.start, end: node.end };
}

/** The scalar text of a key, or undefined for a key that is no scalar. */
export function keyText(pair: YamlPair): string | undefined {
  return pair.key.kind === 'scalar' ? pair.key.value : undefined;
}

/** The value of a key in a map: the first, where the file repeats it. */
export function get(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return pairOf(node, key)?.value;
}

export function pairOf(node: YamlNode | undefined, key: string): YamlPair | undefined {
  if (node?.kind !== 'map') return undefined;
  return node.pairs.find((pair) => pair.key.kind === 'scalar' && pair.key.value === key);
}

/** The text of a scalar, or undefined for anything else and for what is not written. */
export function scalarText(node: YamlNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.start >= 0 ? node.value : undefined;
}
