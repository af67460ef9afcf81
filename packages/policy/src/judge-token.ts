import type { Verdict } from './finding.js';
import type { TokenMatch } from './tokens/find-tokens.js';

export interface TokenPlace {
  /** It stands in a comment: a provider's token leaks there too, anything else is an example. */
  readonly comment: boolean;
}

const REPLACE = 'replace it, keep the new one in Vault, and let ESO sync it';
/** What to do about a provider's token, wherever it stands. */
export const REVOKE = 'revoke it where it was issued, keep the new one in Vault, and let ESO sync it';

/** The verdict on a credential that was found by its own shape, whatever holds it; undefined for none. */
export function judgeToken(
  { format, range, confidence }: TokenMatch,
  { comment }: TokenPlace,
): Verdict | undefined {
  if (format.kind === 'public' || (comment && format.provider === 'any')) return undefined;
  return {
    ruleId: 'no-hardcoded-credentials',
    range,
    confidence,
    message: `${format.label} stands in a committed file`,
    help: format.provider === 'any' ? REPLACE : REVOKE,
  };
}
