import type { SourceCode } from './binding.js';
import type { Node, NodeOf } from './node.js';
import { isNode } from './node.js';

export type FunctionNode = NodeOf['ArrowFunctionExpression' | 'FunctionDeclaration' | 'FunctionExpression'];

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    isNode(node, 'ArrowFunctionExpression') ||
    isNode(node, 'FunctionDeclaration') ||
    isNode(node, 'FunctionExpression')
  );
}

/** What a person writes in one function has fewer nodes; of more, the first ones say enough. */
const MAX_NODES = 2_000;

/**
 * The nodes below a node in the order of the source, the node itself first, functions inside it left out: what runs
 * when it runs. A list, at most 2,000 long.
 */
export function nodesIn(node: Node, sourceCode: SourceCode): readonly Node[] {
  const nodes: Node[] = [];
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined && nodes.length < MAX_NODES; next = open.pop()) {
    nodes.push(next);
    if (!isFunction(next)) pushChildren(open, next, sourceCode);
  }
  return nodes;
}

/** The nodes right below a node, the last one first: on a stack the first one is on top. */
export function childrenOf(node: Node, sourceCode: SourceCode): Node[] {
  const children: Node[] = [];
  pushChildren(children, node, sourceCode);
  return children;
}

/** Puts the nodes right below a node onto a stack, the first one on top. */
export function pushChildren(stack: Node[], node: Node, { visitorKeys }: SourceCode): void {
  const keys = visitorKeys[node.type];
  if (keys === undefined) return;
  const fields = node as unknown as Readonly<
    Record<string, Node | readonly (Node | null)[] | null | undefined>
  >;
  for (let index = keys.length - 1; index >= 0; index--) {
    const value = fields[keys[index] ?? ''];
    if (value === null || value === undefined) continue;
    if (!isList(value)) stack.push(value);
    else
      for (let at = value.length - 1; at >= 0; at--) {
        const child = value[at];
        if (child !== null && child !== undefined) stack.push(child);
      }
  }
}

function isList(value: Node | readonly (Node | null)[]): value is readonly (Node | null)[] {
  return Array.isArray(value);
}

/** What runs when a function is called. */
export function bodyNodes(node: FunctionNode, sourceCode: SourceCode): readonly Node[] {
  return nodesIn(node.body, sourceCode);
}
