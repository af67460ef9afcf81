import type { NameAnalysis } from './classify-name.js';
import { analyseName, NONE } from './classify-name.js';
import { splitPath, wordsOf } from './tokenize.js';

/**
 * {@link analyseName} with the keys above the name as weak context: `value` is what its parent is, a bare
 * `key` or `pass` is one where the parent says of what (`stripe.key`, `smtp.pass`), and a bare `secret` or
 * `token` is none where the parent makes it one (`tls.secret`, `csrf.token`).
 *
 * @param path the keys above, outermost first
 */
export function analyseInPath(name: string, path: readonly string[]): NameAnalysis {
  const own = analyseName(name);
  if (path.length === 0 || (!own.neutral && own.class === 'none')) return own;
  const above = path.flatMap(splitPath).filter((segment) => /\p{L}/u.test(segment));
  if (own.neutral) {
    const meaningful = above.findLast((segment) => !analyseName(segment).neutral);
    return meaningful === undefined ? own : analyseName(meaningful);
  }
  const parent = above.at(-1);
  const bare = name.toLowerCase();
  if (parent === undefined || !BARE.has(bare)) return own;
  // `{ name, key }` of a Kubernetes Secret.
  if (bare.startsWith('key') && /secrets?$/.test(wordsOf(parent).at(-1) ?? '')) return NONE;
  return analyseName(`${parent}_${name}`);
}

const BARE: ReadonlySet<string> = new Set(
  'key keys pass pw pat pin secret secrets credential credentials creds token tokens'.split(' '),
);

/**
 * Below `secretKeyRef`, `imagePullSecrets`, `existingSecret` and the like stand names and keys of Secrets.
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

/** Kubernetes core/v1, External Secrets, Bitnami's and Prometheus' charts. */
const REFERENCE_HEADS: ReadonlySet<string> = new Set(['ref', 'refs', 'reference', 'references', 'selector']);
const REFERENCE_KEYS: ReadonlySet<string> = new Set([
  'imagepullsecrets',
  'imagepullsecret',
  'pullsecrets',
  'secretkeys',
  'remoteref',
]);

function computeReference(segment: string): boolean {
  const words = wordsOf(segment);
  if (REFERENCE_HEADS.has(words.at(-1) ?? '') || REFERENCE_KEYS.has(words.join(''))) return true;
  return words.includes('existing') && /secret/i.test(segment);
}

/** Below `errors`, `messages`, `i18n` stand texts for people. */
export function isTextPath(path: readonly string[]): boolean {
  return path.some((segment) => TEXT_KEYS.has(segment.toLowerCase()));
}

const TEXT_KEYS: ReadonlySet<string> = new Set(
  `error errors message messages translation translations i18n intl locale locales placeholder placeholders tooltip tooltips
  hint hints validation validations`.split(/\s+/),
);
