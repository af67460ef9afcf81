import type { ParsedText, Substitution } from './substitution.js';

/** Every reference that the consumer expands, an outer one before those in its operand. */
export function flattenSubstitutions(parsed: Pick<ParsedText, 'substitutions'>): Substitution[] {
  const flat: Substitution[] = [];
  const visit = (substitutions: readonly Substitution[]): void => {
    for (const substitution of substitutions) {
      flat.push(substitution);
      visit(substitution.inner);
    }
  };
  visit(parsed.substitutions);
  return flat;
}
