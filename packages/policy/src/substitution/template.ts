import type { TextRange } from '../range.js';
import type { ErrorEffect, Literal, Operator, OperatorMeaning } from './substitution.js';

/**
 * How deep references may stand inside one another. No real file comes near; without a bound a text of
 * `${A:-` would overflow the stack.
 */
export const MAX_DEPTH = 100;

/** Text that stands for itself, decoded. */
export interface LiteralPiece extends Literal {
  readonly kind: 'literal';
}

/** Text whose value only the consumer can know: a shell command, a positional parameter. */
export interface OpaquePiece extends TextRange {
  readonly kind: 'opaque';
  /** The references that stand in it. */
  readonly pieces: readonly Piece[];
}

/** A place that the consumer does not understand. */
export interface InvalidPiece extends TextRange {
  readonly kind: 'invalid';
  readonly reason: string;
  /** What it does there; by default it refuses the text, or the operand that the place is in. */
  readonly effect?: ErrorEffect;
  /** What was meant there. */
  readonly recovered: readonly Reference[];
}

/** What stands behind an operator. */
export interface Operand extends TextRange {
  readonly pieces: readonly Piece[];
}

/** `${A^^}`, `${A:0:2}`, `${A/x/y}`, …: the operator and its arguments, in order. */
interface Transformation {
  readonly operator: string;
  readonly args: readonly (readonly Piece[])[];
}

/** A reference as its consumer reads it. The fields are those of `Substitution`. */
export interface Reference extends TextRange {
  readonly kind: 'reference';
  readonly name: string;
  readonly lookupName: string;
  readonly nameRange: TextRange;
  readonly operator: Operator;
  readonly meaning: OperatorMeaning;
  readonly operand: Operand | undefined;
  readonly transformation?: Transformation | undefined;
  /** Why the consumer does not do what is written, although it does not refuse. */
  readonly flaw?: string | undefined;
}

export type Piece = LiteralPiece | OpaquePiece | InvalidPiece | Reference;

/** A text, or an operand, as a consumer reads it: literals and references in order. */
export type Template = readonly Piece[];

/** Collects the pieces of a text in order. Ranges need not be contiguous: what is left out has no value. */
export class PieceList {
  readonly pieces: Piece[] = [];

  literal(start: number, end: number, text: string): void {
    if (end > start) this.pieces.push({ kind: 'literal', start, end, text });
  }

  push(piece: Piece): void {
    this.pieces.push(piece);
  }
}

/** A reference with no operator, written `$NAME` or `${NAME}`. */
export function bareReference(text: string, { start, end }: TextRange, nameRange: TextRange): Reference {
  const name = text.slice(nameRange.start, nameRange.end);
  return {
    kind: 'reference',
    start,
    end,
    name,
    lookupName: name,
    nameRange,
    operator: '',
    meaning: 'bare',
    operand: undefined,
    transformation: undefined,
    flaw: undefined,
  };
}

/** The references that stand in a template, those inside commands included, those inside operands not. */
export function referencesOf(template: Template, found: Reference[] = []): Reference[] {
  for (const piece of template) {
    if (piece.kind === 'reference') found.push(piece);
    else if (piece.kind === 'opaque') referencesOf(piece.pieces, found);
  }
  return found;
}

/** The same for a broken operand: also what was meant in its invalid places. */
export function salvage(template: Template, found: Reference[]): void {
  for (const piece of template) {
    if (piece.kind === 'reference') found.push(piece);
    else if (piece.kind === 'opaque') salvage(piece.pieces, found);
    else if (piece.kind === 'invalid') for (const reference of piece.recovered) found.push(reference);
  }
}
