import type { TSESLint } from '@typescript-eslint/utils';

import type { Candidate } from '../ast/credentials/candidates.js';
import type { Node } from '../ast/node.js';
import type { File, Read } from './file-facts.js';
import { factsOf, processRead, requiredRead, schemaRead, stopText } from './file-facts.js';
import { takesUndefined } from './needed-value.js';
import type { Replacement } from './replacement.js';
import { replace, replaceable } from './replacement.js';
import { variablesFor } from './variable-name.js';

export type SuggestionMessageIds = 'readRequired' | 'readSchema' | 'readVariable' | 'readVariableOrStop';

/** How a suggestion is called in `meta.messages` of a rule. */
export const SUGGESTION_MESSAGES: Readonly<Record<SuggestionMessageIds, string>> = {
  readSchema: 'Read `{{read}}`, which is checked at start-up.',
  readRequired: 'Read `{{read}}`, which stops when it is missing.',
  readVariable: 'Read `{{read}}`.',
  readVariableOrStop: 'Read `{{read}}`, and stop when it is missing.',
};

interface Suggestion {
  readonly messageId: SuggestionMessageIds;
  readonly read: Read;
  readonly replacement: Replacement;
}

/**
 * What can be written in place of a credential, for the editor to offer. Each result compiles: what a schema has
 * checked or a function requires is a string, `process.env.X` may be undefined, and throws where a string is needed.
 */
export function suggestionsFor<MessageIds extends string>(
  file: File,
  candidate: Candidate,
): TSESLint.SuggestionReportDescriptor<MessageIds | SuggestionMessageIds>[] {
  const { sourceCode } = file;
  const node = replaceable(candidate, sourceCode);
  const names = node === undefined ? [] : variablesFor(candidate);
  if (node === undefined || names.length === 0 || factsOf(file).client) return [];
  return suggestions(file, node, candidate, names).map(({ messageId, read, replacement }) => ({
    messageId,
    data: { read: read.text },
    fix: (fixer) =>
      [...(read.edit === undefined ? [] : [read.edit]), replace(node, replacement, sourceCode)].map(
        ({ range, text }) => fixer.replaceTextRange([...range], text),
      ),
  }));
}

function suggestions(
  file: File,
  node: Node,
  { use }: Candidate,
  names: readonly string[],
): readonly Suggestion[] {
  const { style } = factsOf(file);
  const schema = schemaRead(file, names, node);
  if (schema !== undefined) return [readInstead('readSchema', schema)];
  const [name = ''] = names;
  const text = processRead(file, name, node);
  const stop = stopText(style, name);
  if (text === undefined || stop === undefined) return [];
  const required = requiredRead(file, name, node);
  const orStop: Suggestion = {
    messageId: 'readVariableOrStop',
    read: { text },
    replacement: { text: `${text} || ${stop}`, operator: true },
  };
  // In a comparison, what is missing would equal what is missing.
  const mayBeMissing = use !== 'comparison' && (!style.typescript || takesUndefined(node));
  return [
    required === undefined ? orStop : readInstead('readRequired', required),
    ...(mayBeMissing ? [readInstead('readVariable', { text })] : []),
  ];
}

function readInstead(messageId: SuggestionMessageIds, read: Read): Suggestion {
  return { messageId, read, replacement: { text: read.text, operator: false } };
}
