import { COMPARISONS } from '../ast/credentials/inert.js';
import { isOnlyAsked } from '../ast/fallbacks/asked.js';
import { identifierName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, isWrapper, outerParent, parentOf, unwrap } from '../ast/node.js';
import { typeTakesUndefined } from './replacement.js';

/**
 * Whether an expression is only asked for its presence, or shown to people, and may as well be undefined there.
 * Neither the members of undefined can be asked for, nor what it is less than.
 */
export function isAskedForPresence(node: Node): boolean {
  const parent = outerParent(node);
  if (isNode(parent, 'MemberExpression')) return parent.object === node && parent.optional;
  if (isNode(parent, 'BinaryExpression') && /^[<>]/.test(parent.operator)) return false;
  return isOnlyAsked(node);
}

/**
 * Whether the code around a place says that undefined is as good there as a value: by the type that is written for it,
 * or by an optional chain behind it.
 */
export function takesUndefined(node: Node): boolean {
  if (isSatisfying(node)) return false;
  const parent = outerParent(node);
  if (isNode(parent, 'MemberExpression')) return parent.object === node && parent.optional;
  return isTypedOptional(outcomeOf(node));
}

/** `(…) satisfies string`; what is asserted by `as` compiles without a value. */
function isSatisfying(node: Node): boolean {
  const parent = parentOf(node);
  if (parent === undefined || !isWrapper(parent)) return false;
  if (isNode(parent, 'TSSatisfiesExpression')) return !typeTakesUndefined(parent.typeAnnotation);
  return isSatisfying(parent);
}

/** The outermost expression that a node may be the value of: `test ? node : other`, `other || (node)`. */
function outcomeOf(node: Node): Node {
  let value = node;
  for (let parent = parentOf(value); parent !== undefined; parent = parentOf(value)) {
    const isOutcome =
      isWrapper(parent) ||
      (isNode(parent, 'ConditionalExpression') && parent.test !== value) ||
      (isNode(parent, 'LogicalExpression') && parent.right === value);
    if (!isOutcome) return value;
    value = parent;
  }
  return value;
}

/** Whether a type is written for a value, or for the object that it is a property of, that takes undefined. */
function isTypedOptional(value: Node): boolean {
  let inner = value;
  for (let parent = parentOf(inner); parent !== undefined; parent = parentOf(inner)) {
    const type = typeAt(inner, parent);
    if (type !== undefined) return typeTakesUndefined(type);
    const isPart =
      (isNode(parent, 'Property') && parent.value === inner) ||
      isNode(parent, 'ObjectExpression') ||
      isNode(parent, 'ArrayExpression');
    if (!isPart) return false;
    inner = parent;
  }
  return false;
}

/** The type that is written where a value is stored, passed on or returned. */
function typeAt(value: Node, parent: Node): NodeOf['TSTypeAnnotation']['typeAnnotation'] | undefined {
  if (isNode(parent, 'VariableDeclarator')) return parent.id.typeAnnotation?.typeAnnotation;
  if (isNode(parent, 'PropertyDefinition')) return parent.typeAnnotation?.typeAnnotation;
  if (isNode(parent, 'AssignmentPattern')) return parent.left.typeAnnotation?.typeAnnotation;
  if (isNode(parent, 'TSSatisfiesExpression')) return parent.typeAnnotation;
  if (isNode(parent, 'ArrowFunctionExpression')) {
    return parent.body === value ? parent.returnType?.typeAnnotation : undefined;
  }
  return isNode(parent, 'ReturnStatement') ? functionAround(parent)?.returnType?.typeAnnotation : undefined;
}

function functionAround(
  statement: Node,
): NodeOf['ArrowFunctionExpression' | 'FunctionDeclaration' | 'FunctionExpression'] | undefined {
  let node = parentOf(statement);
  for (; node !== undefined; node = parentOf(node)) {
    if (
      isNode(node, 'ArrowFunctionExpression') ||
      isNode(node, 'FunctionDeclaration') ||
      isNode(node, 'FunctionExpression')
    ) {
      return node;
    }
  }
  return undefined;
}

/**
 * Whether undefined would be taken for a value: as a part of a text, where a server would be sent `Bearer undefined`, or
 * beside another value that is compared with it, where whoever sends nothing would be let in. A text for people may say so.
 */
export function takesUndefinedForValue(node: Node): boolean {
  const value = outcomeOf(node);
  const parent = outerParent(value);
  if (isNode(parent, 'TemplateLiteral'))
    return !isNode(parent.parent, 'TaggedTemplateExpression') && !isOnlyAsked(node);
  if (isNode(parent, 'BinaryExpression')) return parent.operator === '+' || isComparison(parent);
  return isNode(parent, 'CallExpression') && identifierName(parent.callee) === 'String';
}

/** `header === secret`; `secret === ''` and `secret !== undefined` ask whether there is one. */
function isComparison({ operator, left, right }: NodeOf['BinaryExpression']): boolean {
  return COMPARISONS.has(operator) && ![left, right].some((side) => isWrittenOut(unwrap(side)));
}

function isWrittenOut(node: Node): boolean {
  return isNode(node, 'Literal') || identifierName(node) === 'undefined';
}
