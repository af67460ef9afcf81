import { createRequire } from 'node:module';

import type { ESLint } from 'eslint';

import { deployConfig, deployRulesConfig, NAMESPACE, sourceConfig } from './configs.js';
import { deployRules } from './deploy/rules.js';
import { languages } from './languages/index.js';
import type { BridgekeeperPlugin } from './plugin-types.js';
import { publishAll } from './published-rule.js';
import { noHardcodedCredentials } from './rules/no-hardcoded-credentials.js';
import { noSecretDefault } from './rules/no-secret-default.js';
import { noVaultClient } from './rules/no-vault-client.js';
import { requireEnvSchema } from './rules/require-env-schema.js';
import { validSyntax } from './rules/valid-syntax.js';

export type { BridgekeeperPlugin, RuleId } from './plugin-types.js';
export type {
  DeployOptions,
  NoHardcodedCredentialsOptions,
  NoSecretDefaultOptions,
  NoVaultClientOptions,
  RequireEnvSchemaOptions,
  RuleName,
  RuleOptions,
  RulesConfig,
} from './rule-options.js';

const manifest = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

const sourceRules = {
  'no-hardcoded-credentials': noHardcodedCredentials,
  'no-secret-default': noSecretDefault,
  'no-vault-client': noVaultClient,
  'require-env-schema': requireEnvSchema,
};

const sourceIds = Object.keys(sourceRules) as (keyof typeof sourceRules)[];

let configs: BridgekeeperPlugin['configs'] | undefined;

const plugin: BridgekeeperPlugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: NAMESPACE },
  rules: publishAll({ ...sourceRules, ...deployRules, 'valid-syntax': validSyntax }),
  languages,
  // A getter, for the configs hold the plugin itself.
  get configs() {
    configs ??= {
      recommended: sourceConfig('recommended', plugin, sourceIds),
      strict: sourceConfig('strict', plugin, sourceIds),
      deploy: deployConfig(plugin),
      'deploy-rules': deployRulesConfig(plugin),
    };
    return configs;
  },
} satisfies ESLint.Plugin;

export default plugin;
