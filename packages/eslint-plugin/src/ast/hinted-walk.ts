import type { SourceCode } from './binding.js';
import { COMPARISONS } from './credentials/inert.js';
import { keyName } from './names.js';
import type { Node } from './node.js';
import { isNode, unwrap } from './node.js';
import { childrenOf, pushChildren } from './walk.js';

/** Offsets in order: what is looked for in a tree. */
type Offsets = readonly number[];

/**
 * By the type of a node: the listeners of a rule that name one. They are told whether one of the offsets is in the node,
 * which of the nodes that a name is about is only so of some.
 */
export type NodeListeners = Readonly<Partial<Record<string, (node: never, isHinted: boolean) => void>>>;

/** A node that is still to be visited, and those offsets that may be in it. */
interface Step {
  readonly node: Node;
  readonly from: number;
  readonly to: number;
  /** A name has been met that is about all of the node. */
  readonly whole: boolean;
}

/** Where nothing is that a program runs on: all texts in there are names of modules, or types. */
export const INERT: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
]);

/**
 * Hands to listeners the nodes that a name or a shape at one of some offsets may be about, each once, the outer ones first:
 * the nodes around it, and behind a name (`password:`, `password =`, `sign(`) all of what it names. Functions in there are
 * left out, for what they hold has names of its own.
 *
 * @param root a program, or a part of one
 */
export function walkHinted(
  root: Node,
  offsets: Offsets,
  sourceCode: SourceCode,
  listeners: NodeListeners,
): void {
  const open: Step[] = [{ node: root, from: 0, to: offsets.length, whole: false }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { node } = step;
    if (INERT.has(node.type)) continue;
    const { from, to } = step;
    listeners[node.type]?.(node as never, from < to);
    const whole = step.whole
      ? !isNode(node, 'BlockStatement')
      : from < to && isNamed(node, offsets, from, to);
    for (const child of childrenOf(node, sourceCode)) {
      const first = lowerBound(offsets, startOf(child), from, to);
      const end = first < to ? lowerBound(offsets, child.range[1], first, to) : first;
      if (whole || first < end) open.push({ node: child, from: first, to: end, whole });
    }
  }
}

/** Hands to listeners all nodes that a program runs on, the outer ones first. */
export function walkAll(root: Node, sourceCode: SourceCode, listeners: NodeListeners): void {
  const open: Node[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (INERT.has(node.type)) continue;
    listeners[node.type]?.(node as never, true);
    pushChildren(open, node, sourceCode);
  }
}

/** Where a node begins. Decorators of an exported class may stand before the export, outside of its range. */
function startOf(node: Node): number {
  const isExport = isNode(node, 'ExportNamedDeclaration') || isNode(node, 'ExportDefaultDeclaration');
  const declared = isExport ? node.declaration : node;
  if (!isNode(declared, 'ClassDeclaration') && !isNode(declared, 'ClassExpression')) return node.range[0];
  // Not every parser knows them.
  const { decorators } = declared as { readonly decorators?: readonly Node[] };
  return Math.min(node.range[0], decorators?.[0]?.range[0] ?? Infinity);
}

/** The first of the offsets from `from` to `to` that is not before a place. */
function lowerBound(offsets: Offsets, place: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one of the offsets is in the part of a node that gives the rest of it a name. */
function isNamed(node: Node, offsets: Offsets, from: number, to: number): boolean {
  const isIn = (part: Node | null | undefined): boolean => {
    if (part === null || part === undefined) return false;
    return (offsets[lowerBound(offsets, part.range[0], from, to)] ?? Infinity) < part.range[1];
  };
  switch (node.type as string) {
    case 'AccessorProperty':
    case 'Property':
    case 'PropertyDefinition':
    case 'SvelteAttribute':
      return isIn((node as { readonly key?: Node }).key);
    case 'VariableDeclarator':
    case 'TSEnumMember':
      return isIn((node as { readonly id?: Node }).id);
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return isIn((node as { readonly left?: Node }).left);
    case 'JSXAttribute':
      return isIn((node as { readonly name?: Node }).name);
    case 'BinaryExpression':
      return COMPARISONS.has((node as { readonly operator: string }).operator);
    case 'CallExpression':
    case 'NewExpression':
      return isNamedCall(node as Call, isIn);
    case 'ArrayExpression':
      return isIn((node as { readonly elements?: readonly (Node | null)[] }).elements?.[0]);
    case 'ObjectExpression':
      return (node as { readonly properties: readonly Node[] }).properties.some((property) =>
        isNameProperty(property, isIn),
      );
    default:
      return false;
  }
}

type Call = Extract<Node, { readonly callee: Node; readonly arguments: readonly Node[] }>;

/** By the function's own name, or by the first argument, where that is a text: `set('Authorization', …)`. */
function isNamedCall(call: Call, isIn: (part: Node | undefined) => boolean): boolean {
  const callee = unwrap(call.callee);
  if (isIn(isNode(callee, 'MemberExpression') ? callee.property : callee)) return true;
  const first = call.arguments[0] && unwrap(call.arguments[0]);
  return TEXTS.has(first?.type ?? '') && isIn(first);
}

const TEXTS: ReadonlySet<string> = new Set(['BinaryExpression', 'Literal', 'TemplateLiteral']);

/** `{ name: 'DB_PASSWORD', value: 'x' }` */
function isNameProperty(property: Node, isIn: (part: Node) => boolean): boolean {
  return isNode(property, 'Property') && isIn(property.value) && keyName(property) === 'name';
}
