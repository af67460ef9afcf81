import { rawEnvFiles } from './env-file/env-file-options.js';
import type { Rule } from './rule.js';
import { judgedRule } from './rule.js';
import { splitReferences } from './substitution/split-references.js';

const judged = judgedRule('no-invalid-substitution');

/** Reports forms of substitution that the consumer rejects or mangles, and those that YAML takes apart. */
export const noInvalidSubstitution: Rule = {
  id: 'no-invalid-substitution',
  *check(document, context) {
    yield* judged.check(document, context);
    if (!context.passive) yield* rawEnvFiles(document, context.project);
    for (const { name, operator, range } of splitReferences(document)) {
      if (operator.endsWith('?')) continue;
      yield {
        ruleId: 'no-invalid-substitution',
        range,
        confidence: 'high',
        message: `YAML takes the reference to \`${name}\` apart at a colon, and makes a map of the item`,
        help: 'quote the item: in plain text a colon and a blank end a key',
        place: name,
      };
    }
  },
};
