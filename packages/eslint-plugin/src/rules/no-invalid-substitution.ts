import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noInvalidSubstitution: DeployRule = deployRule('no-invalid-substitution');
