import type { ScalarStyle, YamlNode, YamlScalar } from '../node.js';

/** Gives each node of a tree that was read from a text inside another its place in the outer text. */
export function rebase(node: YamlNode, place: (offset: number) => number): YamlNode {
  switch (node.kind) {
    case 'map':
      return {
        ...node,
        start: place(node.start),
        pairs: node.pairs.map(({ key, value }) => ({ key: rebase(key, place), value: rebase(value, place) })),
      };
    case 'sequence':
      return { ...node, start: place(node.start), items: node.items.map((item) => rebase(item, place)) };
    case 'alias':
      return { ...node, start: place(node.start), end: place(node.end) };
    case 'scalar':
      return node.start < 0 ? node : new RebasedScalar(node, place);
  }
}

/** Decodes its value when it is first asked for, as the scalar does that it stands for. */
class RebasedScalar implements YamlScalar {
  readonly kind = 'scalar';
  readonly style: ScalarStyle;
  readonly start: number;
  readonly end: number;
  readonly tag: string | undefined;
  readonly #inner: YamlScalar;

  constructor(inner: YamlScalar, place: (offset: number) => number) {
    this.#inner = inner;
    this.style = inner.style;
    this.tag = inner.tag;
    this.start = place(inner.start);
    this.end = Math.max(place(inner.end), this.start);
  }

  get value(): string {
    return this.#inner.value;
  }
}
