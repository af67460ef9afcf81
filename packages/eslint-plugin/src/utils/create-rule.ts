import type { RuleId } from '@bridgekeeper/policy';
import { ruleDocsUrl } from '@bridgekeeper/policy';
import type { RuleModule, RuleWithMetaAndName } from '@typescript-eslint/utils/eslint-utils';
// Only this sub-path at run time: the root entry needs ESLint itself and costs 250 ms or more to load.
import { RuleCreator } from '@typescript-eslint/utils/eslint-utils';

/** What our rules' `meta.docs` says beside description and url. */
export interface PluginDocs {
  /** Whether `configs.recommended` turns the rule on. */
  readonly recommended: boolean;
}

/** A rule as this plugin exports it: message ids and options keep their literal types. */
export type PluginRule<Options extends readonly unknown[], MessageIds extends string> = RuleModule<
  MessageIds,
  Options,
  PluginDocs
> & { name: string };

const withDocsUrl = RuleCreator<PluginDocs>((name) => ruleDocsUrl(name as RuleId));

/**
 * Makes a rule: adds the URL of its page, and the language it runs on. ESLint 10.2 and later refuse to run a
 * rule on a language that it does not list; earlier versions ignore the field.
 */
export function createRule<Options extends readonly unknown[], MessageIds extends string>(
  rule: Readonly<RuleWithMetaAndName<Options, MessageIds, PluginDocs>> & { readonly name: RuleId },
): PluginRule<Options, MessageIds> {
  const { meta } = rule;
  return withDocsUrl<Options, MessageIds>({
    ...rule,
    meta: { ...meta, languages: meta.languages ?? ['js/js'] },
  });
}
