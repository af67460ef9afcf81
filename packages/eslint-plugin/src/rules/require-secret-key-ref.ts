import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const requireSecretKeyRef: DeployRule = deployRule('require-secret-key-ref');
