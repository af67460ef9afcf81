import type { Preset, RuleId, RuleSeverity } from './rules.js';
import { RULES } from './rules.js';

/** One policy: what an organisation decides, and every repository follows. */
export interface Policy {
  readonly preset: Preset;
  /** Severities that differ from the preset's. */
  readonly severities: Readonly<Partial<Record<RuleId, RuleSeverity>>>;
  /**
   * Paths that are those of tests and examples, beside the ones that are known to be: globs from the project's
   * root, in order. `!glob` takes paths out again, and the last one that matches decides.
   */
  readonly testPaths?: readonly string[];
}

export const RECOMMENDED: Policy = { preset: 'recommended', severities: {} };
export const STRICT: Policy = { preset: 'strict', severities: {} };

/** The severity that a policy gives a rule. */
export function severityOf(policy: Policy, id: RuleId): RuleSeverity {
  return policy.severities[id] ?? RULES[id].severity[policy.preset];
}
