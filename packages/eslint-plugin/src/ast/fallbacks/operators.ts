import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import type { LiteralValue } from '../constant.js';
import { environmentKey } from '../env-read.js';
import { memberName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { alternativesOf, isAlternation, isNode, outerParent, unwrap } from '../node.js';
import { originOf } from '../origin.js';
import { placeOf } from '../place.js';
import type { Fallback, Replacement } from './fallback.js';
import { literalsIn, readsIn, settingNames } from './fallback.js';
import { asksFor } from './guard.js';

/** `process.env.X = undefined` stores the text "undefined": there, nothing may be taken away. */
function isStoredInEnvironment(expression: Node, sourceCode: SourceCode): boolean {
  const holder = placeOf(expression)?.holder;
  if (!isNode(holder, 'AssignmentExpression') || memberName(holder.left) === undefined) return false;
  return environmentKey(originOf(holder.left, sourceCode)) !== undefined;
}

/** `left ?? 'x'` to `left`, with the parentheses of `left`; not where a comment would be lost. */
function withoutRight(node: NodeOf['LogicalExpression'], sourceCode: SourceCode): Replacement | undefined {
  const operator = sourceCode.getTokenAfter(node.left, (token) => token.value === node.operator);
  const before = operator && sourceCode.getTokenBefore(operator);
  if (!before || containsComment(node, sourceCode)) return undefined;
  return { range: [before.range[1], node.range[1]], text: '' };
}

/** `process.env.X ?? 'x'`, `process.env.X || 'x'`, chains of them; a chain as a whole, at its outermost operator. */
export function logicalFallbacks(
  node: NodeOf['LogicalExpression'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (!isAlternation(node) || isAlternation(outerParent(node))) return [];
  const operands = alternativesOf(node);
  const [, ...others] = operands;
  if (!others.some((operand) => literalsIn(operand, sourceCode).length > 0)) return [];
  const reads = operands.flatMap((operand) => readsIn(operand, sourceCode));
  if (reads.length === 0) return [];
  const emptyCounts = reads.some((read) => read.environment);
  const names = settingNames(reads, node);
  const isStored = isStoredInEnvironment(node, sourceCode);
  return others.flatMap((operand) => {
    // `process.env.X || (interactive ? await ask() : '')` chooses to do without.
    const isChoice = isNode(unwrap(operand), 'ConditionalExpression');
    return literalsIn(operand, sourceCode).map((literal) => {
      const removal = isStored ? undefined : innerRemoval(literal, sourceCode);
      return { names, literal, emptyCounts: emptyCounts && !isChoice, removal };
    });
  });
}

/** Of `other || (process.env.X ?? 'x')` it is the inner one that falls back. */
function innerRemoval({ node }: LiteralValue, sourceCode: SourceCode): Replacement | undefined {
  const operator = outerParent(node);
  if (isAlternation(operator)) {
    return unwrap(operator.right) === node ? withoutRight(operator, sourceCode) : undefined;
  }
  if (!isNode(operator, 'ConditionalExpression')) return undefined;
  return conditionalFallbacks(operator, sourceCode).find(({ literal }) => literal.node === node)?.removal;
}

/** `process.env.X ? process.env.X : 'x'` and its kin; `production ? process.env.X : 'x'`. */
export function conditionalFallbacks(
  node: NodeOf['ConditionalExpression'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  return [
    ...armFallbacks(node, node.consequent, node.alternate, sourceCode),
    ...armFallbacks(node, node.alternate, node.consequent, sourceCode),
  ];
}

function armFallbacks(
  node: NodeOf['ConditionalExpression'],
  reading: Node,
  other: Node,
  sourceCode: SourceCode,
): readonly Fallback[] {
  const literals = literalsIn(other, sourceCode);
  const reads = literals.length === 0 ? [] : readsIn(reading, sourceCode);
  if (reads.length === 0) return [];
  const names = settingNames(reads, node);
  const isAskedFor = asksFor(node.test, reading, sourceCode);
  // `ssl ? process.env.KEY_PASSPHRASE : ''` chooses not to use it; only a question for X makes '' its fallback.
  const emptyCounts = isAskedFor && reads.some((read) => read.environment);
  const whole = isAskedFor && literals.length === 1 && unwrap(other) === literals[0]?.node;
  const removable = whole && !containsComment(node, sourceCode) && !isStoredInEnvironment(node, sourceCode);
  const removal = removable ? { range: node.range, text: sourceCode.getText(reading) } : undefined;
  return literals.map((literal) => ({ names, literal, emptyCounts, removal }));
}
