import { displayName, holdsRealToken, RULES } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import { deployListener, DEPLOY_MESSAGES } from '../deploy/deploy-rule.js';
import type { DeployMessageIds } from '../deploy/deploy-rule.js';
import { CONFIDENCE } from '../deploy/options.js';
import type { SecretDefault } from '../ast/fallbacks/secret-defaults.js';
import { scanOf } from '../ast/scan.js';
import { fileKind, importsTestRunner } from '../passive-paths.js';
import { presetOptions } from '../policy/preset-options.js';
import type { NoSecretDefaultOptions } from '../rule-options.js';
import type { DefaultSuggestionMessageIds } from '../suggestions/default-suggestions.js';
import { DEFAULT_SUGGESTIONS, defaultSuggestions } from '../suggestions/default-suggestions.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';
import { isSource } from '../utils/is-source.js';
import { IGNORE_TEST_FILES, TEST_PATHS } from '../utils/test-path-options.js';

export type { NoSecretDefaultOptions };

export type NoSecretDefaultMessageIds =
  'emptyDefault' | 'literalDefault' | DefaultSuggestionMessageIds | DeployMessageIds;

type Context = Readonly<TSESLint.RuleContext<NoSecretDefaultMessageIds, [NoSecretDefaultOptions]>>;

function report(context: Context, found: SecretDefault): void {
  const { name, literal } = found;
  context.report({
    node: literal.node,
    messageId: literal.value === '' ? 'emptyDefault' : 'literalDefault',
    data: { name: displayName(name) },
    suggest: defaultSuggestions(context, found),
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
      ...DEFAULT_SUGGESTIONS,
      ...DEPLOY_MESSAGES,
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          confidence: CONFIDENCE,
          ignoreTestFiles: IGNORE_TEST_FILES,
          testPaths: TEST_PATHS,
        },
      },
    ],
    defaultOptions: [{ testPaths: [] }],
    // JavaScript, and deploy files in whichever language or parser.
    languages: ['*'],
  },
  create(context, [options], policy) {
    const deploy = deployListener(context, 'no-secret-default', options, policy);
    if (deploy !== undefined) return deploy;
    if (!isSource(context)) return {};
    const { ignoreTestFiles } = presetOptions(options, policy);
    const scan = scanOf(context.sourceCode, policy.names);
    if (!scan.mentionsDefaults) return {};
    const passive =
      ignoreTestFiles &&
      (fileKind(context.filename, context.cwd, options.testPaths, policy) === 'test' ||
        importsTestRunner(context.sourceCode.ast));
    if (!scan.mayHoldDefaults(passive ? 'shaped' : 'sure')) return {};
    const reportable = (): readonly SecretDefault[] =>
      scan.secretDefaults().filter(({ literal }) => !passive || holdsRealToken(literal.value));
    // Who listens to a walk makes all of it slower: most files that read a setting have no fallback.
    const known = scan.isLinked ? reportable() : undefined;
    if (known?.length === 0) return {};
    return {
      ...(known === undefined ? scan.defaultListeners() : {}),
      'Program:exit'() {
        for (const found of known ?? reportable()) report(context, found);
      },
    };
  },
});
