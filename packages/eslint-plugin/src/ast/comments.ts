import type { SourceCode } from './binding.js';
import type { Node } from './node.js';

/**
 * Whether a comment stands in a node. ESLint's own `getCommentsInside` walks every token of the node, which for each
 * of ten thousand nodes in one another is too slow; this searches the file's comments by halving.
 */
export function containsComment(node: Node, sourceCode: SourceCode): boolean {
  const comments = sourceCode.getAllComments();
  const [start, end] = node.range;
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.range[0] ?? end) < start) low = middle + 1;
    else high = middle;
  }
  const first = comments[low];
  return first !== undefined && first.range[1] <= end;
}
