import { lastName } from '../ast/names.js';
import type { Node } from '../ast/node.js';
import { isNode, isWrapper } from '../ast/node.js';

/** Calls that only make a part of a request: `fetch(new Request(new URL(…), { headers: new Headers(…) }))`. */
const PARTS = new Set([
  'Headers',
  'Map',
  'Request',
  'String',
  'URL',
  'assign',
  'concat',
  'entries',
  'fromEntries',
  'stringify',
  'toString',
]);

const CONTAINERS: ReadonlySet<string> = new Set([
  'ArrayExpression',
  'AwaitExpression',
  'BinaryExpression',
  'ConditionalExpression',
  'LogicalExpression',
  'MemberExpression',
  'Property',
  'SpreadElement',
  'TemplateLiteral',
]);

/**
 * What a URL, a header or a command belongs to: the call that it is handed to (of a chain, the last), or the
 * options object that is not handed to one in this place. Undefined for a value that stands by itself.
 */
export function requestOf(node: Node): Node | undefined {
  let request: Node | undefined;
  for (let { parent } = node; parent !== undefined; { parent } = parent) {
    if (isNode(parent, 'CallExpression') || isNode(parent, 'NewExpression')) {
      request = lastOfChain(parent);
      if (!PARTS.has(lastName(parent.callee) ?? '')) return request;
    } else if (isNode(parent, 'TaggedTemplateExpression')) {
      return parent;
    } else if (isNode(parent, 'ObjectExpression')) {
      request = parent;
    } else if (!isWrapper(parent) && !CONTAINERS.has(parent.type)) {
      return request;
    }
  }
  return request;
}

/** `superagent.get(url).set(name, value)`: the call of `set` for that of `get`. */
function lastOfChain(call: Node): Node {
  let last = call;
  while (isNode(last.parent, 'MemberExpression') && last.parent.object === last) {
    const outer: Node | undefined = last.parent.parent;
    if (!isNode(outer, 'CallExpression') || outer.callee !== last.parent) break;
    last = outer;
  }
  return last;
}
