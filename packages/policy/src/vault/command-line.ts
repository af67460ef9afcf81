// Enough of the shell's grammar to find the commands of a line and their words: quotes, backslashes, operators,
// comments, groups and command substitution (POSIX, Shell Command Language, sections 2.2 to 2.6.3 and 2.9.4).

type Quote = "'" | '"' | '';

/** A command that waits for an inner one to end: `(`, `$(` or a backtick. */
interface Frame {
  readonly opener: '(' | '$(' | '`';
  readonly words: string[];
  readonly word: string | undefined;
  readonly quote: Quote;
}

const SEPARATORS = ';&|\n{}';
const BLANKS = ' \t\r';
const MAX_LENGTH = 10_000;

/**
 * Splits a command line into simple commands, each a list of words without their quotes; inner commands come
 * first. Nothing is expanded: a substitution (`$(vault read x)`) is a command of its own, and a `$` in the word
 * that holds it. Never fails: what is left open ends with the line. Reads the first 10,000 characters.
 */
export function splitCommandLine(line: string): string[][] {
  return new CommandLine(line.slice(0, MAX_LENGTH)).read();
}

class CommandLine {
  readonly #line: string;
  readonly #commands: string[][] = [];
  readonly #frames: Frame[] = [];
  #words: string[] = [];
  #word: string | undefined;
  #quote: Quote = '';
  #position = 0;

  constructor(line: string) {
    this.#line = line;
  }

  read(): string[][] {
    for (; this.#position < this.#line.length; this.#position++) {
      const character = this.#line.charAt(this.#position);
      if (this.#quote === "'") this.#single(character);
      else this.#plainOrDouble(character);
    }
    while (this.#frames.length > 0) this.#close();
    this.#endCommand();
    return this.#commands;
  }

  #single(character: string): void {
    if (character === "'") this.#quote = '';
    else this.#add(character);
  }

  #plainOrDouble(character: string): void {
    const next = this.#line.charAt(this.#position + 1);
    if (character === '\\') {
      // A backslash before a line break joins the lines.
      if (next !== '\n') this.#add(next);
      this.#position++;
    } else if (character === '$' && next === '(') {
      this.#position++;
      this.#open('$(');
    } else if (character === '`') {
      if (this.#frames.at(-1)?.opener === '`') this.#close();
      else this.#open('`');
    } else if (character === '"') {
      this.#quote = this.#quote === '"' ? '' : '"';
      this.#word ??= '';
    } else if (this.#quote === '"') {
      this.#add(character);
    } else {
      this.#plain(character);
    }
  }

  #plain(character: string): void {
    const isParameter =
      character === '{' ? this.#word?.endsWith('$') : character === '}' && this.#word?.includes('${');
    if (character === "'") {
      this.#quote = "'";
      this.#word ??= '';
    } else if (character === '#' && this.#word === undefined) {
      const end = this.#line.indexOf('\n', this.#position);
      this.#position = (end === -1 ? this.#line.length : end) - 1;
    } else if (BLANKS.includes(character)) {
      this.#endWord();
    } else if (character === '(') {
      this.#endCommand();
      this.#open('(');
    } else if (character === ')') {
      this.#close();
    } else if (SEPARATORS.includes(character) && isParameter !== true) {
      this.#endCommand();
    } else {
      this.#add(character);
    }
  }

  #open(opener: Frame['opener']): void {
    this.#frames.push({ opener, words: this.#words, word: this.#word, quote: this.#quote });
    this.#words = [];
    this.#word = undefined;
    this.#quote = '';
  }

  #close(): void {
    this.#endCommand();
    const frame = this.#frames.pop();
    if (frame === undefined || frame.opener === '(') return;
    this.#words = frame.words;
    this.#word = `${frame.word ?? ''}$`;
    this.#quote = frame.quote;
  }

  #add(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  #endWord(): void {
    if (this.#word !== undefined) this.#words.push(this.#word);
    this.#word = undefined;
  }

  #endCommand(): void {
    this.#endWord();
    if (this.#words.length > 0) this.#commands.push(this.#words);
    this.#words = [];
  }
}
