import type { SafeDefaultTag } from '@bridgekeeper/policy';
import { parseSafeDefault } from '@bridgekeeper/policy';

import { lineAbove, lineEnd, lineStart } from './lines.js';

/** Most files have no tag at all: then no line needs to be looked at. */
export function mayHaveTags(text: string): boolean {
  return /safe-default/i.test(text);
}

/** A tag at the end of the line on which a value ends. */
export function trailingTag(text: string, valueEnd: number): SafeDefaultTag | undefined {
  // Flow punctuation may stand between a value and its comment. A line of many values is not read for each.
  let at = valueEnd;
  while (at < text.length && BEFORE_COMMENT.has(text[at] ?? '')) at++;
  const blank = text[at - 1] === ' ' || text[at - 1] === '\t';
  if (text[at] !== '#' || !blank) return undefined;
  return parseSafeDefault(text.slice(at + 1, lineEnd(text, at)), at + 1);
}

const BEFORE_COMMENT: ReadonlySet<string> = new Set(['"', "'", ' ', '\t', ',', ']', '}']);

/** The tags that stand alone on the line above: a line of many values is looked at once for all of them. */
export class TagsAbove {
  readonly #text: string;
  #start = 0;
  #end = -1;
  #tag: SafeDefaultTag | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** A tag alone on the line above the line of an offset. */
  find(offset: number): SafeDefaultTag | undefined {
    if (offset < this.#start || offset > this.#end) {
      this.#start = lineStart(this.#text, offset);
      this.#end = lineEnd(this.#text, offset);
      this.#tag = tagOn(lineAbove(this.#text, this.#start));
    }
    return this.#tag;
  }
}

function tagOn(line: { start: number; text: string } | undefined): SafeDefaultTag | undefined {
  const hash = line === undefined ? null : /^\s*#/.exec(line.text);
  if (line === undefined || hash === null) return undefined;
  return parseSafeDefault(line.text.slice(hash[0].length), line.start + hash[0].length);
}
