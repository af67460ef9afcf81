import type { LiteralPosition } from '@bridgekeeper/policy';
import { hasPublicPrefix, isSecretName } from '@bridgekeeper/policy';

import { isVariableName } from '../env-read.js';
import { dottedPath, identifierName, keyName, lastName, siblingText } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, parentOf } from '../node.js';
import type { Place } from '../place.js';
import { placeOf, storedName } from '../place.js';
import { staticText } from '../static-text.js';
import { comparedWith, isInert } from './inert.js';
import { isLoginPassword, pairName, setterName } from './pair.js';
import { sinkOf } from './sink-place.js';

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
 * - `item`: one of a list that has the name.
 * - `comment`: nothing runs on it, so that an example is as likely.
 * - `login`: the second argument of what logs in; that it is a password is less sure.
 * - `value`: anything else.
 */
export type LiteralUse = 'argument' | 'option' | 'comment' | 'comparison' | 'item' | 'login' | 'value';

/** Where a literal stands; undefined where it holds no value at all: a module's name, a type, a label. */
export function credentialPlace(literal: Node): CredentialPlace | undefined {
  const place = placeOf(literal);
  if (place === undefined || isInert(place)) return undefined;
  const { holder } = place;
  const sink = sinkOf(place);
  if (sink !== undefined) return { position: 'fallback', holder, ...sink };
  const other = comparedWith(place);
  if (other !== undefined) {
    const compared = lastName(other) ?? '';
    return { name: compared, label: compared, position: 'plain', use: 'comparison', holder };
  }
  const listed = listedName(place);
  if (listed !== undefined) return { name: listed, label: listed, position: 'plain', use: 'item', holder };
  if (isLoginPassword(place)) {
    return { name: 'password', label: 'password', position: 'plain', use: 'login', holder };
  }
  const stored =
    pairName(place) ?? pairedName(place) ?? setterName(place) ?? storedName(place) ?? computedName(holder);
  const isNameless = stored === undefined || isVocabulary(literal, holder) || isBehindPublic(literal);
  const name = isNameless ? '' : stored;
  return { name, label: name, position: isDefault(place) ? 'fallback' : 'plain', use: 'value', holder };
}

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

/** A member of an enumeration that is words is a name for something: `Password = 'password'`. */
function isVocabulary(literal: Node, holder: Node): boolean {
  return isNode(holder, 'TSEnumMember') && /^[\p{L} _.:/-]*$/u.test(staticText(literal) ?? '');
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

/** Keys that stand beside a credential where a connection is described. */
const CONNECTION_KEYS: ReadonlySet<string> = new Set([
  'database',
  'dialect',
  'email',
  'host',
  'hostname',
  'login',
  'port',
  'server',
  'user',
  'username',
]);

/**
 * Whether what holds a value describes a connection or a login: a password in it is one that is used. In a flat object
 * the keys of one have a word in common: `smtpHost`, `smtpPassword`.
 */
export function isConnection(holder: Node): boolean {
  const object = holder.parent;
  if (!isNode(holder, 'Property') || !isNode(object, 'ObjectExpression')) return false;
  const name = squeeze(keyName(holder) ?? '');
  return connectionsOf(object).some((owner) => name.startsWith(owner));
}

/** A generated object may hold a secret in each of ten thousand keys. */
const connections = new WeakMap<Node, readonly string[]>();

/** What the connections in an object go by: `''` where there is one, `smtp` for `smtpHost`. */
function connectionsOf(object: NodeOf['ObjectExpression']): readonly string[] {
  const known = connections.get(object);
  if (known !== undefined) return known;
  const owners = new Set<string>();
  for (const property of object.properties) {
    if (owners.size >= MAX_CONNECTIONS) break;
    const key = isNode(property, 'Property') ? squeeze(keyName(property) ?? '') : '';
    const owner = CONNECTION_KEYS.has(key) ? '' : OWNED_KEY.exec(key)?.[1];
    if (owner !== undefined) owners.add(owner);
  }
  const found = [...owners];
  connections.set(object, found);
  return found;
}

const MAX_CONNECTIONS = 16;
const OWNED_KEY = /^([a-z\d]{2,40}?)(?:host|hostname|port|user|username|login)$/;

function squeeze(key: string): string {
  return key.replace(/[^A-Za-z\d]+/g, '').toLowerCase();
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
