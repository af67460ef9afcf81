import type { NameClass } from './name-class.js';
import type { OwnNames } from './own-names.js';
import { resolveHead } from './resolve-head.js';
import { splitPath, wordsOf } from './tokenize.js';
import {
  LIKELY_HEADS,
  NEUTRAL_TAILS,
  OWNERS,
  PROVIDERS,
  PUBLIC_PREFIXES,
  SECRET_HEADS,
} from './vocabulary.js';

/** What a name says, and by which word. */
export interface NameAnalysis {
  readonly class: NameClass;
  /** The word that decided, compounds joined (`apikey`); empty where none did. */
  readonly head: string;
  /**
   * A fallback for it is a secret default whatever the fallback holds: `PASSWORD`, `TOKEN`; not `AUTH`,
   * `PIN`.
   */
  readonly firm: boolean;
  /** It has neutral words only (`value`, `default`): the name above it decides. */
  readonly neutral: boolean;
}

export const NONE: NameAnalysis = { class: 'none', head: '', firm: false, neutral: false };
const TOLD_SECRET: NameAnalysis = { class: 'secret', head: 'secret', firm: true, neutral: false };
const NEUTRAL: NameAnalysis = { ...NONE, neutral: true };

/**
 * What a name says of its value: `DB_PASSWORD`, `dbPassword`, `--db-password`, `spring.datasource.password`
 * and `config["password"]` are secrets; `passwordField`, `existingSecret` and `TOKEN_TTL` are not.
 *
 * @param name as written, in any case style, with or without a path; only its last segment decides
 * @param own names that the policy speaks of: it has the last word
 */
export function classifyName(name: string, own?: OwnNames): NameClass {
  return analyseName(name, own).class;
}

/** The name means a secret so surely that any fallback for it is a secret default, an empty one included. */
export function isSecretName(name: string, own?: OwnNames): boolean {
  return analyseName(name, own).firm;
}

/** A bundler ships the variable to the browser: `NEXT_PUBLIC_…`, `VITE_…`. */
export function hasPublicPrefix(name: string): boolean {
  return publicPrefixLength(name) > 0;
}

/** {@link classifyName} with its reason. Names repeat, so the last ones are remembered. */
export function analyseName(name: string, own?: OwnNames): NameAnalysis {
  const told = own?.classOf(name);
  if (told !== undefined) return told === 'secret' ? TOLD_SECRET : NONE;
  const known = cache.get(name);
  if (known !== undefined) return known;
  const analysis = analyse(name);
  if (name.length <= MAX_LENGTH) {
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(name, analysis);
  }
  return analysis;
}

const cache = new Map<string, NameAnalysis>();
const MAX_CACHED = 8192;
/** Longer names are texts; their last words decide. */
const MAX_LENGTH = 128;

/**
 * A cheap first look: every head of the vocabulary holds one of these, and most names of a program hold none.
 */
const STEM =
  /pass|pw|secret|token|key|cred|auth|bear|jwt|salt|pepper|pin|otp|cv[vc]|pat|sas|dsn|conn|ur[il]|mnemonic|phrase|contrase|kennw|senha|wachtw|hash|sign|code|nonce|iv|seed|cookie|cert|value|default|^SERVICE_[A-Z]*(?:BASE64|HEX)_/i;
/** The shell's working directory. */
const WORKING_DIRECTORY = /^(?:OLD)?PWD$/;

function analyse(fullName: string): NameAnalysis {
  const name = fullName.length > MAX_LENGTH ? fullName.slice(-MAX_LENGTH) : fullName;
  if (!STEM.test(name) && isAscii(name)) return NEUTRAL_TAILS.has(name.toLowerCase()) ? NEUTRAL : NONE;
  if (WORKING_DIRECTORY.test(name) || isSentence(name)) return NONE;
  const segments = splitPath(name);
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i] ?? '';
    const analysis = analyseSegment(segment);
    const parent = segments[i - 1];
    if (parent === undefined) return analysis;
    if (analysis.neutral) continue;
    // `existingSecret.key`, `licenseSecret.key`: which key of a Kubernetes Secret to read.
    if (analysis.class === 'contextual' && /^keys?$/i.test(segment) && SECRET_OBJECT.test(parent))
      return NONE;
    // `fs.s3a.secret.key`, `jwt.key`: a bare key is what stands before it.
    const joined = analysis.class === 'contextual' ? analyseSegment(`${parent}_${segment}`) : analysis;
    return joined.class === 'none' ? analysis : joined;
  }
  return NONE;
}

/** Two words in camel case: `jwt_secret.key` and `secret.key` are properties. */
const SECRET_OBJECT = /[a-z\d]Secret(?:Ref)?$/;

function analyseSegment(segment: string): NameAnalysis {
  if (GENERATED.test(segment)) return generatedSecret(segment);
  const prefix = publicPrefixLength(segment);
  const analysis = analyseWords(wordsOf(prefix > 0 ? segment.slice(prefix) : segment));
  return prefix > 0 ? shipped(analysis) : analysis;
}

/**
 * Coolify makes up a random value for a variable of this form, and calls it by the service's name:
 * `SERVICE_PASSWORD_APP`, `SERVICE_BASE64_64_APP` (coolify.io/docs, "magic environment variables"). Not so
 * `SERVICE_PASSWORD_FILE`, which is made of ordinary words.
 */
const GENERATED =
  /^SERVICE_(?:PASSWORD(?:WITHSYMBOLS)?_(?:(?:32|64|128)_|(?!(?:[A-Z\d]{1,40}_){0,6}(?:FILE|PATH|DIR|URL|NAME|KEY|FIELD|LENGTH|MIN|MAX|POLICY|EXPIRY|TTL|HASH|HINT|TYPE|RESET|ENABLED|REQUIRED)$))|(?:REAL)?BASE64_|HEX_)[A-Z\d_]+$/;

function generatedSecret(segment: string): NameAnalysis {
  const head = segment.startsWith('SERVICE_PASSWORD') ? 'password' : 'secret';
  return { class: 'secret', head, firm: true, neutral: false };
}

function isAscii(name: string): boolean {
  return !/[^ -~]/.test(name);
}

/** A key that is a sentence belongs to a translation file. */
function isSentence(name: string): boolean {
  return /\S\s+\S+\s+\S/.test(name);
}

function analyseWords(words: readonly string[]): NameAnalysis {
  const joined = words.join(' ');
  if (OTHER_NAMES.has(joined) || joined.endsWith(CREDENTIALS_FILE)) return NONE;
  let end = words.length;
  while (end > 0 && isTail(words, end - 1)) end--;
  const head = words[end - 1];
  if (head === undefined) return words.some((word) => NEUTRAL_TAILS.has(word)) ? NEUTRAL : NONE;
  const { class: nameClass, firm } = resolveHead(head, words.slice(0, end - 1));
  return nameClass === 'none' ? NONE : { class: nameClass, head, firm, neutral: false };
}

/**
 * Whole names, not qualified ones (`OP_SERVICE_ACCOUNT_TOKEN` is a secret): a projected volume of Kubernetes,
 * and 1Password.
 */
const OTHER_NAMES: ReadonlySet<string> = new Set(['service account token', 'one password']);

/** `GOOGLE_APPLICATION_CREDENTIALS` is the path of a file (cloud.google.com, "Application Default Credentials"). */
const CREDENTIALS_FILE = 'google application credentials';

/**
 * A word behind the head: `value` in `passwordValue`, `github` in `TOKEN_GITHUB`, `id` in `ROOT_TOKEN_ID`.
 */
function isTail(words: readonly string[], index: number): boolean {
  const word = words[index] ?? '';
  if (NEUTRAL_TAILS.has(word) || word.length === 1) return true;
  const before = words[index - 1] ?? '';
  // `secretOrKey`, `secretOrPrivateKey` of passport-jwt and jsonwebtoken.
  if (before === 'or' || (word === 'or' && SECRET_HEADS.has(before))) return true;
  if (word === 'base') return before === 'secretkey';
  if (word === 'id') return before === 'roottoken';
  if (word === 'access' || word === 'refresh') return before === 'jwtsecret';
  return PROVIDERS.has(word) && !OWNERS.has(word) && (SECRET_HEADS.has(before) || LIKELY_HEADS.has(before));
}

/** A password in the browser's bundle stays a secret; an API key there is public by intent. */
function shipped(analysis: NameAnalysis): NameAnalysis {
  const passwordLike = /pass|pwd|secret(?!id)|private/.test(analysis.head);
  if (analysis.class === 'secret' && passwordLike) return analysis;
  return analysis.class === 'none' || analysis.class === 'url'
    ? analysis
    : { ...analysis, class: 'contextual', firm: false };
}

function publicPrefixLength(name: string): number {
  const first = name.charCodeAt(0);
  // N, V, R, E, G, P: the first letters of the prefixes.
  if (first !== 78 && first !== 86 && first !== 82 && first !== 69 && first !== 71 && first !== 80) return 0;
  // A public key is a term of its own.
  if (name.startsWith('PUBLIC_KEY')) return 0;
  return PUBLIC_PREFIXES.find((prefix) => name.startsWith(prefix))?.length ?? 0;
}
