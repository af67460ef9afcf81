import type { Document } from './document.js';
import { lineStart } from './lines.js';

/** Whether an offset stands in a comment of its line: behind a `#` with nothing, or a blank, before it. */
export function inComment({ text }: Document, offset: number): boolean {
  const before = text.slice(Math.max(lineStart(text, offset), offset - 2_000), offset);
  return /(?:^|[ \t])#/.test(before);
}
