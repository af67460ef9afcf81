import type { Candidate } from '../literal.js';

/** A candidate, and which argument it stands in. */
export interface CommandCandidate extends Candidate {
  readonly argument: number;
}

/** A word of a command line. Offsets are those of its source, of the content where it is quoted as a whole. */
export interface Word {
  readonly source: string;
  /** Which argument it is, where each is a text of its own. */
  readonly argument: number;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
  /** How many blanks stand before it. */
  readonly gap: number;
}

export interface WordSink {
  word(word: Word): void;
  /** `;`, `|`, `&`, brackets, a backtick: another command begins. */
  separator(char: string): void;
}

/**
 * Splits one line into words and commands: enough of the shell's grammar to tell values apart (POSIX, Shell
 * Command Language, 2.2). A quote that is not closed on its line is an apostrophe. Quotes may be escaped, as in
 * a command inside a string; the brackets and commas of a list of arguments (`["a", "b"]`) count as blanks.
 */
export function readWords(source: string, from: number, to: number, sink: WordSink): void {
  new WordReader(source, to, sink).read(from);
}

const PLAIN = 0;
const BLANK = 1;
const SEPARATOR = 2;
const QUOTE = 3;
const BACKSLASH = 4;
const LIST = 5;
const HASH = 6;

const KINDS = new Uint8Array(128);
for (const [kind, chars] of [' \t\r', ';|&()`\n', '"\'', '\\', '[],', '#'].entries()) {
  for (const char of chars) KINDS[char.charCodeAt(0)] = kind + 1;
}

class WordReader {
  readonly #source: string;
  readonly #to: number;
  readonly #sink: WordSink;
  /** Quotes that have no partner on the rest of the line. */
  readonly #open = new Set<string>();

  constructor(source: string, to: number, sink: WordSink) {
    this.#source = source;
    this.#to = to;
    this.#sink = sink;
  }

  read(from: number): void {
    let gap = 0;
    for (let at = from; at < this.#to;) {
      const kind = this.#kind(at);
      if (kind === HASH) return;
      if (kind === BLANK) gap++;
      else if (kind === SEPARATOR) {
        this.#sink.separator(this.#source.charAt(at));
        gap = 0;
      } else if (kind !== LIST || !this.#isList(at)) {
        at = this.#word(at, gap);
        gap = 0;
        continue;
      }
      at++;
    }
  }

  #kind(at: number): number {
    return KINDS[this.#source.charCodeAt(at)] ?? PLAIN;
  }

  /** `["a", "b"]`: not `[--flag x]` of a synopsis, nor `[name="x"]` of CSS. */
  #isList(at: number): boolean {
    if (this.#source[at] !== '[') return true;
    const next = at + 1 < this.#to ? this.#kind(at + 1) : BLANK;
    return next === BLANK || next === QUOTE || next === BACKSLASH || next === LIST;
  }

  #word(start: number, gap: number): number {
    const quote = this.#quoteAt(start);
    const close = quote === undefined ? undefined : this.#closing(start + quote.length, quote);
    if (quote !== undefined && close !== undefined) {
      const after = close + quote.length;
      if (after >= this.#to || this.#endsWord(after)) {
        this.#emit(start + quote.length, close, true, gap);
        return after;
      }
    }
    const end = this.#plainEnd(start);
    this.#emit(start, end, false, gap);
    return end;
  }

  #endsWord(at: number): boolean {
    const kind = this.#kind(at);
    return kind === BLANK || kind === SEPARATOR || kind === LIST || this.#source[at] === '}';
  }

  /** The end of a word that is not quoted as a whole: quotes inside (`NAME="a b"`) hold blanks. */
  #plainEnd(start: number): number {
    let at = start;
    while (at < this.#to) {
      const kind = this.#kind(at);
      if (kind === BLANK || kind === SEPARATOR) break;
      const quote = kind === QUOTE || kind === BACKSLASH ? this.#quoteAt(at) : undefined;
      const close = quote === undefined ? undefined : this.#closing(at + quote.length, quote);
      at = quote === undefined || close === undefined ? at + 1 : close + quote.length;
    }
    return Math.max(at, start + 1);
  }

  #quoteAt(at: number): string | undefined {
    const kind = this.#kind(at);
    if (kind === QUOTE) return this.#source.charAt(at);
    if (kind !== BACKSLASH || at + 1 >= this.#to || this.#kind(at + 1) !== QUOTE) return undefined;
    return this.#source.slice(at, at + 2);
  }

  #closing(from: number, quote: string): number | undefined {
    if (this.#open.has(quote)) return undefined;
    for (let at = from; at < this.#to; at++) {
      if (this.#source.startsWith(quote, at)) return at;
      if (quote === '"' && this.#source[at] === '\\') at++;
    }
    this.#open.add(quote);
    return undefined;
  }

  #emit(start: number, end: number, quoted: boolean, gap: number): void {
    this.#sink.word({ source: this.#source, argument: 0, start, end, quoted, gap });
  }
}
