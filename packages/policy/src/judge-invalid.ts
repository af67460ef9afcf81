import { adviceFor } from './advice.js';
import { CONSUMER_NAMES } from './consumer-name.js';
import { displayName } from './display-name.js';
import type { Verdict } from './finding.js';
import type { Form } from './invalid-form.js';
import { formAt } from './invalid-form.js';
import { isCoolifyFile } from './coolify.js';
import { isRequiredError } from './judge-required.js';
import { rangeInText } from './range-in-text.js';
import type { Consumer, Setting } from './setting.js';
import type { ErrorEffect, ParsedText } from './substitution/substitution.js';

/**
 * The verdicts of `no-invalid-substitution`: forms that the consumer rejects or mangles.
 *
 * @param cut a comment cuts the value short: `KEY: ${A:-a #b}`
 */
export function judgeInvalid(setting: Setting, value: string, parsed: ParsedText, cut: boolean): Verdict[] {
  const { consumer } = setting;
  if (!REFUSING.has(consumer) || isCoolifyFile(setting)) return [];
  const faults = [...faultsOf(value, parsed), ...unknownOperators(consumer, value, parsed)];
  return faults.map(({ start, end, form: { kind, ...form }, effect }) => ({
    ruleId: 'no-invalid-substitution',
    range: rangeInText(setting, start, end),
    // Text of several lines is a script more often than not, and Flux may not be the one that reads it.
    confidence: consumer === 'flux' && value.includes('\n') ? 'medium' : 'high',
    message: `${WHAT[kindFor(consumer, kind)](CONSUMER_NAMES[consumer])}${EFFECT[consumer === 'flux' && effect === 'refused' ? 'flux' : effect]}`,
    help:
      cut && kind === 'unterminated'
        ? QUOTE_IT
        : helpFor(consumer, { ...form, kind: kindFor(consumer, kind) }),
  }));
}

/** Only Flux has operators that need their colon. */
function kindFor(consumer: Consumer, kind: Form['kind']): Form['kind'] {
  if (kind === 'alternative' && consumer !== 'docker-stack')
    return consumer === 'flux' ? 'one-character' : 'operand';
  return kind === 'one-character' && consumer !== 'flux' ? 'operand' : kind;
}

/** The consumers whose grammar is known in full, and who expand what they are given. */
const REFUSING: ReadonlySet<Consumer> = new Set<Consumer>([
  'compose',
  'dotenv',
  'docker-stack',
  'flux',
  'envsubst',
  'buildkit',
  'argo-cd',
]);

interface Fault {
  readonly start: number;
  readonly end: number;
  readonly form: Form;
  readonly effect: ErrorEffect;
}

/** One text with more is broken as a whole: the first say so. */
const MAX_FAULTS = 100;

function faultsOf(value: string, { errors, recovered }: ParsedText): Fault[] {
  const meant = new Map(recovered.map((reference) => [reference.range.start, reference]));
  return errors.slice(0, MAX_FAULTS).flatMap(({ range, reason, effect }) => {
    // A hyphen in a message is `no-ineffective-required`'s.
    if (isRequiredError(reason) && /^\$\{?\w{1,200}:?\?/.test(value.slice(range.start, range.start + 204)))
      return [];
    const form = formAt(value, range.start);
    const end = meant.get(range.start)?.range.end ?? Math.max(form.end, range.end);
    return [
      {
        start: range.start,
        end,
        form: reason === 'unterminated' ? { ...form, kind: 'unterminated' } : form,
        effect,
      },
    ];
  });
}

/** `os.Expand` takes all between the braces for the name: any operator makes an empty value. */
function unknownOperators(consumer: Consumer, value: string, parsed: ParsedText): Fault[] {
  if (consumer !== 'argo-cd') return [];
  return parsed.substitutions
    .filter(({ meaning, operator }) => meaning !== 'bare' && operator !== ':?' && operator !== '?')
    .map(({ range: { start, end } }) => ({ start, end, form: formAt(value, start), effect: 'mangled' }));
}

const QUOTE_IT =
  'quote the value: in plain text a blank and a hash start a comment, which cuts the reference off';

const EFFECT: Readonly<Record<ErrorEffect | 'flux', string>> = {
  refused: ', and the whole text is refused',
  'refused-if-used': ', and it fails once the operand is needed',
  mangled: ', and the value is not what is written',
  flux: ', and the build of the Kustomization fails',
};

const WHAT: Readonly<Record<Form['kind'], (consumer: string) => string>> = {
  assignment: (consumer) => `${consumer} has no operator \`:=\` or \`=\``,
  'one-character': (consumer) => `${consumer} knows this operator only with a colon before it`,
  shell: (consumer) => `this is a form of the shell that ${consumer} does not have`,
  alternative: (consumer) => `${consumer} has no operator \`:+\` or \`+\``,
  empty: (consumer) => `the reference names no variable that ${consumer} could look up`,
  blank: (consumer) => `${consumer} takes no blank within the braces around a name`,
  name: (consumer) => `this is no name of a variable to ${consumer}, which takes letters, digits and \`_\``,
  expression: (consumer) =>
    `this is an expression of a workflow or a template, which ${consumer} does not have`,
  unterminated: (consumer) => `the reference is not closed where ${consumer} looks for its brace`,
  dollar: (consumer) => `${consumer} takes a lone \`$\` for a broken reference`,
  operand: (consumer) => `${consumer} does not read this operand as it is written`,
};

function helpFor(consumer: Consumer, { kind, name }: Form): string {
  const shown = displayName(name);
  const plain = shown === '' ? '${NAME}' : `\${${shown}}`;
  const escaped =
    consumer === 'envsubst' || consumer === 'buildkit' || consumer === 'argo-cd'
      ? ''
      : ', or double the dollar (`$$`) where the text is meant for a shell in the container';
  switch (kind) {
    case 'alternative':
      return `write ${plain}, and choose the value where the variable is set`;
    case 'one-character':
      return `write ${defaultForm(consumer, shown)} with its \`safe-default\` tag, or ${plain}, which strict substitution requires${escaped}`;
    case 'assignment':
      return shown === ''
        ? adviceFor(consumer, '')
        : `${adviceFor(consumer, shown)}; a harmless default is written ${defaultForm(consumer, shown)} with its \`safe-default\` tag`;
    case 'shell':
      return `give the variable its finished value and write ${plain}${escaped}`;
    case 'dollar':
      return 'write `$$` for a dollar';
    case 'unterminated':
      return 'close the reference with `}` on its own line; quote the value where it holds ` #` or `: `';
    case 'operand':
      return `give ${plain} its value before, without nesting, blanks or braces in the operand`;
    default:
      return `write ${plain} with letters, digits and \`_\` only${escaped}`;
  }
}

function defaultForm(consumer: Consumer, name: string): string {
  return consumer === 'flux' ? `\${${name}:=…}` : `\${${name}:-…}`;
}
