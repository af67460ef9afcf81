import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, unwrap } from '../ast/node.js';
import { staticText } from '../ast/static-text.js';
import { constantText, requireArgument } from './module-origin.js';

/** A place that loads a module at run time. */
export interface ImportTarget {
  readonly specifier: string;
  /** The expression that gives the specifier: what to report. */
  readonly node: Node;
}

type Declaration = NodeOf['ImportDeclaration' | 'ExportNamedDeclaration' | 'ExportAllDeclaration'];

/**
 * Hands every form of import in a file to a callback, in one walk: `import`, `export … from`, `import()`,
 * `require`, `module.require`, `import x = require()`, and what `createRequire` makes. Types are no imports, and
 * neither are a `require` of the file's own, `require.resolve`, or a test runner's `mock('x')`.
 */
export function visitImports(
  sourceCode: SourceCode,
  callback: (target: ImportTarget) => void,
): TSESLint.RuleListener {
  const visit = (node: Node, specifier: string | undefined): void => {
    if (specifier !== undefined) callback({ specifier, node: unwrap(node) });
  };
  const declaration = (node: Declaration): void => {
    if (node.source !== null && !isTypeOnly(node)) visit(node.source, node.source.value);
  };
  return {
    ImportDeclaration: declaration,
    ExportNamedDeclaration: declaration,
    ExportAllDeclaration: declaration,
    ImportExpression: (node) => {
      visit(node.source, constantText(node.source, sourceCode));
    },
    TSImportEqualsDeclaration: ({ importKind, moduleReference }) => {
      if (importKind === 'type' || !isNode(moduleReference, 'TSExternalModuleReference')) return;
      visit(moduleReference.expression, staticText(moduleReference.expression));
    },
    CallExpression: (node) => {
      const argument = requireArgument(node, sourceCode);
      if (argument !== undefined) visit(argument, constantText(argument, sourceCode));
    },
  };
}

/** Whether nothing is left of a declaration at run time: `import type`, `import { type A }`. */
function isTypeOnly(node: Declaration): boolean {
  if (isNode(node, 'ImportDeclaration')) {
    return (
      node.importKind === 'type' ||
      everyIsType(node.specifiers.map((specifier) => 'importKind' in specifier && specifier.importKind))
    );
  }
  if (node.exportKind === 'type') return true;
  return (
    isNode(node, 'ExportNamedDeclaration') && everyIsType(node.specifiers.map(({ exportKind }) => exportKind))
  );
}

function everyIsType(kinds: readonly unknown[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => kind === 'type');
}
