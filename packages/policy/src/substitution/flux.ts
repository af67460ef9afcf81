import { operatorAt } from './operators.js';
import { recover } from './recover.js';
import { BRACE_OPEN, DOLLAR, unescapeDollars } from './scan.js';
import type { Operator } from './substitution.js';
import type { Operand, Piece, Reference, Template } from './template.js';
import { MAX_DEPTH, PieceList, bareReference, salvage } from './template.js';

/** Letters, digits and `_` of any script, also in front: `acceptIdent`. */
const IDENTIFIER = /[\p{L}\p{Nd}_]+/uy;

/** The operators that change a value. Each is at most two characters long. */
const TRANSFORMATIONS = /[,^]{1,2}|##?|%%?|\/[/#%]?|:/y;

/**
 * Flux (`postBuild.substitute`), a fork of drone/envsubst. Source: fluxcd/pkg `envsubst/parse/parse.go` and
 * `scan.go`. Only `${…}` is a reference, `$NAME` is text; `$$` escapes outside references. `:-` `:=` `=` are
 * defaults, and so are `:?` and `:+` (fluxcd/pkg#911); `-` `?` `+` alone are errors. The first `}` outside
 * an inner `${…}` closes. One error refuses the whole text.
 */
export function parseFlux(text: string): Template {
  const list = new PieceList();
  // The scanner takes a NUL for the end of the text.
  const nul = text.indexOf('\0');
  const parser = new FluxParser(nul === -1 ? text : text.slice(0, nul));
  let literalStart = 0;
  let position = 0;
  for (;;) {
    const dollar = parser.text.indexOf('$', position);
    if (dollar === -1) break;
    if (parser.text.charCodeAt(dollar + 1) !== BRACE_OPEN) {
      position = dollar + (parser.text.charCodeAt(dollar + 1) === DOLLAR ? 2 : 1);
      continue;
    }
    list.literal(literalStart, dollar, unescapeDollars(text.slice(literalStart, dollar)));
    const piece = parser.topReference(dollar);
    list.push(piece);
    literalStart = position = piece.end;
  }
  list.literal(literalStart, parser.text.length, unescapeDollars(parser.text.slice(literalStart)));
  return list.pieces;
}

class FluxParser {
  readonly text: string;
  #position = 0;
  #reason = '';
  #recovered: Reference[] = [];

  constructor(text: string) {
    this.text = text;
  }

  topReference(dollar: number): Piece {
    this.#recovered = [];
    const reference = this.#reference(dollar, 1);
    if (reference !== null) return reference;
    return {
      kind: 'invalid',
      start: dollar,
      end: Math.max(this.#position, dollar + 2),
      reason: this.#reason,
      recovered: this.#recovered,
    };
  }

  /** Reads `${…}` from its `$`. Null after an error, with the position where it was seen. */
  #reference(dollar: number, depth: number): Reference | null {
    const pieces: Piece[] = [];
    const reference = this.#body(dollar, depth, pieces);
    if (reference === null) {
      this.#recovered.push(...recover(this.text, dollar));
      salvage(pieces, this.#recovered);
    }
    return reference;
  }

  /** @param pieces where the pieces of the operand go, also those before an error */
  #body(dollar: number, depth: number, pieces: Piece[]): Reference | null {
    this.#position = dollar + 2;
    if (depth > MAX_DEPTH) return this.#fail('nested too deeply');
    const isLength = this.#accept('#');
    const nameStart = this.#position;
    const nameEnd = this.#run(IDENTIFIER);
    if (nameEnd === nameStart) return this.#fail('no variable name');
    const head = bareReference(
      this.text,
      { start: dollar, end: nameEnd },
      { start: nameStart, end: nameEnd },
    );
    if (isLength) {
      return this.#close({ ...head, meaning: 'transformation', transformation: { operator: '#', args: [] } });
    }
    const operator = this.#defaultOperator();
    if (operator !== undefined) return this.#default({ ...head, operator }, depth, pieces);
    const operatorEnd = this.#run(TRANSFORMATIONS);
    if (operatorEnd === nameEnd) return this.#close(head);
    // The scanner steps back by the width of the next character, and loses its place after a wide one.
    if (this.text[nameEnd] === ':' && this.text.charCodeAt(operatorEnd) > 0x7f) {
      return this.#fail('bad substitution');
    }
    return this.#transformation(head, this.text.slice(nameEnd, operatorEnd), depth, pieces);
  }

  /** `=` needs no colon; the others are parse errors without one. */
  #defaultOperator(): Operator | undefined {
    const operator = operatorAt(this.text, this.#position);
    if (operator === undefined || (operator.length === 1 && operator !== '=')) return undefined;
    this.#position += operator.length;
    return operator;
  }

  #default(head: Reference, depth: number, pieces: Piece[]): Reference | null {
    const start = this.#position;
    while (this.text[this.#position] !== '}') {
      if (!this.#argument('}', false, depth, pieces)) return null;
    }
    const operand: Operand = { start, end: this.#position, pieces };
    return this.#close({ ...head, meaning: 'default', operand });
  }

  #transformation(head: Reference, operator: string, depth: number, pieces: Piece[]): Reference | null {
    const args: Piece[][] = [];
    const argument = (stop: string, escapes: boolean): boolean => {
      const first = pieces.length;
      const read = this.#argument(stop, escapes, depth, pieces);
      args.push(pieces.slice(first));
      return read;
    };
    const read = this.#arguments(operator, args, argument);
    if (!read) return null;
    const operand: Operand = { start: head.nameRange.end, end: this.#position, pieces };
    const transformation = { operator, args };
    return this.#close({ ...head, meaning: 'transformation', operand, transformation });
  }

  #arguments(
    operator: string,
    args: Piece[][],
    argument: (stop: string, escapes: boolean) => boolean,
  ): boolean {
    switch (operator.charAt(0)) {
      case ':':
        if (!argument(':}', false)) return false;
        return this.#acceptAll(':') ? argument('}', false) : true;
      case '/':
        // An empty pattern; older releases of Flux refuse it.
        if (this.text[this.#position] === '/') args.push([]);
        else if (!argument('/', true)) return false;
        if (!this.#acceptAll('/')) {
          this.#failHere('bad substitution');
          return false;
        }
        return this.text[this.#position] === '}' || argument('}', true);
      case '#':
      case '%':
        return argument('}', false);
      default:
        return true;
    }
  }

  /**
   * Reads one argument: an inner reference, or text up to one, to a stop character or to the end. Its piece
   * is appended; an argument that is not there is an error.
   */
  #argument(stop: string, escapes: boolean, depth: number, pieces: Piece[]): boolean {
    const start = this.#position;
    if (this.#atReference(start)) {
      const inner = this.#reference(start, depth + 1);
      if (inner !== null) pieces.push(inner);
      return inner !== null;
    }
    let value = '';
    let copied = start;
    while (this.#position < this.text.length && !this.#atReference(this.#position)) {
      if (escapes && this.#atEscape(this.#position)) {
        value += this.text.slice(copied, this.#position);
        copied = this.#position + 1;
        this.#position += 2;
      } else if (stop.includes(this.text.charAt(this.#position))) {
        break;
      } else {
        this.#position += 1;
      }
    }
    if (this.#position === start) {
      this.#failHere('bad substitution');
      return false;
    }
    value += this.text.slice(copied, this.#position);
    pieces.push({ kind: 'literal', start, end: this.#position, text: value });
    return true;
  }

  #atReference(offset: number): boolean {
    return this.text.charCodeAt(offset) === DOLLAR && this.text.charCodeAt(offset + 1) === BRACE_OPEN;
  }

  #atEscape(offset: number): boolean {
    const pair = this.text.slice(offset, offset + 2);
    return pair === '$$' || pair === '\\/' || pair === '\\\\';
  }

  #accept(character: string): boolean {
    const accepted = this.text[this.#position] === character;
    if (accepted) this.#position += 1;
    return accepted;
  }

  #acceptAll(character: string): boolean {
    const start = this.#position;
    while (this.#accept(character));
    return this.#position > start;
  }

  #run(pattern: RegExp): number {
    pattern.lastIndex = this.#position;
    if (pattern.test(this.text)) this.#position = pattern.lastIndex;
    return this.#position;
  }

  #close(reference: Reference): Reference | null {
    if (!this.#accept('}')) return this.#failHere('missing closing brace');
    return { ...reference, end: this.#position };
  }

  /** Fails for a reason, or for the end of the text. */
  #failHere(reason: string): null {
    return this.#fail(this.#position < this.text.length ? reason : 'unterminated');
  }

  #fail(reason: string): null {
    this.#reason = reason;
    return null;
  }
}
