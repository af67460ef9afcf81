import type { RuleId, Setting, TextRange, TokenMatch } from '@bridgekeeper/policy';
import { classifyName } from '@bridgekeeper/policy';

import type { LocatedVerdict } from '../rules/rule.js';

/** Every place that holds or may hold a secret: whoever shows source text hides these ranges. */
export function masksOf(
  settings: readonly Setting[],
  tokens: readonly TokenMatch[],
  verdicts: readonly LocatedVerdict[],
): TextRange[] {
  return [...settings.flatMap(maskOf), ...tokens.map(({ range }) => range), ...verdicts.flatMap(hiddenBy)];
}

/** The values of settings that may be secrets by their names, found to be so or not. */
function maskOf({ name, value, valueRange, names }: Setting): TextRange[] {
  return value === null || classifyName(name, names) === 'none' ? [] : [valueRange];
}

/** Rules whose places may hold a secret: under Flux a message becomes the value. */
const HIDING: ReadonlySet<RuleId> = new Set<RuleId>([
  'no-hardcoded-credentials',
  'no-secret-default',
  'no-ineffective-required',
  'no-invalid-substitution',
]);

function hiddenBy({ ruleId, range, covers }: LocatedVerdict): TextRange[] {
  if (covers !== undefined) return [covers];
  return HIDING.has(ruleId) ? [range] : [];
}
