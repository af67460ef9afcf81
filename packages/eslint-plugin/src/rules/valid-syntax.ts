import { rootListener } from '../deploy/deploy-rule.js';
import { judgedText } from '../deploy/judged.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule, PLUGIN_ONLY_RULES } from '../utils/create-rule.js';

/**
 * Reports what the checker could not parse, which it counts as an error beside its rules: our languages parse nothing,
 * so that what can be read of a broken file is still judged.
 */
export const validSyntax: PluginRule<[], 'cannotParse'> = createRule<[], 'cannotParse'>({
  name: 'valid-syntax',
  meta: {
    type: 'problem',
    docs: { description: PLUGIN_ONLY_RULES['valid-syntax'].description, recommended: true },
    messages: {
      cannotParse:
        'This cannot be parsed, and only a part of the file was checked: {{problem}}. Mend the syntax.',
    },
    schema: [],
    languages: ['*'],
  },
  create(context, _options, policy) {
    const { sourceCode } = context;
    const listener = rootListener(context, () => {
      for (const { offset, message } of judgedText(context, policy)?.errors ?? []) {
        const at = Math.min(offset, sourceCode.text.length);
        const end = Math.min(at + 1, sourceCode.text.length);
        context.report({
          loc: { start: sourceCode.getLocFromIndex(at), end: sourceCode.getLocFromIndex(end) },
          messageId: 'cannotParse',
          data: { problem: message },
        });
      }
    });
    return listener ?? {};
  },
});
