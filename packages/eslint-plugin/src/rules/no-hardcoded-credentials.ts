import type { LiteralJudgement, OwnNames, ValueClass } from '@bridgekeeper/policy';
import {
  classifyValue,
  displayName,
  holdsRealToken,
  isPublicSecret,
  judgeLiteral,
  RULES,
} from '@bridgekeeper/policy';
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';

import type { Candidate } from '../ast/credentials/candidates.js';
import type { Judged, Reported } from '../ast/credentials/repeats.js';
import { withoutRepeats } from '../ast/credentials/repeats.js';
import { keysBeside } from '../ast/names.js';
import type { PublicRead } from '../ast/public-reads.js';
import { PublicReadCollector } from '../ast/public-reads.js';
import { scanOf } from '../ast/scan.js';
import { withTemplate } from '../ast/template.js';
import { deployListener, DEPLOY_MESSAGES } from '../deploy/deploy-rule.js';
import type { DeployMessageIds } from '../deploy/deploy-rule.js';
import { fileKind, importsTestRunner } from '../passive-paths.js';
import type { SuggestionMessageIds } from '../suggestions/suggest.js';
import { SUGGESTION_MESSAGES, suggestionsFor } from '../suggestions/suggest.js';
import { presetOptions } from '../policy/preset-options.js';
import type { NoHardcodedCredentialsOptions } from '../rule-options.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';
import { isSource } from '../utils/is-source.js';
import { IGNORE_TEST_FILES, TEST_PATHS } from '../utils/test-path-options.js';

export type { NoHardcodedCredentialsOptions };

export type NoHardcodedCredentialsMessageIds =
  | DeployMessageIds
  | SuggestionMessageIds
  | 'namedCredential'
  | 'passedCredential'
  | 'passedRepeatedly'
  | 'publicSecret'
  | 'shapedCredential'
  | 'shapedRepeatedly';

type Context = Readonly<
  TSESLint.RuleContext<NoHardcodedCredentialsMessageIds, [NoHardcodedCredentialsOptions]>
>;

type Judgement = Pick<LiteralJudgement, 'confidence' | 'range' | 'reason' | 'what'>;

function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

/**
 * `{ password: 'password' }`, `ACCESS_TOKEN = 'access-token'`: a vocabulary more often than a credential. A variable
 * that is given its own one-word name, `const password = 'password'`, is given a password.
 */
function isOwnName({ name, value, position, assigned }: Candidate): boolean {
  if (position !== 'plain' || letters(name) !== letters(value)) return false;
  return !assigned || !/^[a-z]+$/.test(value) || name.toLowerCase() !== value;
}

/** What a call that takes a secret may be given without taking one. */
const NO_SECRETS: ReadonlySet<ValueClass> = new Set(['empty', 'nullish', 'reference']);

/** `jwt.verify(token, key)` takes a public key as well. */
const PUBLIC_PEM = /^\s*-----BEGIN (?:[A-Z]{1,10} )?(?:PUBLIC KEY|CERTIFICATE)-----/;

/** How a value is judged by its own shape, which no place makes less sure. */
const BY_SHAPE: ReadonlySet<LiteralJudgement['reason']> = new Set(['pem', 'token', 'url-password']);

function judge(candidate: Candidate, passive: boolean, names?: OwnNames): Judgement | undefined {
  const { node, name, path, value, position, use } = candidate;
  const siblings = 'parent' in node ? keysBeside(node) : [];
  const judgement = judgeLiteral({
    name,
    path,
    value,
    position,
    siblings,
    compared: use === 'comparison',
    listed: use === 'item',
    environment: candidate.environment,
    names,
  });
  if (passive) return judgement?.confidence === 'high' && holdsRealToken(value) ? judgement : undefined;
  // A sentence, a placeholder, a path: whatever a signing call is given as its key is the key.
  if (use === 'argument' || use === 'option') {
    if (judgement === undefined && (NO_SECRETS.has(classifyValue(value, name)) || PUBLIC_PEM.test(value))) {
      return undefined;
    }
    const whole = {
      reason: 'literal',
      what: 'a literal secret',
      range: { start: 0, end: value.length },
    } as const;
    return { ...(judgement ?? whole), confidence: 'high' };
  }
  if (judgement === undefined || BY_SHAPE.has(judgement.reason)) return judgement;
  if (use === 'comment') return isMadeUp(judgement) ? undefined : { ...judgement, confidence: 'medium' };
  // What nobody guesses is compared with what was issued.
  const isUnsure = (use === 'comparison' && judgement.reason !== 'random') || use === 'login';
  return isUnsure || isOwnName(candidate) ? { ...judgement, confidence: 'medium' } : judgement;
}

/** Words in a comment are the example of a reader's own password; what nobody makes up was copied there. */
function isMadeUp({ confidence, reason }: Judgement): boolean {
  return reason === 'weak' || confidence === 'medium';
}

/** Of a part of a text, the part. */
function locOf({ sourceCode }: Context, { node, at }: Candidate): Readonly<TSESTree.SourceLocation> {
  if (at === undefined) return node.loc;
  return { start: sourceCode.getLocFromIndex(at.start), end: sourceCode.getLocFromIndex(at.end) };
}

function report(context: Context, { candidate, what, repeats }: Reported, names?: OwnNames): void {
  const { label, use } = candidate;
  const loc = locOf(context, candidate);
  const times = String(repeats + 1);
  if (label === '') {
    const messageId = repeats === 0 ? 'shapedCredential' : 'shapedRepeatedly';
    context.report({ loc, messageId, data: { what, times } });
    return;
  }
  const passed = repeats === 0 ? 'passedCredential' : 'passedRepeatedly';
  // A literal that is compared with such a variable ships nothing: the variable is read, and reported there.
  const stored = isPublicSecret(label, names) && use !== 'comparison' ? 'publicSecret' : 'namedCredential';
  const messageId = label.endsWith('()') ? passed : stored;
  const data = { name: displayName(label), what, times };
  context.report({ loc, messageId, data, suggest: suggestionsFor(context, candidate) });
}

function reportRead(context: Context, { node, name }: PublicRead): void {
  context.report({ loc: node.loc, messageId: 'publicSecret', data: { name: displayName(name) } });
}

export const noHardcodedCredentials: PluginRule<
  [NoHardcodedCredentialsOptions],
  NoHardcodedCredentialsMessageIds
> = createRule<[NoHardcodedCredentialsOptions], NoHardcodedCredentialsMessageIds>({
  name: 'no-hardcoded-credentials',
  meta: {
    type: 'problem',
    docs: { description: RULES['no-hardcoded-credentials'].description, recommended: true },
    hasSuggestions: true,
    messages: {
      ...DEPLOY_MESSAGES,
      ...SUGGESTION_MESSAGES,
      namedCredential:
        '`{{name}}` holds {{what}} in a committed file. Read it from the environment, and fail at start-up when it is missing.',
      passedCredential:
        '`{{name}}` is given {{what}} in a committed file. Read it from the environment, and fail at start-up when it is missing.',
      passedRepeatedly:
        '`{{name}}` is given {{what}}, which stands {{times}} times in this committed file. Read it from the environment, and fail at start-up when it is missing.',
      publicSecret:
        '`{{name}}` is compiled into what browsers download. Rename it without the prefix, read it on the server only, and rotate the value.',
      shapedCredential:
        'This text holds {{what}} in a committed file. Revoke it where it was issued, and read the new one from the environment.',
      shapedRepeatedly:
        'This text holds {{what}}, which stands {{times}} times in this committed file. Read it from the environment.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          confidence: {
            type: 'string',
            enum: ['high', 'medium'],
            description:
              'How sure a finding must be to be reported. By default `high`, and `medium` under the preset `strict`.',
          },
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
    const deploy = deployListener(context, 'no-hardcoded-credentials', options, policy);
    if (deploy !== undefined) return deploy;
    if (!isSource(context)) return {};
    const { confidence, ignoreTestFiles } = presetOptions(options, policy);
    const scan = scanOf(context.sourceCode, policy.names);
    const extent = confidence === 'medium' ? 'unsure' : 'sure';
    // Most files end here: their text alone tells that nothing is in them.
    if (!scan.mentionsCredentials(extent) && !scan.mayShipSecrets) return {};
    const kind = fileKind(context.filename, context.cwd, options.testPaths, policy);
    const passive = ignoreTestFiles && (kind === 'test' || importsTestRunner(context.sourceCode.ast));
    if (!scan.mayHoldCredentials(passive ? 'shaped' : extent) && (passive || !scan.mayShipSecrets)) return {};
    const reads =
      passive || !scan.mayShipSecrets ? undefined : new PublicReadCollector(context.sourceCode, policy.names);
    const judgeAll = (): readonly Judged[] => {
      const commented = extent === 'unsure' && !passive ? scan.commented() : [];
      return [...scan.found(passive ? 'shaped' : extent), ...commented].flatMap(
        (found): readonly Judged[] => {
          // What stands behind `password` in a translation is the word for it.
          const candidate = kind === 'texts' ? { ...found, name: '', label: '' } : found;
          const judgement = judge(candidate, passive, policy.names);
          if (judgement === undefined) return [];
          return judgement.confidence === 'medium' && confidence === 'high' ? [] : [{ candidate, judgement }];
        },
      );
    };
    // Who listens to a walk makes all of it slower: most files with a hint have no finding.
    const known = scan.isLinked ? judgeAll() : undefined;
    if (known?.length === 0 && reads === undefined) return {};
    return {
      ...(reads === undefined ? {} : withTemplate(context.sourceCode, reads.listeners)),
      'Program:exit'() {
        const judged = (known ?? judgeAll()).filter(({ candidate }) => scan.isNoDefault(candidate));
        for (const reported of withoutRepeats(judged)) report(context, reported, policy.names);
        for (const read of reads?.found ?? []) reportRead(context, read);
      },
    };
  },
});
