import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceCode } from './binding.js';
import type { Node } from './node.js';
import { isNode } from './node.js';

type Part = Node | TSESTree.Token;

function isOpening(token: TSESTree.Token | null): boolean {
  return token?.value === '(';
}

/** The token that opens the arguments of a call. */
function openingOf(call: Node | undefined, sourceCode: SourceCode): TSESTree.Token | null {
  if (!isNode(call, 'CallExpression') && !isNode(call, 'NewExpression')) return null;
  return sourceCode.getTokenAfter(call.typeArguments ?? call.callee, { filter: isOpening });
}

/** Where an item starts and ends with the parentheses of its own: `('x')` of `f(a, ('x'))`. */
function ownParts(item: Node, sourceCode: SourceCode): readonly [first: Part, last: Part] {
  let first: Part = item;
  let last: Part = item;
  const opening = openingOf(item.parent, sourceCode)?.range[0];
  for (;;) {
    const before: TSESTree.Token | null = sourceCode.getTokenBefore(first);
    const after: TSESTree.Token | null = sourceCode.getTokenAfter(last);
    const isOwn = isOpening(before) && after?.value === ')' && before?.range[0] !== opening;
    if (!isOwn || before === null) return [first, last];
    first = before;
    last = after;
  }
}

/**
 * The range that takes an item out of a list with its comma: a property of an object, an argument of a call; with the
 * blanks around it where it is the only property.
 */
export function itemRange(item: Node, sourceCode: SourceCode): readonly [start: number, end: number] {
  const [first, last] = ownParts(item, sourceCode);
  const after = sourceCode.getTokenAfter(last);
  const before = sourceCode.getTokenBefore(first);
  if (before?.value === ',') return [before.range[0], last.range[1]];
  const next = after?.value === ',' ? sourceCode.getTokenAfter(after, { includeComments: true }) : after;
  if (before?.value === '{' && next?.value === '}') return [before.range[1], next.range[0]];
  const [start] = first.range;
  return after?.value === ',' ? [start, next?.range[0] ?? after.range[1]] : [start, last.range[1]];
}
