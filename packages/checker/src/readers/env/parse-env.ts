import type { TextRange } from '@bridgekeeper/policy';

/** One `KEY=value` of an env file. Offsets are into the text. */
export interface EnvEntry {
  readonly name: string;
  readonly nameRange: TextRange;
  /** The text between the quotes, or the trimmed rest of the line; undefined for a bare key. */
  readonly value: string | undefined;
  /** Where `value` stands, without quotes. For a bare key, where the key stands. */
  readonly valueRange: TextRange;
  /** Back-ticks quote in npm's dotenv alone. */
  readonly quote: "'" | '"' | '`' | undefined;
  /** The comment behind the value: the text after `#` and where it starts. */
  readonly comment: { readonly text: string; readonly start: number } | undefined;
}

export interface EnvError {
  readonly offset: number;
  readonly message: string;
}

export interface EnvResult {
  readonly entries: readonly EnvEntry[];
  readonly errors: readonly EnvError[];
}

/** A broken file of many lines says the same on each: enough of it is enough. */
const MAX_ERRORS = 20;

/**
 * Reads an env file as compose does (compose-go, package dotenv): the dialect in which a comment needs a
 * blank before it, `KEY= # x` has the value `# x`, and quotes may span lines. After an error reading goes
 * on with the next line, which compose does not: a finding there still counts. Linear.
 *
 * @param keep which entries are wanted: a long file has few of them
 */
export function parseEnv(text: string, keep: (entry: EnvEntry) => boolean = () => true): EnvResult {
  const reader = new EnvReader(text, keep);
  reader.read();
  return reader;
}

const KEY_CHAR = /[\p{L}\p{N}_.[\]-]/u;
const EXPORT = /^export[ \t]+/;

class EnvReader implements EnvResult {
  readonly entries: EnvEntry[] = [];
  readonly errors: EnvError[] = [];
  readonly #text: string;
  readonly #keep: (entry: EnvEntry) => boolean;
  #at = 0;

  constructor(text: string, keep: (entry: EnvEntry) => boolean) {
    this.#text = text;
    this.#keep = keep;
  }

  #add(entry: EnvEntry): void {
    if (this.#keep(entry)) this.entries.push(entry);
  }

  read(): void {
    const text = this.#text;
    while (this.#at < text.length && this.errors.length < MAX_ERRORS) {
      const char = text[this.#at];
      if (char === '\n' || char === '\r' || char === ' ' || char === '\t' || char === '\uFEFF') this.#at++;
      else if (char === '#') this.#at = this.#lineEnd(this.#at);
      else this.#entry();
    }
  }

  #entry(): void {
    const text = this.#text;
    const exported = EXPORT.exec(text.slice(this.#at, this.#at + 20));
    const start = this.#at + (exported?.[0].length ?? 0);
    const lineEnd = this.#lineEnd(start);
    let keyEnd = start;
    for (; keyEnd < lineEnd; keyEnd++) {
      const char = text[keyEnd] ?? '';
      if (char === '=' || char === ':' || !(KEY_CHAR.test(char) || isSurrogate(char))) break;
    }
    const nameRange = { start, end: keyEnd };
    const name = text.slice(start, keyEnd);
    let separator = keyEnd;
    while (separator < lineEnd && (text[separator] === ' ' || text[separator] === '\t')) separator++;
    const mark = text[separator];
    if (separator < lineEnd && mark !== '=' && mark !== ':') {
      this.#fail(
        separator,
        separator > keyEnd && mark !== '#'
          ? 'the name of a variable cannot contain a blank'
          : 'unexpected character in the name of a variable',
        lineEnd,
      );
      return;
    }
    if (name === '') {
      this.#fail(start, 'a value with no variable name before it', lineEnd);
      return;
    }
    if (separator >= lineEnd) {
      this.#add({
        name,
        nameRange,
        value: undefined,
        valueRange: nameRange,
        quote: undefined,
        comment: undefined,
      });
      this.#at = lineEnd;
      return;
    }
    this.#value(name, nameRange, separator + 1, lineEnd);
  }

  #value(name: string, nameRange: TextRange, from: number, lineEnd: number): void {
    const text = this.#text;
    let start = from;
    while (start < lineEnd && (text[start] === ' ' || text[start] === '\t')) start++;
    const quote = text[start];
    if (start < lineEnd && (quote === '"' || quote === "'")) {
      this.#quoted(name, nameRange, start, quote, lineEnd);
      return;
    }
    const rest = text.slice(start, lineEnd);
    const cut = rest.indexOf(' #');
    const value = (cut < 0 ? rest : rest.slice(0, cut)).trimEnd();
    const comment = cut < 0 ? undefined : { text: rest.slice(cut + 2), start: start + cut + 2 };
    const valueRange = { start, end: start + value.length };
    this.#add({ name, nameRange, value, valueRange, quote: undefined, comment });
    this.#at = lineEnd;
  }

  #quoted(name: string, nameRange: TextRange, open: number, quote: "'" | '"', lineEnd: number): void {
    const text = this.#text;
    let close = open + 1;
    while (close < text.length && text[close] !== quote) close += text[close] === '\\' ? 2 : 1;
    if (close >= text.length) {
      this.#fail(open, 'the quote is not closed', lineEnd);
      return;
    }
    const valueRange = { start: open + 1, end: close };
    const after = text.slice(close + 1, this.#lineEnd(close));
    const hash = /^[ \t]*#/.exec(after);
    const comment =
      hash === null ? undefined : { text: after.slice(hash[0].length), start: close + 1 + hash[0].length };
    this.#add({ name, nameRange, value: text.slice(open + 1, close), valueRange, quote, comment });
    // A second pair may stand on the same line.
    this.#at = comment === undefined ? close + 1 : this.#lineEnd(close);
  }

  #fail(offset: number, message: string, lineEnd: number): void {
    this.errors.push({ offset, message });
    this.#at = lineEnd;
  }

  #lineEnd(from: number): number {
    const text = this.#text;
    let at = from;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
    return at;
  }
}

function isSurrogate(char: string): boolean {
  return char >= '\uD800' && char <= '\uDFFF';
}
