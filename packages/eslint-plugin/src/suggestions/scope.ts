import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import type { Node } from '../ast/node.js';

type Scope = TSESLint.Scope.Scope;

/** The innermost scope around a node that declares a name. */
export function scopeOf(name: string, node: Node, sourceCode: SourceCode): Scope | undefined {
  let scope: Scope | null = sourceCode.getScope(node);
  while (scope !== null && !scope.set.has(name)) scope = scope.upper;
  return scope ?? undefined;
}
