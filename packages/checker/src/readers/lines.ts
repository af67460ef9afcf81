/** A place is kept at every so many lines. */
const CHECKPOINT = 256;

/**
 * Turns offsets into lines and columns. Lines end with LF, CR LF or a lone CR, as YAML has them. Reads only
 * as far as it is asked, and goes on from there: cheap for the few findings of a file, in any order.
 */
export class LineIndex {
  readonly #text: string;
  /** Where line 1, 257, 513, … start. */
  readonly #checkpoints: number[] = [0];
  #line = 0;
  #start = 0;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The 1-based line and column of an offset; one beyond the text is its end. */
  position(offset: number): { line: number; column: number } {
    const wanted = Math.min(Math.max(offset, 0), this.#text.length);
    if (wanted < this.#at) this.#goBack(wanted);
    for (; this.#at < wanted; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 10 || (code === 13 && this.#text.charCodeAt(this.#at + 1) !== 10))
        this.#startLine(this.#at + 1);
    }
    return { line: this.#line + 1, column: wanted - this.#start + 1 };
  }

  #startLine(start: number): void {
    this.#line++;
    this.#start = start;
    const index = this.#line / CHECKPOINT;
    if (index === this.#checkpoints.length) this.#checkpoints.push(start);
  }

  #goBack(wanted: number): void {
    if (wanted >= this.#start) {
      this.#at = wanted;
      return;
    }
    let low = 0;
    let high = this.#checkpoints.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#checkpoints[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    this.#line = low * CHECKPOINT;
    this.#start = this.#checkpoints[low] ?? 0;
    this.#at = this.#start;
  }
}

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && !isBreak(text, at - 1)) at--;
  return at;
}

/** The offset of the line's break, or of the end of the text. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isBreak(text, at)) at++;
  return at;
}

/** The range of the first line of a text, without its break. */
export function firstLine(text: string): { start: number; end: number } {
  return { start: 0, end: lineEnd(text, 0) };
}

/** The text and start of the line above, or undefined on the first line. */
export function lineAbove(text: string, offset: number): { start: number; text: string } | undefined {
  let end = lineStart(text, offset);
  if (end === 0) return undefined;
  end -= text[end - 1] === '\n' && text[end - 2] === '\r' ? 2 : 1;
  const start = lineStart(text, end);
  return { start, text: text.slice(start, end) };
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
