import { rootListener } from '../deploy/deploy-rule.js';
import { judgedText } from '../deploy/judged.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule, PLUGIN_ONLY_RULES } from '../utils/create-rule.js';

type MessageIds = 'cannotParse' | 'notUtf8';

/**
 * What UTF-16 and binary files look like once ESLint has read them as UTF-8. Its rules are given no bytes; the command
 * line has them, and reads UTF-16.
 */
const MISREAD = /^\uFFFD\uFFFD|^[^\0]{0,8192}\0/;

/** git-crypt, "Repository format": nobody can read a secret out of it, and the command line is silent as well. */
const GIT_CRYPT = '\0GITCRYPT\0';

/**
 * Reports what the checker could not parse, which it counts as an error beside its rules: our languages parse nothing,
 * so that what can be read of a broken file is still judged.
 */
export const validSyntax: PluginRule<[], MessageIds> = createRule<[], MessageIds>({
  name: 'valid-syntax',
  meta: {
    type: 'problem',
    docs: { description: PLUGIN_ONLY_RULES['valid-syntax'].description, recommended: true },
    messages: {
      cannotParse:
        'This cannot be parsed, and only a part of the file was checked: {{problem}}. Mend the syntax.',
      notUtf8:
        'This file is not UTF-8, so that ESLint cannot read it: nothing was checked. Save it as UTF-8.',
    },
    schema: [],
    languages: ['*'],
  },
  create(context, _options, policy) {
    const { sourceCode } = context;
    const listener = rootListener(context, () => {
      const { text } = sourceCode;
      if (MISREAD.test(text)) {
        const start = sourceCode.getLocFromIndex(0);
        if (!text.startsWith(GIT_CRYPT)) context.report({ loc: { start, end: start }, messageId: 'notUtf8' });
        return;
      }
      for (const { offset, message } of judgedText(context, policy)?.errors ?? []) {
        const at = Math.min(offset, text.length);
        const end = Math.min(at + 1, text.length);
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
