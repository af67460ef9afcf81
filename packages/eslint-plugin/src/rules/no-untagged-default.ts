import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const noUntaggedDefault: DeployRule = deployRule('no-untagged-default');
