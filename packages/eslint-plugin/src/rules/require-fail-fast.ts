import type { DeployRule } from '../deploy/deploy-rule.js';
import { deployRule } from '../deploy/deploy-rule.js';

export const requireFailFast: DeployRule = deployRule('require-fail-fast', { hasSuggestions: true });
