import { Braces } from './braces.js';
import { POSIX_MEANINGS, operatorAt } from './operators.js';
import { recover } from './recover.js';
import {
  DOLLAR,
  BRACE_CLOSE,
  BRACE_OPEN,
  endOfRun,
  isFoldedNamePart,
  isFoldedNameStart,
  unescapeDollars,
} from './scan.js';
import type { InvalidPiece, Piece, Reference, Template } from './template.js';
import { MAX_DEPTH, PieceList, bareReference } from './template.js';

/**
 * Which closing brace ends a reference.
 * - `balanced`: the one a person means. The references that a reviewer reads.
 * - `compose-go`: the one that the engine takes. The value that a container gets.
 *
 * They differ where an operand holds `{}` or `{{`: the engine's counter skips the character behind each `{`.
 */
type BraceCounting = 'balanced' | 'compose-go';

const SIGNS = '-?+';

/**
 * compose-go, as `docker compose` has it. Source: compose-spec/compose-go `template/template.go`:
 * `\$(?i:(?P<escaped>\$)|(?P<named>[_a-z][_a-z0-9]*)|{(?:(?P<braced>[_a-z][_a-z0-9]*(?::?[-+?](.*))?)}|(?P<invalid>)))`,
 * where `.*` runs to the last `}` of the line, and `getFirstBraceClosingIndex` then cuts at the first brace
 * that balances. A `$` that starts none of these stands for itself. Operands are templates themselves.
 */
export function parseCompose(text: string, counting: BraceCounting = 'balanced'): Template {
  return new ComposeParser(text, counting).template(0, text.length, 0);
}

class ComposeParser {
  readonly #text: string;
  readonly #counting: BraceCounting;
  #braces: Braces | undefined;

  constructor(text: string, counting: BraceCounting) {
    this.#text = text;
    this.#counting = counting;
  }

  template(start: number, end: number, depth: number): Piece[] {
    const text = this.#text;
    const list = new PieceList();
    let literalStart = start;
    let position = start;
    for (;;) {
      const dollar = text.indexOf('$', position);
      if (dollar === -1 || dollar >= end - 1) break;
      const piece = this.#pieceAt(dollar, end, depth);
      if (piece === undefined) {
        position = dollar + (text.charCodeAt(dollar + 1) === DOLLAR ? 2 : 1);
        continue;
      }
      list.literal(literalStart, dollar, unescapeDollars(text.slice(literalStart, dollar)));
      list.push(piece);
      literalStart = position = piece.end;
    }
    list.literal(literalStart, end, unescapeDollars(text.slice(literalStart, end)));
    return list.pieces;
  }

  #pieceAt(dollar: number, end: number, depth: number): Piece | undefined {
    const text = this.#text;
    const next = text.charCodeAt(dollar + 1);
    if (isFoldedNameStart(next)) {
      const nameEnd = endOfRun(text, dollar + 1, end, isFoldedNamePart);
      return bareReference(text, { start: dollar, end: nameEnd }, { start: dollar + 1, end: nameEnd });
    }
    return next === BRACE_OPEN ? this.#braced(dollar, end, depth) : undefined;
  }

  #braced(dollar: number, end: number, depth: number): Reference | InvalidPiece {
    const text = this.#text;
    const nameStart = dollar + 2;
    const nameEnd = isFoldedNameStart(text.charCodeAt(nameStart))
      ? endOfRun(text, nameStart, end, isFoldedNamePart)
      : nameStart;
    if (nameEnd === nameStart || nameEnd >= end) return this.#invalid(dollar, 'invalid format');
    const bare = bareReference(text, { start: dollar, end: nameEnd + 1 }, { start: nameStart, end: nameEnd });
    if (text.charCodeAt(nameEnd) === BRACE_CLOSE) return bare;
    const operator = operatorAt(text, nameEnd, SIGNS);
    if (operator === undefined) return this.#invalid(dollar, 'invalid format');
    return this.#withOperand({ ...bare, operator, meaning: POSIX_MEANINGS[operator] }, end, depth);
  }

  /** Reads the operand of a reference whose range still ends behind its name. */
  #withOperand(head: Reference, end: number, depth: number): Reference | InvalidPiece {
    const operandStart = head.nameRange.end + head.operator.length;
    const braces = (this.#braces ??= new Braces(this.#text));
    const open = head.start + 1;
    const limit = Math.min(end, braces.lineEnd(open));
    const balanced = braces.balanced(open, limit);
    const counted = braces.counted(open, limit);
    const last = (): number | undefined => braces.lastBefore(limit, operandStart);
    const close = this.#counting === 'compose-go' ? (counted ?? last()) : (balanced ?? counted);
    if (close === undefined) return this.#invalid(head.start, 'unterminated');
    if (depth >= MAX_DEPTH) {
      return {
        kind: 'invalid',
        start: head.start,
        end: close + 1,
        reason: 'nested too deeply',
        recovered: [],
      };
    }
    const miscounted = balanced !== undefined && (counted ?? last()) !== balanced;
    return {
      ...head,
      end: close + 1,
      operand: { start: operandStart, end: close, pieces: this.template(operandStart, close, depth + 1) },
      flaw: miscounted ? 'braces are miscounted' : undefined,
    };
  }

  // The engine goes on behind the `${`.
  #invalid(dollar: number, reason: string): InvalidPiece {
    const recovered = recover(this.#text, dollar);
    return { kind: 'invalid', start: dollar, end: dollar + 2, reason, recovered };
  }
}
