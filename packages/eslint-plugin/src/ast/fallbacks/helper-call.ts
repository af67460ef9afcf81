import { classifyName } from '@bridgekeeper/policy';

import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import { itemRange } from '../list-item.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import { argumentFor } from '../parameter.js';
import type { ReadHelper } from '../read-helper.js';
import { nameRead, readHelperOf } from '../read-helper.js';
import { staticText } from '../static-text.js';
import type { Fallback, Replacement } from './fallback.js';
import { literalsIn } from './fallback.js';

/** Whether an argument may be the name of a secret, which most calls have none of. */
function mayName(argument: Node): boolean {
  if (isNode(argument, 'ObjectExpression')) {
    return argument.properties.some((property) => isNode(property, 'Property') && mayName(property.value));
  }
  if (isNode(argument, 'Identifier') || isNode(argument, 'MemberExpression')) return true;
  const text = staticText(argument);
  return text !== undefined && /^\w{1,100}$/.test(text) && classifyName(text) !== 'none';
}

/** The helper of the same file that a call reads a setting through. */
export function helperOf(call: NodeOf['CallExpression'], sourceCode: SourceCode): ReadHelper | undefined {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'Identifier') && !isNode(callee, 'MemberExpression')) return undefined;
  return call.arguments.some(mayName) ? readHelperOf(call, sourceCode) : undefined;
}

/** Whether nothing else takes the place of an argument that is taken out: no later one, and no default. */
function argumentRemoval(
  call: NodeOf['CallExpression'],
  argument: Node,
  initial: Node | undefined,
  sourceCode: SourceCode,
): Replacement | undefined {
  const isLast = call.arguments.at(-1) === argument;
  if (!isLast || initial !== undefined || containsComment(call, sourceCode)) return undefined;
  return { range: itemRange(argument, sourceCode), text: '' };
}

/** `env('JWT_SECRET', 'x')`, and `env('JWT_SECRET')` where `env` has a fallback of its own: that one stands at the call. */
export function helperCallFallbacks(
  call: NodeOf['CallExpression'],
  helper: ReadHelper,
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (typeof helper.name === 'string') return [];
  const name = nameRead(helper, call, sourceCode);
  if (name === undefined || call.arguments.some((argument) => isNode(argument, 'SpreadElement'))) return [];
  const names = [name];
  // Whether a helper that can throw does so for this call is not ours to say.
  const own = (value: string): Fallback[] =>
    helper.stops
      ? []
      : [
          {
            names,
            literal: { node: call, written: call, value },
            emptyCounts: true,
            removal: undefined,
            call,
          },
        ];
  return helper.fallbacks.flatMap((fallback) => {
    if (fallback.parameter === undefined) return own(fallback.literal);
    const { initial } = fallback.parameter;
    const argument = argumentFor(call, fallback.parameter);
    if (argument === undefined) {
      return initial === undefined ? [] : literalsIn(initial, sourceCode).flatMap(({ value }) => own(value));
    }
    const literals = literalsIn(argument, sourceCode);
    const isWhole = literals.length === 1 && unwrap(argument) === literals[0]?.node;
    const removal = isWhole ? argumentRemoval(call, argument, initial, sourceCode) : undefined;
    return literals.map((literal) => ({
      names,
      literal,
      emptyCounts: true,
      removal,
      ...(isWhole ? { call } : {}),
    }));
  });
}
