import type { Rule } from './rule.js';
import { judgedRule } from './rule.js';

export const noUntaggedDefault: Rule = judgedRule('no-untagged-default');
