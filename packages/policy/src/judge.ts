import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { judgeTemplate } from './helm/judge-template.js';
import { judgeFallbacks, misplacedTag } from './judge-fallback.js';
import { judgeArgument } from './judge-argument.js';
import { judgeInvalid } from './judge-invalid.js';
import type { LiteralJudgement } from './judge-literal.js';
import { judgeLiteral } from './judge-literal.js';
import { judgePublicSecret } from './judge-public.js';
import { judgeRequired } from './judge-required.js';
import { REVOKE } from './judge-token.js';
import { rangeInText } from './range-in-text.js';
import { holdsRealToken } from './real-token.js';
import type { Consumer, Setting } from './setting.js';
import { parseFor } from './substitution/dialect.js';
import type { ParsedText, Substitution } from './substitution/substitution.js';
import { mayBeVariable } from './values/reference.js';
import { judgeWorkflow } from './workflow/judge-workflow.js';
import { isExcused, isThrowaway } from './workflow/pipelines.js';

export interface JudgeOptions {
  /** The path is that of a test, an example or a document: of literals only real credentials count there. */
  readonly passive: boolean;
  /** The text that the setting stands in: tells whether a comment cuts its value short. */
  readonly text?: string;
}

/**
 * Turns a setting into verdicts of the rules `no-secret-default`, `no-untagged-default`,
 * `no-hardcoded-credentials`, `no-ineffective-required` and `no-invalid-substitution`. Pure; never throws;
 * no verdict holds the value.
 */
export function judgeSetting(setting: Setting, options: JudgeOptions): Verdict[] {
  if (setting.value === null) return [];
  const { value } = setting;
  const all = judgeValue(setting, value, options);
  const verdicts = isMadeUp(setting, value, options) ? all.filter(isNoFallback) : all;
  // That a secret is shipped to browsers is the worse fact: the others are told once it has another name.
  const shipped = options.passive ? undefined : judgePublicSecret(setting, verdicts);
  return shipped === undefined ? verdicts : [shipped];
}

/**
 * What the file of a test's own tool falls back to (`molecule.yml`) is made up, as its literals are. A compose
 * file below a folder of tests runs as any other.
 */
function isMadeUp({ consumer }: Setting, value: string, { passive }: JudgeOptions): boolean {
  return passive && consumer === 'unknown' && !holdsRealToken(value);
}

function isNoFallback({ ruleId }: Verdict): boolean {
  return ruleId !== 'no-secret-default' && ruleId !== 'no-untagged-default';
}

function judgeValue(setting: Setting, value: string, options: JudgeOptions): Verdict[] {
  if (TEMPLATED.has(setting.consumer) && value.includes('{{')) return judgeTemplate(setting, value);
  const verdicts = setting.consumer === 'workflow' ? judgeWorkflow(setting, value) : [];
  const parsed = setting.expands && value.includes('$') ? parseFor(setting.consumer, value) : NOTHING;
  const references = [...parsed.substitutions, ...parsed.recovered];
  // No spread: a hostile value holds more references than a call takes arguments.
  for (const reference of references) {
    for (const verdict of judgeFallbacks(setting, value, reference)) verdicts.push(verdict);
  }
  if (parsed !== NOTHING) {
    const cut = isCut(setting, options.text);
    const defaults = new Set(
      verdicts.map(({ ruleId, range }) => (ruleId === 'no-secret-default' ? range.start : -1)),
    );
    for (const verdict of judgeRequired(setting, value, parsed, cut)) verdicts.push(verdict);
    // `${DB_PASSWORD:=x}` is a secret default first: the consumer that refuses it is the lesser evil.
    for (const verdict of judgeInvalid(setting, value, parsed, cut)) {
      if (!defaults.has(verdict.range.start)) verdicts.push(verdict);
    }
  }
  if (setting.role === 'argument' && references.length === 0 && !options.passive) {
    const verdict = judgeArgument(setting, value);
    if (verdict !== undefined) return [...verdicts, verdict];
  }
  const isLiteral = references.every((reference) => isPartOfLiteral(setting.consumer, value, reference));
  if ((setting.position === 'plain' || setting.position === 'options') && isLiteral) {
    const verdict = judgeText(setting, value, options);
    if (verdict !== undefined) verdicts.push(verdict);
  }
  if (verdicts.length === 0 && setting.tag?.misplaced === 'becomes-value')
    verdicts.push(misplacedTag(setting));
  return verdicts;
}

const TEMPLATED: ReadonlySet<Consumer> = new Set<Consumer>(['helm', 'skaffold', 'external-secrets']);

const NOTHING: ParsedText = { substitutions: [], recovered: [], errors: [] };

/** `$uperS3cret9` where nothing expands it, and no variable is called so. */
function isPartOfLiteral(consumer: Consumer, value: string, { meaning, name, range }: Substitution): boolean {
  return (
    NOT_EXPANDING.has(consumer) &&
    meaning === 'bare' &&
    value[range.start + 1] !== '{' &&
    !mayBeVariable(name)
  );
}

/** Those that leave `$NAME` as it is, though another tool may come first and expand it. */
const NOT_EXPANDING: ReadonlySet<Consumer> = new Set<Consumer>([
  'external-secrets',
  'helm',
  'kubernetes',
  'skaffold',
  'unknown',
  'workflow',
]);

/** Whether a comment follows a value that no quote closes: what was meant to belong to it may stand there. */
function isCut({ valueRange: { start, end } }: Setting, text: string | undefined): boolean {
  if (text === undefined || text[start] === '"' || text[start] === "'") return false;
  return /^[ \t]{1,100}#/.test(text.slice(end, end + 101));
}

function judgeText(setting: Setting, value: string, { passive }: JudgeOptions): Verdict | undefined {
  const { name, path, position } = setting;
  if (setting.kind === 'text' || (passive && !holdsRealToken(value))) return undefined;
  // Escaped for a shell in the container: no password of anyone.
  if (setting.expands && ESCAPED_NAME.test(value)) return undefined;
  const judgement = judgeLiteral({
    name,
    path,
    value,
    position: position === 'options' ? 'options' : 'plain',
    deployed: true,
    names: setting.names,
  });
  if (judgement === undefined || isExcused(setting, judgement)) return undefined;
  const whole = judgement.range.start === 0 && judgement.range.end === value.length;
  return {
    ruleId: 'no-hardcoded-credentials',
    range: whole ? setting.valueRange : rangeInText(setting, judgement.range.start, judgement.range.end),
    confidence: isThrowaway(setting, judgement) ? 'medium' : judgement.confidence,
    message: `\`${displayName(name)}\` holds ${judgement.what} in a committed file`,
    help: helpFor(setting, judgement.reason),
  };
}

/** `$$NAME`, `$${name}`. */
const ESCAPED_NAME = /^\$\$(?:[A-Z_][A-Z\d_]{0,200}|\{\w{1,200}\})$/;

function helpFor({ advice, consumer, kind, name }: Setting, reason: LiteralJudgement['reason']): string {
  if (reason === 'token') return advice === undefined ? REVOKE : `${REVOKE}: ${advice}`;
  return advice ?? adviceFor(consumer, kind === 'variable' ? displayName(name) : '');
}
