import { analyseName } from '../../names/classify-name.js';
import { mayBeSecret } from '../literal.js';
import { assignmentsIn, unquoted } from './assignments.js';
import { ClientReader } from './client-reader.js';
import { DECLARATIONS, FUNCTION_WORDS, isExample } from './prose.js';
import type { CommandCandidate, Word, WordSink } from './words.js';
import { readWords } from './words.js';

/**
 * Reads the words of commands one by one, and collects assignments (`NAME=value`), flags (`--password x`), and
 * what clients take by position or by a short flag.
 */
export class CommandReader implements WordSink {
  readonly found: CommandCandidate[] = [];
  readonly #depth: number;
  #client = new ClientReader();
  /** A flag without a value: the next word is it. */
  #pending: string | undefined;
  /** Only assignments have been read since the command began. */
  #first = true;
  /** The command begins like a sentence, or is a synopsis: `--flag word` is no setting there. */
  #described = false;
  /** Behind `e.g.`: what follows on the line shows the form. */
  #example = false;
  /** Inside the start tag of HTML or XML; one that begins its line may go on over the next ones. */
  #tag: 'none' | 'line' | 'lines' = 'none';
  #before = '';

  constructor(depth = 0) {
    this.#depth = depth;
  }

  /** The next line belongs to what this one began. */
  get open(): boolean {
    return this.#tag !== 'none';
  }

  /** Ends a line; the command goes on where the line says so. */
  endLine(continues: boolean): void {
    if (!continues) {
      this.separator('\n');
      if (this.#tag === 'line') this.#tag = 'none';
    }
    this.#described = false;
    this.#example = false;
  }

  separator(char: string): void {
    this.#client = this.#client.next(char);
    this.#pending = undefined;
    this.#first = true;
    this.#before = '';
    if (char === '(' || char === '`') this.#described = false;
  }

  word(word: Word): void {
    const text = word.source.slice(word.start, word.end);
    if (this.#inTag(text)) return;
    if (isExample(text)) this.#example = true;
    if (this.#value(word, text)) {
      this.#before = '';
      return;
    }
    if (text.startsWith('-') && text.length > 1) this.#flag(word, text);
    else this.#plain(word, text);
    this.#before = text;
  }

  /** The word is the value of the flag before it. */
  #value(word: Word, text: string): boolean {
    const name = this.#pending;
    this.#pending = undefined;
    if (name === undefined) return this.#client.value(word, this.found);
    if (text.startsWith('-') || this.#described || this.#example) return false;
    if (word.gap > 1 || (!word.quoted && COLUMNS.test(word.source.slice(word.end, word.end + 2))))
      return false;
    if (!word.quoted && FUNCTION_WORDS.has(text.toLowerCase().replace(/(?<![.,:;!?)])[.,:;!?)]+$/, '')))
      return false;
    const { start, end } = unquoted(word.source, word.start, trimmedEnd(word));
    this.found.push({ syntax: 'flag', name, start, end, argument: word.argument });
    return true;
  }

  #flag(word: Word, text: string): void {
    if (text.endsWith(',') || FUNCTION_WORDS.has(this.#before.toLowerCase())) this.#described = true;
    if (this.#client.flag(word, text, this.found)) return;
    const [head, name = '', equals] = FLAG.exec(text) ?? ['', undefined, undefined];
    if (equals === undefined) {
      const lone = head.length === text.length && (text.startsWith('--') || name.length > 2);
      if (lone && mayBeSecret(name)) this.#pending = name;
      return;
    }
    const at = word.start + head.length;
    if (DEFINITION.test(text)) {
      this.#assignments(word, word.start + 2);
    } else if (mayBeSecret(name)) {
      const { start, end } = unquoted(word.source, at, trimmedEnd(word));
      this.#push('flag', name, word, start, end);
    } else if (!this.#assignments(word, at) && text[1] !== '-') {
      this.#assignments(word, word.start + 2);
    }
  }

  #plain(word: Word, text: string): void {
    if (this.#first && isSentence(word, text)) this.#described = true;
    const nests =
      word.quoted && this.#depth < MAX_DEPTH && !VARIABLE_FLAG.test(this.#before) && /\s/.test(text);
    if (nests) this.#nested(word);
    else if (text.includes('=') && this.#assignments(word, word.start)) return;
    this.#client.plain(word, text, this.#before, this.found);
    this.#first = false;
  }

  /** The settings of a word that is `NAME=value`, from an offset on; false where it is none. */
  #assignments(word: Word, from: number): boolean {
    const found = assignmentsIn(word.source, from, trimmedEnd(word));
    if (found.length === 0) return false;
    if (this.#example || (DECLARATIONS.has(this.#before) && !word.quoted)) return true;
    for (const { name, start, end } of found) {
      if (mayBeSecret(name)) this.#push('assignment', name, word, start, end);
      else if (this.#depth < MAX_DEPTH && analyseName(name).class !== 'url') {
        if (/[\s=]/.test(word.source.slice(start, end))) this.#nested({ ...word, start, end });
      }
    }
    return true;
  }

  #push(syntax: CommandCandidate['syntax'], name: string, word: Word, start: number, end: number): void {
    // `password=read(x)`: a bracket ends the word, and makes a call of it.
    if (word.source[end] === '(') return;
    this.found.push({ syntax, name, start, end, argument: word.argument });
  }

  /** A word that holds a command: `sh -c "…"`, `JAVA_OPTS="-Dpassword=x"`. */
  #nested({ source, start, end, argument }: Word): void {
    const reader = new CommandReader(this.#depth + 1);
    readWords(source, start, end, reader);
    for (const candidate of reader.found) this.found.push({ ...candidate, argument });
  }

  #inTag(text: string): boolean {
    if (this.#tag !== 'none') {
      if (text.includes('>')) this.#tag = 'none';
      return true;
    }
    if (!text.startsWith('<') || !/^<[A-Za-z][^>]*$/.test(text)) return false;
    this.#tag = this.#first && this.#before === '' ? 'lines' : 'line';
    return true;
  }
}

const MAX_DEPTH = 3;
/** More than one blank aligns the columns of a help text. */
const COLUMNS = /^(?:[ \t]{2}|\t)/;
const FLAG = /^--?([A-Za-z][\w.-]{0,127})(=)?/;
/** `-Dname=value` of Java, Gradle's `-Pname=value` with a dotted name, Docker's `-eNAME=value`. */
const DEFINITION = /^-D[A-Za-z]|^-P[a-z]\w*\.\w|^-e[A-Z_]/;
/** Behind these the whole word is one variable, whatever blanks it holds. */
const VARIABLE_FLAG = /^(?:-e|--env|--build-arg|--from-literal|--set(?:-string)?)$/;

/** The first word of a sentence, or of a synopsis (`usage: app [--password x]`). */
function isSentence({ quoted }: Word, text: string): boolean {
  return /^\[-|^usage:?$/i.test(text) || (!quoted && /^[A-Z][a-z]*[,:]?$/.test(text));
}

/** The end of a word without the punctuation of the list or the sentence around it. */
function trimmedEnd({ source, start, end, quoted }: Word): number {
  let at = end;
  if (!quoted) while (at > start && (source[at - 1] === ',' || source[at - 1] === ']')) at--;
  return at;
}
