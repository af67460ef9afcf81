import { lastName } from '../names.js';
import { isNode, unwrap } from '../node.js';
import type { Node } from '../node.js';
import type { Place } from '../place.js';
import { methodName } from '../schema-library.js';
import { staticText } from '../static-text.js';

/** Methods that store their second argument under their first. */
export const STORING_METHODS: ReadonlySet<string> = new Set([
  'append',
  'header',
  'put',
  'set',
  'setHeader',
  'setItem',
  'setRequestHeader',
]);

/** Functions that set a variable of an environment, by their first argument. */
export const SETTING_FUNCTIONS: ReadonlySet<string> = new Set([
  'addEnvironment',
  'exportVariable',
  'setEnv',
  'setInitial',
  'stubEnv',
]);

/** What is made from an array of pairs. */
const PAIR_CONSUMERS: ReadonlySet<string> = new Set([
  'FormData',
  'Headers',
  'Map',
  'URLSearchParams',
  'fromEntries',
]);

function isPairConsumer(node: Node | undefined): boolean {
  if (!isNode(node, 'NewExpression') && !isNode(node, 'CallExpression')) return false;
  return PAIR_CONSUMERS.has(lastName(node.callee) ?? '');
}

/** `user.setPassword('x')`, `client.withApiKey('x')`: the method says what its argument is. */
export function setterName({ expression, holder }: Place): string | undefined {
  if (!isNode(holder, 'CallExpression') || holder.arguments.length !== 1) return undefined;
  if (holder.arguments[0] !== expression || !isNode(unwrap(holder.callee), 'MemberExpression'))
    return undefined;
  const [, name] = SETTER.exec(methodName(holder) ?? '') ?? [];
  return name === undefined ? undefined : name.charAt(0).toLowerCase() + name.slice(1);
}

const SETTER = /^(?:set|with)([A-Z]\w{2,60})$/;

/** Whether a method says what its argument is. */
export function isSetter(method: string): boolean {
  return SETTER.test(method);
}

/** `login('ada', 'x')`: the second of two arguments is a password, more often than not. */
export function isLoginPassword({ expression, holder }: Place): boolean {
  if (!isNode(holder, 'CallExpression') || holder.arguments.length !== 2) return false;
  return holder.arguments[1] === expression && LOGINS.has(lastName(holder.callee) ?? '');
}

export const LOGINS: ReadonlySet<string> = new Set([
  'logIn',
  'login',
  'signIn',
  'signUp',
  'signin',
  'signup',
]);

/** The name that a pair gives its value: `headers.set('Authorization', 'x')`, `new Map([['password', 'x']])`. */
export function pairName({ expression, holder }: Place): string | undefined {
  if (isNode(holder, 'CallExpression')) {
    const [first, second] = holder.arguments;
    if (first === undefined || second !== expression) return undefined;
    if (SETTING_FUNCTIONS.has(lastName(holder.callee) ?? '')) return staticText(first);
    return isNode(unwrap(holder.callee), 'MemberExpression') && STORING_METHODS.has(methodName(holder) ?? '')
      ? staticText(first)
      : undefined;
  }
  if (!isNode(holder, 'ArrayExpression') || holder.elements.length !== 2) return undefined;
  const [first, second] = holder.elements;
  if (!first || second !== expression || !isNode(holder.parent, 'ArrayExpression')) return undefined;
  return isPairConsumer(holder.parent.parent) ? staticText(first) : undefined;
}
