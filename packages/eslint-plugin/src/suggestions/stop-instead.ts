import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import { containsComment } from '../ast/comments.js';
import { isVariableName } from '../ast/env-read.js';
import type { SecretDefault } from '../ast/fallbacks/secret-defaults.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isAlternation, isNode, outerParent } from '../ast/node.js';
import { isClientCode } from './client-code.js';
import { styleOf } from './file-style.js';
import { takesUndefined } from './replacement.js';

export type DefaultSuggestionMessageIds = 'removeDefault' | 'stopInstead';

/** How a suggestion is called in `meta.messages` of a rule. */
export const DEFAULT_SUGGESTIONS: Readonly<Record<DefaultSuggestionMessageIds, string>> = {
  removeDefault: 'Remove the fallback.',
  stopInstead: 'Stop when it is missing, in place of the fallback.',
};

interface File {
  readonly filename: string;
  readonly sourceCode: SourceCode;
}

type Suggestions = TSESLint.SuggestionReportDescriptor<DefaultSuggestionMessageIds>[];

/**
 * What can be written in place of the fallback of a secret: nothing, and in TypeScript an error where the place says
 * that it does not take the undefined that is left then.
 */
export function defaultSuggestions(file: File, { literal, name, removal }: SecretDefault): Suggestions {
  if (removal === undefined) return [];
  const { sourceCode } = file;
  const remove = {
    messageId: 'removeDefault' as const,
    fix: (fixer: TSESLint.RuleFixer) => fixer.replaceTextRange(removal.range, removal.text),
  };
  const style = styleOf(file.filename, sourceCode, undefined);
  const fallback = 'parent' in literal.node ? outerParent(literal.node) : undefined;
  if (!style.typescript || !isAlternation(fallback) || !needsValue(fallback) || !isVariableName(name)) {
    return [remove];
  }
  const text = `(() => { throw new Error(${style.quote}${name} is required${style.quote}); })()`;
  const range = fallbackRange(fallback, sourceCode);
  if (range === undefined || isClientCode(file.filename, sourceCode)) return [remove];
  const stop = {
    messageId: 'stopInstead' as const,
    fix: (fixer: TSESLint.RuleFixer) =>
      fixer.replaceTextRange(range, `${isAlone(fallback) ? '||' : fallback.operator} ${text}`),
  };
  return [stop];
}

/** From the operator to the end of the fallback. */
function fallbackRange(
  node: NodeOf['LogicalExpression'],
  sourceCode: SourceCode,
): [start: number, end: number] | undefined {
  const operator = sourceCode.getTokenAfter(node.left, (token) => token.value === node.operator);
  if (!operator || containsComment(node, sourceCode)) return undefined;
  return [operator.range[0], node.range[1]];
}

/** Whether no other operator stands beside: `??` and `||` do not mix. An empty secret is a missing one. */
function isAlone(node: NodeOf['LogicalExpression']): boolean {
  return !isAlternation(outerParent(node)) && !isAlternation(node.left);
}

/** Whether a place says that it takes no undefined: `(…).length`, `const key: string = …`. */
function needsValue(node: Node): boolean {
  const parent = outerParent(node);
  if (isNode(parent, 'MemberExpression')) return parent.object === node && !parent.optional;
  const annotation = isNode(parent, 'VariableDeclarator')
    ? parent.id.typeAnnotation
    : isNode(parent, 'PropertyDefinition') && parent.typeAnnotation;
  // Of what is not written, oxlint gives null.
  return Boolean(annotation) && !takesUndefined(node);
}
