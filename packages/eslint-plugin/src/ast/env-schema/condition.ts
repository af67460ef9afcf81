import type { SourceCode } from '../binding.js';
import { localFunction } from '../local-function.js';
import { lastName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, parentOf, unwrap } from '../node.js';
import { isStoppingCall, stops } from '../stop.js';
import { nodesIn } from '../walk.js';

/** What a condition decides on: an `if`, a ternary, an `&&` or `||` that stands alone. */
export type Decision = NodeOf['ConditionalExpression' | 'IfStatement' | 'LogicalExpression'];

/** Operators and calls between a value and the condition that asks for it. */
function isPartOfCondition(parent: Node, child: Node): boolean {
  if (isNode(parent, 'UnaryExpression')) return true;
  if (isNode(parent, 'BinaryExpression')) return true;
  if (isNode(parent, 'MemberExpression')) return parent.object === child;
  // `Object.keys(errors).length`, `isLeft(result)`, `errors.some(…)`
  if (isNode(parent, 'CallExpression')) return true;
  return parent !== unwrap(parent) || isNode(parent, 'SequenceExpression');
}

/** What a person writes in one condition is less deep than this. */
const MAX_CLIMB = 60;

/** The decision that asks for a value; undefined where the value goes elsewhere. */
export function decisionOf(value: Node): Decision | undefined {
  // `if (!a || !b)` asks for both; `!ok && fail()` decides by itself.
  let own: Decision | undefined;
  let part = value;
  let parent = parentOf(part);
  for (let climbed = 0; parent !== undefined && climbed < MAX_CLIMB; climbed++) {
    if (isNode(parent, 'IfStatement') || isNode(parent, 'ConditionalExpression')) {
      return parent.test === part ? parent : own;
    }
    if (isNode(parent, 'LogicalExpression')) {
      if (parent.left === part) own ??= parent;
    } else if (!isPartOfCondition(parent, part)) {
      return own;
    }
    part = parent;
    parent = parentOf(part);
  }
  return own;
}

/** Whether a branch of a decision, or what comes right behind it, may throw or end the process. */
export function decisionStops(decision: Decision, sourceCode: SourceCode): boolean {
  if (isNode(decision, 'LogicalExpression')) return stopsHere(decision.right, sourceCode);
  const branches = [decision.consequent, decision.alternate].filter((branch) => branch !== null);
  if (branches.some((branch) => stopsHere(branch, sourceCode))) return true;
  return (
    isNode(decision, 'IfStatement') && laterStatements(decision).some((next) => stopsHere(next, sourceCode))
  );
}

/** What stops the process for a reason stands near it. */
const MAX_LATER = 50;

/** The statements behind one, in the same list: what runs where a branch has not returned. */
export function laterStatements(statement: Node): readonly Node[] {
  const list = statement.parent;
  if (!isNode(list, 'BlockStatement') && !isNode(list, 'Program')) return [];
  const statements: readonly Node[] = list.body;
  const start = statements.indexOf(statement) + 1;
  return statements.slice(start, start + MAX_LATER);
}

/** By node: each statement of a block is asked for by all that stand before it. */
const stopping = new WeakMap<Node, boolean>();

/** Whether what runs with a node may stop the process, functions of the file that it calls included. */
export function stopsHere(node: Node, sourceCode: SourceCode): boolean {
  let known = stopping.get(node);
  if (known === undefined) {
    known = mayStop(node, sourceCode);
    stopping.set(node, known);
  }
  return known;
}

function mayStop(node: Node, sourceCode: SourceCode): boolean {
  return (
    stops(node, sourceCode) ||
    nodesIn(node, sourceCode).some((inner) => {
      const called = isNode(inner, 'CallExpression') ? localFunction(inner.callee, sourceCode) : undefined;
      return called !== undefined && stops(called.body, sourceCode);
    })
  );
}

/** Who writes to a log, and what makes a text of an error. */
const PRINTER = /^(?:console|debug|log|logger|logging|pino|reporter|signale|winston)$|(?:log|logger)$/i;
const FORMATTER =
  /^(?:concat|entries|filter|flatMap|flatten|flattenError|forEach|format|formatError|from|fromError|fromZodError|inspect|issues|join|keys|log|map|message|prettifyError|print|stringify|String|toString|treeifyError|values|warn|error|info|debug)$/;

/** Whether nothing comes of a branch but texts: no function that may do more is called, nothing is handed back. */
export function onlyPrints(branch: Node, sourceCode: SourceCode): boolean {
  return nodesIn(branch, sourceCode).every((node) => {
    if (isNode(node, 'ReturnStatement')) return node.argument === null;
    if (isNode(node, 'AssignmentExpression')) return false;
    if (!isNode(node, 'CallExpression')) return true;
    if (isStoppingCall(node)) return false;
    const callee = unwrap(node.callee);
    const owner = isNode(callee, 'MemberExpression') ? lastName(callee.object) : undefined;
    return PRINTER.test(owner ?? '') || FORMATTER.test(lastName(callee) ?? '');
  });
}
