import { POSIX_MEANINGS, operatorAt } from './operators.js';
import { recover } from './recover.js';
import { endOfRun, isNamePart, isNameStart } from './scan.js';
import { isSpecialParameter, readShellParameter } from './shell-parameter.js';
import { ShellQuotes } from './shell-quotes.js';
import { ShellWord } from './shell-word.js';
import type { OpaquePiece, Piece, Reference, Template } from './template.js';
import { MAX_DEPTH, PieceList, bareReference, salvage } from './template.js';

const TRANSFORMATIONS = '#%/^,@:~*';

/** How a stretch of shell code ends: with the text, or with the command substitution that it is. */
type Closer = '' | ')' | '`';

/**
 * POSIX shell parameter expansion, with the forms that bash adds. Source: POSIX.1-2024, Shell Command Language,
 * 2.2 Quoting and 2.6.2 Parameter Expansion; bash manual, 3.5.3. Lenient, because what is read is often a part
 * of a script:
 * - `'…'` on one line, `$'…'`, comments and escaped characters hold no references; an apostrophe that nothing
 *   closes on its line is a character, and so is every one between double quotes.
 * - `$(…)` and back-ticks are code: their references are read, their output is unknown.
 * - Positional and special parameters are not variables; a fallback inside one of them is still read.
 * - Here-documents and `case` patterns are not told apart from other code, array subscripts are not read.
 */
export function parseShell(text: string): Template {
  return new ShellParser(text).code('', 0);
}

class ShellParser {
  readonly #text: string;
  readonly #quotes: ShellQuotes;
  #position = 0;
  #reason = '';
  #recovered: Reference[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#quotes = new ShellQuotes(text);
  }

  /** Reads code up to its closer, which is consumed, or to the end of the text. */
  code(closer: Closer, depth: number): Piece[] {
    const list = new PieceList();
    let literalStart = this.#position;
    let parentheses = 0;
    let quoted = false;
    const flush = (end: number): Piece[] => {
      list.literal(literalStart, end, this.#text.slice(literalStart, end));
      return list.pieces;
    };
    while (this.#position < this.#text.length) {
      const start = this.#position;
      const character = this.#text.charAt(start);
      if (character === closer && !quoted && parentheses === 0) {
        this.#position += 1;
        return flush(start);
      }
      if (character === '"') quoted = !quoted;
      else if (character === '(' && !quoted) parentheses += 1;
      else if (character === ')' && !quoted && parentheses > 0) parentheses -= 1;
      if (character !== '$') {
        this.#skip(character, quoted);
        continue;
      }
      const piece = this.#dollarInCode(quoted, depth);
      if (piece === undefined) continue;
      flush(start);
      list.push(piece);
      literalStart = this.#position;
    }
    return flush(this.#text.length);
  }

  /** Steps over a character of code, and over what it quotes. */
  #skip(character: string, quoted: boolean): void {
    let end: number | undefined;
    if (character === '\\') end = this.#position + 2;
    else if (character === '#' && !quoted) end = this.#quotes.commentEnd(this.#position);
    else if (character === "'" && !quoted) {
      const close = this.#quotes.closingApostrophe(this.#position);
      end = close === undefined ? undefined : close + 1;
    }
    this.#position = Math.min(end ?? this.#position + 1, this.#text.length);
  }

  #dollarInCode(quoted: boolean, depth: number): Piece | undefined {
    const start = this.#position;
    if (!quoted && this.#text[start + 1] === "'") {
      const close = this.#quotes.closingAnsiQuote(start);
      this.#position = close === undefined ? start + 2 : close + 1;
      return undefined;
    }
    const piece = this.#dollar(quoted, depth);
    if (piece !== null) return piece;
    const recovered = this.#recovered;
    this.#recovered = [];
    this.#position = Math.max(this.#position, start + 2);
    return { kind: 'invalid', start, end: this.#position, reason: this.#reason, recovered };
  }

  /** Reads what a `$` begins. Undefined where it is a character, which is then consumed; null after an error. */
  #dollar(quoted: boolean, depth: number): Reference | OpaquePiece | null | undefined {
    const start = this.#position;
    const next = this.#text.charAt(start + 1);
    if (next === '{') {
      const reference = this.#braced(quoted, depth);
      if (reference === null) this.#recovered.push(...recover(this.#text, start));
      return reference;
    }
    if (next === '(' && depth < MAX_DEPTH) {
      this.#position += 2;
      return this.#opaque(start, this.code(')', depth + 1));
    }
    if (isNameStart(next.charCodeAt(0))) {
      const end = endOfRun(this.#text, start + 1, this.#text.length, isNamePart);
      this.#position = end;
      return bareReference(this.#text, { start, end }, { start: start + 1, end });
    }
    const special = isSpecialParameter(next);
    this.#position += special ? 2 : 1;
    return special ? this.#opaque(start, []) : undefined;
  }

  #braced(quoted: boolean, depth: number): Reference | OpaquePiece | null {
    const start = this.#position;
    this.#position += 2;
    if (depth >= MAX_DEPTH) return this.#fail('nested too deeply');
    const parameter = readShellParameter(this.#text, this.#position);
    if (parameter === undefined) return this.#fail('bad substitution');
    const { isVariable, nameStart, nameEnd } = parameter;
    this.#position = parameter.end;
    const bare = bareReference(this.#text, { start, end: nameEnd }, { start: nameStart, end: nameEnd });
    const lookupName = this.#text.slice(parameter.start, parameter.end);
    const meaning = nameStart > parameter.start ? 'transformation' : 'bare';
    const reference = this.#operation({ ...bare, lookupName, meaning }, quoted, depth);
    if (reference === null || isVariable) return reference;
    return this.#opaque(start, reference.operand?.pieces ?? []);
  }

  /** Reads what follows the parameter, up to the closing brace. */
  #operation(head: Reference, quoted: boolean, depth: number): Reference | null {
    const start = this.#position;
    const next = this.#text.charAt(start);
    if (next === '') return this.#fail('unterminated');
    const operator = operatorAt(this.#text, start);
    if (next !== '}') {
      if (operator === undefined && !TRANSFORMATIONS.includes(next)) return this.#fail('bad substitution');
      this.#position += operator?.length ?? 0;
    }
    const operandStart = this.#position;
    const pieces = next === '}' ? [] : this.#word(quoted, depth);
    if (pieces === null) return null;
    this.#position += 1;
    const end = this.#position;
    if (next === '}') return { ...head, end };
    const operand = { start: operandStart, end: end - 1, pieces };
    if (operator === undefined) return { ...head, end, meaning: 'transformation', operand };
    return { ...head, end, operator, meaning: POSIX_MEANINGS[operator], operand };
  }

  /**
   * Reads a word up to its `}`, which is not consumed.
   *
   * @param outer the reference stands between double quotes, where an apostrophe quotes nothing
   */
  #word(outer: boolean, depth: number): Piece[] | null {
    const word = new ShellWord();
    let quoted = false;
    while (this.#position < this.#text.length) {
      const start = this.#position;
      const character = this.#text.charAt(start);
      if (character === '}' && !quoted) return word.pieces();
      if (character === '"') quoted = !quoted;
      if (!this.#wordPart(word, character, quoted || outer, depth)) break;
    }
    salvage(word.pieces(), this.#recovered);
    return this.#position < this.#text.length ? null : this.#fail('unterminated');
  }

  #wordPart(word: ShellWord, character: string, quoted: boolean, depth: number): boolean {
    const start = this.#position;
    if (character === '`' || character === '$') {
      if (!quoted && this.#text.startsWith("$'", start)) {
        this.#addQuoted(word, start + 1, this.#quotes.closingAnsiQuote(start));
        return true;
      }
      const piece = character === '$' ? this.#dollar(quoted, depth + 1) : this.#backticks(depth + 1);
      if (piece === null) return false;
      // bash's `$"…"` is a quoted text of its own.
      const isQuote = !quoted && this.#text[this.#position] === '"';
      if (piece === undefined) word.add(start, this.#position, isQuote ? '' : character);
      else word.push(piece);
    } else if (character === "'" && !quoted) {
      this.#addQuoted(word, start, this.#quotes.closingApostrophe(start));
    } else if (character === '\\') {
      this.#position = Math.min(start + 2, this.#text.length);
      word.add(start, this.#position, this.#quotes.unescape(start, quoted));
    } else {
      this.#position += 1;
      word.add(start, this.#position, character === '"' ? '' : character);
    }
    return true;
  }

  /** Adds what stands between two apostrophes; the first alone where the second is not there. */
  #addQuoted(word: ShellWord, open: number, close: number | undefined): void {
    const start = this.#position;
    this.#position = (close ?? open) + 1;
    const text = close === undefined ? this.#text.slice(start, open + 1) : this.#text.slice(open + 1, close);
    word.add(start, this.#position, text);
  }

  #backticks(depth: number): OpaquePiece {
    const start = this.#position;
    this.#position += 1;
    return this.#opaque(start, depth < MAX_DEPTH ? this.code('`', depth) : []);
  }

  #opaque(start: number, pieces: readonly Piece[]): OpaquePiece {
    return { kind: 'opaque', start, end: this.#position, pieces };
  }

  #fail(reason: string): null {
    this.#reason = reason;
    return null;
  }
}
