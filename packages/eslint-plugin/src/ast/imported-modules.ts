import type { Node, NodeOf } from './node.js';
import { isNode, parentOf, unwrap } from './node.js';
import { staticText } from './static-text.js';

/** By program: what is asked for is the same for each call of a file. */
const modules = new WeakMap<Node, readonly string[]>();

/** Whether the file of a node imports a module whose name matches, at its top level. */
export function importsModule(node: Node, pattern: RegExp): boolean {
  let root = node;
  for (let parent = parentOf(root); parent !== undefined; parent = parentOf(root)) root = parent;
  return isNode(root, 'Program') && modulesOf(root).some((name) => pattern.test(name));
}

function modulesOf(program: NodeOf['Program']): readonly string[] {
  let known = modules.get(program);
  if (known === undefined) {
    known = program.body.flatMap((statement) => {
      if (isNode(statement, 'ImportDeclaration')) return statement.source.value;
      if (!isNode(statement, 'VariableDeclaration')) return [];
      return statement.declarations.flatMap(({ init }) => (init && requiredModule(init)) ?? []);
    });
    modules.set(program, known);
  }
  return known;
}

/** The module that an expression takes what it gives from: `require('x')`, `require('x').y`, `require('x')(…)`. */
export function requiredModule(init: Node): string | undefined {
  let part = unwrap(init);
  for (let length = 0; length < MAX_CHAIN; length++) {
    if (isNode(part, 'MemberExpression')) part = unwrap(part.object);
    else if (isNode(part, 'CallExpression')) {
      const callee = unwrap(part.callee);
      if (isNode(callee, 'Identifier')) {
        const [source] = part.arguments;
        return callee.name === 'require' && source !== undefined ? staticText(source) : undefined;
      }
      part = callee;
    } else return undefined;
  }
  return undefined;
}

/** Longer chains are a machine's. */
const MAX_CHAIN = 20;
