import type { LiteralPosition, OwnNames, TextRange } from '@bridgekeeper/policy';
import { classifyName, findTokens, isNeutralName } from '@bridgekeeper/policy';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { isRealCredential } from '../../real-credential.js';
import type { SourceCode } from '../binding.js';
import { isVariableName } from '../env-read.js';
import { dottedPath, keysBeside } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent } from '../node.js';
import { concatenationParts, concatenationShape, staticText, templateShape } from '../static-text.js';
import { attributeTexts } from '../template.js';
import type { CredentialPlace, LiteralUse } from './credential-place.js';
import { isConnection } from './connection.js';
import { credentialPlace, pathTo, POSITIONS } from './credential-place.js';
import { basicLogins, storedLogin, templateParts } from './basic-login.js';
import { settingsInArguments, settingsInComment, settingsInText } from './embedded.js';
import type { Call } from './sink-place.js';
import type { SunkLiteral } from './sunk-literal.js';
import { sunkLiterals } from './sunk-literal.js';

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
  /** Whether a variable or a member is given the value, which then is more than a word of a vocabulary. */
  readonly assigned: boolean;
  /** Whether code sets a variable of an environment by it: `process.env.ADMIN_TOKEN = 'x'`. */
  readonly environment: boolean;
  /** The place in the file, where it is a part of the node: the password of a command line. */
  readonly at?: TextRange;
}

/** No format of a credential is shorter. */
const MIN_SHAPE_LENGTH = 8;

/** `Authorization: Bearer <token>`: the scheme is no part of the credential. */
const SCHEME = /^(?:Basic|Bearer|Bot|Token)[ \t]+(?=\S)/i;

function isShaped(value: string): boolean {
  return value.length >= MIN_SHAPE_LENGTH && findTokens(value).length > 0;
}

function partText(part: Node): string {
  return isNode(part, 'TemplateLiteral') ? templateShape(part) : (staticText(part) ?? '');
}

/** Every provider's token has a run of such characters, and hardly any prose has. */
const TOKEN_RUN = /[\w-]{16}/;

/** `process.env.X = 'x'`; `{ DB_HOST: 'db', ADMIN_TOKEN: 'x' }`, an object of variables. */
function setsVariable(name: string, holder: Node): boolean {
  if (!name.includes('_') || !isVariableName(name)) return false;
  if (isNode(holder, 'AssignmentExpression')) return dottedPath(holder.left)?.at(-2) === 'env';
  const keys = isNode(holder, 'Property') ? keysBeside(holder.value) : [];
  return keys.length >= 2 && keys.every(isVariableName);
}

/** A place whose name means a secret, with the names around it; undefined where it means none. */
function secretPlace(
  place: CredentialPlace,
  names: OwnNames | undefined,
): Omit<Candidate, 'node' | 'value'> | undefined {
  const { name, label, holder, use } = place;
  if (name === '') return undefined;
  const isNeutral = isNeutralName(name);
  if (!isNeutral && classifyName(name, names) === 'none') return undefined;
  const path = pathTo(holder);
  if (isNeutral && classifyName([...path, name].join('.'), names) === 'none') return undefined;
  const shown = isNeutral ? [...path.slice(-1), name].join('.') : label;
  const position = place.position === 'plain' && isConnection(holder) ? 'options' : place.position;
  const assigned = isNode(holder, 'VariableDeclarator') || isNode(holder, 'AssignmentExpression');
  return { name, label: shown, path, position, use, assigned, environment: setsVariable(name, holder) };
}

/** Gathers during a walk the literals that may be credentials. Names before values: most names end the matter. */
export class CandidateCollector {
  readonly listeners: TSESLint.RuleListener;
  readonly #found = new Map<Candidate['node'], Candidate>();
  /** Parts of a concatenation that is judged as a whole. */
  readonly #parts = new Set<Node>();
  /** Literals in constants that a call takes for secrets, where they are written. */
  readonly #sunk = new Map<Node, SunkLiteral>();
  /** What stands inside a text, by the text. */
  readonly #embedded = new Map<Candidate['node'], readonly Candidate[]>();
  readonly #sourceCode: SourceCode;
  readonly #names: OwnNames | undefined;

  /** @param names what the policy says of names */
  constructor(sourceCode: SourceCode, names?: OwnNames) {
    this.#sourceCode = sourceCode;
    this.#names = names;
    this.listeners = {
      ...attributeTexts((node, value) => {
        this.#literal(node, value);
      }),
      Program: () => {
        for (const comment of sourceCode.getAllComments()) this.#comment(comment);
      },
      ArrayExpression: (node) => {
        for (const setting of settingsInArguments(node, sourceCode)) this.#embed(setting.node, [setting]);
      },
      BinaryExpression: (node) => {
        this.#concatenation(node);
      },
      CallExpression: (node) => {
        this.#call(node);
      },
      NewExpression: (node) => {
        this.#call(node);
      },
      Literal: (node: NodeOf['Literal'], isHinted = true) => {
        if (typeof node.value === 'string') this.#literal(node, node.value, isHinted);
      },
      TemplateLiteral: (node: NodeOf['TemplateLiteral'], isHinted = true) => {
        const text = staticText(node);
        if (text !== undefined) this.#literal(node, text, isHinted);
        else if (isHinted && credentialPlace(node) !== undefined) this.#shape(node, templateShape(node));
        for (const login of basicLogins(templateParts(node), sourceCode)) this.#embed(login.node, [login]);
      },
    };
  }

  /** What was found. A constant that a call takes for a secret is known by its own name, where that means one. */
  get found(): readonly Candidate[] {
    const found = new Map(this.#found);
    for (const [node, sunk] of this.#sunk) {
      const known = found.get(node);
      if (known?.name === '') continue;
      const candidate = known ?? { ...sunk, path: [], assigned: true, environment: false };
      // What is hashed or compared is a password, and not just anything that code works with.
      const isKey = sunk.use === 'argument' || sunk.use === 'option';
      if (known !== undefined && !isKey) continue;
      const use = known === undefined ? sunk.use : 'option';
      found.set(node, { ...candidate, position: POSITIONS[sunk.use], use });
    }
    const embedded = [...this.#embedded].flatMap(([node, settings]) => (found.has(node) ? [] : settings));
    return [...found.values(), ...embedded];
  }

  /** The settings in comments, found when asked for: most configurations have no use for them. */
  get commented(): readonly Candidate[] {
    const comments = this.#sourceCode.getAllComments();
    return comments.flatMap((comment) => (this.#found.has(comment) ? [] : settingsInComment(comment)));
  }

  /** Whether a literal is among them. */
  has(literal: Node): boolean {
    return this.#found.has(literal) || this.#sunk.has(literal);
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
    const parts = concatenationParts(node);
    for (const login of basicLogins(parts, this.#sourceCode)) this.#embed(login.node, [login]);
    const text = staticText(node);
    if (text === undefined) {
      this.#computed(node, parts);
      return;
    }
    for (const part of parts) this.#parts.add(part);
    this.#literal(node, text);
  }

  /** A concatenation with computed parts. A token that one part holds is reported there. */
  #computed(node: Node, parts: readonly Node[]): void {
    const shape = concatenationShape(parts);
    if (!isShaped(shape) || parts.some((part) => isShaped(partText(part)))) return;
    if (credentialPlace(node) !== undefined) this.#shape(node, shape);
  }

  #call(call: Call): void {
    for (const sunk of sunkLiterals(call, this.#sourceCode)) this.#sunk.set(sunk.node, sunk);
  }

  /** @param isHinted whether anything in the text may be a credential by itself */
  #literal(node: Node, value: string, isHinted = true): void {
    if (value === '' || this.#parts.has(node)) return;
    const place = credentialPlace(node);
    if (place === undefined) return;
    const login = storedLogin(node, value, place.name, this.#sourceCode);
    if (login !== undefined) {
      this.#embed(node, [login]);
      return;
    }
    const secret = secretPlace(place, this.#names);
    if (secret !== undefined) this.#add({ ...secret, node, value: value.replace(SCHEME, '') });
    else if (isHinted) this.#shape(node, value);
  }

  #shape(node: Candidate['node'], value: string): void {
    if (!isShaped(value)) {
      if ('parent' in node) this.#embed(node, settingsInText(node, value, this.#sourceCode));
      return;
    }
    const place = {
      name: '',
      label: '',
      path: [],
      position: 'plain',
      use: 'value',
      assigned: false,
      environment: false,
    } as const;
    this.#add({ ...place, node, value });
  }

  /** An item of a list of arguments is a text as well: what the list says of it counts. */
  #embed(node: Candidate['node'], settings: readonly Candidate[]): void {
    if (settings.length > 0 && !this.#embedded.has(node)) this.#embedded.set(node, settings);
  }

  #add(candidate: Candidate): void {
    this.#found.set(candidate.node, candidate);
  }
}
