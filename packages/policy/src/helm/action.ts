import type { HelmFallback } from './fallback.js';
import { CONTROL_WORDS } from './functions.js';
import type { Operand } from './pipeline.js';
import { PipelineReader } from './pipeline.js';
import type { Token } from './tokens.js';

/** An action of a template, read. */
export interface Action {
  /** The word that makes it a part of a structure: `if`, `else`, `end`, `define`. */
  readonly control: string | undefined;
  /** The second word of `else if` and `else with`. */
  readonly chained: string | undefined;
  /** The variable that the value is assigned to. */
  readonly assigned: string | undefined;
  readonly value: Operand;
  readonly fallbacks: HelmFallback[];
  readonly tokens: readonly Token[];
}

/** Reads the tokens of one action. */
export function readAction(all: readonly Token[]): Action {
  const tokens = all.filter(({ kind, text }) => kind !== 'end' || text === ',');
  const [first, second] = tokens;
  const control = first?.kind === 'word' && CONTROL_WORDS.has(first.text) ? first.text : undefined;
  const chained = control === 'else' && second?.kind === 'word' ? second.text : undefined;
  const sign = tokens.findIndex(({ kind }) => kind === '=');
  const assigned = sign > 0 ? tokens[sign - 1]?.text.replace(/^\$/, '') : undefined;
  const reader = new PipelineReader(sign > 0 ? tokens.slice(sign + 1) : tokens, assigned);
  const value = reader.read();
  return { control, chained, assigned, value, fallbacks: reader.fallbacks, tokens };
}
