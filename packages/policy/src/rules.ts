/** How loud a finding is. A rule can also be `off`. */
export type Severity = 'error' | 'warning';
export type RuleSeverity = Severity | 'off';

export type Preset = 'recommended' | 'strict';

export type RuleId =
  | 'no-secret-default'
  | 'no-untagged-default'
  | 'no-invalid-substitution'
  | 'no-ineffective-required'
  | 'require-fail-fast'
  | 'no-unused-safe-default'
  | 'no-hardcoded-credentials'
  | 'no-secret-manifest'
  | 'require-secret-key-ref'
  | 'no-unsynced-secret'
  | 'valid-external-secret'
  | 'no-deploy-env-file'
  | 'require-env-ignored'
  | 'no-env-example-value'
  | 'no-vault-client'
  | 'require-env-schema';

/** What the judge knows of a rule, whichever tool runs it. */
export interface RuleInfo {
  readonly id: RuleId;
  /** One sentence: what the rule forbids or asks for. */
  readonly description: string;
  readonly severity: Readonly<Record<Preset, RuleSeverity>>;
}

/** Every rule of the product so far. One id has one meaning in the CLI and in ESLint. */
export const RULES: Readonly<Record<RuleId, RuleInfo>> = {
  'no-secret-default': {
    id: 'no-secret-default',
    description: 'Disallow fallback values for secrets',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-untagged-default': {
    id: 'no-untagged-default',
    description: 'Require a `safe-default` tag with a reason on every fallback value',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-invalid-substitution': {
    id: 'no-invalid-substitution',
    description: 'Disallow forms of substitution that the consumer rejects or mangles',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-ineffective-required': {
    id: 'no-ineffective-required',
    description: 'Disallow `:?` where its consumer does not honour it, or cannot with such a message',
    severity: { recommended: 'error', strict: 'error' },
  },
  'require-fail-fast': {
    id: 'require-fail-fast',
    description: 'Require the `:?` form for secrets where the consumer supports it',
    severity: { recommended: 'warning', strict: 'error' },
  },
  'no-unused-safe-default': {
    id: 'no-unused-safe-default',
    description: 'Disallow `safe-default` tags that have nothing to excuse',
    severity: { recommended: 'warning', strict: 'warning' },
  },
  'no-hardcoded-credentials': {
    id: 'no-hardcoded-credentials',
    description: 'Disallow literal credentials, judged by name and by shape',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-secret-manifest': {
    id: 'no-secret-manifest',
    description: 'Disallow Kubernetes Secret manifests that hold values',
    severity: { recommended: 'error', strict: 'error' },
  },
  'require-secret-key-ref': {
    id: 'require-secret-key-ref',
    description: 'Require secret environment variables of containers to come from a Secret',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-unsynced-secret': {
    id: 'no-unsynced-secret',
    description: 'Disallow reading Secrets or keys that no ExternalSecret of the project provides',
    severity: { recommended: 'error', strict: 'error' },
  },
  'valid-external-secret': {
    id: 'valid-external-secret',
    description: 'Require objects of the External Secrets Operator that a cluster takes and that sync',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-deploy-env-file': {
    id: 'no-deploy-env-file',
    description: 'Disallow env files in deploy paths, and deployment artefacts that read one',
    severity: { recommended: 'error', strict: 'error' },
  },
  'require-env-ignored': {
    id: 'require-env-ignored',
    description: 'Require git to ignore the env files of developers',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-env-example-value': {
    id: 'no-env-example-value',
    description: 'Disallow values of secrets and of required variables in templates of env files',
    severity: { recommended: 'error', strict: 'error' },
  },
  'no-vault-client': {
    id: 'no-vault-client',
    description: 'Disallow Vault clients and calls in applications that do not justify Direct-Vault',
    severity: { recommended: 'error', strict: 'error' },
  },
  'require-env-schema': {
    id: 'require-env-schema',
    description: 'Require secrets to be validated at start-up, by a schema that ends the process on failure',
    severity: { recommended: 'off', strict: 'error' },
  },
};

/** The page that explains a rule. */
export function ruleDocsUrl(id: RuleId): string {
  return `https://github.com/bridgekeeper-dev/bridgekeeper/blob/main/docs/rules/${id}.md`;
}
