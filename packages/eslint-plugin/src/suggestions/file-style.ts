import { extname } from 'node:path';

import type { SourceCode } from '../ast/binding.js';
import { isNode } from '../ast/node.js';
import type { Project } from './project.js';

/** How a file is written, so that what is added looks the same. */
export interface FileStyle {
  readonly typescript: boolean;
  /** Whether it loads modules by `require`. */
  readonly commonJs: boolean;
  /** How imports of the project's own modules end: as the built file, as the source file, or not at all. */
  readonly extension: 'built' | 'none' | 'source';
  readonly quote: '"' | "'";
  readonly semicolon: ';' | '';
  readonly newline: '\n' | '\r\n';
  /** Whether variables are read as `process.env['X']`. */
  readonly bracketAccess: boolean;
}

const TYPESCRIPT = /\.[cm]?tsx?$/i;

/** `// @ts-check`: JavaScript that TypeScript checks. */
const CHECKED = /^\/\/[ \t]{0,4}@ts-check\b/m;

const RELATIVE_IMPORT = /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*(['"])(\.{1,2}\/[^'"\n]{1,200})\1/g;

export function styleOf(
  filename: string,
  { ast, text }: SourceCode,
  project: Project | undefined,
): FileStyle {
  const typescript = TYPESCRIPT.test(filename) || CHECKED.test(text.slice(0, 2000));
  const isModule =
    /\.m[jt]s$/i.test(filename) ||
    ast.body.some(
      ({ type }) => (type as string).startsWith('Import') || (type as string).startsWith('Export'),
    );
  const brackets = /\bprocess\.env\[['"]/.test(text) && !/\bprocess\.env\.\w/.test(text);
  return {
    typescript,
    commonJs: !isModule && !TYPESCRIPT.test(filename) && project?.esm !== true,
    extension: extensionOf(filename, text, project, isModule),
    quote: quoteOf(text),
    semicolon: /;[ \t]*\r?$/m.test(text) || !text.includes('\n') ? ';' : '',
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    bracketAccess: brackets || (project?.bracketAccess === true && !/\bprocess\.env\.\w/.test(text)),
  };
}

function extensionOf(
  filename: string,
  text: string,
  project: Project | undefined,
  isModule: boolean,
): FileStyle['extension'] {
  for (const [, , specifier = ''] of text.matchAll(RELATIVE_IMPORT)) {
    const extension = extname(specifier);
    if (/^\.[cm]?js$/.test(extension)) return 'built';
    if (/^\.[cm]?ts$/.test(extension)) return 'source';
    if (extension === '') return 'none';
  }
  if (/\.m[jt]s$/i.test(filename)) return 'built';
  if (TYPESCRIPT.test(filename)) return project?.nodeResolution === true ? 'built' : 'none';
  return isModule && project?.esm === true ? 'built' : 'none';
}

function quoteOf(text: string): FileStyle['quote'] {
  return /['"]/.exec(text)?.[0] === '"' ? '"' : "'";
}

/** Whether a file uses TypeScript's own form of `require`, which goes with no `import`. */
export function hasImportEquals({ ast }: SourceCode): boolean {
  return ast.body.some(
    (statement) => isNode(statement, 'TSImportEqualsDeclaration') || isNode(statement, 'TSExportAssignment'),
  );
}
