import type { Confidence } from './finding.js';
import type { NameAnalysis } from './names/classify-name.js';
import { analyseName, hasPublicPrefix } from './names/classify-name.js';
import { analyseInPath, isReferencePath, isTextPath } from './names/path-context.js';
import { nounOf } from './names/noun.js';
import { splitPath } from './names/tokenize.js';
import type { TextRange } from './range.js';
import type { TokenMatch } from './tokens/find-tokens.js';
import { findTokens } from './tokens/find-tokens.js';
import { classifyPlainValue } from './values/classify-value.js';
import { countClasses } from './values/entropy.js';
import { isPasswordHash } from './values/password-hash.js';
import type { ValueClass } from './values/value-class.js';

/**
 * Where a literal stands.
 * - `fallback`: behind a reference to the environment (`??`, a parameter's default, `${X:-…}`).
 * - `options`: beside user, host or port, or an argument of a call that takes a credential.
 * - `plain`: anywhere else.
 */
export type LiteralPosition = 'fallback' | 'options' | 'plain';

export interface Literal {
  /** As written; empty where the literal has no name. */
  readonly name: string;
  /** The keys above the name, outermost first. */
  readonly path?: readonly string[];
  /** After the format's own decoding (quotes, escapes). */
  readonly value: string;
  /** The other keys of the object that it stands in, where it stands in one. */
  readonly siblings?: readonly string[];
  readonly position: LiteralPosition;
  /** In a deploy file: what stands there is read by a service, and is no name of a field, a label or an error. */
  readonly deployed?: boolean;
  /** In a test, an example or a document: only what is surely a credential counts, and as a warning. */
  readonly passive?: boolean;
}

export interface LiteralJudgement {
  /** `high` is an error, `medium` a warning in the recommended preset. */
  readonly confidence: Confidence;
  readonly reason: 'token' | 'url-password' | 'pem' | 'weak' | 'random' | 'literal';
  /** What the value is, with its article and without the value: `a GitHub token`, `a weak password`. */
  readonly what: string;
  /** Into the value: the token, the password of a URL, or the whole value. */
  readonly range: TextRange;
}

/**
 * Whether a literal is a credential: by its own shape whatever its name, else by what its name means and what
 * the value looks like. Pure; never throws.
 *
 * @returns undefined where it is none
 */
export function judgeLiteral(literal: Literal): LiteralJudgement | undefined {
  const byShape = judgeShape(literal);
  if (byShape?.secret === true) return byShape.judgement;
  const byName = judgeName(literal);
  // An identifier (`AKIA…`) under a secret name is what the name says.
  return byName?.confidence === 'high' ? byName : (byShape?.judgement ?? byName);
}

function judgeShape(
  literal: Literal,
): { readonly judgement: LiteralJudgement; readonly secret: boolean } | undefined {
  const tokens = findTokens(literal.value, literal.name);
  if (tokens.length === 0) return undefined;
  const rank = ({ format, confidence }: TokenMatch): number =>
    (format.kind === 'secret' ? 2 : 0) + (confidence === 'high' ? 1 : 0);
  const token = tokens.reduce((best, next) => (rank(next) > rank(best) ? next : best));
  const { format, range } = token;
  const certain = token.confidence === 'high' && literal.passive !== true && !isBrowserKey(token, literal);
  const judgement: LiteralJudgement = {
    confidence: certain ? 'high' : 'medium',
    reason: REASONS.get(format.id) ?? 'token',
    what: format.label,
    range,
  };
  return { judgement, secret: format.kind === 'secret' };
}

const REASONS: ReadonlyMap<string, LiteralJudgement['reason']> = new Map([
  ['pem-private-key', 'pem'],
  ['pem-base64', 'pem'],
  ['url-userinfo', 'url-password'],
  ['jdbc-password', 'url-password'],
  ['adonet-connstr', 'url-password'],
]);

/**
 * Google's keys for Firebase and Maps ship to browsers, restricted by referrer
 * (firebase.google.com/docs/projects/api-keys).
 */
function isBrowserKey({ format }: TokenMatch, { name, path = [], siblings = [] }: Literal): boolean {
  if (format.id !== 'gcp-api-key') return false;
  return (
    hasPublicPrefix(name) ||
    /firebase|maps/i.test(`${path.join('.')}.${name}`) ||
    siblings.some((sibling) => FIREBASE_KEY.test(sibling))
  );
}

/** The configuration object of Firebase's web SDK (firebase.google.com/docs/web/setup, "config object"). */
const FIREBASE_KEY = /firebase|^auth_?domain$|^messaging_?sender_?id$/i;

/**
 * DocSearch sends its key from the browser: it may search one index, and nothing else
 * (docsearch.algolia.com/docs/api, `appId`, `apiKey`, `indexName`).
 */
function isSearchKey({ name, siblings = [] }: Literal): boolean {
  return (
    /^(?:search_?(?:only)?_?)?api_?key$/i.test(name) &&
    siblings.some((sibling) => /^index_?name$/i.test(sibling)) &&
    siblings.some((sibling) => /^app(?:lication)?_?id$/i.test(sibling))
  );
}

type Mark = 'E' | 'W' | '.';
type Row = Readonly<Record<LiteralPosition, Mark>>;

function row(fallback: Mark, options: Mark, plain: Mark): Row {
  return { fallback, options, plain };
}

/** By what the name means and what the value looks like: an error, a warning or nothing. */
const VERDICTS: Readonly<
  Record<'secret' | 'likely' | 'contextual', Readonly<Partial<Record<ValueClass, Row>>>>
> = {
  secret: {
    random: row('E', 'E', 'E'),
    mixed: row('E', 'E', 'E'),
    weak: row('E', 'E', 'E'),
    uuid: row('W', 'W', 'W'),
    short: row('E', 'E', 'W'),
    word: row('E', 'E', 'W'),
    label: row('E', '.', '.'),
    identifier: row('E', '.', '.'),
    placeholder: row('W', 'W', '.'),
  },
  likely: {
    random: row('E', 'E', 'E'),
    mixed: row('E', 'E', 'W'),
    weak: row('E', 'E', '.'),
    short: row('W', 'W', '.'),
    word: row('W', 'W', '.'),
    label: row('W', '.', '.'),
    identifier: row('W', '.', '.'),
  },
  contextual: { random: row('.', 'W', '.') },
};

function judgeName(literal: Literal): LiteralJudgement | undefined {
  const { name, path = [], value, passive } = literal;
  const analysis = analyseInPath(name, path);
  if (analysis.class === 'none' || analysis.class === 'url') return undefined;
  if (isReferencePath([...path, ...splitPath(name).slice(0, -1)])) return undefined;
  const range: TextRange = { start: 0, end: value.length };
  if (isPasswordHash(value.trim())) {
    if (analysis.class !== 'secret' || passive === true) return undefined;
    return { confidence: 'medium', reason: 'literal', what: 'a password hash', range };
  }
  const valueClass = classifyPlainValue(value, name, analysis);
  const mark = markOf(literal, analysis, valueClass);
  if (mark === '.') return undefined;
  return {
    confidence: mark === 'E' && !isSearchKey(literal) ? 'high' : 'medium',
    ...describe(valueClass, nounOf(analysis.head)),
    range,
  };
}

function markOf(literal: Literal, analysis: NameAnalysis, valueClass: ValueClass): Mark {
  if (analysis.class === 'none' || analysis.class === 'url') return '.';
  if (literal.passive === true) return analysis.class === 'secret' && valueClass === 'random' ? 'W' : '.';
  if (TEXTS.has(valueClass) && isTextPath(literal.path ?? [], literal.position !== 'plain')) return '.';
  const mark = VERDICTS[analysis.class][valueClass]?.[literal.position] ?? '.';
  if (mark !== '.' || literal.position === 'fallback') return mark;
  const warned =
    isPasswordInWords(literal, analysis, valueClass) ||
    isWeakVariable(literal, analysis, valueClass) ||
    isChosenPassword(literal, analysis, valueClass) ||
    isDeployedWords(literal, analysis, valueClass);
  return warned ? 'W' : '.';
}

/**
 * `DB_PASSWORD: MySecureDatabasePassword`: in a deploy file a secret variable that holds words holds a
 * password. Under a key of a chart or a manifest only a password does: `secret: app-tls` names a Secret.
 */
function isDeployedWords(literal: Literal, analysis: NameAnalysis, valueClass: ValueClass): boolean {
  if (literal.deployed !== true || analysis.class !== 'secret') return false;
  if (valueClass !== 'identifier' && valueClass !== 'label') return false;
  if (isVariable(literal.name)) return valueClass === 'identifier' || !isVariable(literal.value);
  return (
    valueClass === 'identifier' &&
    nounOf(analysis.head) === 'password' &&
    /[-_\d]|[a-z][A-Z]/.test(literal.value)
  );
}

const TEXTS: ReadonlySet<ValueClass> = new Set([
  'weak',
  'short',
  'word',
  'label',
  'identifier',
  'placeholder',
]);

/**
 * Words joined by hyphens are a name mostly; not so for a password in a variable, or beside user and host.
 */
function isPasswordInWords(literal: Literal, analysis: NameAnalysis, valueClass: ValueClass): boolean {
  const { name, position, value } = literal;
  if (valueClass !== 'identifier' || analysis.class !== 'secret') return false;
  if (nounOf(analysis.head) !== 'password') return false;
  return (position === 'options' || isVariable(name)) && /^[a-z\d]+(?:[-_][a-z\d]+)+$/.test(value.trim());
}

/** `ADMIN_TOKEN=changeme`: a service reads it; `token: 'test'` in code is mostly something else. */
function isWeakVariable({ name }: Literal, analysis: NameAnalysis, valueClass: ValueClass): boolean {
  return valueClass === 'weak' && analysis.class === 'likely' && analysis.firm && isVariable(name);
}

/**
 * `newPassword = 'P@ssw0rd!!'`: nobody labels a field so. Not `newPassword: 'password'`, which has letters
 * of one kind only.
 */
function isChosenPassword({ value }: Literal, analysis: NameAnalysis, valueClass: ValueClass): boolean {
  return (
    valueClass === 'weak' &&
    analysis.class === 'likely' &&
    nounOf(analysis.head) === 'password' &&
    value.trim().length >= 8 &&
    countClasses(value.trim()) >= 2
  );
}

function isVariable(name: string): boolean {
  return /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(name);
}

function describe(valueClass: ValueClass, noun: string): Pick<LiteralJudgement, 'reason' | 'what'> {
  if (valueClass === 'weak') return { reason: 'weak', what: `a weak ${noun}` };
  if (valueClass === 'placeholder') {
    return { reason: 'literal', what: `a placeholder for ${noun === 'API key' ? 'an' : 'a'} ${noun}` };
  }
  return { reason: valueClass === 'random' ? 'random' : 'literal', what: `a literal ${noun}` };
}

/**
 * Whether a fallback makes a secret default, which no `safe-default` tag excuses.
 *
 * @param fallback.name of the variable that is read
 * @param fallback.operand the literal text it falls back to; empty for `${X:-}`
 */
export function judgeDefault(fallback: {
  readonly name: string;
  readonly operand: string;
}): 'secret' | 'plain' {
  const { name, operand } = fallback;
  if (findTokens(operand, name).some(({ format }) => format.kind === 'secret')) return 'secret';
  const analysis = analyseName(name);
  if (analysis.class === 'secret' && analysis.firm) {
    const valueClass = classifyPlainValue(operand, name);
    return valueClass === 'nullish' && !FIRM_NOUNS.has(nounOf(analysis.head)) ? 'plain' : 'secret';
  }
  if (analysis.class !== 'secret' && analysis.class !== 'likely') return 'plain';
  const valueClass = classifyPlainValue(operand, name);
  if (analysis.firm) return isEmptyDefault(operand) || !NO_CREDENTIAL.has(valueClass) ? 'secret' : 'plain';
  return SURE.has(valueClass) ? 'secret' : 'plain';
}

/** What such a name holds is never one word of an enumeration. */
const FIRM_NOUNS: ReadonlySet<string> = new Set(['password', 'secret', 'key', 'API key', 'token']);

/** `${TOKEN:-none}` is as empty as `${TOKEN:-}`. */
function isEmptyDefault(operand: string): boolean {
  return /^(?:null|nil|none|undefined|empty|unset)?$/i.test(operand.trim());
}

/** Values that a likely name falls back to without a secret: a path, a switch, a number, a reference. */
const NO_CREDENTIAL: ReadonlySet<ValueClass> = new Set([
  'empty',
  'documented-example',
  'nullish',
  'reference',
  'sentence',
  'structural',
]);
/** Values that make a secret default of a name that only may mean a secret: `AUTH`, `PIN`. */
const SURE: ReadonlySet<ValueClass> = new Set(['random', 'mixed', 'weak']);
