import type { SourceCode } from '../binding.js';
import { bindingOf } from '../binding.js';
import { resolveConstant } from '../constant.js';
import { isNode, unwrap } from '../node.js';
import type { Node } from '../node.js';
import { originOf } from '../origin.js';
import { nodesIn } from '../walk.js';

/** The environment of a process, by its path from a global. An object that only is called `env` may be a schema's. */
const ENVIRONMENTS: ReadonlySet<string> = new Set(['process.env', 'import.meta.env', 'Bun.env', 'Deno.env']);

/**
 * Modules whose variables are checked by who gives them: SvelteKit stops the build, a worker's bindings are part of its
 * deployment. https://svelte.dev/docs/kit/$env-static-private
 */
const CHECKED_MODULES = /^(?:\$env\/|cloudflare:)/;

function isOfCheckedModule(node: Node, sourceCode: SourceCode): boolean {
  let root = unwrap(node);
  while (isNode(root, 'MemberExpression')) root = unwrap(root.object);
  const binding = isNode(root, 'Identifier') ? bindingOf(root, sourceCode) : undefined;
  return binding?.kind === 'import' && CHECKED_MODULES.test(binding.source);
}

/** Whether an expression is the environment of the process as a whole, or a copy of it: `{ ...process.env }`. */
export function isProcessEnvironment(node: Node, sourceCode: SourceCode): boolean {
  const expression = resolveConstant(node, sourceCode);
  if (isNode(expression, 'ObjectExpression')) {
    return expression.properties.some(
      (property) =>
        isNode(property, 'SpreadElement') &&
        ENVIRONMENTS.has(originOf(property.argument, sourceCode).join('.')),
    );
  }
  if (!isNode(expression, 'MemberExpression') && !isNode(expression, 'Identifier')) return false;
  return ENVIRONMENTS.has(originOf(expression, sourceCode).join('.'));
}

/** Whether the values of an expression are the environment's: itself, or an object of what is read of it. */
export function holdsEnvironment(node: Node, sourceCode: SourceCode): boolean {
  if (isProcessEnvironment(node, sourceCode)) return true;
  const expression = resolveConstant(node, sourceCode);
  if (isNode(expression, 'ObjectExpression')) {
    return expression.properties.some(
      (property) => isNode(property, 'Property') && variableRead(property.value, sourceCode) !== undefined,
    );
  }
  return variableRead(expression, sourceCode) !== undefined;
}

/**
 * Whether an expression is the environment as a whole: itself, or an object of nothing but what is read of it, as in
 * `{ PORT: Number(process.env.PORT), JWT_SECRET: process.env.JWT_SECRET }`. `{ body, secret: process.env.SECRET }` is
 * what somebody works with.
 */
export function isWholeEnvironment(node: Node, sourceCode: SourceCode): boolean {
  if (isProcessEnvironment(node, sourceCode)) return true;
  const expression = resolveConstant(node, sourceCode);
  if (!isNode(expression, 'ObjectExpression') || expression.properties.length === 0) return false;
  return expression.properties.every(
    (property) =>
      isNode(property, 'Property') &&
      nodesIn(property.value, sourceCode).some((part) => variableRead(part, sourceCode) !== undefined),
  );
}

/** The key that an expression reads of the environment of the process: the `X` of `process.env.X`. */
export function variableRead(node: Node, sourceCode: SourceCode): string | undefined {
  const expression = unwrap(node);
  if (!isNode(expression, 'MemberExpression')) return undefined;
  const path = originOf(expression, sourceCode);
  const key = path.at(-1);
  if (path.length !== 3 || key === undefined || !ENVIRONMENTS.has(path.slice(0, 2).join('.')))
    return undefined;
  return isOfCheckedModule(expression, sourceCode) ? undefined : key;
}

/** Whether an expression reads a variable whose name is computed: `process.env[name]`. */
export function isComputedRead(node: Node, sourceCode: SourceCode): boolean {
  return (
    isNode(node, 'MemberExpression') &&
    node.computed &&
    originOf(node, sourceCode).at(-1) === undefined &&
    isProcessEnvironment(node.object, sourceCode)
  );
}
