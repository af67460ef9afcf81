import { createRequire } from 'node:module';

import type { Preset, RuleId } from '@bridgekeeper/policy';
import type { ESLint, Linter } from 'eslint';

import { NAMESPACE, sourceConfig } from './configs.js';
import type { PublishedRule } from './published-rule.js';
import { publish } from './published-rule.js';
import type { NoHardcodedCredentialsOptions } from './rules/no-hardcoded-credentials.js';
import { noHardcodedCredentials } from './rules/no-hardcoded-credentials.js';
import type { NoSecretDefaultOptions } from './rules/no-secret-default.js';
import { noSecretDefault } from './rules/no-secret-default.js';
import type { NoVaultClientOptions } from './rules/no-vault-client.js';
import { noVaultClient } from './rules/no-vault-client.js';

export type { NoHardcodedCredentialsOptions, NoSecretDefaultOptions, NoVaultClientOptions };

/** The plugin, as `eslint.config.js` imports it. */
export interface BridgekeeperPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: {
    readonly 'no-hardcoded-credentials': PublishedRule<(typeof noHardcodedCredentials)['meta']>;
    readonly 'no-secret-default': PublishedRule<(typeof noSecretDefault)['meta']>;
    readonly 'no-vault-client': PublishedRule<(typeof noVaultClient)['meta']>;
  };
  readonly configs: Readonly<Record<Preset, Linter.Config>>;
}

const manifest = createRequire(import.meta.url)('../package.json') as { name: string; version: string };

const rules: BridgekeeperPlugin['rules'] = {
  'no-hardcoded-credentials': publish(noHardcodedCredentials),
  'no-secret-default': publish(noSecretDefault),
  'no-vault-client': publish(noVaultClient),
};

const ids = Object.keys(rules) as RuleId[];

let configs: BridgekeeperPlugin['configs'] | undefined;

const plugin: BridgekeeperPlugin = {
  meta: { name: manifest.name, version: manifest.version, namespace: NAMESPACE },
  rules,
  // A getter, for the configs hold the plugin itself.
  get configs() {
    configs ??= {
      recommended: sourceConfig('recommended', plugin, ids),
      strict: sourceConfig('strict', plugin, ids),
    };
    return configs;
  },
} satisfies ESLint.Plugin;

export default plugin;
