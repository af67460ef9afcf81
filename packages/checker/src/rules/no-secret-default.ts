import type { Rule } from './rule.js';
import { judgedRule } from './rule.js';

export const noSecretDefault: Rule = judgedRule('no-secret-default');
