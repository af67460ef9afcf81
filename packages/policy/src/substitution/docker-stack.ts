import { POSIX_MEANINGS, operatorAt } from './operators.js';
import { recover } from './recover.js';
import {
  BRACE_CLOSE,
  BRACE_OPEN,
  DOLLAR,
  endOfRun,
  forwardFinder,
  isFoldedNamePart,
  isFoldedNameStart,
  unescapeDollars,
} from './scan.js';
import type { Operator } from './substitution.js';
import type { InvalidPiece, Piece, Reference, Template } from './template.js';
import { PieceList, bareReference } from './template.js';

/** In the order in which docker/cli tries them, each anywhere in the reference. */
const OPERATORS: readonly Operator[] = [':-', '-', ':?', '?'];

export const MISREAD = 'an operator in the message is taken for the operator of the reference';
export const NOT_ENFORCED = 'not enforced: another reference follows in the same text';

/**
 * `docker stack deploy`. Source: docker/cli `cli/compose/template/template.go`:
 * `\$(?i:(?P<escaped>\$)|(?P<named>SUBST)|{(?P<braced>SUBST)}|(?P<invalid>))` with SUBST
 * `[_a-z][_a-z0-9]*(?::?[-?][^}]*)?`. So `$A:-x` takes its operator without braces, up to the next `}` or the
 * end; the first `}` closes; operands are plain text; a lone `$` is an error. An error is forgotten when a
 * later reference succeeds, because `SubstituteWith` keeps only the last result.
 */
export function parseDockerStack(text: string): Template {
  const list = new PieceList();
  const closingBrace = forwardFinder(text, '}');
  let literalStart = 0;
  let position = 0;
  for (;;) {
    const dollar = text.indexOf('$', position);
    if (dollar === -1) break;
    if (text.charCodeAt(dollar + 1) === DOLLAR) {
      position = dollar + 2;
      continue;
    }
    list.literal(literalStart, dollar, unescapeDollars(text.slice(literalStart, dollar)));
    const piece = pieceAt(text, dollar, closingBrace);
    list.push(piece);
    literalStart = position = piece.end;
  }
  list.literal(literalStart, text.length, unescapeDollars(text.slice(literalStart)));
  return withForgottenErrors(list.pieces);
}

function pieceAt(text: string, dollar: number, closingBrace: (from: number) => number): Piece {
  const braced = text.charCodeAt(dollar + 1) === BRACE_OPEN;
  const nameStart = dollar + (braced ? 2 : 1);
  const invalid: InvalidPiece = {
    kind: 'invalid',
    start: dollar,
    end: dollar + 1,
    reason: 'invalid format',
    recovered: recover(text, dollar),
  };
  if (!isFoldedNameStart(text.charCodeAt(nameStart))) return invalid;
  const nameEnd = endOfRun(text, nameStart, text.length, isFoldedNamePart);
  const end = operatorAt(text, nameEnd, '-?') === undefined ? nameEnd : closingBrace(nameEnd);
  if (braced && text.charCodeAt(end) !== BRACE_CLOSE) return invalid;
  const bare = bareReference(
    text,
    { start: dollar, end: braced ? end + 1 : end },
    { start: nameStart, end: nameEnd },
  );
  return end === nameEnd ? bare : withOperand(text, bare, end);
}

/** Splits a reference as the engine does: at the first of its operators that occurs anywhere. */
function withOperand(text: string, bare: Reference, end: number): Reference {
  const { start: nameStart, end: nameEnd } = bare.nameRange;
  const substitution = text.slice(nameStart, end);
  const operator = OPERATORS.find((candidate) => substitution.includes(candidate)) ?? '';
  const operatorStart = nameStart + substitution.indexOf(operator);
  const operandStart = operatorStart + operator.length;
  const literal = text.slice(operandStart, end);
  return {
    ...bare,
    lookupName: text.slice(nameStart, operatorStart),
    operator,
    meaning: POSIX_MEANINGS[operator],
    operand: {
      start: operandStart,
      end,
      pieces: literal === '' ? [] : [{ kind: 'literal', start: operandStart, end, text: literal }],
    },
    flaw: operatorStart === nameEnd ? undefined : MISREAD,
  };
}

/** Marks what a later reference makes the engine forget. */
function withForgottenErrors(pieces: readonly Piece[]): Template {
  const last = pieces.findLastIndex((piece) => piece.kind === 'reference');
  return pieces.map((piece, index): Piece => {
    if (index >= last) return piece;
    if (piece.kind === 'invalid') return { ...piece, effect: 'mangled' };
    if (piece.kind !== 'reference' || piece.meaning !== 'required') return piece;
    return { ...piece, flaw: piece.flaw ?? NOT_ENFORCED };
  });
}
