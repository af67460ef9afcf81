import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import { containsComment } from '../ast/comments.js';
import { isVariableName } from '../ast/env-read.js';
import { checksEnvironment } from '../ast/env-schema/validation.js';
import type { SecretDefault } from '../ast/fallbacks/secret-defaults.js';
import { identifierName, memberName } from '../ast/names.js';
import type { Node } from '../ast/node.js';
import { isAlternation, isNode, outerParent, unwrap } from '../ast/node.js';
import { originOf } from '../ast/origin.js';
import { typeName } from '../ast/type-name.js';
import type { Edit } from './edit.js';
import type { File, Read } from './file-facts.js';
import { factsOf, requiredRead, schemaRead } from './file-facts.js';
import type { ImportedName } from './imports.js';
import { importsOf } from './imports.js';
import { isAskedForPresence, takesUndefined, takesUndefinedForValue } from './needed-value.js';
import { isAlone, stopEdit } from './stop-instead.js';
import { SUGGESTION_MESSAGES } from './suggest.js';

export type DefaultSuggestionMessageIds = 'readRequired' | 'readSchema' | 'removeDefault' | 'stopInstead';

/** How a suggestion is called in `meta.messages` of a rule. */
export const DEFAULT_SUGGESTIONS: Readonly<Record<DefaultSuggestionMessageIds, string>> = {
  readSchema: SUGGESTION_MESSAGES.readSchema,
  readRequired: SUGGESTION_MESSAGES.readRequired,
  removeDefault: 'Remove the fallback.',
  stopInstead: 'Stop when it is missing, in place of the fallback.',
};

interface Suggestion {
  readonly messageId: DefaultSuggestionMessageIds;
  readonly edits: readonly Edit[];
  readonly read?: string;
}

/**
 * What can be written in place of the fallback of a secret, the best first: what a schema has checked, what a function
 * requires, an error. The result has the type that it had. Nothing in its place is offered where undefined is as good.
 */
export function defaultSuggestions(
  file: File,
  found: SecretDefault,
): TSESLint.SuggestionReportDescriptor<DefaultSuggestionMessageIds>[] {
  return suggestions(file, found).map(({ messageId, edits, read }) => ({
    messageId,
    ...(read === undefined ? {} : { data: { read } }),
    fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange([...range], text)),
  }));
}

function suggestions(file: File, found: SecretDefault): readonly Suggestion[] {
  const { call, literal, removal } = found;
  const fallback = call ?? ('parent' in literal.node ? outerParent(literal.node) : undefined);
  if (fallback === undefined) return [];
  const remove: readonly Suggestion[] =
    removal === undefined ? [] : [{ messageId: 'removeDefault', edits: [removal] }];
  const reads = readsInstead(file, found, fallback);
  if (isAskedForPresence(fallback) || isChecked(fallback, file.sourceCode)) {
    return [...reads.filter(({ messageId }) => messageId === 'readSchema'), ...remove];
  }
  const stop = isStopOfUse(file, fallback) ? stopEdit(file, found) : undefined;
  const stopping: readonly Suggestion[] = [
    ...reads,
    ...(stop === undefined ? [] : [{ messageId: 'stopInstead' as const, edits: [stop] }]),
  ];
  if (mayBeMissing(file, fallback)) return [...stopping, ...remove];
  // A function whose parameter says that it has to be given a fallback.
  const isNeeded = call !== undefined && factsOf(file).style.typescript;
  return stopping.length > 0 || isNeeded ? stopping : remove;
}

/** `createEnv({ runtimeEnv: { X: process.env.X ?? 'x' } })`: what is missing is the schema's to say. */
function isChecked(fallback: Node, sourceCode: SourceCode): boolean {
  let part: Node | undefined = fallback.parent;
  while (isNode(part, 'Property') || isNode(part, 'ObjectExpression')) part = part.parent;
  return part !== fallback.parent && isNode(part, 'CallExpression') && checksEnvironment(part, sourceCode);
}

/** A page that stops helps nobody, unless it would not compile without a value. */
function isStopOfUse(file: File, fallback: Node): boolean {
  const { client, style } = factsOf(file);
  return !client || (style.typescript && !takesUndefined(fallback));
}

function mayBeMissing(file: File, fallback: Node): boolean {
  if (factsOf(file).style.typescript) return takesUndefined(fallback);
  const parent = outerParent(fallback);
  const isObject = isNode(parent, 'MemberExpression') && parent.object === fallback && !parent.optional;
  return !isObject && !takesUndefinedForValue(fallback);
}

/** `process.env.X ?? 'x'` to `env.X`, `requireEnv('X')`, whichever the file has. */
function readsInstead(file: File, { name, call }: SecretDefault, fallback: Node): readonly Suggestion[] {
  const { sourceCode } = file;
  const whole = wholeRead(fallback, name, sourceCode);
  const orThrow = call === undefined ? undefined : getOrThrow(file, fallback);
  if (orThrow !== undefined) return [orThrow];
  if (whole === undefined || containsComment(fallback, sourceCode)) return [];
  const called = isNode(fallback, 'CallExpression') ? identifierName(unwrap(fallback.callee)) : undefined;
  const instead = (
    messageId: 'readRequired' | 'readSchema',
    read: Read | undefined,
  ): readonly Suggestion[] => {
    if (read === undefined || sourceCode.text.slice(...whole) === read.text) return [];
    const edits = [...(read.edit === undefined ? [] : [read.edit]), { range: whole, text: read.text }];
    return [{ messageId, read: read.text, edits }];
  };
  return [
    ...instead('readSchema', schemaRead(file, [name], fallback)),
    ...instead('readRequired', requiredRead(file, name, fallback, called)),
  ];
}

/** The range of what reads a variable of the process as it is, with its fallback; undefined where it does more. */
function wholeRead(
  fallback: Node,
  name: string,
  sourceCode: SourceCode,
): [start: number, end: number] | undefined {
  const isRead = (node: Node): boolean => originOf(node, sourceCode).join('.') === `process.env.${name}`;
  if (!isVariableName(name)) return undefined;
  if (isAlternation(fallback)) {
    const { left, operator } = fallback;
    if (!isAlone(fallback, sourceCode) && !isAlternation(left)) return undefined;
    if (isRead(left)) return [...fallback.range];
    // `other ?? process.env.X ?? 'x'`
    if (!isAlternation(left) || left.operator !== operator || !isRead(left.right)) return undefined;
    const isBare = sourceCode.getTokenAfter(left.right)?.value === operator;
    return isBare ? [left.right.range[0], fallback.range[1]] : undefined;
  }
  if (isNode(fallback, 'ConditionalExpression')) {
    const { alternate, consequent, test } = fallback;
    return isRead(test) && isRead(consequent) && !isRead(alternate) ? [...fallback.range] : undefined;
  }
  // What functions like `getEnv` read is the environment.
  return isNode(fallback, 'CallExpression') && isNode(unwrap(fallback.callee), 'Identifier')
    ? [...fallback.range]
    : undefined;
}

/** `config.get('X', 'x')` to `config.getOrThrow('X')`. https://docs.nestjs.com/techniques/configuration */
function getOrThrow({ sourceCode }: File, call: Node): Suggestion | undefined {
  if (!isNode(call, 'CallExpression') || call.arguments.length !== 2 || containsComment(call, sourceCode)) {
    return undefined;
  }
  const callee = unwrap(call.callee);
  const [key] = call.arguments;
  if (!isNode(callee, 'MemberExpression') || memberName(callee) !== 'get' || callee.computed)
    return undefined;
  if (key === undefined || typeName(callee.object, sourceCode) !== 'ConfigService') return undefined;
  if (!sourceCode.ast.body.flatMap(importsOf).some(isNestService)) return undefined;
  const { text } = sourceCode;
  const edit: Edit = {
    range: [callee.property.range[0], call.range[1]],
    text: `getOrThrow${text.slice(callee.property.range[1], key.range[1])})`,
  };
  const read = text.slice(call.range[0], edit.range[0]) + edit.text;
  return { messageId: 'readRequired', read, edits: [edit] };
}

function isNestService({ imported, source }: ImportedName): boolean {
  return imported === 'ConfigService' && source === '@nestjs/config';
}
