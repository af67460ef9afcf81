import type { SourceCode } from '../binding.js';
import { variableOf } from '../binding.js';
import { localFunction } from '../local-function.js';
import { identifierName, keyName, memberName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, parentOf, unwrap } from '../node.js';
import { methodName } from '../schema-library.js';
import { isFunction } from '../walk.js';
import { decisionOf, decisionStops, laterStatements, onlyPrints, stopsHere } from './condition.js';
import type { Validation } from './validation.js';
import { optionOf } from './validation.js';

/**
 * Why a failed validation does not stop the process.
 * - `unread`: nobody asks for the result
 * - `swallowed`: the error is printed, and the process goes on
 * - `skipped`: the validation is switched off
 */
export interface Unchecked {
  readonly node: Node;
  readonly why: 'skipped' | 'swallowed' | 'unread';
}

/** Properties of a result that say whether it failed. */
const VERDICTS: ReadonlySet<string> = new Set(['_tag', 'error', 'errors', 'issues', 'ok', 'success']);

/** Properties of a result that hold the data. */
const DATA: ReadonlySet<string> = new Set(['data', 'output', 'value']);

/** The expression around a call that holds its value: `await`, type assertions. */
function valueOf(call: Node): Node {
  let value = call;
  for (let parent = parentOf(value); parent !== undefined; parent = parentOf(value)) {
    if (!isNode(parent, 'AwaitExpression') && unwrap(parent) === parent) break;
    value = parent;
  }
  return value;
}

/** How a place uses a result: asks for it, takes only the data out of it, or hands it on to who may ask. */
type Use = 'asked' | 'data' | 'handed on' | 'swallowed';

/** Whether a statement does nothing with a value but print it: `console.error(result.error)`, in a loop too. */
function isPrinted(value: Node, sourceCode: SourceCode): boolean {
  let part = value;
  for (let parent = parentOf(part); parent !== undefined; parent = parentOf(part)) {
    if (isNode(parent, 'ExpressionStatement')) return onlyPrints(parent, sourceCode);
    if (isNode(parent, 'ForOfStatement')) return parent.right === part && onlyPrints(parent.body, sourceCode);
    if (isFunction(parent)) return false;
    part = parent;
  }
  return false;
}

function decided(value: Node, sourceCode: SourceCode): Use {
  const decision = decisionOf(value);
  if (decision === undefined) return isPrinted(value, sourceCode) ? 'data' : 'handed on';
  if (decisionStops(decision, sourceCode)) return 'asked';
  if (!isNode(decision, 'IfStatement')) return 'handed on';
  const branches = [decision.consequent, decision.alternate].filter((branch) => branch !== null);
  return branches.some((branch) => onlyPrints(branch, sourceCode)) ? 'swallowed' : 'handed on';
}

function useOf(reference: Node, sourceCode: SourceCode): Use {
  const member = outerParent(reference);
  if (isNode(member, 'MemberExpression') && unwrap(member.object) === reference) {
    const name = memberName(member);
    if (name !== undefined && VERDICTS.has(name)) return decided(member, sourceCode);
    const isData = name !== undefined && DATA.has(name);
    return isData || isPrinted(member, sourceCode) ? 'data' : 'handed on';
  }
  return decided(reference, sourceCode);
}

function judge(uses: readonly Use[]): Unchecked['why'] | undefined {
  if (uses.some((use) => use === 'asked' || use === 'handed on')) return undefined;
  return uses.includes('swallowed') ? 'swallowed' : 'unread';
}

function usesOf(identifier: NodeOf['Identifier'], sourceCode: SourceCode): readonly Use[] {
  const references = variableOf(identifier, sourceCode)?.references ?? [];
  return references
    .filter((reference) => reference.isRead())
    .map((reference) => useOf(reference.identifier as Node, sourceCode));
}

/** The part of a pattern that says whether it failed: `{ error }`, `[error]`. */
function verdictsIn(
  pattern: NodeOf['ArrayPattern' | 'ObjectPattern'],
): readonly (NodeOf['Identifier'] | undefined)[] {
  if (isNode(pattern, 'ArrayPattern')) {
    const [first] = pattern.elements;
    return isNode(first, 'Identifier') ? [first] : [];
  }
  return pattern.properties.flatMap((property) => {
    if (isNode(property, 'RestElement')) return [undefined];
    const name = keyName(property);
    if (name === undefined || !VERDICTS.has(name)) return [];
    const value: Node = property.value;
    return [isNode(value, 'Identifier') ? value : undefined];
  });
}

/** What is wrong with how the result of a validation is used. */
function resultFault(call: Node, sourceCode: SourceCode): Unchecked['why'] | undefined {
  const value = valueOf(call);
  const holder = parentOf(value);
  if (isNode(holder, 'ExpressionStatement')) return 'unread';
  if (isNode(holder, 'MemberExpression')) {
    const use = useOf(value, sourceCode);
    return use === 'data' ? 'unread' : use === 'swallowed' ? 'swallowed' : undefined;
  }
  if (!isNode(holder, 'VariableDeclarator')) {
    const use = decided(value, sourceCode);
    return use === 'swallowed' ? 'swallowed' : undefined;
  }
  // What other modules get, they may ask.
  if (isExported(holder)) return undefined;
  if (isNode(holder.id, 'Identifier')) return judge(usesOf(holder.id, sourceCode));
  const verdicts = verdictsIn(holder.id);
  if (verdicts.includes(undefined)) return undefined;
  return judge(verdicts.flatMap((verdict) => (verdict ? usesOf(verdict, sourceCode) : [])));
}

function isExported(declarator: NodeOf['VariableDeclarator']): boolean {
  return isNode(declarator.parent.parent, 'ExportNamedDeclaration') && isNode(declarator.id, 'Identifier');
}

/** The `try` whose block a node runs in, within the same function. */
function tryAround(node: Node): NodeOf['TryStatement'] | undefined {
  let part = node;
  for (let parent = parentOf(part); parent !== undefined && !isFunction(parent); parent = parentOf(part)) {
    if (isNode(parent, 'TryStatement') && parent.block === part && parent.handler !== null) return parent;
    part = parent;
  }
  return undefined;
}

/** Whether an error is only printed: by the `catch` of a `try`, by a `.catch()`. */
function errorFault(call: Node, sourceCode: SourceCode): Unchecked['why'] | undefined {
  const promise = outerParent(call);
  const caught =
    isNode(promise, 'MemberExpression') && memberName(promise) === 'catch' ? outerParent(promise) : undefined;
  if (isNode(caught, 'CallExpression')) {
    const [handler] = caught.arguments;
    return handler !== undefined && isPrinting(handler, sourceCode) ? 'swallowed' : undefined;
  }
  const statement = tryAround(call);
  const body = statement?.handler?.body;
  if (statement === undefined || body === undefined || stopsHere(body, sourceCode)) return undefined;
  if (!onlyPrints(body, sourceCode)) return undefined;
  return laterStatements(statement).some((next) => stopsHere(next, sourceCode)) ? undefined : 'swallowed';
}

/** Whether a function does nothing with what it is told but print it: `console.error`, `(error) => { log(error); }`. */
function isPrinting(handler: Node, sourceCode: SourceCode): boolean {
  const expression = unwrap(handler);
  if (isNode(expression, 'MemberExpression')) return identifierName(unwrap(expression.object)) === 'console';
  const body = isFunction(expression) ? expression : localFunction(expression, sourceCode);
  return body !== undefined && !stopsHere(body.body, sourceCode) && onlyPrints(body.body, sourceCode);
}

/** What of a validation's failure does not stop the process, if anything does not. */
export function uncheckedFailure(
  { call, failure }: Validation,
  sourceCode: SourceCode,
): Unchecked | undefined {
  const why = failure === 'throws' ? errorFault(call, sourceCode) : resultFault(call, sourceCode);
  if (why === undefined) return undefined;
  const callee = unwrap(call.callee);
  return { node: isNode(callee, 'MemberExpression') ? callee.property : callee, why };
}

/** Options that take the place of what stops the process: t3-env, envalid, envsafe. */
const HANDLERS: ReadonlySet<string> = new Set(['onValidationError', 'reporter']);

/** Functions that take such options. */
const READERS: ReadonlySet<string> = new Set(['cleanEnv', 'createEnv', 'envsafe', 'makeEnv']);

/** `createEnv({ skipValidation: true })`, `createEnv({ onValidationError: console.error })`. */
export function uncheckedOptions(
  call: NodeOf['CallExpression'],
  sourceCode: SourceCode,
): readonly Unchecked[] {
  if (!READERS.has(methodName(call) ?? '')) return [];
  const skip = optionOf(call, 'skipValidation');
  const isSkipped = isNode(skip?.value, 'Literal') && skip.value.value === true;
  const found: Unchecked[] = skip !== undefined && isSkipped ? [{ node: skip, why: 'skipped' }] : [];
  for (const key of HANDLERS) {
    const handler = optionOf(call, key);
    if (handler !== undefined && isPrinting(handler.value, sourceCode)) {
      found.push({ node: handler.key, why: 'swallowed' });
    }
  }
  return found;
}
