import { keyName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode } from '../node.js';

/** Keys that stand beside a credential where a connection is described. */
export const CONNECTION_KEYS: ReadonlySet<string> = new Set([
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
