import { adviceFor } from './advice.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { isSecretName } from './names/classify-name.js';
import { rangeInText } from './range-in-text.js';
import type { Consumer, Setting } from './setting.js';
import { MISREAD, NOT_ENFORCED } from './substitution/docker-stack.js';
import { flattenSubstitutions } from './substitution/flatten.js';
import type { ParsedText, Substitution } from './substitution/substitution.js';

/**
 * The verdicts of `no-ineffective-required`: `:?` or `?` whose consumer does not stop.
 *
 * @param cut a comment cuts the value short: `KEY: ${A:?see #4}`
 */
export function judgeRequired(setting: Setting, value: string, parsed: ParsedText, cut: boolean): Verdict[] {
  if (!value.includes('?')) return [];
  const verdicts: Verdict[] = [];
  const report = (reference: Substitution, why: string): void => {
    const name = displayName(reference.name);
    verdicts.push({
      ruleId: 'no-ineffective-required',
      range: rangeInText(setting, reference.range.start, reference.range.end),
      confidence: 'high',
      message: `\`${name}\` is not required as it says: ${why}`,
      help: cut ? QUOTE_IT : helpFor(setting, name),
    });
  };
  for (const reference of flattenSubstitutions(parsed)) {
    const why = whyIneffective(setting, value, reference, parsed);
    if (why !== undefined) report(reference, why);
  }
  if (cut && STOPPING.has(setting.consumer)) {
    for (const reference of parsed.recovered) {
      if (writtenOperator(value, reference) === undefined || reference.range.end < value.length) continue;
      report(
        reference,
        'a blank and a hash start a comment, which cuts the message and the closing brace off',
      );
    }
  }
  return verdicts;
}

/** A secret has a better place than any text; for the rest, what stops the consumer. */
function helpFor({ consumer, name: own, kind, names }: Setting, name: string): string {
  const secret = isSecretName(name, names) || (kind === 'variable' && isSecretName(own, names));
  if (!secret && consumer === 'flux')
    return `write \${${name}}: Flux's strict substitution, the default since kustomize-controller 1.9, fails when it is missing`;
  if (!secret && (consumer === 'kubernetes' || consumer === 'argo-cd'))
    return 'write the value, or expand the manifest beforehand with a tool that stops when a variable is missing';
  return adviceFor(consumer, name);
}

const QUOTE_IT =
  'quote the value, or write a message that needs no quotes: the name and `is required`, with no `#`, colon or brace';

/** The consumers that `:?` stops. */
const STOPPING: ReadonlySet<Consumer> = new Set<Consumer>(['compose', 'dotenv', 'docker-stack', 'buildkit']);

/** The sign as it is written behind the name, whatever the consumer takes it for. */
function writtenOperator(value: string, { nameRange }: Substitution): ':?' | '?' | undefined {
  if (value.startsWith(':?', nameRange.end)) return ':?';
  return value[nameRange.end] === '?' ? '?' : undefined;
}

/** Why a reference does not stop its consumer although it is written to; undefined where it does. */
function whyIneffective(
  setting: Setting,
  value: string,
  reference: Substitution,
  { errors }: ParsedText,
): string | undefined {
  const sign = writtenOperator(value, reference);
  if (sign === undefined) return undefined;
  if (isReadAsDefault(setting.consumer, value, reference)) {
    return setting.consumer === 'flux'
      ? `Flux takes \`${sign}\` for a default, and the message becomes the value`
      : 'docker stack takes the hyphen in the message for an operator, and what follows it becomes the value, set or not';
  }
  switch (setting.consumer) {
    case 'docker-stack':
      return errors.some(
        ({ reason, range }) => reason === NOT_ENFORCED && range.start === reference.range.start,
      )
        ? 'docker stack forgets the error, because another reference follows in the same text'
        : undefined;
    case 'envsubst':
    case 'dotenv-expand':
    case 'argo-cd':
      return `${NOT_KNOWN[setting.consumer]} does not know \`${sign}\`, and the value is empty`;
    case 'node':
      return '`node --env-file` expands nothing, and the text itself becomes the value';
    case 'kubernetes':
      return isPlainText(setting, value)
        ? 'Kubernetes expands nothing here, and the text itself becomes the value'
        : undefined;
    default:
      return undefined;
  }
}

const NOT_KNOWN = {
  envsubst: 'a8m/envsubst',
  'dotenv-expand': 'dotenv-expand',
  'argo-cd': 'Argo CD',
} as const;

/**
 * Whether the text behind `:?` is what the variable falls back to: no secret default of its author, but a
 * required form that its consumer does not have.
 */
export function isReadAsDefault(consumer: Consumer, value: string, reference: Substitution): boolean {
  if (reference.meaning !== 'default' || writtenOperator(value, reference) === undefined) return false;
  return consumer === 'flux' || consumer === 'docker-stack';
}

/**
 * A value of a manifest that no shell reads: one word, references apart. The secret variables of a container
 * are `require-secret-key-ref`'s.
 */
function isPlainText({ kind, name, position, names }: Setting, value: string): boolean {
  if (kind === 'text' || position === 'reference' || (kind === 'variable' && isSecretName(name, names)))
    return false;
  return !/[\s;|&`]/.test(value.replace(/\$\{[^{}]{0,500}\}/g, ''));
}

/** Errors that are this rule's to tell. */
export function isRequiredError(reason: string): boolean {
  return reason === NOT_ENFORCED || reason === MISREAD;
}
