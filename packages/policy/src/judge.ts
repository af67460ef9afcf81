import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { judgeTemplate, judgeWorkflow } from './judge-expression.js';
import { judgeFallbacks, misplacedTag } from './judge-fallback.js';
import type { LiteralJudgement } from './judge-literal.js';
import { judgeLiteral } from './judge-literal.js';
import { judgePublicSecret } from './judge-public.js';
import { REVOKE } from './judge-token.js';
import { rangeInText } from './range-in-text.js';
import { holdsRealToken } from './real-token.js';
import type { Consumer, Setting } from './setting.js';
import { parseSubstitutions } from './substitution/parse.js';
import type { Dialect, ParsedText } from './substitution/substitution.js';
import { blankExpressions } from './workflow/fallbacks.js';

export interface JudgeOptions {
  /** The path is that of a test, an example or a document: of literals only real credentials count there. */
  readonly passive: boolean;
}

/**
 * Turns a setting into verdicts of the rules `no-secret-default`, `no-untagged-default` and
 * `no-hardcoded-credentials`. Pure; never throws; no verdict holds the value.
 */
export function judgeSetting(setting: Setting, options: JudgeOptions): Verdict[] {
  if (setting.value === null) return [];
  const verdicts = judgeValue(setting, setting.value, options);
  // That a secret is shipped to browsers is the worse fact: the others are told once it has another name.
  const shipped = options.passive ? undefined : judgePublicSecret(setting, verdicts);
  return shipped === undefined ? verdicts : [shipped];
}

function judgeValue(setting: Setting, value: string, options: JudgeOptions): Verdict[] {
  if (setting.consumer === 'helm' && value.includes('{{')) return judgeTemplate(setting, value);
  const verdicts = setting.consumer === 'workflow' ? judgeWorkflow(setting, value) : [];
  const parsed = setting.expands && value.includes('$') ? parse(setting.consumer, value) : NOTHING;
  const references = [...parsed.substitutions, ...parsed.recovered];
  // No spread: a hostile value holds more references than a call takes arguments.
  for (const reference of references) {
    for (const verdict of judgeFallbacks(setting, value, reference)) verdicts.push(verdict);
  }
  if ((setting.position === 'plain' || setting.position === 'options') && references.length === 0) {
    const verdict = judgeText(setting, value, options);
    if (verdict !== undefined) verdicts.push(verdict);
  }
  if (verdicts.length === 0 && setting.tag?.misplaced === 'becomes-value')
    verdicts.push(misplacedTag(setting));
  return verdicts;
}

/** The grammar that a consumer has. Those that expand nothing themselves are read by the shell's. */
const DIALECTS: Readonly<Record<Consumer, Dialect>> = {
  compose: 'compose',
  dotenv: 'compose',
  'docker-stack': 'docker-stack',
  flux: 'flux',
  envsubst: 'envsubst',
  shell: 'shell',
  helm: 'shell',
  workflow: 'shell',
  kubernetes: 'shell',
  javascript: 'shell',
  unknown: 'shell',
};

const NOTHING: ParsedText = { substitutions: [], recovered: [], errors: [] };

function parse(consumer: Consumer, value: string): ParsedText {
  return parseSubstitutions(consumer === 'workflow' ? blankExpressions(value) : value, DIALECTS[consumer]);
}

function judgeText(setting: Setting, value: string, { passive }: JudgeOptions): Verdict | undefined {
  const { name, path, position } = setting;
  if (setting.kind === 'text' || (passive && !holdsRealToken(value))) return undefined;
  const judgement = judgeLiteral({
    name,
    path,
    value,
    position: position === 'options' ? 'options' : 'plain',
    deployed: true,
  });
  if (judgement === undefined) return undefined;
  const whole = judgement.range.start === 0 && judgement.range.end === value.length;
  return {
    ruleId: 'no-hardcoded-credentials',
    range: whole ? setting.valueRange : rangeInText(setting, judgement.range.start, judgement.range.end),
    confidence: isThrowaway(setting, judgement) ? 'medium' : judgement.confidence,
    message: `\`${displayName(name)}\` holds ${judgement.what} in a committed file`,
    help:
      judgement.reason === 'token'
        ? REVOKE
        : adviceFor(setting.consumer, setting.kind === 'variable' ? displayName(name) : ''),
  };
}

/** The services of a workflow run for minutes, beside the tests that use them, on a password that says so. */
function isThrowaway({ consumer }: Setting, { reason }: LiteralJudgement): boolean {
  return consumer === 'workflow' && (reason === 'weak' || reason === 'literal' || reason === 'url-password');
}
