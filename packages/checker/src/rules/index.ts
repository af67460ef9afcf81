import { noDeployEnvFile } from './no-deploy-env-file.js';
import { noEnvExampleValue } from './no-env-example-value.js';
import { noHardcodedCredentials } from './no-hardcoded-credentials.js';
import { noIneffectiveRequired } from './no-ineffective-required.js';
import { noInvalidSubstitution } from './no-invalid-substitution.js';
import { noSecretDefault } from './no-secret-default.js';
import { noSecretManifest } from './no-secret-manifest.js';
import { noUnsyncedSecret } from './no-unsynced-secret.js';
import { noUntaggedDefault } from './no-untagged-default.js';
import { noUnusedSafeDefault } from './no-unused-safe-default.js';
import { requireFailFast } from './require-fail-fast.js';
import { requireEnvIgnored } from './require-env-ignored.js';
import { requireSecretKeyRef } from './require-secret-key-ref.js';
import type { Rule } from './rule.js';
import { validExternalSecret } from './valid-external-secret.js';

/** The rules that the checker runs, each over one document. */
export const rules: readonly Rule[] = [
  noSecretDefault,
  noUntaggedDefault,
  noInvalidSubstitution,
  noIneffectiveRequired,
  requireFailFast,
  noUnusedSafeDefault,
  noHardcodedCredentials,
  noSecretManifest,
  requireSecretKeyRef,
  noUnsyncedSecret,
  validExternalSecret,
  noDeployEnvFile,
  requireEnvIgnored,
  noEnvExampleValue,
];
