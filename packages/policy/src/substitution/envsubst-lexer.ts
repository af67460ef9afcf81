/** What the lexer of a8m/envsubst tells apart. `end` comes once, `error` is the last. */
type ItemKind = 'text' | 'variable' | 'operator' | 'left' | 'right' | 'end' | 'error';

/** One item; its value is the text from `start` to `end`. */
export interface Item {
  readonly kind: ItemKind;
  readonly start: number;
  readonly end: number;
}

type State = 'text' | 'operator' | 'substitution' | 'done';

const ALPHANUMERIC = /[\p{L}\p{Nd}_]/u;
const ALPHANUMERICS = /[\p{L}\p{Nd}_]*/uy;

/**
 * The lexer of a8m/envsubst, state by state, one item a call. Its states leak: after `$_` it is back in plain
 * text inside a reference, and after an inner `$` it looks for operators again. What it makes of such text
 * decides what gets deployed, so it is followed exactly. Source: a8m/envsubst `parse/lex.go`, of which the
 * states are `lexText`, `lexSubstitutionOperator` and `lexSubstitution`.
 */
export class EnvsubstLexer {
  readonly #text: string;
  #state: State = 'text';
  #start = 0;
  #position = 0;
  #lastStart = 0;
  #depth = 0;
  #queue: Item[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** The next item; undefined behind the last. */
  next(): Item | undefined {
    while (this.#queue.length === 0 && this.#state !== 'done') {
      if (this.#state === 'text') this.#lexText();
      else if (this.#state === 'operator') this.#lexOperator();
      else this.#lexSubstitution();
    }
    return this.#queue.shift();
  }

  #lexText(): void {
    const dollar = this.#text.indexOf('$', this.#position);
    if (dollar === -1) {
      this.#position = this.#text.length;
      this.#emitPending();
      this.#emit('end');
      this.#state = 'done';
      return;
    }
    this.#position = dollar;
    this.#emitPending();
    this.#position = dollar + 1;
    const next = this.#peek();
    if (next === '$') {
      this.#start = this.#position;
      this.#position += 1;
      this.#emit('text');
    } else if (next === '{') {
      this.#position += 1;
      this.#depth += 1;
      this.#emit('left');
      this.#state = 'operator';
    } else if (isAlphanumeric(next)) {
      this.#lexVariable();
    }
  }

  #lexVariable(): void {
    ALPHANUMERICS.lastIndex = this.#position;
    ALPHANUMERICS.test(this.#text);
    this.#position = ALPHANUMERICS.lastIndex;
    const value = this.#text.slice(this.#start, this.#position);
    if (value === '_' || value === '$_') {
      this.#state = 'text';
      return;
    }
    this.#emit('variable');
    this.#state = this.#depth > 0 ? 'operator' : 'text';
  }

  #lexOperator(): void {
    const character = this.#peek();
    if (this.#closes(character)) return;
    this.#position += character.length;
    if (isAlphanumeric(character) && this.#text.startsWith('${', this.#lastStart)) {
      this.#lexVariable();
      return;
    }
    if (character === '+' || character === '-' || character === '=') {
      this.#emit('operator');
    } else if (character === ':') {
      const sign = this.#peek();
      this.#position += sign.length;
      if (sign === '+' || sign === '-' || sign === '=') this.#emit('operator');
    }
    this.#state = 'substitution';
  }

  #lexSubstitution(): void {
    const character = this.#peek();
    if (this.#closes(character)) return;
    this.#position += character.length;
    if (character === '$' || (isAlphanumeric(character) && this.#text.startsWith('${', this.#lastStart))) {
      this.#lexVariable();
      return;
    }
    this.#emit('text');
  }

  /** The brace that ends a reference, or the end of the line, which is an error there. */
  #closes(character: string): boolean {
    if (character === '}') {
      this.#position += 1;
      this.#depth -= 1;
      this.#emit('right');
      this.#state = 'text';
      return true;
    }
    if (character !== '' && character !== '\n' && character !== '\r') return false;
    this.#emit('error');
    this.#state = 'done';
    return true;
  }

  /** The next character as a whole code point; empty at the end. */
  #peek(): string {
    const code = this.#text.codePointAt(this.#position);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  #emitPending(): void {
    if (this.#position > this.#start) this.#emit('text');
  }

  #emit(kind: ItemKind): void {
    this.#queue.push({ kind, start: this.#start, end: this.#position });
    this.#lastStart = this.#start;
    this.#start = this.#position;
  }
}

function isAlphanumeric(character: string): boolean {
  return character !== '' && ALPHANUMERIC.test(character);
}
