import type { SourceCode } from '../ast/binding.js';
import type { Node } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { isClientCode } from './client-code.js';
import type { Edit } from './edit.js';
import type { EnvFunction } from './env-function.js';
import type { FileStyle } from './file-style.js';
import { styleOf } from './file-style.js';
import type { Project } from './project.js';
import { projectOf } from './project.js';
import { envFunctionsOf, requiringFunction } from './required-read.js';
import type { SchemaImport } from './schema-import.js';
import { importedSchema, isFileName, nearbySchema } from './schema-import.js';
import { readSchemaModule } from './schema-module.js';
import { scopeOf } from './scope.js';

export interface File {
  readonly filename: string;
  readonly sourceCode: SourceCode;
}

/** What is known of a file that has findings. */
export interface FileFacts {
  readonly style: FileStyle;
  /** Whether it cannot read the environment: nothing can be read in place of a literal there. */
  readonly client: boolean;
  readonly schema: SchemaImport | undefined;
  /** What reads a variable by its name, by what the file calls it. */
  readonly functions: ReadonlyMap<string, EnvFunction>;
}

/** By program, and only for files with a finding. */
const files = new WeakMap<Node, FileFacts>();

export function factsOf(file: File): FileFacts {
  const { ast } = file.sourceCode;
  let facts = files.get(ast);
  if (facts === undefined) {
    facts = readFacts(file);
    files.set(ast, facts);
  }
  return facts;
}

function readFacts({ filename, sourceCode }: File): FileFacts {
  const project = isFileName(filename) ? projectOf(filename) : undefined;
  const style = styleOf(filename, sourceCode, project);
  const client =
    /\.d\.[cm]?ts$/i.test(filename) || isClientCode(filename, sourceCode) || project?.client === true;
  if (client) return { style, client, schema: undefined, functions: new Map() };
  return {
    style,
    client,
    schema: project && schemaOf({ filename, sourceCode }, project, style),
    functions: envFunctionsOf(filename, sourceCode, project?.root),
  };
}

function schemaOf(
  { filename, sourceCode }: File,
  project: Project,
  style: FileStyle,
): SchemaImport | undefined {
  if (readSchemaModule(sourceCode.text) !== undefined) return undefined;
  return importedSchema(filename, sourceCode, project) ?? nearbySchema(filename, sourceCode, project, style);
}

/** An expression that reads a variable, and the import that it takes. */
export interface Read {
  readonly text: string;
  readonly edit?: Edit | undefined;
}

/** How a place reads the first of these variables that a schema has checked; undefined where there is none. */
export function schemaRead(file: File, names: readonly string[], node: Node): Read | undefined {
  const { schema } = factsOf(file);
  const declared = names.find((name) => schema?.variables.has(name));
  if (schema === undefined || declared === undefined || !isFree(schema, node, file.sourceCode)) {
    return undefined;
  }
  return { text: `${schema.local}.${declared}`, edit: schema.edit };
}

/** How a place reads a variable by a function that stops when it is missing; undefined where the file has none. */
export function requiredRead(file: File, name: string, node: Node, called?: string): Read | undefined {
  const { functions, style } = factsOf(file);
  const local = requiringFunction(functions, node, called, file.sourceCode);
  return local === undefined ? undefined : { text: `${local}(${style.quote}${name}${style.quote})` };
}

/** How a place reads a variable of the process; undefined where `process` is something else. */
export function processRead(file: File, name: string, node: Node): string | undefined {
  const { quote, bracketAccess } = factsOf(file).style;
  if (!isProcess(node, file.sourceCode)) return undefined;
  return bracketAccess ? `process.env[${quote}${name}${quote}]` : `process.env.${name}`;
}

/** Names that a message may have: no quotes, no escapes. */
const PLAIN_NAME = /^[\w .:-]{1,160}$/;

/** An expression that stops the app; undefined where the name cannot be written into its message. */
export function stopText({ quote }: FileStyle, name: string): string | undefined {
  return PLAIN_NAME.test(name) ? `(() => { ${throwText(quote, name)}; })()` : undefined;
}

/** The statement that does, without a semicolon. */
export function throwText(quote: string, name: string): string {
  return `throw new Error(${quote}${name} is required${quote})`;
}

/** Whether the name of the schema's export means it at a place, or can be made to by an import. */
function isFree({ local, edit }: SchemaImport, node: Node, sourceCode: SourceCode): boolean {
  const { ast } = sourceCode;
  const scope = scopeOf(local, node, sourceCode);
  if (edit === undefined) return scope?.block === ast;
  const isGlobal = sourceCode.getScope(ast).through.some(({ identifier }) => identifier.name === local);
  return !isGlobal && (scope?.set.get(local)?.defs.length ?? 0) === 0;
}

/** Whether `process` is Node's where a node stands: a global, or imported. */
function isProcess(node: Node, sourceCode: SourceCode): boolean {
  const definitions = scopeOf('process', node, sourceCode)?.set.get('process')?.defs ?? [];
  return definitions.every(
    ({ parent }) => isNode(parent, 'ImportDeclaration') && /^(?:node:)?process$/.test(parent.source.value),
  );
}
