import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noDeployEnvFile: DeployRule = deployRule('no-deploy-env-file');
