import type { SourceCode } from './binding.js';
import { bindingOf } from './binding.js';
import { memberName, propertyValue } from './names.js';
import type { Node } from './node.js';
import { isNode, unwrap } from './node.js';
import { staticText } from './static-text.js';

/** A chain of constants is followed this far; one that leads back to itself must end. */
const MAX_DEPTH = 5;

/**
 * The expression behind a constant: `D` and `D.key` lead to what `const D = …` gives them in the same file, other
 * expressions to themselves.
 */
export function resolveConstant(node: Node, sourceCode: SourceCode, depth = 0): Node {
  const expression = unwrap(node);
  if (depth === MAX_DEPTH) return expression;
  const key = memberName(expression);
  if (isNode(expression, 'MemberExpression') && key !== undefined) {
    if (!isNode(unwrap(expression.object), 'Identifier')) return expression;
    const value = propertyValue(resolveConstant(expression.object, sourceCode, depth + 1), key);
    return value === undefined ? expression : resolveConstant(value, sourceCode, depth + 1);
  }
  if (!isNode(expression, 'Identifier')) return expression;
  const binding = bindingOf(expression, sourceCode);
  if (binding?.kind !== 'value' || !binding.constant || binding.path.length > 0) return expression;
  return resolveConstant(binding.init, sourceCode, depth + 1);
}

/** A literal, and where it is written when it is reached through a constant. */
export interface LiteralValue {
  /** The expression in the place that was looked at: the literal itself or the name of the constant. */
  readonly node: Node;
  /** The literal as it is written. */
  readonly written: Node;
  readonly value: string;
}

/** The literal, text or number, that an expression is or that a constant of its name holds. */
export function literalValue(node: Node, sourceCode: SourceCode): LiteralValue | undefined {
  const written = resolveConstant(node, sourceCode);
  const value = staticText(written) ?? numberText(written);
  return value === undefined ? undefined : { node: unwrap(node), written, value };
}

function numberText(node: Node): string | undefined {
  return isNode(node, 'Literal') && typeof node.value === 'number' ? node.raw : undefined;
}
