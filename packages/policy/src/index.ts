export type { TextRange } from './range.js';
export type { Preset, RuleId, RuleInfo, RuleSeverity, Severity } from './rules.js';
export { RULES, ruleDocsUrl } from './rules.js';
export type { Consumer, Setting, SettingKind } from './setting.js';
export type { SafeDefaultTag } from './safe-default.js';
export { parseSafeDefault } from './safe-default.js';
export type { Confidence, Verdict } from './finding.js';
export type { ConsumerRule, Policy, PolicyOverride, ToldConsumer } from './policy.js';
export { RECOMMENDED, severityOf, STRICT, TOLD_CONSUMERS } from './policy.js';
export { CONSUMER_NAMES } from './consumer-name.js';
export type { OwnNames } from './names/own-names.js';
export { compileNames, isNamePattern } from './names/own-names.js';

export type {
  Dialect,
  Operator,
  OperatorMeaning,
  ParsedText,
  Substitution,
  SubstitutionError,
} from './substitution/substitution.js';
export { parseSubstitutions } from './substitution/parse.js';
export { flattenSubstitutions } from './substitution/flatten.js';
export type { LiteralDefault } from './substitution/literal-defaults.js';
export { literalDefaults, literalDefaultsOf } from './substitution/literal-defaults.js';
export type { Environment, ExpandError, ExpandOptions, Expansion } from './substitution/expand.js';
export { expand } from './substitution/expand.js';

export type { NameClass } from './names/name-class.js';
export { classifyName, hasPublicPrefix, isSecretName } from './names/classify-name.js';
export { PUBLIC_PREFIXES } from './names/vocabulary.js';
export type { ValueClass } from './values/value-class.js';
export { classifyValue } from './values/classify-value.js';
export { isReference } from './values/reference.js';
export type { TokenFormat } from './tokens/token-format.js';
export type { TokenMatch } from './tokens/find-tokens.js';
export { isNeutralName } from './names/neutral-name.js';
export { findTokens } from './tokens/find-tokens.js';
export { displayName } from './display-name.js';
export { escapeControl, redact } from './redact.js';

export type { TextHints } from './hints/text-hints.js';
export { renamesEnvironment, valuesGivenTo } from './hints/word-use.js';
export { HintFinder } from './hints/text-hints.js';

export type { Literal, LiteralJudgement, LiteralPosition } from './judge-literal.js';
export { judgeLiteral } from './judge-literal.js';
export { judgeDefault } from './judge-default.js';
export { hasBarePublicPrefix, isPublicSecret } from './judge-public.js';
export { judgeToken } from './judge-token.js';
export { holdsRealToken, isRealToken } from './real-token.js';
export type { JudgeOptions } from './judge.js';
export { judgeSetting } from './judge.js';
export type { BareRead } from './judge-bare-read.js';
export { judgeBareReads, requiredVariables } from './judge-bare-read.js';
export { parseFor } from './substitution/dialect.js';
export type { TemplateAction } from './helm/actions.js';
export { findActions } from './helm/actions.js';
export { judgeBranches } from './helm/judge-template.js';
export { adviceFor } from './advice.js';
export type { TestPathRule } from './test-path.js';
export { isTestPath } from './test-path.js';
export { isDocExampleManifest, isDocExampleSource } from './doc-example-path.js';

export type { EmbeddedSetting, EmbeddedSyntax } from './embedded/embedded-setting.js';
export type { ArgumentSetting } from './embedded/embedded-settings.js';
export { argumentSettings, embeddedSettings, hasSettingSign } from './embedded/embedded-settings.js';

export type { VaultClient, VaultClientKind, VaultEcosystem } from './vault/clients.js';
export { VAULT_CLIENTS } from './vault/clients.js';
export type { VaultCommandMatch, VaultUrlMatch } from './vault/match.js';
export {
  isVaultHeader,
  matchVaultCommand,
  matchVaultModule,
  matchVaultUrl,
  mentionsVault,
  npmPackageName,
} from './vault/match.js';
