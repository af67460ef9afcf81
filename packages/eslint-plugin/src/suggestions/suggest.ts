import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import type { Candidate } from '../ast/credentials/candidates.js';
import type { Node } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { isClientCode } from './client-code.js';
import type { Edit } from './edit.js';
import type { FileStyle } from './file-style.js';
import { styleOf } from './file-style.js';
import type { Project } from './project.js';
import { projectOf } from './project.js';
import type { Replacement } from './replacement.js';
import { replace, replaceable, takesUndefined } from './replacement.js';
import type { SchemaImport } from './schema-import.js';
import { importedSchema, isFileName, nearbySchema } from './schema-import.js';
import { readSchemaModule } from './schema-module.js';
import { variablesFor } from './variable-name.js';

export type SuggestionMessageIds = 'readSchema' | 'readVariable' | 'readVariableOrStop';

/** How a suggestion is called in `meta.messages` of a rule. */
export const SUGGESTION_MESSAGES: Readonly<Record<SuggestionMessageIds, string>> = {
  readSchema: 'Read `{{read}}`, which is checked at start-up.',
  readVariable: 'Read `{{read}}`.',
  readVariableOrStop: 'Read `{{read}}`, and stop when it is missing.',
};

interface File {
  readonly filename: string;
  readonly sourceCode: SourceCode;
}

/** What is known of a file that has findings. */
interface FileFacts {
  readonly style: FileStyle;
  readonly schema: SchemaImport | undefined;
}

/** By program, and only for files with a finding; undefined for code that cannot read the environment. */
const files = new WeakMap<Node, FileFacts | undefined>();

function factsOf(file: File): FileFacts | undefined {
  const { ast } = file.sourceCode;
  if (!files.has(ast)) files.set(ast, readFacts(file));
  return files.get(ast);
}

function readFacts({ filename, sourceCode }: File): FileFacts | undefined {
  if (/\.d\.[cm]?ts$/i.test(filename) || isClientCode(filename, sourceCode)) return undefined;
  const project = isFileName(filename) ? projectOf(filename) : undefined;
  if (project?.client === true) return undefined;
  const style = styleOf(filename, sourceCode, project);
  return { style, schema: project && schemaOf({ filename, sourceCode }, project, style) };
}

function schemaOf(
  { filename, sourceCode }: File,
  project: Project,
  style: FileStyle,
): SchemaImport | undefined {
  if (readSchemaModule(sourceCode.text) !== undefined) return undefined;
  return importedSchema(filename, sourceCode, project) ?? nearbySchema(filename, sourceCode, project, style);
}

interface Suggestion {
  readonly messageId: SuggestionMessageIds;
  readonly read: string;
  readonly replacement: Replacement;
  readonly edit?: Edit | undefined;
}

/**
 * What can be written in place of a credential, for the editor to offer. Each result compiles: what a schema has
 * checked is a string, `process.env.X` may be undefined, and throws where a string is needed.
 */
export function suggestionsFor<MessageIds extends string>(
  file: File,
  candidate: Candidate,
): TSESLint.SuggestionReportDescriptor<MessageIds | SuggestionMessageIds>[] {
  const { sourceCode } = file;
  const node = replaceable(candidate, sourceCode);
  const names = node === undefined ? [] : variablesFor(candidate);
  const facts = names.length === 0 ? undefined : factsOf(file);
  if (node === undefined || facts === undefined) return [];
  return suggestions(node, candidate, names, facts, sourceCode).map(
    ({ messageId, read, replacement, edit }) => ({
      messageId,
      data: { read },
      fix: (fixer) =>
        [...(edit === undefined ? [] : [edit]), replace(node, replacement, sourceCode)].map(
          ({ range, text }) => fixer.replaceTextRange([...range], text),
        ),
    }),
  );
}

/** How a file reads a variable that a schema has checked; undefined where it imports no such schema. */
export function schemaRead(file: File, name: string, node: Node): string | undefined {
  const schema = factsOf(file)?.schema;
  if (schema?.edit !== undefined || schema?.variables.has(name) !== true) return undefined;
  return isFree(schema, node, file.sourceCode) ? `${schema.local}.${name}` : undefined;
}

function suggestions(
  node: Node,
  { use }: Candidate,
  names: readonly string[],
  { style, schema }: FileFacts,
  sourceCode: SourceCode,
): readonly Suggestion[] {
  const declared = names.find((name) => schema?.variables.has(name));
  if (declared !== undefined && schema !== undefined && isFree(schema, node, sourceCode)) {
    const read = `${schema.local}.${declared}`;
    return [
      { messageId: 'readSchema', read, replacement: { text: read, operator: false }, edit: schema.edit },
    ];
  }
  const [name = ''] = names;
  if (!isProcess(node, sourceCode)) return [];
  const { quote } = style;
  const read = style.bracketAccess ? `process.env[${quote}${name}${quote}]` : `process.env.${name}`;
  const stop = `(() => { throw new Error(${quote}${name} is required${quote}); })()`;
  const orStop: Suggestion = {
    messageId: 'readVariableOrStop',
    read,
    replacement: { text: `${read} || ${stop}`, operator: true },
  };
  // In a comparison, what is missing would equal what is missing.
  const isSafe = use !== 'comparison' && (!style.typescript || takesUndefined(node));
  if (!isSafe) return [orStop];
  return [{ messageId: 'readVariable', read, replacement: { text: read, operator: false } }, orStop];
}

/** Whether the name of the schema's export means it at a place, or can be made to by an import. */
function isFree({ local, edit }: SchemaImport, node: Node, sourceCode: SourceCode): boolean {
  const { ast } = sourceCode;
  if (edit === undefined) return scopeOf(local, node, sourceCode)?.block === ast;
  const isGlobal = sourceCode.getScope(ast).through.some(({ identifier }) => identifier.name === local);
  return !isGlobal && definitionsOf(local, node, sourceCode).length === 0;
}

/** Whether `process` is Node's where a node stands: a global, or imported. */
function isProcess(node: Node, sourceCode: SourceCode): boolean {
  return definitionsOf('process', node, sourceCode).every(
    ({ parent }) => isNode(parent, 'ImportDeclaration') && /^(?:node:)?process$/.test(parent.source.value),
  );
}

function definitionsOf(
  name: string,
  node: Node,
  sourceCode: SourceCode,
): readonly TSESLint.Scope.Definition[] {
  return scopeOf(name, node, sourceCode)?.set.get(name)?.defs ?? [];
}

type Scope = TSESLint.Scope.Scope;

/** The innermost scope around a node that declares a name. */
function scopeOf(name: string, node: Node, sourceCode: SourceCode): Scope | undefined {
  let scope: Scope | null = sourceCode.getScope(node);
  while (scope !== null && !scope.set.has(name)) scope = scope.upper;
  return scope ?? undefined;
}
