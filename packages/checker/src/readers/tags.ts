import type { SafeDefaultTag } from '@bridgekeeper/policy';
import { parseSafeDefault } from '@bridgekeeper/policy';

import { lineAbove, lineEnd } from './lines.js';

/** Most files have no tag at all: then no line needs to be looked at. */
export function mayHaveTags(text: string): boolean {
  return /safe-default/i.test(text);
}

// A comment needs a blank before it; flow punctuation may stand between it and the value.
const TRAILING = /^["'\s,\]}]*?[ \t]#(.*)$/;

/** A tag at the end of the line on which a value ends. */
export function trailingTag(text: string, valueEnd: number): SafeDefaultTag | undefined {
  const rest = text.slice(valueEnd, lineEnd(text, valueEnd));
  const match = TRAILING.exec(rest);
  const comment = match?.[1];
  if (comment === undefined) return undefined;
  return parseSafeDefault(comment, valueEnd + rest.length - comment.length);
}

/** A tag alone on the line above the line of an offset. */
export function tagAbove(text: string, offset: number): SafeDefaultTag | undefined {
  const above = lineAbove(text, offset);
  if (above === undefined) return undefined;
  const hash = /^\s*#/.exec(above.text);
  if (hash === null) return undefined;
  return parseSafeDefault(above.text.slice(hash[0].length), above.start + hash[0].length);
}
