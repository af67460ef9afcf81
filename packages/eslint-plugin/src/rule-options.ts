/**
 * What the rules take, as users of the plugin see it. It imports nothing: these types are published, and so must not
 * need a package that only this repository has.
 */

/** What each rule over deploy files takes. */
export interface DeployOptions {
  /** How sure a finding must be: `medium` reports more, and more that is harmless. Default: the preset decides. */
  readonly confidence?: 'high' | 'medium';
  /** In tests and examples, report real credentials only. Default: true, and false in the preset `strict`. */
  readonly ignoreTestFiles?: boolean;
  /** Globs from the working directory that say which other files are tests, `!glob` which are none. Default: none. */
  readonly testPaths?: readonly string[];
}

/** `confidence` is for deploy files: what JavaScript says of a fallback is plain. */
export type NoSecretDefaultOptions = DeployOptions;

export type NoHardcodedCredentialsOptions = DeployOptions;

export interface NoVaultClientOptions {
  /** Modules that are Vault clients too, such as an organisation's own wrapper; sub-paths count. */
  readonly additionalClients?: readonly string[];
  /** Modules that may be imported although they are Vault clients; sub-paths count. */
  readonly allow?: readonly string[];
}

export interface RequireEnvSchemaOptions {
  /**
   * Globs from the working directory: which other modules are schemas of the environment and, as `!glob`, which are
   * none. Default: none; a schema is known by what it does.
   */
  readonly schemaModules?: readonly string[];
  /** Globs from the working directory that say which other files are tests, `!glob` which are none. Default: none. */
  readonly testPaths?: readonly string[];
}

/** The rules for JavaScript and TypeScript, by the names that a configuration knows them by, with their options. */
export interface SourceRuleOptions {
  readonly 'bridgekeeper/no-hardcoded-credentials': readonly [options?: NoHardcodedCredentialsOptions];
  readonly 'bridgekeeper/no-secret-default': readonly [options?: NoSecretDefaultOptions];
  readonly 'bridgekeeper/no-vault-client': readonly [options?: NoVaultClientOptions];
  readonly 'bridgekeeper/require-env-schema': readonly [options?: RequireEnvSchemaOptions];
}

/** The rules for deploy files. */
export interface DeployRuleOptions {
  readonly 'bridgekeeper/no-deploy-env-file': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-env-example-value': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-hardcoded-credentials': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-ineffective-required': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-invalid-substitution': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-secret-default': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-secret-manifest': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-untagged-default': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/no-unused-safe-default': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/require-fail-fast': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/require-secret-key-ref': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/valid-external-secret': readonly [options?: DeployOptions];
  readonly 'bridgekeeper/valid-syntax': readonly [];
}

/** Every rule with its options. */
export interface RuleOptions extends SourceRuleOptions, DeployRuleOptions {}

/** A rule, as a configuration names it. */
export type RuleName = keyof RuleOptions;

type Severity = 'off' | 'warn' | 'error' | 0 | 1 | 2;

/**
 * Rules as a configuration sets them, with options that are checked:
 * `rules: { 'bridgekeeper/no-vault-client': ['error', { allow: ['node-vault'] }] } satisfies RulesConfig`.
 */
export type RulesConfig = {
  readonly [Name in RuleName]?: Severity | readonly [Severity, ...RuleOptions[Name]];
};
