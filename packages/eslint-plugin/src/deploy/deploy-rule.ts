import type { RuleId } from '@bridgekeeper/policy';
import { RULES } from '@bridgekeeper/policy';
import type { TextFinding } from 'bridgekeeper/text';

import { onceEvent } from '../languages/root-node.js';
import type { FilePolicy } from '../policy/policy-of.js';
import { presetOptions } from '../policy/preset-options.js';
import type { DeployOptions } from '../rule-options.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';
import { isDeployFile } from './deploy-file.js';
import { judgedText } from './judged.js';
import { DEPLOY_DEFAULTS, DEPLOY_SCHEMA } from './options.js';

export type DeployMessageIds = 'deployFinding' | 'deploySuggestion';

/** Messages of what the checker finds: the text is the checker's, and holds no secret. */
export const DEPLOY_MESSAGES: Readonly<Record<DeployMessageIds, string>> = {
  deployFinding: '{{problem}}. {{help}}.',
  deploySuggestion: '{{description}}.',
};

interface Position {
  readonly line: number;
  readonly column: number;
}

interface TextFixer {
  replaceTextRange(range: [number, number], text: string): unknown;
}

/** A rule's context, as far as all languages and parsers have it. */
export interface DeployContext {
  /** Absolute, or a made-up name for text from standard input. */
  readonly filename: string;
  /** The folder that the linter runs in. */
  readonly cwd: string;
  readonly sourceCode: {
    readonly text: string;
    readonly ast: { readonly type: string };
    readonly getLocFromIndex: (index: number) => Position;
  };
  // Of the versions of ESLint and its types, this is what all have in common.
  readonly report: (descriptor: never) => void;
}

export type DeployListener = Readonly<Record<string, (node: object) => void>>;

/**
 * The listeners of a rule for a file that the checker reads, in whichever language or parser; undefined for other
 * files.
 */
export function deployListener(
  context: DeployContext,
  id: RuleId,
  options: DeployOptions,
  policy: FilePolicy,
): DeployListener | undefined {
  return rootListener(context, () => {
    const { confidence } = presetOptions(options, policy);
    for (const finding of judgedText(context, policy, options)?.findings ?? []) {
      if (finding.ruleId !== id) continue;
      if (finding.confidence === 'high' || confidence === 'medium') reportFinding(context, finding);
    }
  });
}

/** Calls back once for a file that the checker reads. */
export function rootListener(
  { filename, sourceCode: { ast } }: DeployContext,
  onRoot: () => void,
): DeployListener | undefined {
  if (!isDeployFile(filename)) return undefined;
  return {
    [onceEvent(ast)](node): void {
      // Nodes of other languages may share their type with the root.
      if (node === ast) onRoot();
    },
  };
}

function reportFinding(context: DeployContext, { range, message, help, plan }: TextFinding): void {
  const { sourceCode } = context;
  const loc = { start: sourceCode.getLocFromIndex(range.start), end: sourceCode.getLocFromIndex(range.end) };
  const descriptor = {
    loc,
    messageId: 'deployFinding',
    data: { problem: capital(message), help: capital(help) },
    suggest: plan && [
      {
        messageId: 'deploySuggestion',
        data: { description: capital(plan.description) },
        fix: (fixer: TextFixer) =>
          plan.edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text)),
      },
    ],
  };
  context.report(descriptor as never);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

export type DeployRule = PluginRule<[DeployOptions], DeployMessageIds>;

/** A rule of the checker that one file is enough for, as a rule of ESLint. */
export function deployRule(
  id: RuleId,
  { hasSuggestions = false }: { readonly hasSuggestions?: boolean } = {},
): DeployRule {
  return createRule<[DeployOptions], DeployMessageIds>({
    name: id,
    meta: {
      type: 'problem',
      docs: { description: RULES[id].description, recommended: true },
      ...(hasSuggestions && { hasSuggestions }),
      messages: DEPLOY_MESSAGES,
      schema: DEPLOY_SCHEMA,
      defaultOptions: [...DEPLOY_DEFAULTS],
      // Whichever language or parser reads the file.
      languages: ['*'],
    },
    create: (context, [options], policy) => deployListener(context, id, options, policy) ?? {},
  });
}
