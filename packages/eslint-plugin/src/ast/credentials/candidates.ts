import type { LiteralPosition } from '@bridgekeeper/policy';
import { classifyName, findTokens } from '@bridgekeeper/policy';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isRealCredential } from '../../real-credential.js';
import type { SourceCode } from '../binding.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent } from '../node.js';
import { concatenationParts, staticText, templateShape } from '../static-text.js';
import type { CredentialPlace, LiteralUse } from './credential-place.js';
import { credentialPlace, isConnection, pathTo } from './credential-place.js';

/** A literal that may be a credential: its name or its shape says so. The judge has the last word. */
export interface Candidate {
  readonly node: Node | TSESTree.Comment;
  readonly value: string;
  /** What the judge goes by; empty where only the shape can tell. */
  readonly name: string;
  /** What a message calls it. */
  readonly label: string;
  readonly path: readonly string[];
  readonly position: LiteralPosition;
  readonly use: LiteralUse;
}

/** No format of a credential is shorter. */
const MIN_SHAPE_LENGTH = 8;

/** `Authorization: Bearer <token>`: the scheme is no part of the credential. */
const SCHEME = /^(?:Basic|Bearer|Bot|Token)[ \t]+(?=\S)/i;

function isShaped(value: string): boolean {
  return value.length >= MIN_SHAPE_LENGTH && findTokens(value).length > 0;
}

/** Every provider's token has a run of such characters, and hardly any prose has. */
const TOKEN_RUN = /[\w-]{16}/;

/** A name that leaves it to the names around: `password: { value: 'x' }`. */
const NEUTRAL = /^(?:value|default|raw|plain|text|literal|current)$/i;

/** A place whose name means a secret, with the names around it; undefined where it means none. */
function secretPlace(place: CredentialPlace): Omit<Candidate, 'node' | 'value'> | undefined {
  const { name, label, holder, use } = place;
  if (name === '') return undefined;
  const isNeutral = NEUTRAL.test(name);
  if (!isNeutral && classifyName(name) === 'none') return undefined;
  const path = pathTo(holder);
  if (isNeutral && classifyName([...path, name].join('.')) === 'none') return undefined;
  const shown = isNeutral ? [...path.slice(-1), name].join('.') : label;
  const position = place.position === 'plain' && isConnection(holder) ? 'options' : place.position;
  return { name, label: shown, path, position, use };
}

/** Gathers during a walk the literals that may be credentials. Names before values: most names end the matter. */
export class CandidateCollector {
  readonly found: Candidate[] = [];
  readonly listeners: TSESLint.RuleListener;
  /** Parts of a concatenation that is judged as a whole. */
  readonly #parts = new Set<Node>();

  constructor(sourceCode: SourceCode) {
    this.listeners = {
      Program: () => {
        for (const comment of sourceCode.getAllComments()) this.#comment(comment);
      },
      BinaryExpression: (node) => {
        this.#concatenation(node);
      },
      Literal: (node) => {
        if (typeof node.value === 'string') this.#literal(node, node.value);
      },
      TemplateLiteral: (node) => {
        const text = staticText(node);
        if (text !== undefined) this.#literal(node, text);
        else if (credentialPlace(node) !== undefined) this.#shape(node, templateShape(node));
      },
    };
  }

  /** Code that is commented out holds real tokens as well; the made-up passwords of examples are left alone. */
  #comment(comment: TSESTree.Comment): void {
    const { value } = comment;
    if (TOKEN_RUN.test(value) && isRealCredential(value)) this.#shape(comment, value);
  }

  #concatenation(node: NodeOf['BinaryExpression']): void {
    if (node.operator !== '+') return;
    const parent = outerParent(node);
    if (isNode(parent, 'BinaryExpression') && parent.operator === '+') return;
    const text = staticText(node);
    if (text === undefined) return;
    for (const part of concatenationParts(node)) this.#parts.add(part);
    this.#literal(node, text);
  }

  #literal(node: Node, value: string): void {
    if (value === '' || this.#parts.has(node)) return;
    const place = credentialPlace(node);
    if (place === undefined) return;
    const secret = secretPlace(place);
    if (secret === undefined) this.#shape(node, value);
    else this.found.push({ ...secret, node, value: value.replace(SCHEME, '') });
  }

  #shape(node: Candidate['node'], value: string): void {
    if (!isShaped(value)) return;
    this.found.push({ node, value, name: '', label: '', path: [], position: 'plain', use: 'value' });
  }
}
