import type { Binding, KeyPath, SourceCode } from './binding.js';
import { bindingOf } from './binding.js';
import { memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';

/** A chain of aliases is followed this far; one that leads back to itself must end. */
const MAX_DEPTH = 6;

/** Stands for an expression that no name leads to: the result of a call, … */
const UNNAMED = '()';

/** The modules of a runtime whose exports are the process or its environment. */
const RUNTIME_MODULES: Readonly<Record<string, readonly string[]>> = {
  // https://nodejs.org/api/process.html#processenv
  process: ['process'],
  'node:process': ['process'],
  // https://bun.com/docs/runtime/env
  bun: ['Bun'],
  // https://developers.cloudflare.com/workers/runtime-apis/bindings/
  'cloudflare:workers': ['process'],
  // https://svelte.dev/docs/kit/$env-dynamic-private: one export named `env`
  '$env/dynamic/private': ['process'],
  '$env/dynamic/public': ['process'],
  // https://svelte.dev/docs/kit/$env-static-private: each variable is an export
  '$env/static/private': ['process', 'env'],
  '$env/static/public': ['process', 'env'],
};

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['global', 'globalThis', 'self', 'window']);

function importOrigin(binding: Extract<Binding, { kind: 'import' }>, local: string): KeyPath {
  const root = Object.hasOwn(RUNTIME_MODULES, binding.source) ? RUNTIME_MODULES[binding.source] : undefined;
  if (root === undefined) return [local];
  return binding.imported === 'default' || binding.imported === '*' ? root : [...root, binding.imported];
}

function identifierOrigin(node: NodeOf['Identifier'], sourceCode: SourceCode, depth: number): KeyPath {
  const binding = bindingOf(node, sourceCode);
  if (binding === undefined || depth === MAX_DEPTH) return [node.name];
  if (binding.kind === 'import') return importOrigin(binding, node.name);
  const init = originOf(binding.init, sourceCode, depth + 1);
  // What comes out of a call is best known by the name that the author gave it.
  return init[0] === UNNAMED && binding.path.length === 0 ? [node.name] : [...init, ...binding.path];
}

/**
 * The path that leads to an expression's value from a global, with aliases, imports and destructuring in the same
 * file followed: `env.X` after `const { env } = process` is `process`, `env`, `X`.
 */
export function originOf(node: Node, sourceCode: SourceCode, depth = 0): KeyPath {
  const expression = unwrap(node);
  if (isNode(expression, 'MemberExpression')) {
    const object = originOf(expression.object, sourceCode, depth);
    const withoutGlobal = object.length === 1 && GLOBAL_OBJECTS.has(object[0] ?? '') ? [] : object;
    return [...withoutGlobal, memberName(expression)];
  }
  if (isNode(expression, 'Identifier')) return identifierOrigin(expression, sourceCode, depth);
  if (isNode(expression, 'MetaProperty')) return ['import.meta'];
  return isNode(expression, 'ThisExpression') ? ['this'] : [UNNAMED];
}
