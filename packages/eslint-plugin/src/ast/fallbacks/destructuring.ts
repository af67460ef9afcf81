import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import { patternSource } from '../binding.js';
import { environmentKey } from '../env-read.js';
import { identifierName } from '../names.js';
import type { NodeOf } from '../node.js';
import { isNode } from '../node.js';
import { originOf } from '../origin.js';
import type { Fallback } from './fallback.js';
import { literalsIn } from './fallback.js';

/** `const { X = 'x' } = process.env`, `{ X: name = 'x' }`, `const { env: { X = 'x' } } = process`. */
export function destructuringFallbacks(
  node: NodeOf['AssignmentPattern'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (!isNode(node.parent, 'Property') || isNode(node.left, 'ObjectPattern')) return [];
  const literals = literalsIn(node.right, sourceCode);
  const source = literals.length === 0 ? undefined : patternSource(node);
  if (source === undefined) return [];
  const read = environmentKey([...originOf(source.init, sourceCode), ...source.path]);
  if (read === undefined) return [];
  const name = read.key ?? identifierName(node.left);
  if (name === undefined) return [];
  const removable = !containsComment(node, sourceCode);
  const text = sourceCode.getText(node.left);
  const removal = removable ? { range: node.range, text } : undefined;
  return literals.map((literal) => ({ names: [name], literal, emptyCounts: true, removal }));
}
