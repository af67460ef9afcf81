import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const validExternalSecret: DeployRule = deployRule('valid-external-secret');
