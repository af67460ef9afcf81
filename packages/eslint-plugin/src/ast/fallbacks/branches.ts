import type { SourceCode } from '../binding.js';
import { bindingOf, variableOf } from '../binding.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import type { Fallback } from './fallback.js';
import { literalsIn, readsIn, settingNames } from './fallback.js';
import { asksFor } from './guard.js';

/** What a branch comes to: what it stores in a variable, or returns. */
interface Result {
  /** The source of the target; undefined for what is returned. */
  readonly target: string | undefined;
  readonly value: Node;
}

/** The result of a branch, by its last statement; the `break` behind it is none. */
function resultOf(branch: Node | null | undefined, sourceCode: SourceCode): Result | undefined {
  if (branch === null || branch === undefined) return undefined;
  if (isNode(branch, 'BlockStatement')) return lastResult(branch.body, sourceCode);
  if (isNode(branch, 'ReturnStatement')) {
    return branch.argument === null ? undefined : { target: undefined, value: branch.argument };
  }
  const expression = isNode(branch, 'ExpressionStatement') ? unwrap(branch.expression) : undefined;
  if (!isNode(expression, 'AssignmentExpression') || expression.operator !== '=') return undefined;
  return { target: sourceCode.getText(unwrap(expression.left)), value: expression.right };
}

function lastResult(statements: readonly Node[], sourceCode: SourceCode): Result | undefined {
  const last = statements.at(-1);
  return resultOf(isNode(last, 'BreakStatement') ? statements.at(-2) : last, sourceCode);
}

/** The fallbacks of one result for what another reads, where both go to the same place. */
function between(
  reading: Result | undefined,
  other: Result | undefined,
  emptyCounts: () => boolean,
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (reading === undefined || other === undefined || other.target !== reading.target) return [];
  const literals = literalsIn(other.value, sourceCode);
  const reads = literals.length === 0 ? [] : readsIn(reading.value, sourceCode);
  if (reads.length === 0) return [];
  const names = settingNames(reads, reading.value);
  const isEmptyOne = reads.some(({ environment }) => environment) && emptyCounts();
  return literals.map((literal) => ({ names, literal, emptyCounts: isEmptyOne, removal: undefined }));
}

/** The `return` behind a statement, in the same list: what is called before it changes nothing of its value. */
function returnBehind(node: Node): Node | undefined {
  const around = node.parent;
  if (!isNode(around, 'BlockStatement') && !isNode(around, 'SwitchCase')) return undefined;
  const statements: readonly Node[] = isNode(around, 'BlockStatement') ? around.body : around.consequent;
  const later = statements.slice(statements.indexOf(node) + 1);
  return later.find((statement) => !isNode(statement, 'ExpressionStatement'));
}

/**
 * `if (X) s = X; else s = 'x'`, `if (!X) return 'x'; return X`, and `let s = 'x'; if (X) s = X`, where X reads a
 * setting.
 */
export function ifFallbacks(node: NodeOf['IfStatement'], sourceCode: SourceCode): readonly Fallback[] {
  const first = resultOf(node.consequent, sourceCode);
  if (first === undefined) return [];
  const isReturn = first.target === undefined;
  const second = resultOf(node.alternate ?? (isReturn ? returnBehind(node) : undefined), sourceCode);
  if (second === undefined) {
    return node.alternate === null && !isReturn ? initialFallbacks(node, first, sourceCode) : [];
  }
  return [first, second].flatMap((reading) => {
    const other = reading === first ? second : first;
    return between(reading, other, () => asksFor(node.test, reading.value, sourceCode), sourceCode);
  });
}

/** `let s = 'x'; if (process.env.X) s = process.env.X;` */
function initialFallbacks(
  node: NodeOf['IfStatement'],
  reading: Result,
  sourceCode: SourceCode,
): readonly Fallback[] {
  const reads = readsIn(reading.value, sourceCode);
  if (reads.length === 0 || !asksFor(node.test, reading.value, sourceCode)) return [];
  const target = assignedIdentifier(node.consequent);
  const binding = target && bindingOf(target, sourceCode);
  if (target === undefined || binding?.kind !== 'value' || binding.path.length > 0) return [];
  // One that is assigned elsewhere too has other values to fall back to.
  const writes = variableOf(target, sourceCode)?.references.filter((reference) => reference.isWrite()).length;
  if (writes !== 2) return [];
  return between(reading, { target: reading.target, value: binding.init }, () => true, sourceCode);
}

function assignedIdentifier(branch: Node): NodeOf['Identifier'] | undefined {
  const statement = isNode(branch, 'BlockStatement') ? branch.body.at(-1) : branch;
  const expression = isNode(statement, 'ExpressionStatement') ? unwrap(statement.expression) : undefined;
  const left = isNode(expression, 'AssignmentExpression') ? unwrap(expression.left) : undefined;
  return isNode(left, 'Identifier') ? left : undefined;
}

/** More cases are a table's. */
const MAX_CASES = 20;

/** `switch (stage) { case 'production': s = process.env.X; break; default: s = 'x'; }` */
export function switchFallbacks(
  node: NodeOf['SwitchStatement'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const results = node.cases.slice(0, MAX_CASES).flatMap(({ consequent }) => {
    const [only] = consequent;
    const statements = consequent.length === 1 && isNode(only, 'BlockStatement') ? only.body : consequent;
    return lastResult(statements, sourceCode) ?? [];
  });
  const reading = results.find(({ value }) => readsIn(value, sourceCode).length > 0);
  if (reading === undefined) return [];
  return results.flatMap((other) =>
    other === reading ? [] : between(reading, other, () => false, sourceCode),
  );
}

/** `try { s = requireEnv('X'); } catch { s = 'x'; }` */
export function tryFallbacks(node: NodeOf['TryStatement'], sourceCode: SourceCode): readonly Fallback[] {
  const other = resultOf(node.handler?.body, sourceCode);
  if (other === undefined) return [];
  return between(resultOf(node.block, sourceCode), other, () => true, sourceCode);
}
