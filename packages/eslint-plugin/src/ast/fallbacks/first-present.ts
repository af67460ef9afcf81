import type { SourceCode } from '../binding.js';
import { identifierName, lastName, memberName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, unwrap } from '../node.js';
import type { Fallback } from './fallback.js';
import { literalsIn, readsIn, settingNames } from './fallback.js';

/** Functions of lodash that give the first of a list. https://lodash.com/docs#head */
const FIRST: ReadonlySet<string> = new Set(['first', 'head']);

/** Whether a function asks nothing of a value but that it is there: `Boolean`, `(v) => v`, `(v) => v !== undefined`. */
function asksPresence(predicate: Node | undefined): boolean {
  if (predicate === undefined) return false;
  const test = unwrap(predicate);
  if (identifierName(test) === 'Boolean') return true;
  if (!isNode(test, 'ArrowFunctionExpression') || test.params.length !== 1) return false;
  const parameter = identifierName(test.params[0]);
  let asked = unwrap(test.body);
  while (isNode(asked, 'UnaryExpression') && asked.operator === '!') asked = unwrap(asked.argument);
  if (isNode(asked, 'BinaryExpression') && /^!==?$/.test(asked.operator)) {
    asked = isAbsent(asked.right) ? unwrap(asked.left) : asked;
  } else if (isNode(asked, 'CallExpression') && identifierName(unwrap(asked.callee)) === 'Boolean') {
    asked = unwrap(asked.arguments[0] ?? asked);
  }
  return parameter !== undefined && identifierName(asked) === parameter;
}

/** `undefined`, `null`, `''` */
function isAbsent(node: Node): boolean {
  const value = unwrap(node);
  return (
    identifierName(value) === 'undefined' ||
    (isNode(value, 'Literal') && (value.value === null || value.value === ''))
  );
}

/** The list that a call looks through, and the function it asks of each: `list.find(f)`, `_.find(list, f)`. */
function searched(call: NodeOf['CallExpression']): readonly [list: Node | undefined, test: Node | undefined] {
  const callee = unwrap(call.callee);
  const [first, second] = call.arguments;
  if (isNode(callee, 'MemberExpression') && isNode(unwrap(callee.object), 'ArrayExpression'))
    return [unwrap(callee.object), first];
  return [first && unwrap(first), second];
}

/** Whether only the first of a list is taken: `list[0]`, `list.at(0)`, `list.shift()`, `_.head(list)`, `const [x] = list`. */
function takesFirst(list: Node): boolean {
  const parent = outerParent(list);
  if (isNode(parent, 'VariableDeclarator')) {
    return (
      isNode(parent.id, 'ArrayPattern') && parent.id.elements.length === 1 && !isRest(parent.id.elements[0])
    );
  }
  if (isNode(parent, 'CallExpression')) return FIRST.has(lastName(parent.callee) ?? '');
  if (!isNode(parent, 'MemberExpression') || unwrap(parent.object) !== list) return false;
  if (parent.computed) return isZero(parent.property);
  const call = outerParent(parent);
  if (!isNode(call, 'CallExpression') || unwrap(call.callee) !== parent) return false;
  const method = memberName(parent);
  const [index] = call.arguments;
  return method === 'shift' || (method === 'at' && index !== undefined && isZero(index));
}

function isRest(element: Node | null | undefined): boolean {
  return isNode(element, 'RestElement');
}

function isZero(node: Node): boolean {
  return isNode(node, 'Literal') && node.value === 0;
}

/** Functions that look for what is there in a list. */
export const SEARCHES: ReadonlySet<string> = new Set(['compact', 'filter', 'find']);

/** The list of which a call gives the first that is there. */
function firstPresentOf(
  call: NodeOf['CallExpression'],
  method: string,
): NodeOf['ArrayExpression'] | undefined {
  if (!SEARCHES.has(method)) return undefined;
  const [list, test] = searched(call);
  if (!isNode(list, 'ArrayExpression')) return undefined;
  if (method !== 'compact' && !asksPresence(test)) return undefined;
  return method === 'find' || takesFirst(call) ? list : undefined;
}

/**
 * `[process.env.X, 'x'].find(Boolean)`, `[process.env.X, 'x'].filter((v) => v)[0]`,
 * `_.head(_.compact([process.env.X, 'x']))`.
 */
export function firstPresentFallbacks(
  call: NodeOf['CallExpression'],
  method: string,
  sourceCode: SourceCode,
): readonly Fallback[] {
  const items = firstPresentOf(call, method)?.elements.filter((element) => element !== null) ?? [];
  const [, ...others] = items;
  const literals = others.flatMap((item) => literalsIn(item, sourceCode));
  const reads = literals.length === 0 ? [] : items.flatMap((item) => readsIn(item, sourceCode));
  if (reads.length === 0) return [];
  const names = settingNames(reads, call);
  return literals.map((literal) => ({ names, literal, emptyCounts: false, removal: undefined }));
}
