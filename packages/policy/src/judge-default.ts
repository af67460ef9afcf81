import { analyseName } from './names/classify-name.js';
import { nounOf } from './names/noun.js';
import type { OwnNames } from './names/own-names.js';
import { findTokens } from './tokens/find-tokens.js';
import { classifyPlainValue } from './values/classify-value.js';
import type { ValueClass } from './values/value-class.js';

/**
 * Whether a fallback makes a secret default, which no `safe-default` tag excuses.
 *
 * @param fallback.name of the variable that is read
 * @param fallback.operand the literal text it falls back to; empty for `${X:-}`
 * @param fallback.names what the policy says of names
 */
export function judgeDefault(fallback: {
  readonly name: string;
  readonly operand: string;
  readonly names?: OwnNames | undefined;
}): 'secret' | 'plain' {
  const { name, operand } = fallback;
  if (findTokens(operand, name).some(({ format }) => format.kind === 'secret')) return 'secret';
  const analysis = analyseName(name, fallback.names);
  if (analysis.class === 'secret' && analysis.firm) {
    // `AUTH_PASSWORD=${AUTH_PASSWORD:-true}` turns a way to sign in on.
    if (SIGN_IN.test(name) && /^(?:true|false)$/i.test(operand.trim())) return 'plain';
    const valueClass = classifyPlainValue(operand, name, analysis);
    return valueClass === 'nullish' && !FIRM_NOUNS.has(nounOf(analysis.head)) ? 'plain' : 'secret';
  }
  if (analysis.class !== 'secret' && analysis.class !== 'likely') return 'plain';
  const valueClass = classifyPlainValue(operand, name, analysis);
  if (analysis.firm) return isEmptyDefault(operand) || !NO_CREDENTIAL.has(valueClass) ? 'secret' : 'plain';
  return SURE.has(valueClass) ? 'secret' : 'plain';
}

/** A way to sign in, where the value is a switch. */
const SIGN_IN = /(?:^|_)AUTH_PASSWORD$/;

/** What such a name holds is never one word of an enumeration. */
const FIRM_NOUNS: ReadonlySet<string> = new Set(['password', 'secret', 'key', 'API key', 'token']);

/** `${TOKEN:-none}` is as empty as `${TOKEN:-}`. */
function isEmptyDefault(operand: string): boolean {
  return /^(?:null|nil|none|undefined|empty|unset)?$/i.test(operand.trim());
}

/** Values that a likely name falls back to without a secret: a path, a switch, a number, a reference. */
const NO_CREDENTIAL: ReadonlySet<ValueClass> = new Set([
  'empty',
  'documented-example',
  'nullish',
  'reference',
  'sentence',
  'structural',
]);
/** Values that make a secret default of a name that only may mean a secret: `AUTH`, `PIN`. */
const SURE: ReadonlySet<ValueClass> = new Set(['random', 'mixed', 'weak']);
