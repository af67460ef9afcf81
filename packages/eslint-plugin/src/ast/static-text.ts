import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';

/** The text of a template literal whose expressions are static texts themselves. */
function templateText(node: NodeOf['TemplateLiteral']): string | undefined {
  let text = '';
  for (const [index, quasi] of node.quasis.entries()) {
    text += quasi.value.cooked ?? quasi.value.raw;
    const expression = node.expressions[index];
    if (expression === undefined) continue;
    const inner = staticText(expression);
    if (inner === undefined) return undefined;
    text += inner;
  }
  return text;
}

/** What is computed, where it may be a secret: no judge takes it for one. */
const COMPUTED = '${…}';

/** A user or a host in a URL: what is computed there must not hide a password beside it. */
const IN_AUTHORITY = /:\/\/[^\s/?#]{0,200}$/;
const IN_PASSWORD = /:\/\/[^\s/?#@]{0,200}:[^\s/?#@]{0,200}$/;

/**
 * The text of a template literal with stand-ins for what is computed: enough to see the shape of a credential around
 * it, as in `postgres://${user}:hunter2@${host}`. The raw text stands in for an escape that no string can hold, as
 * tagged templates may have.
 */
export function templateShape(node: NodeOf['TemplateLiteral']): string {
  let text = '';
  for (const quasi of node.quasis) {
    text += quasi.value.cooked ?? quasi.value.raw;
    if (quasi.tail) break;
    const before = text.slice(-404);
    text += IN_AUTHORITY.test(before) && !IN_PASSWORD.test(before) ? 'app' : COMPUTED;
  }
  return text;
}

/** The operands of a concatenation, left to right: `a + b + c`. A loop, because generated ones are thousands deep. */
export function concatenationParts(node: NodeOf['BinaryExpression']): readonly Node[] {
  const parts: Node[] = [];
  let left: Node = node;
  while (isNode(left, 'BinaryExpression') && left.operator === '+') {
    parts.push(left.right);
    left = unwrap(left.left);
  }
  parts.push(left);
  return parts.reverse();
}

function concatenationText(node: NodeOf['BinaryExpression']): string | undefined {
  if (node.operator !== '+') return undefined;
  let text = '';
  for (const part of concatenationParts(node)) {
    const inner = staticText(part);
    if (inner === undefined) return undefined;
    text += inner;
  }
  return text;
}

/**
 * The string that an expression is written out as: a string literal, a template literal without other expressions,
 * a concatenation of the two. No variable is followed, no function is run.
 */
export function staticText(node: Node): string | undefined {
  const inner = unwrap(node);
  if (isNode(inner, 'Literal')) return typeof inner.value === 'string' ? inner.value : undefined;
  if (isNode(inner, 'TemplateLiteral')) return templateText(inner);
  return isNode(inner, 'BinaryExpression') ? concatenationText(inner) : undefined;
}
