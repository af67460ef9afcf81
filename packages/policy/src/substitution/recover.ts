import { POSIX_MEANINGS } from './operators.js';
import type { Operator } from './substitution.js';
import type { LiteralPiece, Reference } from './template.js';

// The operand stops before a `$`: what follows is read by the dialect itself, and the cost stays linear.
const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(:?[-=?+])([^}$\n]*)/y;

/**
 * Reads a reference that its consumer rejects as a person would read it, by POSIX: `${A:=x}` in compose,
 * `${A-x}` under Flux, `${A:-x` anywhere.
 *
 * @param start the offset of the `$`
 */
export function recoverReference(text: string, start: number): Reference | undefined {
  REFERENCE.lastIndex = start;
  const match = REFERENCE.exec(text);
  if (match === null) return undefined;
  const [whole, name = '', sign = '', word = ''] = match;
  const end = start + whole.length;
  const closed = text[end] === '}';
  // Nothing before a nested reference, or before the end: there is no operand to speak of.
  if (word === '' && !closed) return undefined;
  const operandStart = end - word.length;
  const literal: LiteralPiece = { kind: 'literal', start: operandStart, end, text: word };
  const operator = sign as Operator;
  return {
    kind: 'reference',
    start,
    end: closed ? end + 1 : end,
    name,
    lookupName: name,
    nameRange: { start: start + 2, end: start + 2 + name.length },
    operator,
    meaning: POSIX_MEANINGS[operator],
    operand: { start: operandStart, end, pieces: word === '' ? [] : [literal] },
  };
}

/** `recoverReference` as a list of none or one. */
export function recover(text: string, start: number): readonly Reference[] {
  const reference = recoverReference(text, start);
  return reference === undefined ? [] : [reference];
}
