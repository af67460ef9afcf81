import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import { keyName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode } from './node.js';
import { isFunction } from './walk.js';

export type SourceCode = Readonly<TSESLint.SourceCode>;

/** A key that is not written out (`o[k]`) is undefined. */
export type KeyPath = readonly (string | undefined)[];

/** Where the value of a name comes from. */
export type Binding =
  /** `const x = init` (empty path), `const { a: { b: x } } = init` (path `a`, `b`). */
  | { readonly kind: 'value'; readonly init: Node; readonly path: KeyPath; readonly constant: boolean }
  /** `import { imported as x } from 'source'`; `default`, or `*` for the namespace. */
  | { readonly kind: 'import'; readonly source: string; readonly imported: string };

/**
 * What an object pattern takes its parts from, and the keys that lead to one of them.
 *
 * @param target the part: an identifier, or an identifier with its default
 */
export function patternSource(target: Node): { readonly init: Node; readonly path: KeyPath } | undefined {
  const path: (string | undefined)[] = [];
  let part = target;
  for (;;) {
    const { parent } = part;
    if (isNode(parent, 'AssignmentPattern') && parent.left === part) {
      // `{ a } = init`, as a parameter or inside another pattern: the default is where an outermost part comes from.
      if (isNode(part, 'ObjectPattern') && !isNode(parent.parent, 'Property'))
        return { init: parent.right, path };
      part = parent;
    } else if (isNode(parent, 'Property') && isNode(parent.parent, 'ObjectPattern')) {
      path.unshift(keyName(parent));
      part = parent.parent;
    } else if (isNode(parent, 'VariableDeclarator') && parent.init !== null) {
      return { init: parent.init, path };
    } else if (isNode(parent, 'AssignmentExpression')) {
      return { init: parent.right, path };
    } else {
      return undefined;
    }
  }
}

/** The variable that an identifier names, in the nearest scope that has one. */
export function variableOf(
  identifier: NodeOf['Identifier'],
  sourceCode: SourceCode,
): TSESLint.Scope.Variable | undefined {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope(identifier);
  while (scope !== null) {
    const variable = scope.set.get(identifier.name);
    if (variable !== undefined) return variable;
    scope = scope.upper;
  }
  return undefined;
}

function importBinding(specifier: Node): Binding | undefined {
  const declaration = specifier.parent;
  if (!isNode(declaration, 'ImportDeclaration')) return undefined;
  const source = declaration.source.value;
  if (isNode(specifier, 'ImportNamespaceSpecifier')) return { kind: 'import', source, imported: '*' };
  if (!isNode(specifier, 'ImportSpecifier')) return { kind: 'import', source, imported: 'default' };
  const { imported } = specifier;
  return {
    kind: 'import',
    source,
    imported: isNode(imported, 'Identifier') ? imported.name : imported.value,
  };
}

/** Whether nothing but its declaration writes a variable: a `const`, or a `let` that is never assigned again. */
function isConstant(variable: TSESLint.Scope.Variable): boolean {
  let isOne = constants.get(variable);
  if (isOne === undefined) {
    isOne = variable.references.every((reference) => !reference.isWrite() || reference.init === true);
    constants.set(variable, isOne);
  }
  return isOne;
}

/** A generated file may read one variable in ten thousand places. */
const constants = new WeakMap<TSESLint.Scope.Variable, boolean>();

/** By variable: what one is bound to does not change, and it may be read in ten thousand places. */
const bindings = new WeakMap<TSESLint.Scope.Variable, { readonly binding: Binding | undefined }>();

/** Where an identifier's value comes from, if its file says so: a single declaration or an import. */
export function bindingOf(identifier: NodeOf['Identifier'], sourceCode: SourceCode): Binding | undefined {
  const variable = variableOf(identifier, sourceCode);
  if (variable === undefined) return undefined;
  let known = bindings.get(variable);
  if (known === undefined) {
    known = { binding: variableBinding(variable) };
    bindings.set(variable, known);
  }
  return known.binding;
}

/** `(secret = process.env.JWT_SECRET) => …`: one of the values that it may have. */
function parameterBinding(name: Node): Binding | undefined {
  const pattern = name.parent;
  return isNode(pattern, 'AssignmentPattern') && pattern.left === name && isFunction(pattern.parent)
    ? { kind: 'value', init: pattern.right, path: [], constant: false }
    : undefined;
}

function variableBinding(variable: TSESLint.Scope.Variable): Binding | undefined {
  const [definition] = variable.defs;
  if (definition === undefined || variable.defs.length > 1) return undefined;
  const declared: TSESTree.Node = definition.node;
  if (isFunction(declared)) return parameterBinding(definition.name);
  if (!isNode(declared, 'VariableDeclarator')) return importBinding(declared);
  const source = patternSource(definition.name);
  return source && { kind: 'value', ...source, constant: isConstant(variable) };
}
