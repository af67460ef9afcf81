import type { ESLint, Linter, Rule } from 'eslint';

import type { DeployRuleOptions, RuleName, SourceRuleOptions } from './rule-options.js';

/** The name of a rule within the plugin. */
export type RuleId = RuleName extends `bridgekeeper/${infer Id}` ? Id : never;

/**
 * A rule as the plugin publishes it. The types of typescript-eslint describe the nodes that a rule sees, ESLint's
 * describe others, and its major versions differ in the context; this is what all of them take.
 */
export interface PublishedRule {
  readonly meta: Rule.RuleMetaData;
  create(context: never): Rule.RuleListener;
}

export type LanguageName = 'dockerfile' | 'env' | 'yaml';

/** As the installed ESLint types it. */
export type Language = NonNullable<ESLint.Plugin['languages']>[string];

/** A configuration with the rules that it sets, by name. */
export interface NamedConfig<Name extends string> extends Linter.Config {
  name: string;
  rules: Record<Name, Linter.RuleEntry>;
}

/** For source files. */
export type SourceConfig = NamedConfig<keyof SourceRuleOptions>;
/** For deploy files. */
export type DeployConfig = NamedConfig<keyof DeployRuleOptions>;

/** The plugin, as `eslint.config.js` imports it. */
export interface BridgekeeperPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: 'bridgekeeper' };
  readonly rules: Readonly<Record<RuleId, PublishedRule>>;
  readonly languages: Readonly<Record<LanguageName, Language>>;
  readonly configs: {
    /** For TypeScript and JavaScript. */
    readonly recommended: SourceConfig;
    /** Findings that the rules are less sure of, and made-up values in tests, too. */
    readonly strict: SourceConfig;
    /** For YAML, env files and Dockerfiles, in languages of this plugin. */
    readonly deploy: DeployConfig[];
    /** The same rules for YAML, to stand behind the configuration of the plugin that reads it. */
    readonly 'deploy-rules': DeployConfig[];
  };
}
