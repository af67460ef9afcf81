import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { judgeDefault } from './judge-default.js';
import { isReadAsDefault } from './judge-required.js';
import { rangeInText } from './range-in-text.js';
import type { Consumer, Setting } from './setting.js';
import type { LiteralDefault } from './substitution/literal-defaults.js';
import { literalDefaults } from './substitution/literal-defaults.js';
import type { Substitution } from './substitution/substitution.js';
import { isScriptDefault } from './workflow/pipelines.js';

/** The verdicts on the literals that a reference in a setting's value falls back to. */
export function judgeFallbacks(setting: Setting, value: string, reference: Substitution): Verdict[] {
  return literalDefaults(reference).flatMap((fallback) => {
    if (isReadAsDefault(setting.consumer, value, fallback.substitution)) return [];
    if (isKebabName(setting.consumer, value, fallback.substitution)) return [];
    const names = namesOf(setting, value, reference, fallback.substitution);
    return judgeFallback(setting, fallback, names) ?? [];
  });
}

/**
 * `${oidc-client-secret}` in a manifest is one name, of a program that has its own references (grafana-operator,
 * Backstage): nobody gives `oidc` a default there, and Flux refuses the form. For compose and shells it is a default.
 */
function isKebabName(consumer: Consumer, value: string, { range }: Substitution): boolean {
  return OF_MANIFESTS.has(consumer) && KEBAB_NAME.test(value.slice(range.start, range.end));
}

const OF_MANIFESTS: ReadonlySet<Consumer> = new Set<Consumer>([
  'kubernetes',
  'flux',
  'helm',
  'external-secrets',
]);
/** A path of such words too: `${k8s-secret/app-creds/API_KEY}` is put in by a tool that knows the Secret. */
const KEBAB_NAME = /^\$\{[a-z][a-z\d]{0,40}(?:-[a-z\d]{1,40}){1,8}(?:\/[\w.-]{1,80}){0,6}\}$/;

/** Code of a shell: many an empty default is a test there, and a plain one no setting of the deployment. */
function isShell(consumer: Consumer): boolean {
  return SHELLS.has(consumer);
}

const SHELLS: ReadonlySet<Consumer> = new Set<Consumer>([
  'shell',
  'workflow',
  'woodpecker',
  'gitlab-ci',
  'unknown',
]);

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
    const secret =
      own !== undefined &&
      operand !== '' &&
      judgeDefault({ name: own, operand, names: setting.names }) === 'secret';
    return secret ? secretDefault(setting, fallback, range, own) : undefined;
  }
  // In shell code `${PASSWORD:-}` only asks whether it is set.
  if (isShell(setting.consumer) && operand === '') return undefined;
  const secret = [...variables, ...(own === undefined ? [] : [own])].find(
    (name) => judgeDefault({ name, operand, names: setting.names }) === 'secret',
  );
  if (secret !== undefined) return secretDefault(setting, fallback, range, secret);
  return isShell(setting.consumer) || setting.consumer === 'buildkit'
    ? undefined
    : untaggedDefault(setting, substitution, range);
}

function secretDefault(
  setting: Setting,
  fallback: LiteralDefault,
  range: Verdict['range'],
  name: string,
): Verdict {
  const shown = displayName(name);
  const what = fallback.text === '' ? 'an empty value' : 'a literal';
  return {
    ruleId: 'no-secret-default',
    range,
    confidence: isScriptDefault(setting.consumer) || setting.role === 'container' ? 'medium' : 'high',
    message:
      setting.role === 'container'
        ? `\`${shown}\` is a secret, and the shell in the container falls back to ${what} when it is not set`
        : `\`${shown}\` is a secret, and falls back to ${what} when it is not set`,
    help: adviceFor(setting.consumer, displayName(fallback.substitution.name)),
  };
}

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

/** The verdict on a tag that compose takes for a value. */
export function misplacedTag(setting: Setting): Verdict {
  return {
    ruleId: 'no-untagged-default',
    range: setting.tag?.range ?? setting.valueRange,
    confidence: 'high',
    message: `compose takes this comment as the value of \`${displayName(setting.name)}\`, or as a part of it`,
    help: 'write the tag alone on the line above, or after a value and a blank: `KEY=value # safe-default: <reason>`',
  };
}
