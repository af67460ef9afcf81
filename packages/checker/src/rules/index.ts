import { noDeployEnvFile } from './no-deploy-env-file.js';
import { noHardcodedCredentials } from './no-hardcoded-credentials.js';
import { noSecretDefault } from './no-secret-default.js';
import { noSecretManifest } from './no-secret-manifest.js';
import { noUntaggedDefault } from './no-untagged-default.js';
import { requireSecretKeyRef } from './require-secret-key-ref.js';
import type { Rule } from './rule.js';

/** The rules that the checker runs, each over one document. */
export const rules: readonly Rule[] = [
  noSecretDefault,
  noUntaggedDefault,
  noHardcodedCredentials,
  noSecretManifest,
  requireSecretKeyRef,
  noDeployEnvFile,
];
