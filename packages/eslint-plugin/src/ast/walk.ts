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
    if (!isFunction(next)) open.push(...childrenOf(next, sourceCode).reverse());
  }
  return nodes;
}

/** The nodes right below a node, in the order of the source. */
function childrenOf(node: Node, sourceCode: SourceCode): Node[] {
  const fields = node as unknown as Readonly<Record<string, unknown>>;
  const keys = sourceCode.visitorKeys[node.type] ?? [];
  return keys.flatMap((key) => {
    const value = fields[key];
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.filter((child) => child !== null && child !== undefined) as Node[];
  });
}

/** What runs when a function is called. */
export function bodyNodes(node: FunctionNode, sourceCode: SourceCode): readonly Node[] {
  return nodesIn(node.body, sourceCode);
}
