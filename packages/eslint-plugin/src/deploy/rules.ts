import type { RuleId } from '@bridgekeeper/policy';

import { noDeployEnvFile } from '../rules/no-deploy-env-file.js';
import { noEnvExampleValue } from '../rules/no-env-example-value.js';
import { noIneffectiveRequired } from '../rules/no-ineffective-required.js';
import { noInvalidSubstitution } from '../rules/no-invalid-substitution.js';
import { noSecretManifest } from '../rules/no-secret-manifest.js';
import { noUntaggedDefault } from '../rules/no-untagged-default.js';
import { noUnusedSafeDefault } from '../rules/no-unused-safe-default.js';
import { requireFailFast } from '../rules/require-fail-fast.js';
import { requireSecretKeyRef } from '../rules/require-secret-key-ref.js';
import { validExternalSecret } from '../rules/valid-external-secret.js';
import type { DeployRule } from './deploy-rule.js';

/** Rules that judge source, and rules that one file is not enough for. */
type OtherRuleId =
  SharedRuleId | 'no-unsynced-secret' | 'no-vault-client' | 'require-env-ignored' | 'require-env-schema';

/** Rules that judge source and deploy files alike. */
type SharedRuleId = 'no-hardcoded-credentials' | 'no-secret-default';

/** The rules of the checker that one file is enough for, and that source has no part in. */
export type DeployRuleId = Exclude<RuleId, OtherRuleId>;

export const deployRules: Readonly<Record<DeployRuleId, DeployRule>> = {
  'no-deploy-env-file': noDeployEnvFile,
  'no-env-example-value': noEnvExampleValue,
  'no-ineffective-required': noIneffectiveRequired,
  'no-invalid-substitution': noInvalidSubstitution,
  'no-secret-manifest': noSecretManifest,
  'no-untagged-default': noUntaggedDefault,
  'no-unused-safe-default': noUnusedSafeDefault,
  'require-fail-fast': requireFailFast,
  'require-secret-key-ref': requireSecretKeyRef,
  'valid-external-secret': validExternalSecret,
};

/** The rules of the checker that run on deploy files. */
export const DEPLOY_RULE_IDS: readonly (DeployRuleId | SharedRuleId)[] = [
  'no-hardcoded-credentials',
  'no-secret-default',
  ...(Object.keys(deployRules) as DeployRuleId[]),
];
