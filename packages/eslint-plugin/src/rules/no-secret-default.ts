import { displayName, holdsRealToken, RULES } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { SecretDefault } from '../ast/fallbacks/secret-defaults.js';
import { scanOf } from '../ast/scan.js';
import { fileKind, importsTestRunner } from '../passive-paths.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';
import { IGNORE_TEST_FILES, TEST_PATHS } from '../utils/test-path-options.js';

export interface NoSecretDefaultOptions {
  /** In tests and what belongs to them, report real credentials only. Default: true. */
  readonly ignoreTestFiles?: boolean;
  /** Globs from the working directory that say which other files are tests, `!glob` which are none. Default: none. */
  readonly testPaths?: readonly string[];
}

export type NoSecretDefaultMessageIds = 'emptyDefault' | 'literalDefault' | 'removeDefault';

type Context = Readonly<TSESLint.RuleContext<NoSecretDefaultMessageIds, [NoSecretDefaultOptions]>>;

function report(context: Context, { name, literal, removal }: SecretDefault): void {
  context.report({
    node: literal.node,
    messageId: literal.value === '' ? 'emptyDefault' : 'literalDefault',
    data: { name: displayName(name) },
    suggest:
      removal === undefined
        ? []
        : [
            {
              messageId: 'removeDefault',
              fix: (fixer) => fixer.replaceTextRange(removal.range, removal.text),
            },
          ],
  });
}

export const noSecretDefault: PluginRule<[NoSecretDefaultOptions], NoSecretDefaultMessageIds> = createRule<
  [NoSecretDefaultOptions],
  NoSecretDefaultMessageIds
>({
  name: 'no-secret-default',
  meta: {
    type: 'problem',
    docs: { description: RULES['no-secret-default'].description, recommended: true },
    hasSuggestions: true,
    messages: {
      literalDefault:
        '`{{name}}` falls back to a literal when it is not set: the app would run on a known secret instead of stopping. Read it without a fallback, and fail at start-up when it is missing.',
      emptyDefault:
        '`{{name}}` falls back to an empty string when it is not set: the app would run without its secret instead of stopping. Read it without a fallback, and fail at start-up when it is missing.',
      removeDefault: 'Remove the fallback.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          ignoreTestFiles: IGNORE_TEST_FILES,
          testPaths: TEST_PATHS,
        },
      },
    ],
    defaultOptions: [{ ignoreTestFiles: true, testPaths: [] }],
  },
  create(context, [{ ignoreTestFiles, testPaths }]) {
    const { scan, listeners } = scanOf(context.sourceCode);
    const passive =
      ignoreTestFiles === true &&
      (fileKind(context.filename, context.cwd, testPaths) === 'test' ||
        importsTestRunner(context.sourceCode.ast));
    return {
      ...listeners,
      'Program:exit'() {
        for (const secretDefault of scan.secretDefaults()) {
          if (!passive || holdsRealToken(secretDefault.literal.value)) report(context, secretDefault);
        }
      },
    };
  },
});
