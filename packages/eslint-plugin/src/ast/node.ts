import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;

/** Every kind of node by the name that ESTree gives it: `NodeOf['Literal']`. */
export type NodeOf = { [N in Node as `${N['type']}`]: N };

/**
 * Narrows a node by its type's name. The types of typescript-eslint name it by an enum, whose values live in an
 * entry point that needs ESLint at run time; the names themselves are ESTree's and do not change.
 */
export function isNode<Type extends keyof NodeOf>(
  node: Node | null | undefined,
  type: Type,
): node is NodeOf[Type] {
  return (node?.type as string | undefined) === type;
}

const WRAPPERS: ReadonlySet<string> = new Set<keyof NodeOf>([
  'ChainExpression',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
]);

type Wrapper = NodeOf[
  'ChainExpression' | 'TSAsExpression' | 'TSNonNullExpression' | 'TSSatisfiesExpression' | 'TSTypeAssertion'];

/** Whether a node only says something of the type of its expression: `x as T`, `x!`, `x?.y` as a whole. */
export function isWrapper(node: Node): node is Wrapper {
  return WRAPPERS.has(node.type);
}

/** The expression inside type assertions and optional chains; the node itself where there are none. */
export function unwrap(node: Node): Node {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** The node around a node. ESLint gives a program `null` for its parent, whatever the types say. */
export function parentOf(node: Node): Node | undefined {
  return node.parent ?? undefined;
}

/** The nearest node around this one that is no type assertion or optional chain. */
export function outerParent(node: Node): Node | undefined {
  let parent = parentOf(node);
  while (parent !== undefined && isWrapper(parent)) parent = parentOf(parent);
  return parent;
}

export type Alternation = NodeOf['LogicalExpression'] & { readonly operator: '??' | '||' };

/** The operands of a chain of `??` and `||`, left to right. A loop, because generated ones are thousands deep. */
export function alternativesOf(node: Alternation): readonly Node[] {
  const operands: Node[] = [];
  let left: Node = node;
  while (isAlternation(left)) {
    operands.push(left.right);
    left = unwrap(left.left);
  }
  operands.push(left);
  return operands.reverse();
}

/** Whether a node gives one value in place of another: `a ?? b`, `a || b`. */
export function isAlternation(node: Node | undefined): node is Alternation {
  return isNode(node, 'LogicalExpression') && node.operator !== '&&';
}

/** The decorators of a field. Parsers of plain JavaScript know none, and leave the list out. */
export function decoratorsOf(field: NodeOf['PropertyDefinition']): readonly NodeOf['Decorator'][] {
  return 'decorators' in field ? field.decorators : [];
}
