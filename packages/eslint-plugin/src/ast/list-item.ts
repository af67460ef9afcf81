import type { SourceCode } from './binding.js';
import type { Node } from './node.js';

/**
 * The range that takes an item out of a list with its comma: a property of an object, an argument of a call; with the
 * blanks around it where it is the only property.
 */
export function itemRange(item: Node, sourceCode: SourceCode): readonly [start: number, end: number] {
  const after = sourceCode.getTokenAfter(item);
  const before = sourceCode.getTokenBefore(item);
  if (before?.value === ',') return [before.range[0], item.range[1]];
  const next = after?.value === ',' ? sourceCode.getTokenAfter(after, { includeComments: true }) : after;
  if (before?.value === '{' && next?.value === '}') return [before.range[1], next.range[0]];
  return after?.value === ',' ? [item.range[0], next?.range[0] ?? after.range[1]] : item.range;
}
