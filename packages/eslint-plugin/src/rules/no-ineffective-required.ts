import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noIneffectiveRequired: DeployRule = deployRule('no-ineffective-required');
