import type { Item } from './envsubst-lexer.js';
import { EnvsubstLexer } from './envsubst-lexer.js';
import { POSIX_MEANINGS } from './operators.js';
import { recoverReference } from './recover.js';
import type { Operator } from './substitution.js';
import type { LiteralPiece, Piece, Reference, Template } from './template.js';
import { PieceList, bareReference } from './template.js';

const NAME = /[\p{L}\p{Nd}_]+/u;
const VARIABLE = /^\$[\p{L}\p{Nd}_]+$/u;
const REQUIRED = /:?\?/y;
const LINE_END = /[\r\n]/g;

const IGNORED = 'what follows the name is ignored';
const CUT_SHORT = 'the operand is not read to its end';

/** What stands in a reference behind its first variable, as the engine keeps it. */
interface Action {
  readonly first: Item | undefined;
  /** The operator that counts: the last. */
  readonly operator: Item | undefined;
  /** The text or variable that counts, again the last: the engine forgets the others. */
  readonly word: LiteralPiece | Reference | undefined;
  readonly close: Item;
  /** The operand is not what is written: something was forgotten, or taken for text. */
  readonly cutShort: boolean;
}

/**
 * a8m/envsubst. Source: `parse/parse.go` and `parse/node.go` over the items of the lexer. `:-` `:=` take the
 * default for an empty variable too, `-` and `=` do not; `:+` and `+` are the same; `:?`, `?` and everything
 * else are ignored, so that a missing variable is empty. An operand is one `$NAME` or text; the first `}`
 * closes. A line that ends inside a reference is an error, and refuses the text.
 */
export function parseEnvsubst(text: string): Template {
  return new EnvsubstParser(text).template();
}

class EnvsubstParser {
  readonly #text: string;
  readonly #lexer: EnvsubstLexer;
  readonly #list = new PieceList();
  #ahead: Item | undefined;
  /** Where the last `${` stands: the lexer has no errors outside references. */
  #lastOpened = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lexer = new EnvsubstLexer(text);
  }

  template(): Template {
    for (;;) {
      const item = this.#next();
      if (item === undefined || item.kind === 'end') return this.#list.pieces;
      if (item.kind === 'error') return this.#invalid('unterminated');
      if (item.kind === 'left') this.#lastOpened = item.start;
      if (item.kind === 'variable') this.#list.push(this.#variable(item));
      else if (item.kind === 'left' && this.#peek()?.kind === 'variable') {
        const piece = this.#reference(item);
        if (typeof piece === 'string') return this.#invalid(piece);
        this.#list.push(piece);
      } else this.#list.literal(item.start, item.end, this.#valueOf(item));
    }
  }

  /** Reads a reference from behind its `${`, or says why the text is refused. */
  #reference(left: Item): Reference | string {
    const variable = this.#next();
    const action = this.#action();
    if (typeof action === 'string') return action;
    if (variable === undefined) return 'unterminated';
    const { first, operator, word, close, cutShort } = action;
    const lookupName = this.#valueOf(variable);
    const nameStart = variable.start + (NAME.exec(lookupName)?.index ?? 0);
    const range = { start: left.start, end: close.end };
    const nameEnd = variable.end;
    const name = bareReference(this.#text, range, { start: nameStart, end: nameEnd });
    const bare = { ...name, lookupName };
    const misnamed = lookupName !== bare.name;
    if (first === undefined || operator === undefined) {
      return this.#ignoring(bare, misnamed, close.end > nameEnd + 1);
    }
    const sign = this.#valueOf(operator) as Operator;
    const pieces: Piece[] = word === undefined ? [] : [word];
    const operand = { start: Math.min(first.end, word?.start ?? first.end), end: close.end - 1, pieces };
    // Without a word the variable itself is the value, whatever the operator says.
    const meaning = word === undefined && sign.endsWith('+') ? 'bare' : POSIX_MEANINGS[sign];
    const ignored = misnamed || first.start !== nameEnd;
    const flaw = ignored ? IGNORED : cutShort ? CUT_SHORT : undefined;
    return { ...bare, operator: sign, meaning, operand, flaw };
  }

  /** A reference whose operator the engine does not know: `${A:?no}`, `${A^^}`, `${A.b:-c}`. */
  #ignoring(bare: Reference, misnamed: boolean, ignores: boolean): Reference {
    const nameEnd = bare.nameRange.end;
    REQUIRED.lastIndex = nameEnd;
    const operator = REQUIRED.exec(this.#text)?.[0] as Operator | undefined;
    if (operator === undefined) return { ...bare, flaw: misnamed || ignores ? IGNORED : undefined };
    const start = nameEnd + operator.length;
    const end = bare.end - 1;
    const message: LiteralPiece = { kind: 'literal', start, end, text: this.#text.slice(start, end) };
    const operand = { start, end, pieces: start === end ? [] : [message] };
    return { ...bare, operator, operand, flaw: misnamed ? IGNORED : undefined };
  }

  #action(): Action | string {
    let first: Item | undefined;
    let operator: Item | undefined;
    let word: LiteralPiece | Reference | undefined;
    let cutShort = false;
    for (;;) {
      const item = this.#next();
      if (item === undefined || item.kind === 'end') return 'the engine does not come to an end';
      if (item.kind === 'error') return 'unterminated';
      if (item.kind === 'right') {
        cutShort ||= item.end - item.start > 1;
        return { first, operator, word, close: item, cutShort };
      }
      if (item.kind === 'operator') {
        cutShort ||= operator !== undefined;
        first ??= item;
        operator = item;
      } else {
        const next = item.kind === 'variable' ? this.#variable(item) : undefined;
        const swallowing = next === undefined ? this.#textFrom(item) : undefined;
        cutShort ||= word !== undefined || next?.kind === 'literal' || swallowing?.swallowed === true;
        word = next ?? swallowing?.word;
      }
    }
  }

  /** Text takes everything up to the brace with it: `a$B` is not expanded. */
  #textFrom(first: Item): { word: LiteralPiece; swallowed: boolean } {
    let end = first.end;
    let swallowed = false;
    for (;;) {
      const item = this.#peek();
      if (item === undefined || item.kind === 'right' || item.kind === 'error' || item.kind === 'end') break;
      swallowed ||= item.kind === 'variable' || item.kind === 'left';
      end = item.end;
      this.#next();
    }
    const text = this.#text.slice(first.start, end);
    return { word: { kind: 'literal', start: first.start, end, text }, swallowed };
  }

  /**
   * `$A`, or what the lexer takes for a variable: `{A` in `${B:-${A}}`, a lone `$`. No variable has such a
   * name, so that it is an empty text.
   */
  #variable({ start, end }: Item): Reference | LiteralPiece {
    const value = this.#text.slice(start, end);
    if (!VARIABLE.test(value)) return { kind: 'literal', start, end, text: '' };
    return bareReference(this.#text, { start, end }, { start: start + 1, end });
  }

  #invalid(reason: string): Template {
    const start = this.#lastOpened;
    LINE_END.lastIndex = start;
    const end = LINE_END.exec(this.#text)?.index ?? this.#text.length;
    this.#list.push({ kind: 'invalid', start, end, reason, recovered: this.#recoverFrom(start) });
    return this.#list.pieces;
  }

  /** The engine stops at an error; a reviewer reads on. */
  #recoverFrom(start: number): Reference[] {
    const found: Reference[] = [];
    for (let at = this.#text.indexOf('${', start); at !== -1; at = this.#text.indexOf('${', at + 2)) {
      const reference = recoverReference(this.#text, at);
      if (reference !== undefined) found.push(reference);
    }
    return found;
  }

  #valueOf(item: Item): string {
    return this.#text.slice(item.start, item.end);
  }

  #next(): Item | undefined {
    const item = this.#peek();
    this.#ahead = undefined;
    return item;
  }

  #peek(): Item | undefined {
    this.#ahead ??= this.#lexer.next();
    return this.#ahead;
  }
}
