import type { EmbeddedSetting, OwnNames, Setting, TextRange } from '@bridgekeeper/policy';
import { argumentSettings, classifyName, embeddedSettings } from '@bridgekeeper/policy';

import type { Dockerfile, Instruction } from './instructions.js';
import { jsonWords } from './json-form.js';
import type { Pair } from './words.js';
import { readPairs } from './words.js';

/** Instructions whose text is run. */
const RUN = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'SHELL']);
/** Instructions of names and values. */
const PAIRS = new Set(['ENV', 'ARG', 'LABEL']);

/** `RUN SECRET_KEY=dummy… manage.py collectstatic`: a build step asks for a key that nothing is signed with. */
const STAND_IN = /dummy|placeholder|fake|not[-_ ]?used|unused/i;

/** Where the text of an instruction comes to stand in the file that is reported. */
type Place = (offset: number) => number;

/**
 * The settings of a Dockerfile: the pairs of ENV, ARG and LABEL, and what stands inside the commands of RUN, CMD,
 * ENTRYPOINT and HEALTHCHECK, here-documents included.
 *
 * @param place from an offset of the Dockerfile to one of the file: another where compose holds it inline
 */
export function dockerfileSettings(
  { instructions, escape }: Dockerfile,
  place: Place = (offset) => offset,
  names?: OwnNames,
): Setting[] {
  const settings: Setting[] = [];
  for (const instruction of instructions) {
    const inFile: Place = (offset) => place(instruction.offsetInFile(offset));
    if (PAIRS.has(instruction.keyword)) {
      for (const pair of readPairs(instruction.text, instruction.keyword, escape)) {
        for (const setting of pairSettings(pair, instruction, inFile, { escape, names }))
          settings.push(setting);
      }
    } else if (RUN.has(instruction.keyword)) {
      for (const setting of commandSettings(instruction, inFile)) settings.push(setting);
    }
    for (const heredoc of instruction.heredocs) {
      const inBody: Place = (offset) => place(heredoc.start + offset);
      for (const found of embeddedSettings(heredoc.text)) settings.push(embedded(found, instruction, inBody));
      if (instruction.keyword === 'RUN') settings.push(...shellText(heredoc.text, instruction, inBody));
    }
  }
  return settings;
}

interface PairOptions {
  readonly escape: string;
  readonly names: OwnNames | undefined;
}

function pairSettings(
  pair: Pair,
  { keyword, text }: Instruction,
  inFile: Place,
  { escape, names }: PairOptions,
): Setting[] {
  const { name, nameRange, valueRange } = pair;
  if (valueRange === undefined) return [];
  const source = text.slice(valueRange.start, valueRange.end);
  const settings: Setting[] = embeddedSettings(unquote(source)).map((found) =>
    embedded(found, { keyword }, (offset) => inFile(valueRange.start + quotes(source) + offset)),
  );
  const expands = source.includes('$');
  if (!expands && classifyName(name, names) === 'none') return settings;
  settings.push({
    // A label is a key of the image, whatever the case of its name.
    kind: keyword === 'LABEL' ? 'key' : 'variable',
    name,
    path: [keyword],
    value: expands ? withBackslash(source, escape) : withoutEscapes(unquote(source), escape),
    valueRange: inFileRange(valueRange, inFile),
    nameRange: inFileRange(nameRange, inFile),
    offsetInText: (offset) => inFile(valueRange.start + (expands ? 0 : quotes(source)) + offset),
    consumer: 'buildkit',
    tag: undefined,
    position: 'plain',
    expands,
    ...(keyword === 'ARG' ? { role: 'argument' as const } : {}),
  });
  return settings;
}

/** The settings inside a command, in its exec form (`["a", "b"]`) or as a shell has it. */
function commandSettings(instruction: Instruction, inFile: Place): Setting[] {
  const words = jsonWords(instruction.text);
  if (words !== undefined) {
    return argumentSettings(words.map(({ value }) => value)).map((found) => {
      const start = words[found.argument]?.start ?? 0;
      return embedded(found, instruction, (offset) => inFile(start + offset));
    });
  }
  const { text } = instruction;
  const settings = embeddedSettings(text)
    .filter(({ value }) => instruction.keyword !== 'RUN' || !STAND_IN.test(value))
    .map((found) => embedded(found, instruction, inFile));
  return [...settings, ...shellText(text, instruction, inFile)];
}

/** A command with references in it: what it falls back to is decided by the shell that runs it. */
function shellText(text: string, { keyword }: Pick<Instruction, 'keyword'>, inFile: Place): Setting[] {
  if (!text.includes('${')) return [];
  return [
    {
      kind: 'text',
      name: keyword,
      path: [],
      value: text,
      valueRange: inFileRange({ start: 0, end: text.length }, inFile),
      nameRange: undefined,
      offsetInText: inFile,
      consumer: 'shell',
      tag: undefined,
      position: 'plain',
      expands: true,
      role: 'container',
    },
  ];
}

function embedded(
  { syntax, name, value, range }: EmbeddedSetting,
  { keyword }: Pick<Instruction, 'keyword'>,
  inFile: Place,
): Setting {
  return {
    kind: syntax === 'assignment' ? 'variable' : 'key',
    name,
    path: [keyword],
    value,
    valueRange: inFileRange(range, inFile),
    nameRange: undefined,
    offsetInText: (offset) => inFile(Math.min(range.start + offset, range.end)),
    consumer: 'buildkit',
    tag: undefined,
    position: 'plain',
    expands: false,
  };
}

/** The end stands behind the last character, not where the next line begins. */
function inFileRange({ start, end }: TextRange, inFile: Place): TextRange {
  const from = inFile(start);
  return { start: from, end: end > start ? inFile(end - 1) + 1 : from };
}

function quotes(source: string): number {
  const first = source[0];
  return source.length > 1 && (first === '"' || first === "'") && source.endsWith(first) ? 1 : 0;
}

function unquote(source: string): string {
  const skipped = quotes(source);
  return source.slice(skipped, source.length - skipped);
}

function withoutEscapes(value: string, escape: string): string {
  if (!value.includes(escape)) return value;
  return escape === '\\' ? value.replace(/\\(.)/g, '$1') : value.replace(/`(.)/g, '$1');
}

/** The grammar of references has `\` for its escape token; a `\` that is none is any other character. */
function withBackslash(source: string, escape: string): string {
  return escape === '\\' ? source : source.replaceAll('\\', '/').replaceAll('`', '\\');
}
