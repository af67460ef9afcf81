import { join } from 'node:path';

import ts from 'typescript';

/** Code before and after a suggestion was taken. */
export interface Change {
  readonly before: string;
  readonly after: string;
  /** How the file is called, `a.tsx` where nothing is said. */
  readonly name?: string;
  /** Other files beside it, by their path from it: the schema that it imports. */
  readonly beside?: Readonly<Record<string, string>>;
}

const ROOT = join(import.meta.dirname, '../../../..');

const AMBIENT = join(ROOT, 'ambient.d.ts');

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  allowJs: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.Preserve,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  skipLibCheck: true,
};

/**
 * What the compiler says of changed code that it did not say before, as `code: what it says`. One program for all.
 *
 * @param ambient declarations that all of the code has
 */
export function newDiagnostics(changes: readonly Change[], ambient = ''): string[] {
  const files = new Map<string, string>([[AMBIENT, ambient]]);
  const pairs = changes.map(({ before, after, name = 'a.tsx', beside = {} }, index) => {
    const write = (folder: string, text: string): string => {
      for (const [path, content] of Object.entries(beside))
        files.set(join(folder, name, '..', path), content);
      files.set(join(folder, name), text);
      return join(folder, name);
    };
    return [
      write(join(ROOT, `.before${index}`), before),
      write(join(ROOT, `.after${index}`), after),
    ] as const;
  });
  const program = ts.createProgram([AMBIENT, ...pairs.flat()], OPTIONS, hostOf(files));
  return pairs.flatMap(([before, after]) => {
    const known = new Set(diagnosticsOf(program, before));
    const found = diagnosticsOf(program, after).filter((diagnostic) => !known.has(diagnostic));
    return found.map((diagnostic) => `${files.get(after) ?? ''}\n${diagnostic}`);
  });
}

function hostOf(files: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  return {
    ...host,
    directoryExists: () => true,
    fileExists: (path) => files.has(path) || host.fileExists(path),
    readFile: (path) => files.get(path) ?? host.readFile(path),
    getSourceFile: (path, version, ...rest) => {
      const text = files.get(path);
      return text === undefined
        ? host.getSourceFile(path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    },
  };
}

function diagnosticsOf(program: ts.Program, path: string): string[] {
  const file = program.getSourceFile(path);
  const all = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return all.map(({ code, messageText }) => `${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}
