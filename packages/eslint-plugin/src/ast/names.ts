import type { Node, NodeOf } from './node.js';
import { isNode, outerParent, unwrap } from './node.js';
import { staticText } from './static-text.js';

/** The name of an identifier, public or private. */
export function identifierName(node: Node | null | undefined): string | undefined {
  return isNode(node, 'Identifier') || isNode(node, 'PrivateIdentifier') ? node.name : undefined;
}

/** The key of a property, class field or enum member, where it is written out: `a`, `'a'`, `['a']`. */
export function keyName(node: { readonly key: Node; readonly computed: boolean }): string | undefined {
  return (node.computed ? undefined : identifierName(node.key)) ?? staticText(node.key);
}

/** The property that a member expression reads, where it is written out: `o.a`, `o['a']`, `o.#a`. */
export function memberName(node: Node): string | undefined {
  if (!isNode(node, 'MemberExpression')) return undefined;
  return node.computed ? staticText(node.property) : identifierName(node.property);
}

/** What a value is known as where it is stored or read: `a`, `o.a`, `this.#a`, `f().a`; the last name of a path. */
export function lastName(node: Node): string | undefined {
  const target = unwrap(node);
  return identifierName(target) ?? memberName(target);
}

/** The names of a dotted path, outermost first (`this` left out); undefined where a part is not a name. */
export function dottedPath(node: Node): readonly string[] | undefined {
  const names: string[] = [];
  let part = unwrap(node);
  while (isNode(part, 'MemberExpression')) {
    const name = memberName(part);
    if (name === undefined) return undefined;
    names.unshift(name);
    part = unwrap(part.object);
  }
  const root = identifierName(part);
  if (root !== undefined) names.unshift(root);
  else if (!isNode(part, 'ThisExpression')) return undefined;
  return names;
}

/** By object: a generated one has ten thousand keys, and each of them may ask for another. */
const properties = new WeakMap<Node, ReadonlyMap<string, NodeOf['Property']>>();

function propertiesOf(object: NodeOf['ObjectExpression']): ReadonlyMap<string, NodeOf['Property']> {
  const known = properties.get(object);
  if (known !== undefined) return known;
  const byKey = new Map<string, NodeOf['Property']>();
  for (const property of object.properties) {
    const key = isNode(property, 'Property') ? keyName(property) : undefined;
    if (isNode(property, 'Property') && key !== undefined && !byKey.has(key)) byKey.set(key, property);
  }
  properties.set(object, byKey);
  return byKey;
}

/** The expression that an object literal gives a key, the first of them. */
export function propertyValue(object: Node, key: string): Node | undefined {
  return isNode(object, 'ObjectExpression') ? propertiesOf(object).get(key)?.value : undefined;
}

/** The text that an object literal gives a key. */
export function siblingText(object: Node, key: string): string | undefined {
  const value = propertyValue(object, key);
  return value && staticText(value);
}

/** A record of settings has a handful of keys; a generated table has thousands, and none of them explains another. */
const MAX_SIBLINGS = 64;

/** The keys of the object literal in which a value stands; none for other places and for tables. */
export function keysBeside(value: Node): readonly string[] {
  const property = outerParent(value);
  const object = property?.parent;
  if (!isNode(property, 'Property') || !isNode(object, 'ObjectExpression')) return [];
  return object.properties.length > MAX_SIBLINGS ? [] : [...propertiesOf(object).keys()];
}
