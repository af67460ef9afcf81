import type { SourceCode } from '../binding.js';
import { isVariableName } from '../env-read.js';
import type { Node, NodeOf } from '../node.js';
import { isNode } from '../node.js';
import { outcomesOf } from '../outcomes.js';
import { parameterOf } from '../parameter.js';
import { describedKeys, isSchema } from '../schema-library.js';
import type { FunctionNode } from '../walk.js';
import { bodyNodes, isFunction } from '../walk.js';
import type { Fallback } from './fallback.js';
import { literalsIn } from './fallback.js';

/** Methods and functions of schema libraries that hand a value through a function. */
export const TRANSFORM_METHODS: ReadonlySet<string> = new Set([
  'custom',
  'map',
  'overwrite',
  'pipe',
  'preprocess',
  'transform',
]);

/** What a function may return. */
function returnsOf(node: FunctionNode, sourceCode: SourceCode): readonly Node[] {
  if (!isNode(node.body, 'BlockStatement')) return [node.body];
  return bodyNodes(node, sourceCode).flatMap((inner) =>
    isNode(inner, 'ReturnStatement') && inner.argument !== null ? inner.argument : [],
  );
}

/** `JWT_SECRET: z.string().optional().transform((value) => value ?? 'x')`, `z.preprocess((value) => value || 'x', …)` */
export function transformFallbacks(
  call: NodeOf['CallExpression'],
  method: string,
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (!TRANSFORM_METHODS.has(method)) return [];
  const hand = call.arguments.find((argument) => isFunction(argument));
  if (hand === undefined || !isFunction(hand) || !isSchema(call, sourceCode)) return [];
  const names = describedKeys(call, sourceCode);
  if (!names.some(isVariableName)) return [];
  return returnsOf(hand, sourceCode).flatMap((value) => {
    // Only what stands in for the value itself: `flag === 'on' ? 'x' : 'y'` makes something else of it.
    const isValue = outcomesOf(value).some((outcome) => parameterOf(outcome, hand, sourceCode)?.index === 0);
    if (!isValue) return [];
    return literalsIn(value, sourceCode).map((literal) => ({
      names,
      literal,
      emptyCounts: true,
      removal: undefined,
    }));
  });
}
