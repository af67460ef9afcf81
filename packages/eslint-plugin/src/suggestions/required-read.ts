import type { SourceCode } from '../ast/binding.js';
import { variableOf } from '../ast/binding.js';
import type { Node } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { CachedPaths } from '../files/cached-paths.js';
import type { EnvFunction } from './env-function.js';
import { envFunctionsIn, exportedEnvFunctions } from './env-function.js';
import { filesOf, importsOf } from './imports.js';
import { scopeOf } from './scope.js';

const modules = CachedPaths.ofTexts(exportedEnvFunctions);

/** The functions that a file has for reading a variable by its name, by what it calls them: its own and imported ones. */
export function envFunctionsOf(
  filename: string,
  { ast, text }: SourceCode,
  root: string | undefined,
): ReadonlyMap<string, EnvFunction> {
  const functions = new Map(envFunctionsIn(text));
  for (const { local, imported, source } of ast.body.flatMap(importsOf)) {
    for (const path of filesOf(source, filename, root)) {
      const found = modules.get(path)?.get(imported);
      if (found !== undefined) functions.set(local, found);
    }
  }
  return functions;
}

/** The name of a function by which a variable can be required at a place: the one that is called there, if it can. */
export function requiringFunction(
  functions: ReadonlyMap<string, EnvFunction>,
  node: Node,
  called: string | undefined,
  sourceCode: SourceCode,
): string | undefined {
  const names = [...functions].filter(([, { requires }]) => requires).map(([name]) => name);
  const sorted = names.toSorted((name) => (name === called ? -1 : 0));
  return sorted.find((name) => isUsable(name, node, sourceCode));
}

/** Whether a name of the module means the same at a place, and is there already when the place is run. */
function isUsable(name: string, node: Node, sourceCode: SourceCode): boolean {
  const scope = scopeOf(name, node, sourceCode);
  const definition = scope?.set.get(name)?.defs[0];
  if (scope?.block !== sourceCode.ast || definition === undefined) return false;
  const declared: Node = definition.node;
  const isInside = declared.range[0] <= node.range[0] && node.range[1] <= declared.range[1];
  if (isInside) return false;
  return !isNode(declared, 'VariableDeclarator') || declared.range[1] <= node.range[0];
}

/** What the function that a call calls is known to do. */
export function calledFunction(
  functions: ReadonlyMap<string, EnvFunction>,
  callee: Node,
  sourceCode: SourceCode,
): EnvFunction | undefined {
  if (!isNode(callee, 'Identifier')) return undefined;
  const variable = variableOf(callee, sourceCode);
  return variable?.scope.block === sourceCode.ast ? functions.get(callee.name) : undefined;
}
