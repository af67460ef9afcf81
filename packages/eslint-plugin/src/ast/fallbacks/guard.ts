import type { SourceCode } from '../binding.js';
import { sourceValue } from '../conversion.js';
import { envRead } from '../env-read.js';
import { identifierName, memberName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import { staticText } from '../static-text.js';

/** The setting that a condition asks for: `X`, `!X`, `X === undefined`, `typeof X === 'string'`, `X && …`. */
function askedFor(test: Node, sourceCode: SourceCode): readonly Node[] {
  const condition = sourceValue(test);
  if (isNode(condition, 'UnaryExpression')) return askedFor(condition.argument, sourceCode);
  if (isNode(condition, 'BinaryExpression') || isNode(condition, 'LogicalExpression')) {
    return [...askedFor(condition.left, sourceCode), ...askedFor(condition.right, sourceCode)];
  }
  // `process.env.X.length > 0`
  if (memberName(condition) === 'length' && isNode(condition, 'MemberExpression')) {
    return askedFor(condition.object, sourceCode);
  }
  return envRead(condition, sourceCode) === undefined ? [] : [condition];
}

/** Whether a condition asks for what an expression reads. */
export function asksFor(test: Node, reading: Node, sourceCode: SourceCode): boolean {
  const source = sourceCode.getText(sourceValue(reading));
  return (
    askedFor(test, sourceCode).some((asked) => sourceCode.getText(asked) === source) ||
    isPresenceTest(test, reading, sourceCode)
  );
}

/** `'X' in process.env`, `!('X' in process.env)` */
function isPresenceTest(test: Node, reading: Node, sourceCode: SourceCode): boolean {
  const condition = unwrap(test);
  const inner = isNode(condition, 'UnaryExpression') ? unwrap(condition.argument) : condition;
  if (!isNode(inner, 'BinaryExpression') || inner.operator !== 'in') return false;
  const key = envRead(reading, sourceCode)?.key;
  return key !== undefined && staticText(inner.left) === key;
}

const EQUALS: ReadonlySet<string> = new Set(['==', '===']);

/** `undefined`, `null`, `''`, `'undefined'` (of `typeof`), `0` (of a length). */
function isNothing(node: Node): boolean {
  const value = unwrap(node);
  if (isNode(value, 'Literal') && (value.value === null || value.value === 0)) return true;
  return identifierName(value) === 'undefined' || /^(?:undefined)?$/.test(staticText(value) ?? 'x');
}

/** Whether a condition holds when what it asks for is missing: `!X`, `X === undefined`, `X.length < 32`. */
function holdsWhenMissing(test: Node): boolean {
  const condition = unwrap(test);
  if (isNode(condition, 'UnaryExpression')) return condition.operator === '!';
  if (isNode(condition, 'LogicalExpression')) {
    return holdsWhenMissing(condition.left) || holdsWhenMissing(condition.right);
  }
  if (!isNode(condition, 'BinaryExpression')) return false;
  const { left, operator, right } = condition;
  if (operator === '<' || operator === '<=') return memberName(unwrap(left)) === 'length';
  return EQUALS.has(operator) && (isNothing(left) || isNothing(right));
}

/** The statement around a node, out of a block that it stands in. */
function branchOf(node: NodeOf['AssignmentExpression']): Node | undefined {
  const statement = node.parent;
  if (!isNode(statement, 'ExpressionStatement')) return undefined;
  return isNode(statement.parent, 'BlockStatement') ? statement.parent : statement;
}

/** Whether an assignment is made only when its target is missing: `if (!x) x = 'y'`, `if (x) {} else x = 'y'`. */
export function isGuarded(node: NodeOf['AssignmentExpression'], sourceCode: SourceCode): boolean {
  const branch = branchOf(node);
  const guard = branch?.parent;
  if (!isNode(guard, 'IfStatement')) return false;
  const target = sourceCode.getText(sourceValue(node.left));
  if (guard.alternate === branch) return sourceCode.getText(unwrap(guard.test)) === target;
  return holdsWhenMissing(guard.test) && asksFor(guard.test, node.left, sourceCode);
}
