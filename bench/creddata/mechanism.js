import { classifyValue } from '@bridgekeeper/policy';

import { TOKEN_FORMATS } from '../../packages/policy/dist/tokens/catalogue.js';

/** @typedef {import('@bridgekeeper/policy').ValueClass} ValueClass */

/**
 * @typedef {object} Evidence
 * @property {string} rule
 * @property {string} message
 * @property {string | undefined} [messageId] of ESLint's findings
 * @property {string} before what stands on the line before the place reported
 * @property {string} text of the place reported
 * @property {string} after what stands behind it on its last line
 */

/** Rules that have only one way to find something. */
const BY_RULE = new Map([
  ['no-secret-default', 'fallback of a secret'],
  ['no-secret-manifest', 'Secret manifest'],
  ['no-env-example-value', 'value of an env template'],
]);

/** What a value is by its own shape, wherever it stands; by what the message calls it. */
const BY_SHAPE = new Map(
  TOKEN_FORMATS.map(({ provider, label }) => [
    label,
    provider === 'any' ? generalShape(label) : 'provider token',
  ]),
);

/** @param {string} label */
function generalShape(label) {
  if (/private key/.test(label)) return 'PEM key';
  if (/password in a .*(?:URL|string)/.test(label)) return 'password in a URL';
  return label.replace(/^an? /, '');
}

/**
 * What the message says of a value that its name makes a credential. The first that fits counts.
 *
 * @type {readonly (readonly [RegExp, string])[]}
 */
const BY_PHRASE = [
  [/^a weak /, 'weak value'],
  [/^a placeholder /, 'placeholder'],
  [/ hash$/, 'password hash'],
];

/**
 * Where the message says no more than `a literal password`, the value tells the rest.
 *
 * @type {Readonly<Partial<Record<ValueClass, string>>>}
 */
const BY_VALUE = {
  random: 'random value',
  mixed: 'letters and digits',
  uuid: 'UUID',
  word: 'literal in words',
  label: 'literal in words',
  identifier: 'literal in words',
  sentence: 'literal in words',
  weak: 'weak value',
  short: 'short value',
  placeholder: 'placeholder',
  token: 'value of a known shape',
  'url-password': 'value of a known shape',
};

/**
 * By what a credential was found: its own shape, else the place that it stands in, else what it looks like.
 * A way to find that is not known here has its rule's row.
 *
 * @param {Evidence} evidence
 * @returns {string}
 */
export function mechanismOf(evidence) {
  const { rule, message, text } = evidence;
  const what = whatIsHeld(message);
  return (
    BY_RULE.get(rule) ??
    BY_SHAPE.get(what) ??
    placeOf(evidence) ??
    BY_PHRASE.find(([pattern]) => pattern.test(what))?.[1] ??
    (what.startsWith('a literal ')
      ? (BY_VALUE[classifyValue(unquoted(text), nameIn(message))] ?? 'literal of another kind')
      : rule)
  );
}

/**
 * `a weak password` of `` `password` holds a weak password in a committed file ``.
 *
 * @param {string} message
 */
function whatIsHeld(message) {
  const held =
    /(?:^|holds |given )(an? [^,]+?)(?:, which)?(?: stands| stands \d+ times)? in (?:a|this) committed file/.exec(
      message.replace(/`[^`]*`/g, '``'),
    );
  return held?.[1] ?? '';
}

/**
 * @param {Evidence} evidence
 * @returns {string | undefined} undefined where the place is one like any other
 */
function placeOf(evidence) {
  const { messageId, before, after } = evidence;
  if (messageId?.startsWith('passed') === true) return 'argument of a call';
  if (/^\s*#/.test(before) && !isCode(evidence)) return 'setting in a comment';
  if (/[=!]==?\s*$/.test(before) || /^\s*[=!]==?/.test(after)) return 'comparison';
  return isEmbedded(evidence) ? 'embedded in a text' : undefined;
}

/** @param {Evidence} evidence */
function isCode({ messageId }) {
  return messageId !== undefined;
}

/** What may stand on a line of YAML or of an env file before the value of a setting: its key, if anything. */
const KEY = /(?:^|[{,])(?:\s|-\s|export\s)*(?:["']?[\w./-]+["']?\s*[:=]\s*)?(?:[&!][\w!]*\s+)*["']?$/;

/**
 * Whether name and value stand inside of a larger text, a command or JSON say: in code the place reported
 * holds the name as well, in a deploy file more than a key stands before it.
 *
 * @param {Evidence} evidence
 */
function isEmbedded(evidence) {
  const { before, text } = evidence;
  if (!isCode(evidence)) return !KEY.test(before);
  const name = nameIn(evidence.message).toLowerCase();
  const at = text.toLowerCase().indexOf(name);
  if (name === '' || at === -1) return false;
  const separator = text[at - 1] === '-' ? /^[= ]/ : /^["']?\s?[:=]/;
  return separator.test(text.slice(at + name.length));
}

/** @param {string} message */
function nameIn(message) {
  return /^`([^`]*)`/.exec(message)?.[1] ?? '';
}

/** @param {string} literal */
function unquoted(literal) {
  return /^(["'`])([\s\S]*)\1$/.exec(literal)?.[2] ?? literal;
}
