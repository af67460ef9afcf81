import { forwardFinder } from './scan.js';

/** What a backslash takes its meaning from inside double quotes (POSIX 2.2.3), and the brace that ends a word. */
const ESCAPED_IN_QUOTES = '$`"\\}\n';
const BEFORE_COMMENT = ' \t\n\r;&|()';

/** Finds where quoted stretches of shell code end. Offsets asked for may not go back. */
export class ShellQuotes {
  readonly #text: string;
  readonly #lineEnd: (from: number) => number;
  readonly #apostrophe: (from: number) => number;

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = forwardFinder(text, '\n');
    this.#apostrophe = forwardFinder(text, "'");
  }

  /** The offset of the apostrophe that closes the one at `start`; undefined where its line has none. */
  closingApostrophe(start: number): number | undefined {
    const close = this.#apostrophe(start + 1);
    return close < this.#lineEnd(start + 1) ? close : undefined;
  }

  /** The offset of the apostrophe that closes the `$'` at `start`, over escapes and lines. */
  closingAnsiQuote(start: number): number | undefined {
    for (let index = start + 2; index < this.#text.length; index += 1) {
      const character = this.#text[index];
      if (character === "'") return index;
      if (character === '\\') index += 1;
    }
    return undefined;
  }

  /** Where the comment at `start` ends; undefined where the `#` is a part of a word. */
  commentEnd(start: number): number | undefined {
    const before = this.#text[start - 1];
    return before === undefined || BEFORE_COMMENT.includes(before) ? this.#lineEnd(start) : undefined;
  }

  /** What a backslash and the character behind it stand for. */
  unescape(backslash: number, quoted: boolean): string {
    const next = this.#text.charAt(backslash + 1);
    if (next === '\n') return '';
    return quoted && !ESCAPED_IN_QUOTES.includes(next) ? `\\${next}` : next;
  }
}
