import { adviceFor } from './advice.js';
import { CONSUMER_NAMES } from './consumer-name.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import { isCoolifyFile, isGeneratedByCoolify } from './coolify.js';
import { isSecretName } from './names/classify-name.js';
import { rangeInText } from './range-in-text.js';
import type { Consumer, Setting } from './setting.js';
import { parseFor } from './substitution/dialect.js';
import type { Substitution } from './substitution/substitution.js';

/** The consumers that have `:?`, so that a secret can be asked for. */
const SUPPORTING: ReadonlySet<Consumer> = new Set<Consumer>([
  'compose',
  'docker-stack',
  'dotenv',
  'buildkit',
]);

/** A bare reference, or one with `?`: most values have neither, and need no parse. */
const MAY_BE_BARE = /\$(?:[A-Za-z_]|\{\w{1,200}[?}])/;

/** What a setting reads without asking for it, and which variable that is. */
export interface BareRead {
  /** The variable that may be missing. */
  readonly variable: string;
  readonly verdict: Verdict;
}

/**
 * The secrets that a setting reads and goes on without: `$NAME`, `${NAME}`, a name without a value, and
 * `${NAME?…}`, which takes an empty value. A fallback is `no-secret-default`'s.
 */
export function judgeBareReads(setting: Setting): BareRead[] {
  const { value, consumer, name } = setting;
  if (!SUPPORTING.has(consumer) || setting.position === 'reference' || isCoolifyFile(setting)) return [];
  if (value === null) return passedOn(setting);
  if (!setting.expands || !MAY_BE_BARE.test(value)) return [];
  const { substitutions } = parseFor(consumer, value);
  const [first] = substitutions;
  const whole = substitutions.length === 1 && first?.range.start === 0 && first.range.end === value.length;
  const isSecret = whole && setting.kind === 'variable' && isSecretName(name, setting.names);
  const found: BareRead[] = [];
  for (const reference of substitutions) visit(setting, reference, isSecret, found);
  return found;
}

/** The variables that a setting asks for: without one of them its consumer stops. */
export function requiredVariables({ value, consumer, expands }: Setting): string[] {
  if (value === null || !expands || !SUPPORTING.has(consumer) || !value.includes(':?')) return [];
  return parseFor(consumer, value).substitutions.flatMap(({ operator, meaning, name }) =>
    operator === ':?' && meaning === 'required' ? [name] : [],
  );
}

function visit(setting: Setting, reference: Substitution, inSecret: boolean, found: BareRead[]): void {
  const { meaning, operator, name, inner, literals } = reference;
  const secret = inSecret || isSecretName(name, setting.names);
  if (meaning === 'bare' || (meaning === 'required' && operator === '?')) {
    if (secret && !isGeneratedByCoolify(name))
      found.push({ variable: name, verdict: verdictOn(setting, reference) });
    return;
  }
  // A chain of variables that ends in a bare one. A literal in it is the fallback, and another rule's.
  if (meaning !== 'default' || literals.length > 0) return;
  for (const next of inner) visit(setting, next, secret, found);
}

function verdictOn(setting: Setting, { name, meaning, range }: Substitution): Verdict {
  const shown = displayName(name);
  const consumer = CONSUMER_NAMES[setting.consumer];
  return {
    ruleId: 'require-fail-fast',
    range: rangeInText(setting, range.start, range.end),
    confidence: 'high',
    message:
      meaning === 'bare'
        ? `\`${shown}\` holds a secret, and ${consumer} puts an empty text in its place when it is not set`
        : `\`${shown}\` holds a secret, and with \`?\` ${consumer} takes an empty value for it: only \`:?\` asks for one`,
    help: adviceFor(setting.consumer, shown),
  };
}

/** `KEY:` and `- KEY`: the variable of whoever runs compose, if there is one. */
function passedOn(setting: Setting): BareRead[] {
  const { name, kind, nameRange, valueRange, consumer } = setting;
  if (kind !== 'variable' || nameRange?.start !== valueRange.start || consumer === 'dotenv') return [];
  if (!isSecretName(name, setting.names) || isGeneratedByCoolify(name)) return [];
  const shown = displayName(name);
  const verdict: Verdict = {
    ruleId: 'require-fail-fast',
    range: valueRange,
    confidence: 'high',
    message: `\`${shown}\` is a secret without a value here: ${CONSUMER_NAMES[consumer]} passes it on from its own environment, and leaves it out when it is not set`,
    help: `give it a value: ${adviceFor(consumer, shown)}`,
  };
  return [{ variable: name, verdict }];
}
