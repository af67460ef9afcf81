import type { NameAnalysis } from './classify-name.js';
import { analyseName, NONE } from './classify-name.js';
import type { OwnNames } from './own-names.js';
import { splitPath, wordsOf } from './tokenize.js';
import {
  KEY_OF,
  LOWERING,
  NOT_THE_SECRET,
  OTHER_KEYS,
  OTHER_PARENTS,
  OTHER_TOPICS,
  PIN_HARDWARE,
  REFERENCE_PARENTS,
  SWITCHES,
} from './vocabulary.js';

/**
 * {@link analyseName} with the keys above the name as weak context: `value` is what its parent is, a bare
 * `key` or `pass` is one where the parent says of what (`stripe.key`, `smtp.pass`), and a bare `secret` or
 * `token` is none where the parent gives the word another meaning (`tls.secret`, `csrf.token`).
 *
 * @param path the keys above, outermost first
 */
export function analyseInPath(name: string, path: readonly string[], told?: OwnNames): NameAnalysis {
  const own = analyseName(name, told);
  if (told?.classOf(name) !== undefined) return own;
  if (path.length === 0 || (!own.neutral && own.class === 'none')) return own;
  const above = path.flatMap(splitPath).filter((segment) => /\p{L}/u.test(segment));
  if (own.neutral) {
    const meaningful = above.findLast((segment) => !analyseName(segment, told).neutral);
    return meaningful === undefined ? own : analyseName(meaningful, told);
  }
  const parent = above.at(-1);
  const bare = name.toLowerCase();
  if (parent === undefined || !BARE.has(bare)) return own;
  const place = `${parent}.${name}`;
  const known = places.get(place);
  if (known !== undefined) return known;
  const analysis = analyseBelow(own, bare, wordsOf(parent));
  if (places.size >= 1024) places.clear();
  if (place.length <= MAX_LENGTH) places.set(place, analysis);
  return analysis;
}

const places = new Map<string, NameAnalysis>();
/** Longer names do not repeat. */
const MAX_LENGTH = 128;

/**
 * What a parent adds to a bare name. It can say more than the name (`stripe.key`), or give it another meaning;
 * that it is a function, a switch or a verb (`useFactory`, `isProd`, `getConfig`) says nothing of what it holds.
 */
function analyseBelow(own: NameAnalysis, bare: string, parent: readonly string[]): NameAnalysis {
  if (hasOtherMeaning(bare, parent)) return NONE;
  const pretended = parent.some((word) => PRETENCES.has(word));
  const words = parent.filter((word) => PRETENCES.has(word) || !isQualifier(word));
  if (words.length === 0) return own;
  const joined = analyseName(`${words.join('_')}_${bare}`);
  // A pattern, not a personal access token.
  if (bare === 'pat' && joined.class === 'none') return NONE;
  if (pretended && joined.class !== 'none') return joined;
  return weightOf(joined) >= weightOf(own) ? joined : own;
}

/** `mockAuth: { secret }`: it is likely another thing, as `mockSecret` is. */
const PRETENCES: ReadonlySet<string> = new Set('mock mocked stub fake dummy example sample'.split(' '));

function isQualifier(word: string): boolean {
  return SWITCHES.has(word) || NOT_THE_SECRET.has(word) || LOWERING.has(word);
}

function weightOf({ class: nameClass, firm }: NameAnalysis): number {
  if (nameClass === 'secret') return 4;
  if (nameClass === 'likely') return firm ? 3 : 2;
  return nameClass === 'contextual' ? 1 : 0;
}

/** The parent makes the word another thing: a page's token, a theme's, the name of a Kubernetes Secret. */
function hasOtherMeaning(bare: string, parent: readonly string[]): boolean {
  const last = parent.at(-1) ?? '';
  // `public: { key }`, `invalid: { token }`.
  if (OTHER_PARENTS.has(last)) return true;
  if (bare.startsWith('secret') || bare.startsWith('cred')) return REFERENCE_PARENTS.has(last);
  if (bare === 'pin') return PIN_HARDWARE.has(last);
  if (bare.startsWith('key')) {
    // `{ name, key }` of a Kubernetes Secret.
    if (KEY_OF.has(last) || OTHER_KEYS.has(last) || /secrets?$/.test(last)) return true;
  } else if (!bare.startsWith('token')) {
    return false;
  }
  if (last === 'account' && parent.at(-2) === 'service') return bare.startsWith('token');
  return parent.some((word) => OTHER_TOPICS.has(word)) || PAGES.has(last);
}

/** Pagination and counters: `nextPage: { token }`, `usage: { tokens }`; `pageConfig` is a page's configuration. */
const PAGES: ReadonlySet<string> = new Set(
  'page pages next cursor pagination paging continuation sync usage count total max min'.split(' '),
);

const BARE: ReadonlySet<string> = new Set(
  'key keys pass pw pat pin secret secrets credential credentials creds token tokens'.split(' '),
);

/**
 * Below `secretKeyRef`, `imagePullSecrets`, `existingSecret` and the like stand names and keys of Secrets.
 * Only the keys that Kubernetes and its operators define: `configRef` and `dbSelector` are variables of a program.
 */
export function isReferencePath(path: readonly string[]): boolean {
  return path.some((segment) => {
    const known = referenceSegments.get(segment);
    if (known !== undefined) return known;
    const isReference = computeReference(segment);
    if (referenceSegments.size >= 1024) referenceSegments.clear();
    referenceSegments.set(segment, isReference);
    return isReference;
  });
}

const referenceSegments = new Map<string, boolean>();

/** Kubernetes core/v1, External Secrets, Bitnami's charts. Lower case, without separators. */
const REFERENCE_KEYS: ReadonlySet<string> = new Set(
  `valuefrom envfrom imagepullsecrets imagepullsecret pullsecrets secretkeys remoteref secretstoreref
  clustersecretstoreref sourceref generatorref filekeyref fieldref resourcefieldref`.split(/\s+/),
);
/**
 * `passwordSecretRef` (External Secrets, cert-manager, Crossplane), `credentialsSecretKeyRef`,
 * `configMapKeyRef`, `existingSecretPasswordKeys` (Bitnami).
 */
const REFERENCE_FAMILY =
  /(?:secret|secretkey|configmap|configmapkey)(?:refs?|references?|selector)$|existing[a-z\d]{0,40}secret/;

function computeReference(segment: string): boolean {
  const key = segment.toLowerCase().replace(/[-_]/g, '');
  return REFERENCE_KEYS.has(key) || REFERENCE_FAMILY.test(key);
}

/**
 * Below `errors`, `messages`, `i18n` stand texts for people.
 *
 * @param inUse beside a user or a host, or behind a reference to the environment: `messages` is a broker there
 */
export function isTextPath(path: readonly string[], inUse = false): boolean {
  return path.some((segment) => {
    const key = segment.toLowerCase();
    return TEXT_KEYS.has(key) || (!inUse && MESSAGE_KEYS.has(key));
  });
}

const MESSAGE_KEYS: ReadonlySet<string> = new Set(['message', 'messages']);
const TEXT_KEYS: ReadonlySet<string> = new Set(
  `error errors translation translations i18n intl locale locales placeholder placeholders tooltip tooltips
  hint hints prefix prefixes validation validations`.split(/\s+/),
);
