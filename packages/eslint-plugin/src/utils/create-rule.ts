import type { RuleId } from '@bridgekeeper/policy';
import { ruleDocsUrl } from '@bridgekeeper/policy';
// Types only: at run time the package costs more than our rules, and its root needs ESLint itself.
import type { TSESLint } from '@typescript-eslint/utils';
import type { NamedCreateRuleMeta } from '@typescript-eslint/utils/eslint-utils';

import type { FilePolicy } from '../policy/policy-of.js';
import { policyOf } from '../policy/policy-of.js';

/** What our rules' `meta.docs` says beside description and url. */
export interface PluginDocs {
  /** Whether `configs.recommended` turns the rule on. */
  readonly recommended: boolean;
}

/** Rules that the checker has under no name: what they say is no finding there. */
export type PluginOnlyRuleId = keyof typeof PLUGIN_ONLY_RULES;

export const PLUGIN_ONLY_RULES = {
  'valid-syntax': { description: 'Disallow deploy files that cannot be parsed' },
} as const;

type PluginRuleId = PluginOnlyRuleId | RuleId;

/** A rule as this plugin exports it: message ids and options keep their literal types. */
export type PluginRule<Options extends readonly unknown[], MessageIds extends string> = TSESLint.RuleModule<
  MessageIds,
  Options,
  PluginDocs
> & { readonly name: PluginRuleId };

interface RuleDefinition<Options extends readonly unknown[], MessageIds extends string> {
  readonly name: PluginRuleId;
  readonly meta: NamedCreateRuleMeta<MessageIds, PluginDocs, Options>;
  /**
   * @param options with the defaults of `meta`, which ESLint and oxlint put in
   * @param policy what the organisation says of the file
   */
  readonly create: (
    context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
    options: Options,
    policy: FilePolicy,
  ) => TSESLint.RuleListener;
}

/**
 * Makes a rule: adds the URL of its page, and the language it runs on. ESLint 10.2 and later refuse to run a
 * rule on a language that it does not list; earlier versions ignore the field. Where the policy turns the rule off,
 * it does nothing.
 */
export function createRule<Options extends readonly unknown[], MessageIds extends string>({
  name,
  meta,
  create,
}: RuleDefinition<Options, MessageIds>): PluginRule<Options, MessageIds> {
  return {
    name,
    meta: {
      ...meta,
      docs: { ...meta.docs, url: ruleDocsUrl(name as RuleId) },
      languages: meta.languages ?? ['js/js'],
    },
    create(context) {
      const policy = policyOf(context);
      return policy.isOff(name as RuleId) ? {} : create(context, context.options, policy);
    },
  };
}
