import type { Rule } from './rule.js';
import { judgedRule } from './rule.js';

export const noHardcodedCredentials: Rule = judgedRule('no-hardcoded-credentials');
