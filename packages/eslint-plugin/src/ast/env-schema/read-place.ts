import type { SourceCode } from '../binding.js';
import { isOnlyAsked } from '../fallbacks/asked.js';
import { localFunction } from '../local-function.js';
import { lastName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { alternativesOf, isAlternation, isNode, outerParent, unwrap } from '../node.js';
import { placeOf, storedName } from '../place.js';
import { staticText } from '../static-text.js';
import { isStoppingCall } from '../stop.js';
import { isFunction } from '../walk.js';
import { decisionOf, stopsHere } from './condition.js';

/** What functions are called that do not take nothing: `required(process.env.X)`, `nonEmpty(process.env.X)`. */
const CHECKING =
  /^(?:assert|check|defined|ensure|expect|invariant|is|must|need|non|not|parse|req|require|throw|unwrap|validate|verify)(?:$|[A-Z_])|^(?:required|parse|unwrap|nonEmpty)|^get(?:$|Required|NonEmpty|Defined|Env|\w{0,40}OrThrow$)/;

/** Whether an operand of `??` ends what runs: `?? fail()`, `|| (() => { throw … })()`. */
export function isStop(operand: Node, sourceCode: SourceCode): boolean {
  const call = unwrap(operand);
  if (!isNode(call, 'CallExpression')) return false;
  const callee = unwrap(call.callee);
  const called = isFunction(callee) ? callee : localFunction(callee, sourceCode);
  return isStoppingCall(call) || (called !== undefined && stopsHere(called.body, sourceCode));
}

/** What takes what it checks behind a schema: `parse(z.string(), process.env.X)`. */
const PARSING = /^parse/i;

/** What checks one thing by another: `jwt.verify(token, secret)` works with the secret. */
const COMPARING = 'verify';

/** Whether a call checks an argument after its name and the place of the argument: behind data it is what is worked with. */
function checksArgument(argument: Node, call: NodeOf['CallExpression']): boolean {
  const name = lastName(call.callee) ?? '';
  if (!CHECKING.test(name)) return false;
  if (PARSING.test(name)) return true;
  const index = call.arguments.findIndex((given) => unwrap(given) === unwrap(argument));
  const others = name.startsWith(COMPARING)
    ? call.arguments.toSpliced(index, 1)
    : call.arguments.slice(0, index);
  return others.every((other) => staticText(other) !== undefined);
}

/** Whether a read is the call's to check: it is handed to a function that is called so, or that stops. */
export function isHandedToCheck(argument: Node, call: Node | undefined, sourceCode: SourceCode): boolean {
  if (!isNode(call, 'CallExpression') || unwrap(call.callee) === argument) return false;
  if (checksArgument(argument, call) || isStoppingCall(call)) return true;
  const called = localFunction(call.callee, sourceCode);
  return called !== undefined && stopsHere(called.body, sourceCode);
}

/** `const isSigned = process.env.A && process.env.B` */
const FLAG = /^(?:can|has|is|should|use|uses)[A-Z_]|(?:available|configured|enabled)$/i;

/** Whether a read only decides something: `flag: !!process.env.X`, `process.env.X && connect()`. */
export function isAsked(read: Node): boolean {
  const whole = outermostAlternation(read) ?? read;
  const parent = outerParent(whole);
  if (isNode(parent, 'ExpressionStatement')) return true;
  const isFlag = isNode(parent, 'LogicalExpression') && parent.operator === '&&';
  if (isFlag && unwrap(parent.left) === unwrap(whole)) return true;
  const place = placeOf(whole);
  const isNamedFlag = place !== undefined && FLAG.test(storedName(place) ?? '');
  return isNamedFlag || isOnlyAsked(whole) || decisionOf(whole) !== undefined;
}

/** `process.env.X = y`, `delete process.env.X` */
export function isWritten(read: Node): boolean {
  const parent = outerParent(read);
  if (isNode(parent, 'AssignmentExpression')) return unwrap(parent.left) === read;
  return isNode(parent, 'UnaryExpression') && parent.operator === 'delete';
}

/** A longer chain no parser reads. */
const MAX_CHAIN = 1_000;

/** The chain of `??` and `||` that a read stands in, as a whole. */
export function outermostAlternation(read: Node): Node | undefined {
  let outer: Node | undefined;
  let node = outerParent(read);
  for (let length = 0; isAlternation(node) && length < MAX_CHAIN; length++) {
    outer = node;
    node = outerParent(node);
  }
  return outer;
}

/** The operands of a chain that stand in for a read. */
export function operandsBehind(read: Node, alternation: Node): readonly Node[] {
  const operands = isAlternation(alternation) ? alternativesOf(alternation).slice(-MAX_CHAIN) : [];
  return operands.filter((operand) => operand.range[0] > read.range[0]);
}
