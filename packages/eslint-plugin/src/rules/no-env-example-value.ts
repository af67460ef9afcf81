import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noEnvExampleValue: DeployRule = deployRule('no-env-example-value');
