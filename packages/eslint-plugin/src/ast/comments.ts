import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceCode } from './binding.js';
import type { Node } from './node.js';

/**
 * Whether a comment stands in a node. ESLint's own `getCommentsInside` walks every token of the node, which for each
 * of ten thousand nodes in one another is too slow; this searches the file's comments by halving.
 */
export function containsComment({ range: [start, end] }: Node, sourceCode: SourceCode): boolean {
  return (commentBehind(start, sourceCode)?.range[1] ?? Infinity) <= end;
}

/** Whether an offset is in a comment. */
export function isInComment(offset: number, sourceCode: SourceCode): boolean {
  return (commentBehind(offset, sourceCode)?.range[0] ?? Infinity) <= offset;
}

/** The first comment that ends behind an offset. */
function commentBehind(offset: number, sourceCode: SourceCode): TSESTree.Comment | undefined {
  const comments = sourceCode.getAllComments();
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.range[1] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return comments[low];
}
