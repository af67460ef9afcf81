import type { EmbeddedSetting } from '@bridgekeeper/policy';
import { argumentSettings, embeddedSettings } from '@bridgekeeper/policy';
import type { TSESTree } from '@typescript-eslint/utils';

import type { SourceCode } from '../binding.js';
import type { Node, NodeOf } from '../node.js';
import { isNode } from '../node.js';
import { staticText } from '../static-text.js';
import type { Candidate } from './candidates.js';

/** More of a text is a file, and read by the checker where it is one. */
const MAX_TEXT = 64 * 1024;

/** The settings in the text of a literal: of a URL, a command, a statement, a document. */
export function settingsInText(node: Node, text: string, sourceCode: SourceCode): Candidate[] {
  if (text.length > MAX_TEXT) return [];
  const offset = textOffset(node, text, sourceCode);
  return embeddedSettings(text).map((setting) => toCandidate(setting, node, offset));
}

/** The settings in a comment. What is made up there is an example: `comment` asks the judge for more. */
export function settingsInComment(comment: TSESTree.Comment): Candidate[] {
  if (comment.value.length > MAX_TEXT) return [];
  return embeddedSettings(comment.value).map((setting) => ({
    ...toCandidate(setting, comment, comment.range[0] + 2),
    use: 'comment',
  }));
}

/** `['--password', 'x']`: a flag and its value are items of their own. Other items are texts by themselves. */
export function settingsInArguments(array: NodeOf['ArrayExpression'], sourceCode: SourceCode): Candidate[] {
  const { elements } = array;
  if (elements.length > MAX_ARGUMENTS || !elements.some(isFlag)) return [];
  const words = elements.map((element) => (element && staticText(element)) ?? '');
  return argumentSettings([programOf(array), ...words]).flatMap(({ argument, ...setting }) => {
    const node = elements[argument - 1];
    const word = words[argument - 1];
    if (!node || word === undefined) return [];
    return [toCandidate(setting, node, textOffset(node, word, sourceCode))];
  });
}

/** `spawn('mysql', […])`: the program that the arguments are for; empty where it is not known. */
function programOf(array: NodeOf['ArrayExpression']): string {
  const call = array.parent;
  if (!isNode(call, 'CallExpression') || call.arguments[1] !== array) return '';
  const [program] = call.arguments;
  return (program && staticText(program)) ?? '';
}

/** A command line has a handful of arguments; a generated table has thousands of items. */
const MAX_ARGUMENTS = 64;

function isFlag(element: Node | null): boolean {
  return isNode(element, 'Literal') && typeof element.value === 'string' && element.value.startsWith('-');
}

/** Where the text stands in the file, if it stands there as it is: without escapes, in one piece. */
export function textOffset(node: Node, text: string, { text: source }: SourceCode): number | undefined {
  const start = node.range[0] + 1;
  return source.startsWith(text, start) ? start : undefined;
}

function toCandidate(
  { name, value, range }: EmbeddedSetting,
  node: Candidate['node'],
  offset: number | undefined,
): Candidate {
  const { start, end } = range;
  return {
    node,
    value,
    name,
    label: name,
    path: [],
    position: 'plain',
    use: 'value',
    assigned: false,
    environment: false,
    ...(offset === undefined ? {} : { at: { start: offset + start, end: offset + end } }),
  };
}
