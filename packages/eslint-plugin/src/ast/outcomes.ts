import { sourceValue } from './conversion.js';
import type { Node } from './node.js';
import { alternativesOf, isAlternation, isNode } from './node.js';

/** Ternaries in one another are followed this far; those further in are looked at for themselves. */
const MAX_DEPTH = 20;

/** The expressions that one may come out as, in order: operands of `??` and `||`, arms of ternaries, conversions' sources. */
export function outcomesOf(node: Node, depth = 0): readonly Node[] {
  const source = sourceValue(node);
  if (depth === MAX_DEPTH) return [];
  if (isAlternation(source)) return alternativesOf(source).flatMap((part) => outcomesOf(part, depth + 1));
  // `flag && process.env.X` reads X; `process.env.X && other` only asks for it.
  if (isNode(source, 'LogicalExpression')) return outcomesOf(source.right, depth + 1);
  if (isNode(source, 'ConditionalExpression')) {
    return [...outcomesOf(source.consequent, depth + 1), ...outcomesOf(source.alternate, depth + 1)];
  }
  return [source];
}
