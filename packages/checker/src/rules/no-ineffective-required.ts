import type { Rule } from './rule.js';
import { judgedRule } from './rule.js';
import { splitReferences } from './substitution/split-references.js';

const judged = judgedRule('no-ineffective-required');

/** Reports `:?` that its consumer does not honour, and messages that YAML takes apart. */
export const noIneffectiveRequired: Rule = {
  id: 'no-ineffective-required',
  *check(document, context) {
    yield* judged.check(document, context);
    for (const { name, operator, range } of splitReferences(document)) {
      if (!operator.endsWith('?')) continue;
      yield {
        ruleId: 'no-ineffective-required',
        range,
        confidence: 'high',
        message: `\`${name}\` is not required as it says: YAML takes the message apart at its colon, and makes a map of the item`,
        help: `quote the item, or write \${${name}:?${name} is required}, which needs no quotes`,
        place: name,
      };
    }
  },
};
