import type { Binding, KeyPath, SourceCode } from './binding.js';
import { bindingOf } from './binding.js';
import { literalValue } from './constant.js';
import { memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';
import { staticText } from './static-text.js';

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

function runtimeModule(source: string | undefined): readonly string[] | undefined {
  return source !== undefined && Object.hasOwn(RUNTIME_MODULES, source) ? RUNTIME_MODULES[source] : undefined;
}

/** `require('node:process')`, `await import('node:process')` */
function loadedModule(node: Node): readonly string[] | undefined {
  const inner = isNode(node, 'AwaitExpression') ? unwrap(node.argument) : node;
  if (isNode(inner, 'ImportExpression')) return runtimeModule(staticText(inner.source));
  if (!isNode(inner, 'CallExpression')) return undefined;
  const { callee } = inner;
  const argument = isNode(callee, 'Identifier') && callee.name === 'require' ? inner.arguments[0] : undefined;
  return argument && runtimeModule(staticText(argument));
}

function importOrigin(binding: Extract<Binding, { kind: 'import' }>, local: string): KeyPath {
  const root = runtimeModule(binding.source);
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
    return [...withoutGlobal, memberName(expression) ?? constantKey(expression, sourceCode)];
  }
  if (isNode(expression, 'Identifier')) return identifierOrigin(expression, sourceCode, depth);
  if (isNode(expression, 'MetaProperty')) return ['import.meta'];
  if (isNode(expression, 'ThisExpression')) return ['this'];
  return loadedModule(expression) ?? [UNNAMED];
}

/** The text of a key that is a constant of the file: `const KEY = 'X'; process.env[KEY]`. */
function constantKey(member: NodeOf['MemberExpression'], sourceCode: SourceCode): string | undefined {
  if (!member.computed) return undefined;
  const key = unwrap(member.property);
  const isName = isNode(key, 'Identifier') || isNode(key, 'MemberExpression');
  return isName ? literalValue(key, sourceCode)?.value : undefined;
}
