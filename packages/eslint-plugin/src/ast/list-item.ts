import type { SourceCode } from './binding.js';
import type { Node } from './node.js';

/** The range that takes an item out of a list with its comma: a property of an object, an argument of a call. */
export function itemRange(item: Node, sourceCode: SourceCode): readonly [start: number, end: number] {
  const after = sourceCode.getTokenAfter(item);
  const before = sourceCode.getTokenBefore(item);
  if (before?.value === ',') return [before.range[0], item.range[1]];
  if (after?.value !== ',') return item.range;
  const next = sourceCode.getTokenAfter(after, { includeComments: true });
  return [item.range[0], next?.range[0] ?? after.range[1]];
}
