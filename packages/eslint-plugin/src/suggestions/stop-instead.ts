import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import { containsComment } from '../ast/comments.js';
import { sourceValue } from '../ast/conversion.js';
import { envRead, isVariableName } from '../ast/env-read.js';
import type { SecretDefault } from '../ast/fallbacks/secret-defaults.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isAlternation, isNode, outerParent, unwrap } from '../ast/node.js';
import { isClientCode } from './client-code.js';
import type { Edit } from './edit.js';
import { styleOf } from './file-style.js';
import { takesUndefinedForValue, needsValue } from './needed-value.js';
import { schemaRead, SUGGESTION_MESSAGES } from './suggest.js';

export type DefaultSuggestionMessageIds = 'readSchema' | 'removeDefault' | 'stopInstead';

/** How a suggestion is called in `meta.messages` of a rule. */
export const DEFAULT_SUGGESTIONS: Readonly<Record<DefaultSuggestionMessageIds, string>> = {
  readSchema: SUGGESTION_MESSAGES.readSchema,
  removeDefault: 'Remove the fallback.',
  stopInstead: 'Stop when it is missing, in place of the fallback.',
};

interface File {
  readonly filename: string;
  readonly sourceCode: SourceCode;
}

type Suggestions = TSESLint.SuggestionReportDescriptor<DefaultSuggestionMessageIds>[];

/**
 * What can be written in place of the fallback of a secret: nothing, and an error where the place does not take the
 * undefined that is left then, or takes it for a value. Before either, what a schema has checked, where the file has it.
 */
export function defaultSuggestions(file: File, found: SecretDefault): Suggestions {
  const { literal, removal } = found;
  if (removal === undefined) return [];
  const fallback = 'parent' in literal.node ? outerParent(literal.node) : undefined;
  const stop = fallback && stopEdit(file, found, fallback);
  const { range, text } = stop ?? removal;
  return [
    ...(fallback === undefined ? [] : schemaSuggestions(file, found, fallback)),
    {
      messageId: stop === undefined ? 'removeDefault' : 'stopInstead',
      fix: (fixer) => fixer.replaceTextRange([...range], text),
    },
  ];
}

/** What puts an error in the place of a fallback, where one is needed and can stand. */
function stopEdit(
  { filename, sourceCode }: File,
  { literal, name }: SecretDefault,
  fallback: Node,
): Edit | undefined {
  const { typescript, quote } = styleOf(filename, sourceCode, undefined);
  const isNeeded = (typescript && needsValue(fallback)) || takesUndefinedForValue(fallback);
  if (!isNeeded || !isVariableName(name) || isClientCode(filename, sourceCode)) return undefined;
  const text = `(() => { throw new Error(${quote}${name} is required${quote}); })()`;
  if (isNode(fallback, 'ConditionalExpression')) {
    const arm = [fallback.consequent, fallback.alternate].find((node) => unwrap(node) === literal.node);
    return arm && { range: arm.range, text };
  }
  if (!isAlternation(fallback)) return undefined;
  const range = fallbackRange(fallback, sourceCode);
  return range && { range, text: `${isAlone(fallback) ? '||' : fallback.operator} ${text}` };
}

/** `process.env.X ?? 'x'` to `env.X`, where the file imports an environment that a schema has checked. */
function schemaSuggestions(file: File, { name }: SecretDefault, fallback: Node): Suggestions {
  const { sourceCode } = file;
  if (!isAlternation(fallback) || !isAlone(fallback) || containsComment(fallback, sourceCode)) return [];
  // `process.env.X?.trim()`: what is made of the variable is not what the schema has checked.
  const left = unwrap(fallback.left);
  if (sourceValue(left) !== left || envRead(left, sourceCode)?.key !== name) return [];
  const read = schemaRead(file, name, fallback);
  // Without its fallback, `env.X ?? 'x'` is that already.
  if (read === undefined || sourceCode.getText(left) === read) return [];
  return [
    {
      messageId: 'readSchema',
      data: { read },
      fix: (fixer) => fixer.replaceTextRange(fallback.range, read),
    },
  ];
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
