import type { Verdict } from './finding.js';
import { parseHelmFallbacks } from './helm/fallbacks.js';
import type { LiteralJudgement } from './judge-literal.js';
import { judgeDefault, judgeLiteral } from './judge-literal.js';
import { REVOKE } from './judge-token.js';
import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Consumer, Setting } from './setting.js';
import type { LiteralDefault } from './substitution/literal-defaults.js';
import { literalDefaults } from './substitution/literal-defaults.js';
import { parseSubstitutions } from './substitution/parse.js';
import type { Dialect, ParsedText, Substitution } from './substitution/substitution.js';
import { classifyValue } from './values/classify-value.js';
import { blankExpressions, parseWorkflowFallbacks } from './workflow/fallbacks.js';

export interface JudgeOptions {
  /** The path is that of a test, an example or a document: only what is surely a credential counts there. */
  readonly passive: boolean;
}

/**
 * Turns a setting into verdicts of the rules `no-secret-default`, `no-untagged-default` and
 * `no-hardcoded-credentials`. Pure; never throws; no verdict holds the value.
 */
export function judgeSetting(setting: Setting, options: JudgeOptions): Verdict[] {
  const { value } = setting;
  if (value === null) return [];
  if (setting.consumer === 'helm' && value.includes('{{')) return judgeTemplate(setting, value);
  const verdicts = setting.consumer === 'workflow' ? judgeWorkflow(setting, value) : [];
  const parsed = setting.expands && value.includes('$') ? parse(setting.consumer, value) : NOTHING;
  const references = [...parsed.substitutions, ...parsed.recovered];
  for (const reference of references) {
    for (const fallback of literalDefaults(reference)) {
      const verdict = judgeFallback(
        setting,
        fallback,
        namesOf(setting, value, reference, fallback.substitution),
      );
      if (verdict !== undefined) verdicts.push(verdict);
    }
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

function judgeWorkflow(setting: Setting, value: string): Verdict[] {
  return parseWorkflowFallbacks(value).flatMap(({ name: read, literal, range }) => {
    const names = [read, setting.kind === 'text' ? '' : setting.name];
    const name = names.find(
      (candidate) => candidate !== '' && judgeDefault({ name: candidate, operand: literal }) === 'secret',
    );
    if (literal === '' || name === undefined) return [];
    const message = `\`${displayName(name)}\` is a secret, and the expression falls back to a literal when it is not set`;
    const place = rangeInText(setting, range.start, range.end);
    return [
      {
        ruleId: 'no-secret-default',
        range: place,
        confidence: 'high',
        message,
        help: adviceFor('workflow', ''),
      },
    ];
  });
}

/** Code of a shell: many an empty default is a test there, and a plain one no setting of the deployment. */
function isShell(consumer: Consumer): boolean {
  return consumer === 'shell' || consumer === 'workflow' || consumer === 'unknown';
}

/** What a fallback stands in for: its variable, those that fall back to it, and the setting itself. */
interface FallbackNames {
  readonly variables: readonly string[];
  /** The setting's name, where the fallback becomes its whole value. */
  readonly own: string | undefined;
}

function namesOf(setting: Setting, value: string, top: Substitution, wanted: Substitution): FallbackNames {
  const variables = [wanted.name];
  let chained = true;
  // Down from the top: each step is the reference whose operand holds the wanted one.
  for (let outer = top; outer !== wanted;) {
    const next = holderOf(outer.inner, wanted);
    if (next === undefined) break;
    chained &&= next.range.start === outer.operand?.start && next.range.end === outer.operand.end;
    if (outer.meaning === 'default') variables.push(outer.name);
    outer = next;
  }
  const named = setting.kind !== 'text' && setting.position !== 'reference';
  const whole = chained && top.range.start === 0 && top.range.end === value.length;
  return { variables: chained ? variables : [wanted.name], own: whole && named ? setting.name : undefined };
}

/** The reference that another stands in, of some in order: found by halving, for there may be many. */
function holderOf(references: readonly Substitution[], wanted: Substitution): Substitution | undefined {
  let low = 0;
  let high = references.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((references[middle]?.range.start ?? 0) <= wanted.range.start) low = middle;
    else high = middle - 1;
  }
  const found = references[low];
  return found !== undefined && found.range.start <= wanted.range.start && wanted.range.end <= found.range.end
    ? found
    : undefined;
}

function judgeFallback(
  setting: Setting,
  fallback: LiteralDefault,
  { variables, own }: FallbackNames,
): Verdict | undefined {
  const { substitution, text: operand } = fallback;
  const range = rangeInText(setting, substitution.range.start, substitution.range.end);
  if (substitution.meaning === 'alternative') {
    // `${TLS_KEY:+--tls}` is a switch; only where the setting itself is a secret is the literal one.
    const secret = own !== undefined && operand !== '' && judgeDefault({ name: own, operand }) === 'secret';
    return secret ? secretDefault(setting, fallback, range, own) : undefined;
  }
  // In shell code `${PASSWORD:-}` only asks whether it is set.
  if (isShell(setting.consumer) && operand === '') return undefined;
  const secret = [...variables, ...(own === undefined ? [] : [own])].find(
    (name) => judgeDefault({ name, operand }) === 'secret',
  );
  if (secret !== undefined) return secretDefault(setting, fallback, range, secret);
  return isShell(setting.consumer) ? undefined : untaggedDefault(setting, substitution, range);
}

function secretDefault(
  setting: Setting,
  fallback: LiteralDefault,
  range: Verdict['range'],
  name: string,
): Verdict {
  const shown = displayName(name);
  const what = fallback.text === '' ? 'an empty value' : 'a literal';
  const message =
    fallback.substitution.operator === ':?' || fallback.substitution.operator === '?'
      ? `\`${shown}\` gets the text behind \`${fallback.substitution.operator}\` as its value when it is not set: ${NOT_REQUIRED[setting.consumer] ?? 'this consumer does not fail here'}`
      : `\`${shown}\` is a secret, and falls back to ${what} when it is not set`;
  return {
    ruleId: 'no-secret-default',
    range,
    confidence: 'high',
    message,
    help: adviceFor(setting.consumer, displayName(fallback.substitution.name)),
  };
}

const NOT_REQUIRED: Readonly<Partial<Record<Consumer, string>>> = {
  flux: 'under Flux `:?` is a default, not an error',
  'docker-stack': 'docker stack reads a `-` in the message as a default',
};

function untaggedDefault(
  setting: Setting,
  substitution: Substitution,
  range: Verdict['range'],
): Verdict | undefined {
  const { tag } = setting;
  const name = displayName(substitution.name);
  const verdict = (message: string, help: string): Verdict => ({
    ruleId: 'no-untagged-default',
    range,
    confidence: 'high',
    message,
    help,
  });
  const example = 'end the line with `# safe-default: <reason>`';
  if (tag === undefined) {
    return verdict(
      `\`${name}\` has a default that no \`safe-default\` tag explains`,
      `${example}, or drop the default if the value is required`,
    );
  }
  if (tag.misplaced === 'becomes-value') return misplacedTag(setting);
  if (tag.misplaced === 'ambiguous') {
    return verdict(
      `\`${name}\` shares its \`safe-default\` tag with another setting of the line`,
      'write one setting a line, each with its own `# safe-default: <reason>`',
    );
  }
  if (tag.reason === '') {
    return verdict(
      `the \`safe-default\` tag of \`${name}\` gives no reason`,
      'say after the colon why the default is harmless: `# safe-default: <reason>`',
    );
  }
  return undefined;
}

function misplacedTag(setting: Setting): Verdict {
  return {
    ruleId: 'no-untagged-default',
    range: setting.tag?.range ?? setting.valueRange,
    confidence: 'high',
    message: `compose takes this comment as the value of \`${displayName(setting.name)}\`, or as a part of it`,
    help: 'write the tag alone on the line above, or after a value and a blank: `KEY=value # safe-default: <reason>`',
  };
}

function judgeText(setting: Setting, value: string, { passive }: JudgeOptions): Verdict | undefined {
  const { name, path, position } = setting;
  if (setting.kind === 'text') return undefined;
  const judgement = judgeLiteral({
    name,
    path,
    value,
    position: position === 'options' ? 'options' : 'plain',
    passive,
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

function judgeTemplate(setting: Setting, value: string): Verdict[] {
  if (setting.position === 'reference') return [];
  const verdicts: Verdict[] = [];
  for (const { names, literal, range } of parseHelmFallbacks(value)) {
    const name = [...names, setting.kind === 'text' ? '' : setting.name].find(
      (candidate) => candidate !== '' && isTemplateSecret(candidate, literal),
    );
    if (name === undefined) continue;
    verdicts.push({
      ruleId: 'no-secret-default',
      range: rangeInText(setting, range.start, range.end),
      confidence: 'high',
      message: `\`${displayName(name)}\` is a secret, and the template falls back to a literal when it is not given`,
      help: adviceFor('helm', displayName(name)),
    });
  }
  return verdicts;
}

/** `secretKey | default "app-password"` is the name of a key, and `ternary "yes" "no"` a switch. */
function isTemplateSecret(name: string, literal: string): boolean {
  if (judgeDefault({ name, operand: literal }) !== 'secret') return false;
  const valueClass = classifyValue(literal, name);
  return valueClass !== 'nullish' && !(valueClass === 'identifier' && /keys?$/i.test(name));
}

function rangeInText(setting: Setting, start: number, end: number): Verdict['range'] {
  const from = setting.offsetInText(start);
  return { start: from, end: Math.max(setting.offsetInText(end), from) };
}
