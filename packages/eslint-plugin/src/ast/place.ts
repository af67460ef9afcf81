import { convertedValue } from './conversion.js';
import { identifierName, keyName, lastName } from './names.js';
import type { Node } from './node.js';
import { isNode, isWrapper, parentOf, unwrap } from './node.js';
import { staticText } from './static-text.js';
import { templateAttribute } from './template.js';

/** Where a value ends up, after the operators and conversions that it goes through. */
export interface Place {
  /** The whole expression that is stored or handed over. */
  readonly expression: Node;
  /** What stores it or takes it: a declarator, a property, a call, … */
  readonly holder: Node;
  /** Whether the value only takes the place of another one: behind `??` or `||`, in one arm of a ternary. */
  readonly alternative: boolean;
}

/** Whether an expression stands for no value of its own: a literal, `undefined`, `null`. */
function isFixed(node: Node): boolean {
  const inner = unwrap(node);
  return isNode(inner, 'Literal') || identifierName(inner) === 'undefined' || staticText(inner) !== undefined;
}

/** How an operator around a value treats it; undefined where the value does not come out of it. */
function throughOperator(child: Node, parent: Node): { readonly alternative: boolean } | undefined {
  if (isWrapper(parent)) return { alternative: false };
  if (isNode(parent, 'LogicalExpression')) {
    return { alternative: parent.operator !== '&&' && parent.right === child && !isFixed(parent.left) };
  }
  if (isNode(parent, 'ConditionalExpression')) {
    if (parent.test === child) return undefined;
    const other = parent.consequent === child ? parent.alternate : parent.consequent;
    return { alternative: !isFixed(other) };
  }
  return convertedValue(parent) === child ? { alternative: false } : undefined;
}

/** Follows a value outwards to what stores it or takes it; undefined for a whole program. */
export function placeOf(value: Node): Place | undefined {
  let expression = value;
  let alternative = false;
  for (let holder = parentOf(expression); holder !== undefined; holder = parentOf(expression)) {
    // `x.trim()`: the value is inside the callee of the call that hands it on.
    const isReceiver = isNode(holder, 'MemberExpression') && holder.object === expression;
    const call = isReceiver ? callOf(holder) : undefined;
    const outer = call ?? holder;
    const operator = throughOperator(expression, outer);
    if (operator === undefined) return { expression, holder, alternative };
    alternative ||= operator.alternative;
    expression = outer;
  }
  return undefined;
}

/** The call of a method: `x.f()` for its `x.f`, optional chains and all. */
function callOf(callee: Node): Node | undefined {
  const parent = isNode(callee.parent, 'ChainExpression') ? callee.parent.parent : callee.parent;
  return isNode(parent, 'CallExpression') && unwrap(parent.callee) === callee ? parent : undefined;
}

/** `password += 'a'` stores something else than `'a'`. */
export const STORING_OPERATORS: ReadonlySet<string> = new Set(['&&=', '=', '??=', '||=']);

/** The name under which a holder stores a value; undefined where it has none or is none of the storing kind. */
export function storedName({ expression, holder }: Place): string | undefined {
  if (isNode(holder, 'VariableDeclarator')) return identifierName(holder.id);
  if (isNode(holder, 'AssignmentExpression')) {
    const isStored = holder.right === expression && STORING_OPERATORS.has(holder.operator);
    return isStored ? lastName(holder.left) : undefined;
  }
  if (isNode(holder, 'AssignmentPattern'))
    return holder.right === expression ? patternName(holder.left) : undefined;
  if (
    isNode(holder, 'Property') ||
    isNode(holder, 'PropertyDefinition') ||
    isNode(holder, 'AccessorProperty')
  ) {
    return holder.value === expression ? keyName(holder) : undefined;
  }
  if (isNode(holder, 'TSEnumMember')) {
    return isNode(holder.id, 'Identifier') ? holder.id.name : staticText(holder.id);
  }
  return attributeName(holder);
}

/** `{ password: p = 'x' }` is known by its key, which the author of the object chose, `p = 'x'` by itself. */
function patternName(left: Node): string | undefined {
  const pattern = left.parent;
  const property = pattern?.parent;
  const key = isNode(property, 'Property') && property.value === pattern ? keyName(property) : undefined;
  return key ?? identifierName(left);
}

/** The name of the attribute that a value of JSX or of a template belongs to; undefined for a child of an element. */
export function attributeName(node: Node): string | undefined {
  const attribute = isNode(node, 'JSXExpressionContainer') ? node.parent : node;
  if (!isNode(attribute, 'JSXAttribute')) return templateAttribute(node);
  return isNode(attribute.name, 'JSXIdentifier') ? attribute.name.name : attribute.name.name.name;
}
