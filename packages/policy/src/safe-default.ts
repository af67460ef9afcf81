import type { TextRange } from './range.js';

/** A `# safe-default: <reason>` comment. */
export interface SafeDefaultTag {
  /** The text after the colon, trimmed; empty where the author gave none. */
  readonly reason: string;
  /** From the word `safe-default` to the end of the reason. */
  readonly range: TextRange;
  /**
   * Why the tag does not count, or undefined where the place is right.
   * - `becomes-value`: the consumer sees no comment here (`KEY= # safe-default: x`: compose takes it as the value).
   * - `ambiguous`: the line holds several settings with a fallback, and the reason could be of any of them.
   */
  readonly misplaced: 'becomes-value' | 'ambiguous' | undefined;
}

// Without its colon it is a tag with no reason, not a tag that nobody sees.
const TAG = /^\s*(safe-default)(?![\w-])(?:[ \t]*(:))?(.*)$/i;

/** Written where a reason should stand: the template of our own help, a reminder, a mark. */
const NO_REASON = /^(?:<[^>]*>|todo|tbd|fixme|xxx|n\/a|none|reason|[^\p{L}\p{N}]*)[.!:]?$/iu;

/**
 * Reads a tag out of a comment's text.
 *
 * @param comment the text after the `#` (or `//`), to the end of its line
 * @param offset where that text starts in the file
 */
export function parseSafeDefault(comment: string, offset: number): SafeDefaultTag | undefined {
  const match = TAG.exec(comment.trimEnd());
  if (match === null) return undefined;
  const [whole, word = '', colon, rest = ''] = match;
  const start = offset + whole.indexOf(word);
  const reason = rest.trim();
  return {
    reason: colon === ':' && !NO_REASON.test(reason) ? reason : '',
    range: { start, end: offset + whole.length },
    misplaced: undefined,
  };
}
