import { basename, dirname, join } from 'node:path';

import { identifierName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, unwrap } from '../ast/node.js';
import { staticText } from '../ast/static-text.js';
import { namesIn } from '../files/cached-paths.js';

/** A name that a file has from another module. */
export interface ImportedName {
  readonly local: string;
  /** `default` for the module's default export, and for what `require` gives. */
  readonly imported: string;
  readonly source: string;
}

/** What a statement imports; nothing for other statements, and for types. */
export function importsOf(statement: Node): readonly ImportedName[] {
  if (isNode(statement, 'ImportDeclaration')) {
    const source = statement.source.value;
    if (statement.importKind === 'type') return [];
    return statement.specifiers.flatMap((specifier): readonly ImportedName[] => {
      const local = specifier.local.name;
      if (isNode(specifier, 'ImportDefaultSpecifier')) return [{ local, imported: 'default', source }];
      if (!isNode(specifier, 'ImportSpecifier') || specifier.importKind === 'type') return [];
      return [{ local, imported: identifierName(specifier.imported) ?? '', source }];
    });
  }
  return isNode(statement, 'VariableDeclaration') ? statement.declarations.flatMap(requiredNames) : [];
}

/** `const { env } = require('./env')`, `const env = require('./env')` */
function requiredNames({ id, init }: NodeOf['VariableDeclarator']): readonly ImportedName[] {
  const call = init && unwrap(init);
  if (!isNode(call, 'CallExpression') || identifierName(call.callee) !== 'require') return [];
  const source = call.arguments[0] && staticText(call.arguments[0]);
  if (source === undefined) return [];
  if (isNode(id, 'Identifier')) return [{ local: id.name, imported: 'default', source }];
  if (!isNode(id, 'ObjectPattern')) return [];
  return id.properties.flatMap((property) => {
    if (!isNode(property, 'Property')) return [];
    const imported = identifierName(property.key);
    const local = identifierName(property.value);
    return imported === undefined || local === undefined ? [] : [{ local, imported, source }];
  });
}

/** How the files of modules end, the likeliest first. */
export const EXTENSIONS: readonly string[] = ['.ts', '.mts', '.js', '.mjs', '.cjs'];

/**
 * The files that a specifier leads to: relative ones, and the aliases that most projects have for `src`.
 *
 * @param filename the file that imports it
 * @param root the folder of its project
 */
export function filesOf(specifier: string, filename: string, root: string | undefined): readonly string[] {
  const paths = basesOf(specifier, dirname(filename), root).flatMap((base) => {
    const [, stem, kind] = /^(.*)\.([cm]?)js$/.exec(base) ?? [];
    if (stem !== undefined) return [base, `${stem}.${kind ?? ''}ts`];
    if (/\.[cm]?ts$/.test(base)) return [base];
    return EXTENSIONS.flatMap((extension) => [base + extension, join(base, `index${extension}`)]);
  });
  return paths.filter((path) => namesIn(dirname(path)).has(basename(path)));
}

function basesOf(specifier: string, folder: string, root: string | undefined): readonly string[] {
  if (/^\.{1,2}\//.test(specifier)) return [join(folder, specifier)];
  const [, rest] = /^(?:[@~#]\/|src\/)(.+)$/.exec(specifier) ?? [];
  return root === undefined || rest === undefined ? [] : [join(root, 'src', rest), join(root, rest)];
}
