import type { SourceCode } from './binding.js';
import { variableOf } from './binding.js';
import { keyName, memberName, propertyValue } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';
import type { FunctionNode } from './walk.js';

/** What of a call a parameter takes. */
export interface Parameter {
  /** The position of the argument, from 0. */
  readonly index: number;
  /** The property of that argument, where it is an object of options. */
  readonly key: string | undefined;
  /** The parameter's own default. */
  readonly initial: Node | undefined;
}

/** `name`, `name = 'x'`, `{ name }`, `{ key: name = 'x' }`, `{ name } = {}`, as the parameter at a position. */
function parameterNamed(written: Node, index: number, name: string): Parameter | undefined {
  const property = isNode(written, 'TSParameterProperty') ? written.parameter : written;
  const target = isNode(property, 'AssignmentPattern') ? property.left : property;
  const initial = isNode(property, 'AssignmentPattern') ? property.right : undefined;
  if (isNode(target, 'Identifier')) {
    return target.name === name ? { index, key: undefined, initial } : undefined;
  }
  if (!isNode(target, 'ObjectPattern')) return undefined;
  for (const part of target.properties) {
    if (!isNode(part, 'Property')) continue;
    const value: Node = part.value;
    const bound = isNode(value, 'AssignmentPattern') ? value.left : value;
    if (!isNode(bound, 'Identifier') || bound.name !== name) continue;
    return {
      index,
      key: keyName(part),
      initial: isNode(value, 'AssignmentPattern') ? value.right : undefined,
    };
  }
  return undefined;
}

function identifierParameter(
  identifier: NodeOf['Identifier'],
  of: FunctionNode,
  sourceCode: SourceCode,
): Parameter | undefined {
  const definition = variableOf(identifier, sourceCode)?.defs[0];
  if (definition?.node !== of) return undefined;
  for (const [index, written] of of.params.entries()) {
    const found = parameterNamed(written, index, identifier.name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The parameter of a function that an expression inside it is: `fallback`, `options.fallback`. */
export function parameterOf(node: Node, of: FunctionNode, sourceCode: SourceCode): Parameter | undefined {
  const expression = unwrap(node);
  if (isNode(expression, 'Identifier')) return identifierParameter(expression, of, sourceCode);
  const key = memberName(expression);
  if (!isNode(expression, 'MemberExpression') || key === undefined) return undefined;
  const object = unwrap(expression.object);
  const options = isNode(object, 'Identifier') ? identifierParameter(object, of, sourceCode) : undefined;
  return options?.key === undefined && options !== undefined
    ? { index: options.index, key, initial: undefined }
    : undefined;
}

/** What a call gives a parameter; undefined where it gives nothing, or `undefined`. */
export function argumentFor(call: NodeOf['CallExpression'], { index, key }: Parameter): Node | undefined {
  const argument = call.arguments[index];
  const given = argument !== undefined && key !== undefined ? propertyValue(unwrap(argument), key) : argument;
  return isNode(given, 'Identifier') && given.name === 'undefined' ? undefined : given;
}
