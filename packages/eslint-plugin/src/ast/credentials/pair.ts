import { lastName } from '../names.js';
import { isNode, unwrap } from '../node.js';
import type { Node } from '../node.js';
import type { Place } from '../place.js';
import { methodName } from '../schema-library.js';
import { staticText } from '../static-text.js';

/** Methods that store their second argument under their first. */
const STORING_METHODS: ReadonlySet<string> = new Set([
  'append',
  'header',
  'put',
  'set',
  'setHeader',
  'setItem',
  'setRequestHeader',
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

/** The name that a pair gives its value: `headers.set('Authorization', 'x')`, `new Map([['password', 'x']])`. */
export function pairName({ expression, holder }: Place): string | undefined {
  if (isNode(holder, 'CallExpression')) {
    const [first, second] = holder.arguments;
    if (first === undefined || second !== expression) return undefined;
    return isNode(unwrap(holder.callee), 'MemberExpression') && STORING_METHODS.has(methodName(holder) ?? '')
      ? staticText(first)
      : undefined;
  }
  if (!isNode(holder, 'ArrayExpression') || holder.elements.length !== 2) return undefined;
  const [first, second] = holder.elements;
  if (!first || second !== expression || !isNode(holder.parent, 'ArrayExpression')) return undefined;
  return isPairConsumer(holder.parent.parent) ? staticText(first) : undefined;
}
