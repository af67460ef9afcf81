import { createHash } from 'node:crypto';

import type { RuleId } from '@bridgekeeper/policy';

/**
 * Makes the fingerprints of one file's findings, in order of place. A fingerprint is made of the rule, the
 * file, the structural place (`services.db.environment.DB_PASSWORD`) and, where that occurs again, a
 * number: lines may move, and nothing in it leads back to a value.
 */
export function fingerprinter(path: string): (ruleId: RuleId, place: string) => string {
  const seen = new Map<string, number>();
  return (ruleId, place) => {
    const key = [ruleId, path, place].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256')
      .update(`${key}\0${String(count)}`)
      .digest('hex')
      .slice(0, 16);
  };
}
