import type { TextRange } from '../range.js';
import type { Literal, ParsedText, Substitution } from './substitution.js';

/** A literal that takes the place of a variable's value: what a reviewer must judge. */
export interface LiteralDefault {
  /** The innermost reference whose operand it is. Its `meaning` is `default` or `alternative`. */
  readonly substitution: Substitution;
  /** What the consumer puts there, decoded. References stand as they are written, commands are left out. */
  readonly text: string;
  /** Where it is written, quotes and escapes included; empty, at the brace, for an empty default. */
  readonly range: TextRange;
  /** The operand holds references or commands beside the literal text. */
  readonly mixed: boolean;
}

/**
 * The literals that a reference falls back to, those of the references inside its operand included.
 *
 * A message (`:?`) is no fallback, whatever stands in it; a fallback to another variable alone is none
 * either. `${A:-}` falls back to an empty text; an empty alternative (`${A:+}`) adds nothing.
 */
export function literalDefaults(substitution: Substitution): LiteralDefault[] {
  const found: LiteralDefault[] = [];
  collect(substitution, found);
  return found;
}

/** The literal fallbacks of a text, in order, those in places that the consumer refuses included. */
export function literalDefaultsOf(parsed: ParsedText): LiteralDefault[] {
  const found: LiteralDefault[] = [];
  for (const substitution of parsed.substitutions) collect(substitution, found);
  for (const substitution of parsed.recovered) collect(substitution, found);
  return found.sort((a, b) => a.substitution.range.start - b.substitution.range.start);
}

function collect(substitution: Substitution, found: LiteralDefault[]): void {
  const { meaning, inner } = substitution;
  if (meaning === 'bare' || meaning === 'required') return;
  const own = meaning === 'transformation' ? undefined : ownDefault(substitution);
  if (own !== undefined) found.push(own);
  for (const reference of inner) collect(reference, found);
}

function ownDefault(substitution: Substitution): LiteralDefault | undefined {
  const { operand, literals, inner, meaning } = substitution;
  if (operand === undefined) return undefined;
  const { start, end } = operand;
  const [first] = literals;
  if (first === undefined && start < end) return undefined;
  const text = textOf(operand, literals, inner);
  if (text === '' && meaning === 'alternative') return undefined;
  const alone = inner.length === 0 && literals.length === 1 ? first : undefined;
  const whole = alone ?? { start, end };
  return {
    substitution,
    text,
    range: { start: whole.start, end: whole.end },
    mixed: start < end && (alone?.start !== start || alone.end !== end),
  };
}

/** The literals, decoded, with the references between them as they are written. */
function textOf(
  operand: TextRange & { readonly text: string },
  literals: readonly Literal[],
  inner: readonly Substitution[],
): string {
  const references = inner.map(({ range: { start, end } }): Literal => {
    return { start, end, text: operand.text.slice(start - operand.start, end - operand.start) };
  });
  const parts = [...literals, ...references].sort((a, b) => a.start - b.start);
  return parts.map((part) => part.text).join('');
}
