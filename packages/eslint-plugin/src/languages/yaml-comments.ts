import type { TextRange } from '@bridgekeeper/policy';

/**
 * The comments of a YAML text, Helm templates and broken files included: no parse, one look at each line. What stands
 * in a quoted scalar or a block scalar is no comment. Linear.
 *
 * @returns in order of place; each from its `#` to the end of its line
 */
export function yamlComments(text: string): TextRange[] {
  const scanner = new YamlCommentScanner(text);
  scanner.scan();
  return scanner.comments;
}

/** What an indicator of a block scalar may follow: its key, a dash, or a tag or an anchor behind these. */
const BLOCK_HEADER = /(?:^|[\s:?-]) ?[|>][-+0-9]{0,2}$/;

/** The dashes and question marks that a line starts with: the node behind them is indented by all of it. */
const LEADING = /^[ \t]*(?:[-?][ \t]+)*/;

class YamlCommentScanner {
  readonly comments: TextRange[] = [];
  readonly #text: string;
  #at = 0;
  /** Of a block scalar that was opened: what its content is indented by more than. */
  #block: number | undefined;
  /** Quotes that nothing closes from here on. */
  readonly #unclosed = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  scan(): void {
    while (this.#at < this.#text.length) {
      const end = lineEnd(this.#text, this.#at);
      if (this.#isBlockContent(this.#text.slice(this.#at, end))) this.#at = end;
      else this.#line();
      this.#at += lineBreak(this.#text, this.#at);
    }
  }

  #isBlockContent(line: string): boolean {
    if (this.#block === undefined) return false;
    const code = line.trimStart();
    // An action of a template stands where its author likes it.
    if (code === '' || code.startsWith('{{')) return true;
    const isMarker = /^(?:---|\.\.\.)(?:\s|$)/.test(line);
    if (!isMarker && line.length - code.length > this.#block) return true;
    this.#block = undefined;
    return false;
  }

  /** Reads to the end of the line on which the last quoted scalar ends. */
  #line(): void {
    const text = this.#text;
    const start = this.#at;
    let last = start;
    for (;;) {
      const char = text[this.#at];
      if (char === undefined || char === '\n' || char === '\r') break;
      if (char === '#' && isBlank(text, this.#at - 1)) {
        const end = lineEnd(text, this.#at);
        this.comments.push({ start: this.#at, end });
        this.#openBlock(start, this.#at);
        this.#at = end;
        return;
      }
      if ((char === '"' || char === "'") && this.#opensQuote(last)) {
        const close = this.#close(char);
        if (close !== undefined) this.#at = close;
      }
      if (char !== ' ' && char !== '\t') last = this.#at;
      this.#at++;
    }
    this.#openBlock(start, this.#at);
  }

  /** Whether a node can start here; `last` is the offset of the last character before it that is no blank. */
  #opensQuote(last: number): boolean {
    const text = this.#text;
    if (this.#at === 0 || last === this.#at || isBreak(text, this.#at - 1)) return true;
    const before = text[last] ?? '';
    if (before === '[' || before === '{' || before === ',') return true;
    if (this.#at === last + 1) return isBlank(text, last);
    if (before === ':' || before === '-' || before === '?') return true;
    if (isBlank(text, last)) return true;
    // A tag or an anchor stands before its node.
    return /(?:^|\s)[!&]\S{0,200}$/.test(text.slice(Math.max(0, last - 200), last + 1));
  }

  /** The offset of the quote that closes the one here, or undefined: then it is a character as any other. */
  #close(quote: '"' | "'"): number | undefined {
    if (this.#unclosed.has(quote)) return undefined;
    const text = this.#text;
    for (let at = this.#at + 1; at < text.length; at++) {
      if (quote === '"' && text[at] === '\\') at++;
      else if (text[at] === quote) {
        if (quote === '"' || text[at + 1] !== quote) return at;
        at++;
      }
    }
    this.#unclosed.add(quote);
    return undefined;
  }

  #openBlock(start: number, end: number): void {
    const from = Math.max(start, this.#text.lastIndexOf('\n', end - 1) + 1);
    const line = this.#text.slice(from, end).trimEnd();
    if (!BLOCK_HEADER.test(line)) return;
    const leading = LEADING.exec(line)?.[0] ?? '';
    const node = line.slice(leading.length);
    const dash = /[-?][ \t]+$/.exec(leading);
    if (/^[|>]/.test(node)) this.#block = dash === null ? -1 : dash.index;
    else this.#block = /^---(?:\s|$)/.test(line) ? -1 : leading.length;
  }
}

function isBlank(text: string, at: number): boolean {
  const char = text[at];
  return char === undefined || char === ' ' || char === '\t' || char === '\n' || char === '\r';
}

function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r';
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isBreak(text, at)) at++;
  return at;
}

/** The length of the line break at an offset. */
function lineBreak(text: string, at: number): number {
  if (text[at] === '\r') return text[at + 1] === '\n' ? 2 : 1;
  return 1;
}
