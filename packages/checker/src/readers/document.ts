import type { OwnNames, Setting, TextRange } from '@bridgekeeper/policy';

import type { YamlNode } from './yaml/node.js';

/** What a document is, by its content first and its path second. */
export type DocumentFormat =
  | 'compose'
  | 'kubernetes'
  | 'kustomization'
  | 'helm-values'
  | 'helm-template'
  | 'workflow'
  | 'env'
  | 'dockerfile'
  | 'ignore'
  | 'yaml';

/** One document of a file: a YAML file holds one or more, every other file is one. */
export interface Part {
  readonly format: DocumentFormat;
  /** The tree, for the rules that ask for structure; undefined for what is no YAML, or not parsed. */
  readonly root: YamlNode | undefined;
  /** A patch: a part of an object that another file holds. */
  readonly fragment?: true;
}

/** A file that an artefact reads its environment from. */
export interface EnvFileReference {
  /** The path as written. */
  readonly target: string;
  readonly range: TextRange;
  /** Who reads it: decides when it is forbidden. */
  readonly reader: 'compose' | 'kustomize' | 'dockerfile' | 'heredoc';
}

/** What a reader makes of a text. */
export interface Document {
  readonly path: string;
  readonly text: string;
  readonly parts: readonly Part[];
  readonly settings: readonly Setting[];
  readonly envFiles: readonly EnvFileReference[];
  /** Offset and message of what could not be parsed; the rest is read as far as it goes. */
  readonly errors: readonly { readonly offset: number; readonly message: string }[];
  /** What the policy says of names; undefined where it speaks of none. */
  readonly names?: OwnNames | undefined;
}
