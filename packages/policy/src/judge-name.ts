import type { Literal, LiteralJudgement, LiteralPosition } from './judge-literal.js';
import type { NameAnalysis } from './names/classify-name.js';
import { nounOf } from './names/noun.js';
import { analyseInPath, isReferencePath, isTextPath } from './names/path-context.js';
import { splitPath } from './names/tokenize.js';
import type { TextRange } from './range.js';
import { isStandIn } from './stand-in.js';
import { classifyPlainValue } from './values/classify-value.js';
import { countClasses } from './values/entropy.js';
import { isPasswordHash } from './values/password-hash.js';
import { isLeftOut } from './values/placeholder.js';
import type { ValueClass } from './values/value-class.js';

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

/** By what the name means where it stands, and what the value looks like; undefined where it is no credential. */
export function judgeName(literal: Literal): LiteralJudgement | undefined {
  const { name, path = [], value } = literal;
  const analysis = analyseInPath(name, path, literal.names);
  if (analysis.class === 'none' || analysis.class === 'url') return undefined;
  // `{ key: 'X-Api-Key', value: … }`: the key is the name.
  if (/^keys?$/i.test(name) && literal.siblings?.includes('value') === true) return undefined;
  if (isReferencePath([...path, ...splitPath(name).slice(0, -1)])) return undefined;
  if (isListOfPlaces(name, path, value)) return undefined;
  const range: TextRange = { start: 0, end: value.length };
  if (isPasswordHash(value.trim())) {
    if (analysis.class !== 'secret') return undefined;
    return { confidence: 'medium', reason: 'literal', what: 'a password hash', range };
  }
  // A pin of a package manager: `pin: release o=Debian`.
  if (analysis.head === 'pin' && /\s/.test(value.trim())) return undefined;
  const valueClass = classifyPlainValue(value, name, analysis);
  const mark = markOf(literal, analysis, valueClass);
  if (mark === '.') return undefined;
  return {
    confidence: mark === 'E' && !isSearchKey(literal) ? 'high' : 'medium',
    ...describe(valueClass, nounOf(analysis.head)),
    range,
  };
}

/**
 * `repo_secrets: "OPENAI_API_KEY=openai:api-key"`: which key of which path in Vault becomes which variable
 * (grafana/shared-workflows, get-vault-secrets). Each line is a setting of its own too.
 */
function isListOfPlaces(name: string, path: readonly string[], value: string): boolean {
  if (PLACE_LISTS.has(path.at(-1) ?? '')) return PLACE.test(value.trim());
  return PLACE_LISTS.has(name) && value.split('\n').every((line) => LINE_OF_PLACE.test(line.trim()));
}

const PLACE_LISTS: ReadonlySet<string> = new Set(['repo_secrets', 'common_secrets']);
const PLACE = /^[A-Za-z][\w./-]{0,200}:[A-Za-z]+(?:[-_][A-Za-z]+){0,8}$/;
const LINE_OF_PLACE = /^(?:[A-Z][A-Z\d_]{1,80}=[A-Za-z][\w./-]{0,200}:[A-Za-z]+(?:[-_][A-Za-z]+){0,8})?$/;

function markOf(literal: Literal, analysis: NameAnalysis, valueClass: ValueClass): Mark {
  if (analysis.class === 'none' || analysis.class === 'url') return '.';
  const isText = TEXTS.has(valueClass);
  if (isText && isTextPath(literal.path ?? [], literal.position !== 'plain')) return '.';
  if (literal.listed === true && (isText || analysis.class !== 'secret' || /[\s,]/.test(literal.value)))
    return '.';
  if (isStandIn(literal, analysis, isText)) return '.';
  const mark = VERDICTS[analysis.class][valueClass]?.[literal.position] ?? '.';
  if (mark !== '.' || literal.position === 'fallback') return mark;
  const warned =
    isPasswordInWords(literal, analysis, valueClass) ||
    isWeakVariable(literal, analysis, valueClass) ||
    isWeakDeployed(literal, analysis, valueClass) ||
    isNumberedKey(literal, analysis, valueClass) ||
    isChosenPassword(literal, analysis, valueClass) ||
    isDeployedPlaceholder(literal, analysis, valueClass) ||
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

/**
 * `JWT_SECRET=your_jwt_secret_key`: a deploy file is no template, and a service signs with that. Whoever reads the file
 * knows it.
 */
function isDeployedPlaceholder(
  { name, value, deployed }: Literal,
  analysis: NameAnalysis,
  valueClass: ValueClass,
): boolean {
  if (deployed !== true || valueClass !== 'placeholder' || !/^[A-Z][A-Z\d_]+$/.test(name)) return false;
  const isSecret = analysis.class === 'secret' || (analysis.class === 'likely' && analysis.firm);
  return isSecret && !isLeftOut(value.trim());
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
  if (analysis.class !== 'secret' || nounOf(analysis.head) !== 'password') return false;
  const text = value.trim();
  // Beside a user, `adminPassword` is as likely a password as `admin-password`; `Password` is a label.
  if (position === 'options') return isJoined(valueClass, text);
  return valueClass === 'identifier' && isVariable(name) && WORDS.test(text);
}

const WORDS = /^[a-z\d]+(?:[-_:][a-z\d]+)+$/;

function isJoined(valueClass: ValueClass, text: string): boolean {
  if (valueClass !== 'identifier' && valueClass !== 'label') return false;
  return WORDS.test(text) || /^[a-z]+(?:[A-Z][a-z\d]*)+$/.test(text);
}

/** `ADMIN_TOKEN=changeme`: a service reads it; `token: 'test'` in code is mostly something else. */
function isWeakVariable({ name }: Literal, analysis: NameAnalysis, valueClass: ValueClass): boolean {
  return valueClass === 'weak' && analysis.class === 'likely' && analysis.firm && isVariable(name);
}

/** `NEW_PASSWORD=changeme`: of a form in code, of a service in a deploy file. */
function isWeakDeployed(
  { name, deployed }: Literal,
  analysis: NameAnalysis,
  valueClass: ValueClass,
): boolean {
  if (deployed !== true || valueClass !== 'weak' || analysis.class !== 'likely') return false;
  return nounOf(analysis.head) === 'password' && isVariable(name);
}

/** `SAUCE_ACCESS_KEY=<uuid>`: some services issue UUIDs as tokens and keys. */
function isNumberedKey({ name }: Literal, analysis: NameAnalysis, valueClass: ValueClass): boolean {
  return valueClass === 'uuid' && analysis.class === 'likely' && analysis.firm && isVariable(name);
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
