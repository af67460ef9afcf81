import { createRequire } from 'node:module';

import type * as DockerfileAst from 'dockerfile-ast';

import type { EnvFileReference } from '../document.js';

/**
 * What the `COPY` and `ADD` of a Dockerfile bring into an image out of its context or out of here-documents: every
 * source, as written; which of them are env files the rule says. What comes from another stage or image is not listed.
 */
export function copiedFiles(text: string): EnvFileReference[] {
  const { DockerfileParser } = createRequire(import.meta.url)('dockerfile-ast') as typeof DockerfileAst;
  const starts = lineStarts(text);
  const offset = ({ line, character }: Position): number => (starts[line] ?? text.length) + character;
  const references: EnvFileReference[] = [];
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const keyword = instruction.getKeyword();
    if (keyword !== 'COPY' && keyword !== 'ADD') continue;
    for (const { value, range, reader } of sourcesOf(instruction as DockerfileAst.JSONInstruction)) {
      const place = { start: offset(range.start), end: offset(range.end) };
      references.push({ target: value, range: place, reader });
    }
  }
  return references;
}

type Range = ReturnType<DockerfileAst.Argument['getRange']>;
type Position = Range['start'];

interface Word {
  readonly value: string;
  readonly range: Range;
}

interface Source extends Word {
  readonly reader: 'dockerfile' | 'heredoc';
}

function sourcesOf(instruction: DockerfileAst.JSONInstruction): Source[] {
  if (instruction.getFlags().some((flag) => flag.getName() === 'from')) return [];
  const words = wordsOf(instruction);
  // The last word is where the files go.
  const target = words.at(-1);
  if (target === undefined) return [];
  const sources = words.slice(0, -1);
  const isHeredoc = ({ value }: Word): boolean => HEREDOC.test(value);
  const found: Source[] = sources
    .filter((word) => !isHeredoc(word))
    .map((word) => ({ ...word, reader: 'dockerfile' }));
  const documents = sources.filter(isHeredoc);
  // A here-document is a file of the delimiter's name in a folder, or the target itself (Dockerfile reference, COPY).
  const inFolder = target.value.endsWith('/') || sources.length > 1;
  for (const document of documents) {
    const name = document.value.replace(HEREDOC, '').replace(/["']/g, '');
    const written = inFolder ? { value: name, range: document.range } : target;
    found.push({ ...written, reader: 'heredoc' });
  }
  return found;
}

const HEREDOC = /^<<-?/;

/** The words of an instruction, flags and the bodies of here-documents apart. */
function wordsOf(instruction: DockerfileAst.JSONInstruction): Word[] {
  const strings = instruction.getJSONStrings();
  if (strings.length > 0) {
    return strings.map((word) => ({ value: word.getValue().slice(1, -1), range: word.getRange() }));
  }
  const words = instruction
    .getArguments()
    .map((word): Word => ({ value: word.getValue(), range: word.getRange() }));
  // The parser takes the words of a body for arguments. A body starts on the line after its mark.
  const mark = words.find(({ value }) => HEREDOC.test(value));
  if (mark === undefined) return words;
  return words.filter(({ range }) => range.start.line <= mark.range.start.line);
}

/** Where each line starts, as vscode-languageserver-textdocument counts lines: LF, CR LF or CR. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
