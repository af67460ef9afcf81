/** What is said of an error that we have no words for. */
export const NOT_YAML = 'cannot be parsed as YAML';

/**
 * The reasons of js-yaml's parser (5.x, `parser/parser.ts`) by how they begin, in our words: its own go on with
 * names, tags and aliases of the text here and there, quoted or not, and what stands there may be a secret.
 */
const SENTENCES: readonly (readonly [start: string, sentence: string])[] = [
  ['a line break is expected', 'a line break is expected after the head of a block scalar'],
  [
    'a whitespace character is expected after the key-value',
    'a blank is missing after the colon of a mapping',
  ],
  ['alias node should not have', 'an alias with an anchor or a tag'],
  ['bad explicit indentation width', 'a block scalar with an indentation of zero'],
  ['bad indentation of a mapping entry', 'bad indentation of a mapping entry'],
  ['bad indentation of a sequence entry', 'bad indentation of a sequence entry'],
  ['can not read a block mapping entry', 'a mapping entry that cannot be read: its key has several lines'],
  ['can not read a document', 'a document that cannot be read'],
  ['deficient indentation', 'too little indentation'],
  ['directive name must not', 'a directive without a name'],
  ['directives end mark', '`---` is expected after directives'],
  ['duplication of %YAML', 'a second %YAML directive'],
  ['duplication of a tag', 'a second tag on one value'],
  ['duplication of an anchor', 'a second anchor on one value'],
  ['end of the stream or a document separator', 'the end of the text or a document separator is expected'],
  ["expected ':' after a mapping key", 'a colon is expected after a mapping key'],
  ['expected hexadecimal', 'an escape sequence with a digit that is not hexadecimal'],
  ['expected the node content', 'a value is expected before the comma of a flow collection'],
  ['expected valid JSON character', 'a control character in a quoted scalar'],
  ['ill-formed argument of the YAML', 'a %YAML directive without a version'],
  ['ill-formed tag handle', 'a %TAG directive with a bad handle'],
  ['ill-formed tag prefix', 'a %TAG directive with a bad prefix'],
  ['missed comma between', 'a comma is missing between entries of a flow collection'],
  ['name of an alias', 'an alias without a name'],
  ['name of an anchor', 'an anchor without a name'],
  ['named tag handle', 'a tag handle with characters that none may have'],
  ['nesting exceeded', 'nested too deeply'],
  ['null byte', 'a null byte in the text'],
  ['repeat of a chomping', 'a block scalar with two chomping marks'],
  ['repeat of an indentation', 'a block scalar with two indentation marks'],
  ['tab characters must not', 'a tab is used as indentation'],
  ['tag name cannot', 'a tag with characters that none may have'],
  ['tag suffix cannot', 'a tag with characters that none may have'],
  ['TAG directive accepts', 'a %TAG directive needs two arguments'],
  ['the stream contains non-printable', 'a character that is not printable'],
  ['there is a previously declared suffix', 'a tag handle is declared twice'],
  ['unacceptable YAML version', 'a version of YAML that is not known'],
  ['undeclared tag handle', 'a tag handle that is not declared'],
  ['unexpected end of the document within a', 'the document ends within a quoted scalar'],
  ['unexpected end of the stream within a double', 'the text ends within a double-quoted scalar'],
  ['unexpected end of the stream within a flow', 'the text ends within a flow collection'],
  ['unexpected end of the stream within a single', 'the text ends within a single-quoted scalar'],
  ['unexpected end of the stream within a verbatim', 'the text ends within a tag'],
  ['unknown escape', 'an escape sequence that is not known'],
  ['YAML directive accepts', 'a %YAML directive needs one argument'],
];

/** A fixed sentence for a reason of js-yaml: nothing of the text that was parsed is in it. */
export function sentenceOf(reason: string): string {
  return SENTENCES.find(([start]) => reason.startsWith(start))?.[1] ?? NOT_YAML;
}
