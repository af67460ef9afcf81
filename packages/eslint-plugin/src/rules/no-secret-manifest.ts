import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noSecretManifest: DeployRule = deployRule('no-secret-manifest');
