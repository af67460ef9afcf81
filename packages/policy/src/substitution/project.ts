import type { TextRange } from '../range.js';
import type { ErrorEffect, Literal, ParsedText, Substitution, SubstitutionError } from './substitution.js';
import type { Reference, Template } from './template.js';
import { referencesOf } from './template.js';

const NONE: readonly never[] = [];

/** More errors of one text say nothing new, and a hostile one holds a million. */
const MAX_ERRORS = 1_000;

/** The public view of a template: its references as a tree, and its errors as a list. */
export function project(text: string, template: Template): ParsedText {
  return new Projection(text).of(template);
}

class Projection {
  readonly #text: string;
  readonly #errors: SubstitutionError[] = [];
  readonly #recovered: Substitution[] = [];
  #refused = false;

  constructor(text: string) {
    this.#text = text;
  }

  of(template: Template): ParsedText {
    const substitutions = this.#substitutions(template);
    this.#addErrors(template, 'refused');
    const errors = this.#errors.sort((a, b) => a.range.start - b.range.start);
    const refused = this.#refused;
    const recovered = refused ? this.#recovered.concat(substitutions) : this.#recovered;
    recovered.sort((a, b) => a.range.start - b.range.start);
    return { substitutions: refused ? [] : substitutions, recovered, errors };
  }

  #substitutions(template: Template): Substitution[] {
    return referencesOf(template).map((reference) => this.#substitution(reference));
  }

  #substitution(reference: Reference): Substitution {
    const { name, lookupName, operator, meaning, nameRange, operand, flaw } = reference;
    const range = { start: reference.start, end: reference.end };
    if (flaw !== undefined) this.#addError({ range, reason: flaw, effect: 'mangled' });
    const pieces = operand?.pieces ?? NONE;
    this.#addErrors(pieces, 'refused-if-used');
    return {
      name,
      lookupName,
      operator,
      meaning,
      range,
      nameRange,
      operand: operand && this.#operand(operand),
      inner: pieces.length === 0 ? NONE : this.#substitutions(pieces),
      literals: pieces.length === 0 ? NONE : literalsOf(pieces),
    };
  }

  #operand({ start, end }: TextRange): Substitution['operand'] {
    return { start, end, text: this.#text.slice(start, end) };
  }

  #addError(error: SubstitutionError): void {
    if (error.effect === 'refused') this.#refused = true;
    if (this.#errors.length < MAX_ERRORS) this.#errors.push(error);
  }

  /** Adds the errors of a template, those inside its references not. */
  #addErrors(template: Template, effect: ErrorEffect): void {
    for (const piece of template) {
      if (piece.kind === 'invalid') {
        const { start, end, reason } = piece;
        this.#addError({ range: { start, end }, reason, effect: piece.effect ?? effect });
        for (const reference of piece.recovered) this.#recovered.push(this.#substitution(reference));
      } else if (piece.kind === 'opaque') {
        this.#addErrors(piece.pieces, effect);
      }
    }
  }
}

function literalsOf(pieces: Template): Literal[] {
  const literals: Literal[] = [];
  for (const piece of pieces) {
    if (piece.kind === 'literal') literals.push({ start: piece.start, end: piece.end, text: piece.text });
  }
  return literals;
}
