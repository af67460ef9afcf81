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

// The colon may be missing: `# safe-default` is a tag with no reason, not a tag that nobody sees.
const TAG = /^\s*(safe-default)\b[ \t]*:?(.*)$/i;

/**
 * Reads a tag out of a comment's text.
 *
 * @param comment the text after the `#` (or `//`), to the end of its line
 * @param offset where that text starts in the file
 */
export function parseSafeDefault(comment: string, offset: number): SafeDefaultTag | undefined {
  const match = TAG.exec(comment.trimEnd());
  if (match === null) return undefined;
  const start = offset + match[0].indexOf(match[1] ?? '');
  return {
    reason: (match[2] ?? '').trim(),
    range: { start, end: offset + match[0].length },
    misplaced: undefined,
  };
}
