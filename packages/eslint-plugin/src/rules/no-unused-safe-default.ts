import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noUnusedSafeDefault: DeployRule = deployRule('no-unused-safe-default');
