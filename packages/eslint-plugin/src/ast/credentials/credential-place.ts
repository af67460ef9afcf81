import type { LiteralPosition } from '@bridgekeeper/policy';
import { hasPublicPrefix, isSecretName } from '@bridgekeeper/policy';

import { convertedValue } from '../conversion.js';
import { isVariableName } from '../env-read.js';
import { dottedPath, identifierName, keyName, keysBeside, lastName, siblingText } from '../names.js';
import type { Node } from '../node.js';
import { isNode, outerParent, parentOf, unwrap } from '../node.js';
import type { Place } from '../place.js';
import { placeOf, storedName } from '../place.js';
import { methodName } from '../schema-library.js';
import { staticText } from '../static-text.js';
import { comparedWith, isInert } from './inert.js';
import { isLoginPassword, pairName, setterName } from './pair.js';
import type { SinkPlace } from './sink-place.js';
import { hashingSink, sinkOf } from './sink-place.js';
import { isVocabulary } from './vocabulary.js';

/** What the place of a literal says of it. */
export interface CredentialPlace {
  /** What the value is known as, fit for the judge; empty where only its shape can tell. */
  readonly name: string;
  /** How a message calls it. */
  readonly label: string;
  readonly position: LiteralPosition;
  readonly use: LiteralUse;
  readonly holder: Node;
}

/**
 * What a literal is used for.
 * - `argument`: handed to a call that takes a secret there. It is one, whatever it looks like.
 * - `option`: the same, in an object.
 * - `comparison`: compared with what has the name; that it is a credential is less sure.
 * - `hashed`: a password whose hash is stored, as seeds have them.
 * - `item`: one of a list that has the name.
 * - `comment`: nothing runs on it, so that an example is as likely.
 * - `login`: the second argument of what logs in; that it is a password is less sure.
 * - `value`: anything else.
 */
export type LiteralUse =
  'argument' | 'option' | 'comment' | 'comparison' | 'hashed' | 'item' | 'login' | 'value';

/** Where a literal stands; undefined where it holds no value at all: a module's name, a type, a label. */
export function credentialPlace(literal: Node): CredentialPlace | undefined {
  const place = placeOf(literal);
  if (place === undefined || isInert(place)) return undefined;
  const { holder } = place;
  const sink = sinkOf(place);
  if (sink !== undefined) return { position: POSITIONS[sink.use], holder, ...sink };
  const other = comparedWith(place);
  if (other !== undefined) {
    const compared = lastName(other) ?? askedName(other) ?? '';
    return { name: compared, label: compared, position: 'plain', use: 'comparison', holder };
  }
  const listed = listedName(place);
  if (listed !== undefined) return { name: listed, label: listed, position: 'plain', use: 'item', holder };
  if (isLoginPassword(place)) {
    return { name: 'password', label: 'password', position: 'plain', use: 'login', holder };
  }
  const stored =
    pairName(place) ?? pairedName(place) ?? setterName(place) ?? storedName(place) ?? computedName(holder);
  const hashing = hashingSink(literal);
  if (hashing !== undefined && !isSecretName(stored ?? '')) {
    const name = STAND_IN.test(stored ?? '') ? '' : hashing.name;
    return { ...hashing, name, position: 'options', holder };
  }
  const isNameless = stored === undefined || isVocabulary(literal, holder) || isBehindPublic(literal);
  const name = isNameless ? '' : stored;
  const isUsed =
    isDefault(place) ||
    KEY_OPTIONS.has(name) ||
    isRuntimeDefault(holder) ||
    isOfProviders(literal, name) ||
    (isSecretName(name) && isBytes(literal));
  return { name, label: name, position: isUsed ? 'fallback' : 'plain', use: 'value', holder };
}

/** Where the judge takes a value of a sink to stand. */
export const POSITIONS: Readonly<Record<SinkPlace['use'], LiteralPosition>> = {
  argument: 'fallback',
  comparison: 'plain',
  hashed: 'options',
  option: 'fallback',
};

/** `const DUMMY_HASH = await bcrypt.hash('x', 10)`: a login without a user takes as long as one with it. */
const STAND_IN = /dummy|fake|timing|decoy/i;

/** Options of passport-jwt and of NestJS that hold nothing but the key itself. */
const KEY_OPTIONS: ReadonlySet<string> = new Set(['secretOrKey', 'secretOrPrivateKey', 'secretOrPublicKey']);

/** `const secret = new TextEncoder().encode('x')`: what is made bytes is the key, and no name of one. */
function isBytes(literal: Node): boolean {
  const call = outerParent(literal);
  return (
    isNode(call, 'CallExpression') &&
    convertedValue(call) === literal &&
    (methodName(call) === 'encode' ||
      (isNode(unwrap(call.callee), 'MemberExpression') && methodName(call) === 'from'))
  );
}

/** `{ providers: [], secret: 'x' }`, the options of Auth.js wherever they are kept. https://authjs.dev/reference/core#secret */
function isOfProviders(literal: Node, name: string): boolean {
  return name === 'secret' && keysBeside(literal).includes('providers');
}

/** `runtimeConfig: { apiSecret: 'x' }` is what runs without `NUXT_API_SECRET`. https://nuxt.com/docs/guide/going-further/runtime-config */
function isRuntimeDefault(holder: Node): boolean {
  return isNode(holder, 'Property') && pathTo(holder).at(-1) === 'runtimeConfig';
}

/** `headers.get('X-Api-Key') === 'x'`: the name of what is asked for. */
function askedName(node: Node): string | undefined {
  if (!isNode(node, 'CallExpression') || !ASKING.has(methodName(node) ?? '')) return undefined;
  const [name, ...others] = node.arguments;
  return name === undefined || others.length > 0 ? undefined : staticText(name);
}

export const ASKING: ReadonlySet<string> = new Set(['get', 'getHeader', 'header']);

/** `{ [Env.JWT_SECRET]: 'x' }`, `data[JWT_SECRET] = 'x'`: a constant that is written like a variable's name. */
function computedName(holder: Node): string | undefined {
  const key = isNode(holder, 'Property') && holder.computed ? holder.key : computedMember(holder);
  const name = key && lastName(key);
  return name !== undefined && isVariableName(name) ? name : undefined;
}

function computedMember(holder: Node): Node | undefined {
  if (!isNode(holder, 'AssignmentExpression')) return undefined;
  const { left } = holder;
  return isNode(left, 'MemberExpression') && left.computed ? left.property : undefined;
}

/** `process.env.NEXT_PUBLIC_API_KEY || 'x'`: what is public has a public fallback. */
function isBehindPublic(literal: Node): boolean {
  const parent = outerParent(literal);
  if (!isNode(parent, 'LogicalExpression')) return false;
  const read = lastName(parent.left);
  return read !== undefined && hasPublicPrefix(read) && !isSecretName(read);
}

/** `x ??= 'y'`, `x ||= 'y'`, `f(x = 'y')`, `x ?? 'y'` */
function isDefault({ holder, alternative }: Place): boolean {
  if (isNode(holder, 'AssignmentExpression')) {
    return alternative || holder.operator === '??=' || holder.operator === '||=';
  }
  return alternative || isNode(holder, 'AssignmentPattern');
}

/** `tokens = ['x', 'y']`: the name of the list that a value is an item of. */
function listedName(place: Place): string | undefined {
  if (!isNode(place.holder, 'ArrayExpression') || pairName(place) !== undefined) return undefined;
  const list = placeOf(place.holder);
  return list === undefined || isInert(list) ? undefined : storedName(list);
}

/** `{ name: 'DB_PASSWORD', value: 'x' }`, as containers have their variables: the name beside the value. */
function pairedName(place: Place): string | undefined {
  if (storedName(place) !== 'value' || !isNode(place.holder, 'Property')) return undefined;
  const name = siblingText(place.holder.parent, 'name');
  return name !== undefined && isVariableName(name) ? name : undefined;
}

const MAX_PATH = 6;

/** The names around a stored value, outermost first: keys, the variable that holds them, the owner of a member. */
export function pathTo(holder: Node): readonly string[] {
  if (isNode(holder, 'AssignmentExpression')) return (dottedPath(holder.left) ?? []).slice(0, -1);
  if (!isNode(holder, 'Property')) return [];
  const path: string[] = [];
  let node = parentOf(holder);
  while (node !== undefined && path.length < MAX_PATH && !node.type.endsWith('Statement')) {
    const name = isNode(node, 'Property') ? keyName(node) : variableName(node);
    if (name !== undefined) path.unshift(name);
    if (isNode(node, 'VariableDeclarator')) break;
    node = parentOf(node);
  }
  return path;
}

function variableName(node: Node): string | undefined {
  return isNode(node, 'VariableDeclarator') ? identifierName(node.id) : undefined;
}
