import type { SourceCode } from '../ast/binding.js';
import { bindingOf } from '../ast/binding.js';
import { resolveConstant } from '../ast/constant.js';
import { memberName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, unwrap } from '../ast/node.js';
import { staticText } from '../ast/static-text.js';

/** What an expression holds of a module. */
export interface ModuleOrigin {
  /** The module's specifier without `node:`; `bun` and `deno` for the globals of these runtimes. */
  readonly module: string;
  /** The names that lead to it: `exec`, `$.sync`; empty for the module itself or its default export. */
  readonly path: string;
}

/** A chain of aliases is followed this far; one that leads back to itself must end. */
const MAX_DEPTH = 8;

const RUNTIME_GLOBALS: Readonly<Record<string, string>> = { Bun: 'bun', Deno: 'deno' };

/** Functions that hand their first argument back, changed but still what it was: `promisify(exec)`. */
const SAME_FUNCTION = new Set(['util promisify', 'pify ', 'util callbackify']);

/** The text of an expression, or of the constant that it names. */
export function constantText(node: Node, sourceCode: SourceCode): string | undefined {
  return staticText(node) ?? staticText(resolveConstant(node, sourceCode));
}

/** Whether a name is nobody's in this file: a global, or declared (`declare const require: …`) to be one. */
export function isGlobal(identifier: NodeOf['Identifier'], sourceCode: SourceCode): boolean {
  for (
    let scope: ReturnType<SourceCode['getScope']> | null = sourceCode.getScope(identifier);
    scope;
    scope = scope.upper
  ) {
    const variable = scope.set.get(identifier.name);
    if (variable !== undefined) return variable.defs.every(({ node }) => isAmbient(node));
  }
  return true;
}

function isAmbient(node: Node): boolean {
  if (isNode(node, 'TSDeclareFunction')) return node.declare;
  return (
    isNode(node, 'VariableDeclarator') && isNode(node.parent, 'VariableDeclaration') && node.parent.declare
  );
}

/** The argument that names the module, if a call loads one: `require('x')`, `module.require('x')`, `createRequire(…)('x')`. */
export function requireArgument(call: NodeOf['CallExpression'], sourceCode: SourceCode): Node | undefined {
  const [argument] = call.arguments;
  return argument !== undefined && isRequire(call.callee, sourceCode, 0) ? argument : undefined;
}

function isRequire(callee: Node, sourceCode: SourceCode, depth: number): boolean {
  if (depth === MAX_DEPTH) return false;
  const target = unwrap(callee);
  if (isNode(target, 'CallExpression')) {
    const origin = moduleOrigin(target.callee, sourceCode, depth + 1);
    return origin?.module === 'module' && origin.path === 'createRequire';
  }
  if (isNode(target, 'MemberExpression')) {
    const object = unwrap(target.object);
    const isModule = isNode(object, 'Identifier') && object.name === 'module' && isGlobal(object, sourceCode);
    return isModule && memberName(target) === 'require';
  }
  if (!isNode(target, 'Identifier')) return false;
  if (target.name === 'require' && isGlobal(target, sourceCode)) return true;
  const binding = bindingOf(target, sourceCode);
  return (
    binding?.kind === 'value' && binding.path.length === 0 && isRequire(binding.init, sourceCode, depth + 1)
  );
}

/**
 * The module that an expression comes from, and what of it: through imports of every form, `require`, aliases,
 * destructuring, `promisify(…)`. No other file is read.
 */
export function moduleOrigin(node: Node, sourceCode: SourceCode, depth = 0): ModuleOrigin | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const expression = unwrap(node);
  if (isNode(expression, 'AwaitExpression')) return moduleOrigin(expression.argument, sourceCode, depth + 1);
  if (isNode(expression, 'ImportExpression')) return moduleNamed(constantText(expression.source, sourceCode));
  if (isNode(expression, 'CallExpression')) return callOrigin(expression, sourceCode, depth);
  if (isNode(expression, 'MemberExpression')) {
    const object = moduleOrigin(expression.object, sourceCode, depth + 1);
    return object && withPath(object, [memberName(expression)]);
  }
  return isNode(expression, 'Identifier') ? identifierOrigin(expression, sourceCode, depth) : undefined;
}

function callOrigin(
  call: NodeOf['CallExpression'],
  sourceCode: SourceCode,
  depth: number,
): ModuleOrigin | undefined {
  const required = requireArgument(call, sourceCode);
  if (required !== undefined) return moduleNamed(constantText(required, sourceCode));
  const callee = moduleOrigin(call.callee, sourceCode, depth + 1);
  if (callee === undefined) return undefined;
  const [argument] = call.arguments;
  if (argument !== undefined && SAME_FUNCTION.has(`${callee.module} ${callee.path}`)) {
    return moduleOrigin(argument, sourceCode, depth + 1);
  }
  // `$({ verbose: true })` of zx and execa, and `execa({ … })`, give the function back with other defaults.
  return argument !== undefined && isNode(argument, 'ObjectExpression') ? callee : undefined;
}

function identifierOrigin(
  identifier: NodeOf['Identifier'],
  sourceCode: SourceCode,
  depth: number,
): ModuleOrigin | undefined {
  const { name } = identifier;
  if (Object.hasOwn(RUNTIME_GLOBALS, name) && isGlobal(identifier, sourceCode)) {
    return moduleNamed(RUNTIME_GLOBALS[name]);
  }
  const binding = bindingOf(identifier, sourceCode);
  if (binding?.kind === 'import') return withPath(moduleNamed(binding.source), [binding.imported]);
  if (binding !== undefined) {
    const origin = moduleOrigin(binding.init, sourceCode, depth + 1);
    return origin && withPath(origin, binding.path);
  }
  return importEqualsOrigin(identifier, sourceCode);
}

/** `import cp = require('node:child_process')` */
function importEqualsOrigin(
  identifier: NodeOf['Identifier'],
  sourceCode: SourceCode,
): ModuleOrigin | undefined {
  for (
    let scope: ReturnType<SourceCode['getScope']> | null = sourceCode.getScope(identifier);
    scope;
    scope = scope.upper
  ) {
    const declared = scope.set.get(identifier.name)?.defs[0]?.node;
    if (!isNode(declared, 'TSImportEqualsDeclaration')) continue;
    const { moduleReference } = declared;
    return isNode(moduleReference, 'TSExternalModuleReference')
      ? moduleNamed(staticText(moduleReference.expression))
      : undefined;
  }
  return undefined;
}

function moduleNamed(specifier: string | undefined): ModuleOrigin | undefined {
  return specifier === undefined ? undefined : { module: specifier.replace(/^node:/, ''), path: '' };
}

function withPath(
  origin: ModuleOrigin | undefined,
  names: readonly (string | undefined)[],
): ModuleOrigin | undefined {
  if (origin === undefined || names.includes(undefined)) return undefined;
  const path = [origin.path, ...names].filter((name) => name !== '' && name !== '*' && name !== 'default');
  return { module: origin.module, path: path.join('.') };
}
