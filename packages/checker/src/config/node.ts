/**
 * A value of a policy file, whatever language it is written in. `at` is the offset into the text of the file, in
 * UTF-16 units; undefined for what a program made.
 */
export type ConfigNode = ConfigMap | ConfigList | ConfigText | ConfigOther;

export interface ConfigMap {
  readonly kind: 'map';
  readonly at: number | undefined;
  readonly pairs: readonly ConfigPair[];
}

export interface ConfigPair {
  readonly key: string;
  readonly keyAt: number | undefined;
  readonly value: ConfigNode;
}

export interface ConfigList {
  readonly kind: 'list';
  readonly at: number | undefined;
  readonly items: readonly ConfigNode[];
}

export interface ConfigText {
  readonly kind: 'text';
  readonly at: number | undefined;
  readonly value: string;
}

/** What no key takes. */
export interface ConfigOther {
  readonly kind: 'other';
  readonly at: number | undefined;
  /** What it is, with its article: `a number`. */
  readonly what: string;
}

/** What a node is, for people. */
export function describeNode(node: ConfigNode): string {
  switch (node.kind) {
    case 'map':
      return 'an object';
    case 'list':
      return 'a list';
    case 'text':
      return 'a text';
    case 'other':
      return node.what;
  }
}
