import { createRequire } from 'node:module';

import type * as DockerfileAst from 'dockerfile-ast';

import type { Document, EnvFileReference } from '../document.js';

/** The env files that a Dockerfile copies into an image. */
export function readDockerfile(path: string, text: string): Document {
  return {
    path,
    text,
    parts: [{ format: 'dockerfile', root: undefined }],
    settings: [],
    // The parser is loaded only for the few files that name an env file at all.
    envFiles: text.includes('.env') ? copiedEnvFiles(text) : [],
    errors: [],
  };
}

function copiedEnvFiles(text: string): EnvFileReference[] {
  const { DockerfileParser } = createRequire(import.meta.url)('dockerfile-ast') as typeof DockerfileAst;
  const references: EnvFileReference[] = [];
  const starts = lineStarts(text);
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword !== 'COPY' && keyword !== 'ADD') continue;
    const words = wordsOf(instruction as DockerfileAst.JSONInstruction);
    // The last word is where the files go.
    for (const { value, range } of words.slice(0, -1)) {
      // A here-document is a source without a file.
      if (value.startsWith('<<')) continue;
      const offset = (position: { line: number; character: number }): number =>
        (starts[position.line] ?? text.length) + position.character;
      references.push({
        target: value,
        range: { start: offset(range.start), end: offset(range.end) },
        reader: 'dockerfile',
      });
    }
  }
  return references;
}

/** The sources and the target of a COPY, flags apart; none where they come from another stage or image. */
function wordsOf(instruction: DockerfileAst.JSONInstruction): { value: string; range: Range }[] {
  if (instruction.getFlags().some((flag) => flag.getName() === 'from')) return [];
  const strings = instruction.getJSONStrings();
  return (strings.length > 0 ? strings : instruction.getArguments()).map((word) => ({
    value: strings.length > 0 ? word.getValue().slice(1, -1) : word.getValue(),
    range: word.getRange(),
  }));
}

type Range = ReturnType<DockerfileAst.Argument['getRange']>;

/** Where each line starts, as vscode-languageserver-textdocument counts lines: LF, CR LF or CR. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
