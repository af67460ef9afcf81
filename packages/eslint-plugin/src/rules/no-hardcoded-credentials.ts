import type { Confidence, LiteralJudgement, ValueClass } from '@bridgekeeper/policy';
import { classifyValue, displayName, judgeLiteral, RULES } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { Candidate } from '../ast/credentials/candidates.js';
import { keysBeside } from '../ast/names.js';
import { scanOf } from '../ast/scan.js';
import { fileKind } from '../passive-paths.js';
import { isRealInTest } from '../real-credential.js';
import type { PluginRule } from '../utils/create-rule.js';
import { createRule } from '../utils/create-rule.js';

export interface NoHardcodedCredentialsOptions {
  /** How sure the judge must be: `medium` reports more, and more that is harmless. Default: `high`. */
  readonly confidence?: Confidence;
  /** In tests and what belongs to them, report real credentials only. Default: true. */
  readonly ignoreTestFiles?: boolean;
}

export type NoHardcodedCredentialsMessageIds = 'namedCredential' | 'passedCredential' | 'shapedCredential';

type Context = Readonly<
  TSESLint.RuleContext<NoHardcodedCredentialsMessageIds, [NoHardcodedCredentialsOptions]>
>;

interface Judgement {
  readonly confidence: Confidence;
  readonly what: string;
}

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

function judge(candidate: Candidate, passive: boolean): Judgement | undefined {
  const { node, name, path, value, position, use } = candidate;
  const siblings = 'parent' in node ? keysBeside(node) : [];
  const judgement = judgeLiteral({ name, path, value, position, passive, siblings });
  // For a passive file the judge is never sure; what is real is so there too.
  if (passive) return judgement && isRealInTest(value) ? { ...judgement, confidence: 'high' } : judgement;
  // A sentence, a placeholder, a path: whatever a signing call is given as its key is the key.
  if (use === 'argument' || use === 'option') {
    if (judgement === undefined && (NO_SECRETS.has(classifyValue(value, name)) || PUBLIC_PEM.test(value))) {
      return undefined;
    }
    return { what: judgement?.what ?? 'a literal secret', confidence: 'high' };
  }
  if (judgement === undefined || BY_SHAPE.has(judgement.reason)) return judgement;
  return use === 'comparison' || isOwnName(candidate) ? { ...judgement, confidence: 'medium' } : judgement;
}

function report(context: Context, { node, label, use }: Candidate, what: string): void {
  const { loc } = node;
  if (label === '') {
    context.report({ loc, messageId: 'shapedCredential', data: { what } });
    return;
  }
  const messageId = use === 'argument' ? 'passedCredential' : 'namedCredential';
  context.report({ loc, messageId, data: { name: displayName(label), what } });
}

export const noHardcodedCredentials: PluginRule<
  [NoHardcodedCredentialsOptions],
  NoHardcodedCredentialsMessageIds
> = createRule<[NoHardcodedCredentialsOptions], NoHardcodedCredentialsMessageIds>({
  name: 'no-hardcoded-credentials',
  meta: {
    type: 'problem',
    docs: { description: RULES['no-hardcoded-credentials'].description, recommended: true },
    messages: {
      namedCredential:
        '`{{name}}` holds {{what}} in a committed file. Read it from the environment, and fail at start-up when it is missing.',
      passedCredential:
        '`{{name}}` is given {{what}} in a committed file. Read it from the environment, and fail at start-up when it is missing.',
      shapedCredential:
        'This text holds {{what}} in a committed file. Revoke it where it was issued, and read the new one from the environment.',
    },
    schema: [
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          confidence: {
            type: 'string',
            enum: ['high', 'medium'],
            description: 'How sure a finding must be to be reported.',
          },
          ignoreTestFiles: {
            type: 'boolean',
            description: 'Whether only real credentials are reported in tests, mocks, fixtures and stories.',
          },
        },
      },
    ],
    defaultOptions: [{ confidence: 'high', ignoreTestFiles: true }],
  },
  create(context, [{ confidence, ignoreTestFiles }]) {
    const { scan, listeners } = scanOf(context.sourceCode);
    const kind = fileKind(context.filename, context.cwd);
    const passive = ignoreTestFiles === true && kind === 'test';
    return {
      ...listeners,
      'Program:exit'() {
        for (const found of scan.candidates()) {
          // What stands behind `password` in a translation is the word for it.
          const candidate = kind === 'texts' ? { ...found, name: '', label: '' } : found;
          const judgement = judge(candidate, passive);
          if (judgement === undefined) continue;
          if (judgement.confidence === 'medium' && confidence === 'high') continue;
          report(context, candidate, judgement.what);
        }
      },
    };
  },
});
