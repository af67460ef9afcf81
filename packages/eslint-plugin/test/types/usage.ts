/**
 * How a typed eslint.config.ts uses the plugin. Nothing of it is run: it is compiled, by the type check of the
 * repository and, as a user's own file, against the types of each ESLint that the plugin works with (types.test.ts).
 */
import type { ESLint, Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import type {
  BridgekeeperPlugin,
  DeployOptions,
  NoVaultClientOptions,
  RuleId,
  RuleName,
  RuleOptions,
  RulesConfig,
} from 'eslint-plugin-bridgekeeper';

type Extends<A, B> = [A] extends [B] ? true : false;
type Equals<A, B> = [Extends<A, B>, Extends<B, A>] extends [true, true] ? true : false;
type IsAny<T> = 0 extends 1 & T ? true : false;
type Not<Fact extends boolean> = Fact extends true ? false : true;
/** Does not compile where the fact is none. */
type Assert<Fact extends true> = Fact;

export const plugin = bridgekeeper satisfies ESLint.Plugin satisfies BridgekeeperPlugin;

export const configs: Linter.Config[][] = [
  defineConfig({
    plugins: { bridgekeeper },
    extends: [bridgekeeper.configs.recommended],
    rules: { 'bridgekeeper/no-vault-client': ['error', { additionalClients: ['@acme/vault'] }] },
  }),
  defineConfig([bridgekeeper.configs.strict, bridgekeeper.configs.deploy]),
  defineConfig([{ extends: [bridgekeeper.configs.recommended, bridgekeeper.configs['deploy-rules']] }]),
  defineConfig([{ plugins: { bridgekeeper }, extends: ['bridgekeeper/recommended', 'bridgekeeper/deploy'] }]),
  [bridgekeeper.configs.recommended, ...bridgekeeper.configs.deploy, ...bridgekeeper.configs['deploy-rules']],
];

type Recommended = keyof typeof bridgekeeper.configs.recommended.rules;
type Deployed = keyof (typeof bridgekeeper.configs.deploy)[number]['rules'];

/** What a configuration turns on is a rule of the plugin, under its literal name. */
export type Names = [
  Assert<Extends<Recommended, RuleName>>,
  Assert<Extends<Deployed, RuleName>>,
  Assert<Equals<Recommended | Deployed, RuleName>>,
  Assert<Equals<RuleName, `bridgekeeper/${RuleId}`>>,
  Assert<Equals<RuleId, keyof typeof bridgekeeper.rules>>,
  Assert<Extends<'bridgekeeper/no-secret-default', Recommended>>,
  Assert<Not<Extends<'bridgekeeper/no-secret-manifest', Recommended>>>,
  Assert<Equals<keyof typeof bridgekeeper.languages, 'dockerfile' | 'env' | 'yaml'>>,
  Assert<Equals<typeof bridgekeeper.meta.namespace, 'bridgekeeper'>>,
];

/** Nothing fell back to `any`, as types do that come from a package which is not there. */
export type Known = [
  Assert<Not<IsAny<typeof bridgekeeper>>>,
  Assert<Not<IsAny<(typeof bridgekeeper.rules)['no-vault-client']['meta']>>>,
  Assert<Not<IsAny<(typeof bridgekeeper.configs.recommended)['files']>>>,
  Assert<Not<IsAny<RuleOptions[RuleName]>>>,
];

export type Options = [
  Assert<Equals<RuleOptions['bridgekeeper/no-vault-client'], readonly [options?: NoVaultClientOptions]>>,
  Assert<Equals<RuleOptions['bridgekeeper/no-secret-manifest'], readonly [options?: DeployOptions]>>,
];

export const rules = {
  'bridgekeeper/no-secret-default': 'warn',
  'bridgekeeper/no-hardcoded-credentials': ['error', { confidence: 'medium', testPaths: ['smoke/**'] }],
  'bridgekeeper/no-vault-client': ['error'],
  'bridgekeeper/valid-syntax': 2,
} satisfies RulesConfig satisfies Linter.Config['rules'];

export const wrong: RulesConfig[] = [
  // @ts-expect-error -- no such option
  { 'bridgekeeper/no-secret-default': ['error', { ignoreTests: true }] },
  // @ts-expect-error -- no such value
  { 'bridgekeeper/no-hardcoded-credentials': ['error', { confidence: 'low' }] },
  // @ts-expect-error -- an option of another rule
  { 'bridgekeeper/no-vault-client': ['error', { testPaths: [] }] },
  // @ts-expect-error -- it takes none
  { 'bridgekeeper/valid-syntax': ['error', {}] },
  // @ts-expect-error -- no such rule
  { 'bridgekeeper/no-secret-defualt': 'error' },
  // @ts-expect-error -- no severity of ESLint
  { 'bridgekeeper/no-secret-default': 'warning' },
];

// @ts-expect-error -- no such configuration
export const missing: unknown = bridgekeeper.configs.all;
