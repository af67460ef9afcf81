import type { Operator, OperatorMeaning } from './substitution.js';

/** POSIX.1-2024, Shell Command Language, 2.6.2 Parameter Expansion. */
export const POSIX_MEANINGS: Readonly<Record<Operator, OperatorMeaning>> = {
  '': 'bare',
  ':-': 'default',
  '-': 'default',
  ':=': 'default',
  '=': 'default',
  ':?': 'required',
  '?': 'required',
  ':+': 'alternative',
  '+': 'alternative',
};

const SIGNS = '-=?+';

/**
 * The operator that stands at an offset, with or without its colon.
 *
 * @param signs the second characters that the dialect knows
 */
export function operatorAt(text: string, offset: number, signs: string = SIGNS): Operator | undefined {
  const colon = text[offset] === ':' ? 1 : 0;
  const sign = text[offset + colon];
  if (sign === undefined || !signs.includes(sign)) return undefined;
  return text.slice(offset, offset + colon + 1) as Operator;
}
