import type { Preset, RuleId, RuleSeverity } from './rules.js';
import { RULES } from './rules.js';
import type { Consumer } from './setting.js';

/** The consumers that a policy can name: who expands a file is often known to nobody but its project. */
export type ToldConsumer = Extract<
  Consumer,
  'compose' | 'docker-stack' | 'flux' | 'envsubst' | 'helm' | 'kubernetes' | 'workflow' | 'shell'
>;

export const TOLD_CONSUMERS: readonly ToldConsumer[] = [
  'compose',
  'docker-stack',
  'flux',
  'envsubst',
  'helm',
  'kubernetes',
  'workflow',
  'shell',
];

/** Who expands the files of some paths. */
export interface ConsumerRule {
  /** Globs from the project's root. */
  readonly paths: readonly string[];
  readonly consumer: ToldConsumer;
  /** The policy file that says so, as messages name it. */
  readonly from?: string;
}

/** What is different in some paths. */
export interface PolicyOverride {
  /** Globs from the project's root. */
  readonly paths: readonly string[];
  readonly severities: Policy['severities'];
}

/**
 * One policy: what an organisation decides, and every repository follows. Globs are matched against paths from
 * the project's root, in order; `!glob` takes paths out again, and the last one that matches decides.
 */
export interface Policy {
  readonly preset: Preset;
  /** Severities that differ from the preset's. */
  readonly severities: Readonly<Partial<Record<RuleId, RuleSeverity>>>;
  /** Globs of what are tests and examples, beside the paths that are known to be. */
  readonly testPaths?: readonly string[];
  /** Globs of what a deployment reads, beside the folders that are known to be. */
  readonly deployPaths?: readonly string[];
  /** Who expands which files; the last one that matches decides. */
  readonly consumers?: readonly ConsumerRule[];
  /** Globs of files that are not checked. */
  readonly ignores?: readonly string[];
  /** Later ones have the last word. */
  readonly overrides?: readonly PolicyOverride[];
  /** Names of secrets that no word in them gives away, whatever their case and separators; `*` stands for any text. */
  readonly secretNames?: readonly string[];
  /** Names that are none, though they look it: they win over `secretNames`. */
  readonly publicNames?: readonly string[];
  /**
   * Modules that are Vault clients, beside the known ones, such as an organisation's own wrapper; `!module` takes one
   * out again. Their sub-paths count, and the last one that matches decides.
   */
  readonly vaultClients?: readonly string[];
}

export const RECOMMENDED: Policy = { preset: 'recommended', severities: {} };
export const STRICT: Policy = { preset: 'strict', severities: {} };

/** The severity that a policy gives a rule. */
export function severityOf(policy: Policy, id: RuleId): RuleSeverity {
  return policy.severities[id] ?? RULES[id].severity[policy.preset];
}
