import type { SourceCode } from '../ast/binding.js';
import { containsComment } from '../ast/comments.js';
import { isVariableName } from '../ast/env-read.js';
import { isGuarded } from '../ast/fallbacks/guard.js';
import type { SecretDefault } from '../ast/fallbacks/secret-defaults.js';
import { localFunction } from '../ast/local-function.js';
import type { Alternation, Node, NodeOf } from '../ast/node.js';
import { isAlternation, isNode, outerParent, parentOf, unwrap } from '../ast/node.js';
import { originOf } from '../ast/origin.js';
import type { FunctionNode } from '../ast/walk.js';
import { bodyNodes } from '../ast/walk.js';
import type { Edit } from './edit.js';
import type { File } from './file-facts.js';
import { factsOf, processRead, stopText, throwText } from './file-facts.js';
import { replace } from './replacement.js';
import { calledFunction } from './required-read.js';

/** What puts an error in the place of a fallback; undefined where none can stand. */
export function stopEdit(file: File, found: SecretDefault): Edit | undefined {
  const { sourceCode } = file;
  const { call, literal, removal } = found;
  const { style } = factsOf(file);
  const stop = stopText(style, missingName(found));
  const fallback = 'parent' in literal.node ? outerParent(literal.node) : undefined;
  if (stop === undefined || fallback === undefined) return undefined;
  if (call !== undefined) return callEdit(file, found, call, stop);
  if (isAlternation(fallback)) {
    // `process.env.X ?? 'x' ?? other`: there is another value behind the literal.
    if (isLeftOfOther(fallback, sourceCode)) return undefined;
    // `process.env.X = process.env.X ?? 'x'`: nothing can be taken away there.
    if (removal === undefined && !isNode(outerParent(fallback), 'AssignmentExpression')) return undefined;
    const range = unwrap(fallback.right) === literal.node ? fallbackRange(fallback, sourceCode) : undefined;
    return range && { range, text: `${isAlone(fallback, sourceCode) ? '||' : fallback.operator} ${stop}` };
  }
  if (isNode(fallback, 'AssignmentExpression')) return assignmentEdit(file, found, fallback, stop);
  if (removal === undefined) return undefined;
  if (found.layer !== undefined) return layerEdit(found.layer, removal, found.name, stop, sourceCode);
  if (isNode(fallback, 'ConditionalExpression')) {
    const arm = [fallback.consequent, fallback.alternate].find((node) => unwrap(node) === literal.node);
    return arm && { range: arm.range, text: stop };
  }
  const isDefault = isNode(fallback, 'AssignmentPattern') && unwrap(fallback.right) === literal.node;
  return isDefault ? { range: fallback.right.range, text: stop } : undefined;
}

/** What is missing: `A or B` where a chain reads more than one variable. */
function missingName({ name, names }: SecretDefault): string {
  const variables = [...new Set(names)].filter(isVariableName);
  return variables.includes(name) && variables.length <= MAX_NAMES ? variables.join(' or ') : name;
}

/** A message is read by people. */
const MAX_NAMES = 3;

/** `getEnv('X', 'x')` to `getEnv('X') || …`, or to `process.env.X || …` where it has to be given a fallback. */
function callEdit(
  file: File,
  found: SecretDefault,
  call: NodeOf['CallExpression'],
  stop: string,
): Edit | undefined {
  const { sourceCode } = file;
  const bare = bareText(file, found, call);
  if (bare === undefined) return undefined;
  const around = parentOf(call);
  const awaited = isNode(around, 'AwaitExpression') ? around : undefined;
  const text = `${awaited === undefined ? bare : `(await ${bare})`} || ${stop}`;
  return replace(awaited ?? call, { text, operator: true }, sourceCode);
}

function bareText(file: File, found: SecretDefault, call: NodeOf['CallExpression']): string | undefined {
  const { sourceCode } = file;
  const { name, removal } = found;
  const local = localFunction(call.callee, sourceCode);
  const known = calledFunction(factsOf(file).functions, call.callee, sourceCode);
  const mayBeBare = local === undefined ? known?.bare !== false : takesNone(file, found, call, local);
  if (removal !== undefined && mayBeBare) return textWith(removal, call, sourceCode);
  const isPlain = local === undefined ? known !== undefined : readsProcess(local, sourceCode);
  return isPlain && isVariableName(name) && !containsComment(call, sourceCode)
    ? processRead(file, name, call)
    : undefined;
}

/** `{ X: 'x', ...process.env }` to `{ ...process.env, X: process.env.X || … }` */
function layerEdit(
  { argument, range: [, end] }: NodeOf['SpreadElement'],
  removal: Edit,
  name: string,
  stop: string,
  sourceCode: SourceCode,
): Edit | undefined {
  if (!isNode(argument, 'MemberExpression') && !isNode(argument, 'Identifier')) return undefined;
  const kept = sourceCode.text.slice(removal.range[1], end);
  const text = `${kept}, ${name}: ${sourceCode.getText(argument)}.${name} || ${stop}`;
  return { range: [removal.range[0], end], text };
}

/** Whether a function of the file may be called without the fallback, as its parameter says. */
function takesNone(
  file: File,
  { literal }: SecretDefault,
  call: NodeOf['CallExpression'],
  called: FunctionNode,
): boolean {
  if (!factsOf(file).style.typescript) return true;
  const parameter = called.params[call.arguments.findIndex((argument) => unwrap(argument) === literal.node)];
  return isNode(parameter, 'Identifier') && parameter.optional;
}

/** Functions that call functions are followed this far. */
const MAX_DEPTH = 3;

/** Whether a function gives the variable of the process as it is, maybe through another one of the file. */
function readsProcess(called: FunctionNode, sourceCode: SourceCode, depth = 0): boolean {
  const nodes = bodyNodes(called, sourceCode);
  const calls = nodes.filter((node) => isNode(node, 'CallExpression'));
  const others = calls.map(({ callee }) => localFunction(callee, sourceCode));
  if (depth === MAX_DEPTH) return false;
  if (others.length > 0) {
    return others.every((other) => other !== undefined && readsProcess(other, sourceCode, depth + 1));
  }
  return nodes.some(
    (node) =>
      isNode(node, 'MemberExpression') && originOf(node.object, sourceCode).join('.') === 'process.env',
  );
}

/** The text of a node after an edit inside it. */
function textWith(
  { range, text }: Edit,
  { range: [start, end] }: Node,
  { text: source }: SourceCode,
): string {
  return source.slice(start, range[0]) + text + source.slice(range[1], end);
}

/** `process.env.X ??= 'x'` to `process.env.X ||= …`, `if (!x) x = 'x'` to `if (!x) throw …`. */
function assignmentEdit(
  file: File,
  { literal, name }: SecretDefault,
  assignment: NodeOf['AssignmentExpression'],
  stop: string,
): Edit | undefined {
  const { sourceCode } = file;
  const { left, operator, parent, right } = assignment;
  if (unwrap(right) !== literal.node || containsComment(assignment, sourceCode)) return undefined;
  if (operator !== '=') {
    const token = sourceCode.getTokenAfter(left, (next) => next.value === operator);
    return token ? { range: [token.range[0], assignment.range[1]], text: `||= ${stop}` } : undefined;
  }
  if (!isWholeBranch(parent) || !isGuarded(assignment, sourceCode)) return undefined;
  return { range: assignment.range, text: throwText(factsOf(file).style.quote, name) };
}

/** Whether a statement ends a branch of an `if` that asks for one thing: what `production && !x` misses is not missing. */
function isWholeBranch(statement: Node): boolean {
  const block = statement.parent;
  const isLast = !isNode(block, 'BlockStatement') || block.body.at(-1) === statement;
  const guard = isNode(block, 'BlockStatement') ? block.parent : block;
  const asksMore = (test: Node): boolean => isNode(test, 'LogicalExpression') && test.operator === '&&';
  return (
    isLast &&
    isNode(statement, 'ExpressionStatement') &&
    isNode(guard, 'IfStatement') &&
    !asksMore(unwrap(guard.test))
  );
}

/** From the operator to the end of the fallback. */
function fallbackRange(node: Alternation, sourceCode: SourceCode): [start: number, end: number] | undefined {
  const operator = sourceCode.getTokenAfter(node.left, (token) => token.value === node.operator);
  if (!operator || containsComment(node, sourceCode)) return undefined;
  return [operator.range[0], node.range[1]];
}

/** Whether an operator stands in parentheses of its own. */
function isEnclosed(node: Node, sourceCode: SourceCode): boolean {
  return sourceCode.getTokenBefore(node)?.value === '(' && sourceCode.getTokenAfter(node)?.value === ')';
}

function isLeftOfOther(node: Alternation, sourceCode: SourceCode): boolean {
  const around = outerParent(node);
  return isAlternation(around) && unwrap(around.left) === node && !isEnclosed(node, sourceCode);
}

/** Whether no `??` stands beside, which `||` does not mix with. An empty secret is a missing one. */
export function isAlone(node: Alternation, sourceCode: SourceCode): boolean {
  const around = outerParent(node);
  const mixes = (other: Node | undefined): boolean => isAlternation(other) && other.operator === '??';
  const { left } = node;
  return !(mixes(around) && !isEnclosed(node, sourceCode)) && !(mixes(left) && !isEnclosed(left, sourceCode));
}
