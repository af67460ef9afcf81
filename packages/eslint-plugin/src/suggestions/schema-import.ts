import { dirname, isAbsolute, join, relative } from 'node:path';

import type { SourceCode } from '../ast/binding.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode } from '../ast/node.js';
import { identifierName } from '../ast/names.js';
import { CachedPaths, namesIn } from '../files/cached-paths.js';
import type { Edit } from './edit.js';
import type { FileStyle } from './file-style.js';
import { hasImportEquals } from './file-style.js';
import type { ImportedName } from './imports.js';
import { EXTENSIONS, filesOf, importsOf } from './imports.js';
import type { Project } from './project.js';
import type { SchemaModule } from './schema-module.js';
import { isEnvironmentName, readSchemaModule } from './schema-module.js';

/** A way to read the validated environment in a file. */
export interface SchemaImport {
  readonly variables: SchemaModule['variables'];
  /** What it is called in the file. */
  readonly local: string;
  /** What adds the import, where the file has none. */
  readonly edit?: Edit;
}

const schemas = CachedPaths.ofTexts(readSchemaModule);

/** The schema module that a file imports; undefined where it imports none. */
export function importedSchema(
  filename: string,
  { ast }: SourceCode,
  project: Project | undefined,
): SchemaImport | undefined {
  for (const { local, imported, source } of ast.body.flatMap(importsOf)) {
    if (!isEnvironmentName(local) && !isEnvironmentName(imported)) continue;
    for (const path of filesOf(source, filename, project?.root)) {
      const module = schemas.get(path);
      if (module?.exports.has(imported) === true) return { variables: module.variables, local };
    }
  }
  return undefined;
}

/** Where projects have such a module, from the root of the project. */
const FOLDERS = [
  'src',
  'src/config',
  'src/env',
  'src/lib',
  'src/utils',
  'src/server',
  '',
  'config',
  'lib',
  'app',
];
const STEMS = ['env', 'env.server', 'environment', 'config', 'server', 'index'];

/** The schema module of a project, with the edit that imports it. */
export function nearbySchema(
  filename: string,
  sourceCode: SourceCode,
  project: Project,
  style: FileStyle,
): SchemaImport | undefined {
  if (hasImportEquals(sourceCode)) return undefined;
  for (const path of schemaPaths(project, style)) {
    const module = path === filename ? undefined : schemas.get(path);
    const exported = module && [...module.exports][0];
    if (module === undefined || exported === undefined || (style.commonJs && module.esm)) continue;
    const local = exported === 'default' ? 'env' : exported;
    return {
      variables: module.variables,
      local,
      edit: importEdit(sourceCode, style, {
        local,
        imported: exported,
        source: specifierFor(path, filename, style),
      }),
    };
  }
  return undefined;
}

function schemaPaths(project: Project, style: FileStyle): readonly string[] {
  const extensions = EXTENSIONS.filter((extension) => {
    const isTypescript = extension.endsWith('ts');
    return style.typescript ? isTypescript || project.allowJs : !isTypescript;
  });
  return FOLDERS.flatMap((folder) => {
    const names = namesIn(join(project.root, folder));
    const files = STEMS.flatMap((stem) => extensions.map((extension) => stem + extension));
    return files.filter((file) => names.has(file)).map((file) => join(project.root, folder, file));
  });
}

function specifierFor(path: string, filename: string, { extension }: FileStyle): string {
  const to = relative(dirname(filename), path).replaceAll('\\', '/');
  const local = to.startsWith('.') ? to : `./${to}`;
  if (extension === 'source') return local;
  if (extension === 'built') return local.replace(/ts$/, 'js');
  // Only Node's own extensions are never left out.
  return /\.m[jt]s$/.test(local)
    ? local.replace(/ts$/, 'js')
    : local.replace(/\.[cm]?[jt]s$/, '').replace(/(?<=\w)\/index$/, '');
}

function importEdit(
  sourceCode: SourceCode,
  style: FileStyle,
  { local, imported, source }: ImportedName,
): Edit {
  const { quote, semicolon, newline } = style;
  const name = imported === 'default' ? local : `{ ${local} }`;
  const module = quote + source + quote;
  const line = style.commonJs
    ? `const ${name} = require(${module})${semicolon}`
    : `import ${name} from ${module}${semicolon}`;
  const { body, tokens } = sourceCode.ast;
  const last = body.findLast((statement) => (style.commonJs ? isRequire(statement) : isImport(statement)));
  const after = last ?? body.findLast(isDirective);
  if (after !== undefined) {
    const [, end] = after.range;
    return { range: [end, end], text: newline + line };
  }
  const start = tokens[0]?.range[0] ?? 0;
  return { range: [start, start], text: line + newline + newline };
}

function isImport(statement: Node): boolean {
  return isNode(statement, 'ImportDeclaration');
}

function isRequire(statement: Node): boolean {
  return isNode(statement, 'VariableDeclaration') && statement.declarations.some(isRequiring);
}

function isRequiring({ init }: NodeOf['VariableDeclarator']): boolean {
  return isNode(init, 'CallExpression') && identifierName(init.callee) === 'require';
}

function isDirective(statement: Node): boolean {
  return (
    isNode(statement, 'ExpressionStatement') && 'directive' in statement && statement.directive !== undefined
  );
}

/** Whether a file may have this name: code from standard input and blocks of code in Markdown have none. */
export function isFileName(filename: string): boolean {
  return isAbsolute(filename) && !/\.(?:md|mdx|markdown)[\\/]/i.test(filename);
}
