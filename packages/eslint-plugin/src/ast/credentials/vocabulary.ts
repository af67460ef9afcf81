import { keyName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode } from '../node.js';
import { staticText } from '../static-text.js';
import { CONNECTION_KEYS } from './connection.js';

/** Whether a literal is a word for something, by what it is a member of. */
export function isVocabulary(literal: Node, holder: Node): boolean {
  const text = staticText(literal) ?? '';
  // A member of an enumeration that is words is a name: `Password = 'password'`.
  if (isNode(holder, 'TSEnumMember')) return /^[\p{L} _.:/-]*$/u.test(text);
  if (!isNode(holder, 'Property') || !isNode(holder.parent, 'ObjectExpression')) return false;
  const key = keyName(holder) ?? '';
  if (!isOwnName(key, text)) return false;
  if (/^[A-Z][a-z]/.test(key)) return !isLogin(holder.parent);
  return isListOfNames(holder.parent);
}

/** `Password: 'password'`, `Password: 'password1'` */
function isOwnName(key: string, text: string): boolean {
  return /^[\p{L} _.-]{1,60}\d{0,4}$/u.test(text) && letters(key) === letters(text);
}

/** Without the number that a field may have. */
function letters(text: string): string {
  return text.replace(/[^\p{L}]+/gu, '').toLowerCase();
}

/** More members are a table's. */
const MAX_MEMBERS = 64;

/** The texts of an object by their keys. */
function textsOf(object: NodeOf['ObjectExpression']): readonly (readonly [key: string, text: string])[] {
  return object.properties.slice(0, MAX_MEMBERS).flatMap((property): [string, string][] => {
    if (!isNode(property, 'Property')) return [];
    const text = staticText(property.value);
    return text === undefined ? [] : [[keyName(property) ?? '', text]];
  });
}

/** `{ Username: 'app', Password: 'password1' }`: somebody of another name than the key's logs in. */
function isLogin(object: NodeOf['ObjectExpression']): boolean {
  return textsOf(object).some(
    ([key, text]) => CONNECTION_KEYS.has(key.toLowerCase()) && !isOwnName(key, text),
  );
}

/**
 * `{ email: 'email', password: 'password', newPassword: 'newPassword' }`: each is its own name, and one of several words.
 * `{ user: 'user', password: 'password' }` may be a login.
 */
function isListOfNames(object: NodeOf['ObjectExpression']): boolean {
  const texts = textsOf(object);
  return (
    texts.length >= 3 &&
    texts.every(([key, text]) => key === text) &&
    texts.some(([key]) => /[a-z][A-Z]/.test(key))
  );
}
