import type { NameClass } from './name-class.js';
import {
  CONNECTION_HEADS,
  CONTEXTUAL_HEADS,
  FILE_KEY_OWNERS,
  FIRM_LIKELY_HEADS,
  KEY_OF,
  KEY_OWNERS,
  LIKELY_HEADS,
  LOWERING,
  NOT_THE_SECRET,
  OTHER_KEYS,
  OTHER_MEANINGS,
  OWNERS,
  PASS_ROUNDS,
  PHRASES,
  PAT_OWNERS,
  PIN_HARDWARE,
  PRODUCTS,
  PROVIDERS,
  PWD_PLACES,
  SECRET_HEADS,
  SECRET_REFERENCES,
  SECRET_REFERENCES_BESIDE,
  SWITCHES,
  URL_HEADS,
  URL_OWNERS,
} from './vocabulary.js';

/** A class, and whether a fallback for it is a secret default whatever it holds. */
interface HeadClass {
  readonly class: NameClass;
  readonly firm: boolean;
}

const NONE: HeadClass = { class: 'none', firm: false };
const URL: HeadClass = { class: 'url', firm: false };
const CONTEXTUAL: HeadClass = { class: 'contextual', firm: false };
const LIKELY: HeadClass = { class: 'likely', firm: false };
const FIRM: HeadClass = { class: 'likely', firm: true };
const SECRET: HeadClass = { class: 'secret', firm: true };

/**
 * What a head means behind the words before it.
 *
 * @param head the last word that means something, compounds joined
 * @param words in front of it, in order
 */
export function resolveHead(head: string, words: readonly string[]): HeadClass {
  const before = withoutPhrases(words);
  const base = baseClass(head, before);
  if (base.class === 'none' || base.class === 'url') return base;
  if (before.some((word) => SWITCHES.has(word) || NOT_THE_SECRET.has(word))) return NONE;
  // `displaySecretKey` is what is shown of one; `VNC_DISPLAY_PASSWORD` is that of a display.
  if (before[0] === 'display' || before[0] === 'displayed') return NONE;
  if (isReference(head, before)) return NONE;
  if (base.class === 'secret') return isLowered(before) ? LIKELY : SECRET;
  // etcd tells clusters apart by it, and shows it (etcd.io/docs, `--initial-cluster-token`).
  if (before.at(-1) === 'cluster' && before.at(-2) === 'initial') return NONE;
  return before.some((word) => OTHER_MEANINGS.has(word)) ? NONE : base;
}

/** Without phrases that qualify what comes before the head. */
function withoutPhrases(words: readonly string[]): readonly string[] {
  const phrase = PHRASES.find(([first, second]) => {
    const at = words.indexOf(first);
    return at >= 0 && words[at + 1] === second;
  });
  if (phrase === undefined) return words;
  const at = words.indexOf(phrase[0]);
  return [...words.slice(0, at), ...words.slice(at + 2)];
}

function baseClass(head: string, before: readonly string[]): HeadClass {
  const last = before.at(-1);
  if (CONNECTION_HEADS.has(head)) return URL;
  if (URL_HEADS.has(head)) return URL_OWNERS.has(last ?? '') ? URL : NONE;
  if (head === 'connection') {
    // .NET: `ConnectionStrings__DefaultConnection`.
    return before.includes('connectionstrings') || URL_OWNERS.has(last ?? '') ? URL : NONE;
  }
  // What sshd keeps in `authorized_keys` is public.
  if (head === 'keys' && last === 'auth' && before.at(-2) === 'ssh') return NONE;
  if (head === 'key' || head === 'keys') return resolveKey(last, before);
  // git's `user.signingKey` is the id of a key, or the path of one (git-scm.com/docs/git-config).
  if (head === 'signingkey' && (last === 'commit' || last === 'git')) return CONTEXTUAL;
  if (head === 'pass' || head === 'pw') return resolvePass(last, before);
  if (head === 'pwd') return PWD_PLACES.has(last ?? '') ? NONE : SECRET;
  if (head === 'pat')
    return before.length === 0 ? LIKELY : before.some((word) => PAT_OWNERS.has(word)) ? SECRET : NONE;
  if (head === 'pin') return PIN_HARDWARE.has(last ?? '') ? NONE : LIKELY;
  if (head === 'accesskey' && before.includes('secret')) return SECRET;
  // Tencent's SecretId is the public half of a pair; that of a Vault AppRole is a secret.
  if (head === 'secretid' && before.some((word) => TENCENT.has(word))) return NONE;
  // bcrypt makes its salt itself and takes a number of rounds, and the salt is a part of the hash.
  if ((head === 'salt' || head === 'salts') && last === 'bcrypt') return NONE;
  if (SECRET_HEADS.has(head)) return SECRET;
  if (LIKELY_HEADS.has(head)) return FIRM_LIKELY_HEADS.has(head) ? FIRM : LIKELY;
  return CONTEXTUAL_HEADS.has(head) ? CONTEXTUAL : NONE;
}

const TENCENT: ReadonlySet<string> = new Set(['tencent', 'tencentcloud', 'qcloud']);

/** `GRAPHITE_PASS` is a password; `FIRST_PASS` and `RENDER_PASS` are rounds of something. */
function resolvePass(last: string | undefined, before: readonly string[]): HeadClass {
  // `sshpass` is a program.
  if (last === 'ssh' && before.at(-2) === 'install') return NONE;
  if (before.some(isOwner)) return SECRET;
  return last === undefined || PASS_ROUNDS.has(last) ? LIKELY : FIRM;
}

/** `NEXT_PRIVATE_…` is the counterpart of `NEXT_PUBLIC_…`, and says nothing of what comes next. */
function isLowered(before: readonly string[]): boolean {
  const words = before[0] === 'next' && before[1] === 'private' ? before.slice(2) : before;
  return words.some((word) => LOWERING.has(word));
}

/** Servers that speak Pusher's protocol. */
const PUSH_SERVERS: ReadonlySet<string> = new Set(['pusher', 'reverb', 'soketi']);

/** A bare key may be anything; the word before it tells. */
function resolveKey(last: string | undefined, before: readonly string[]): HeadClass {
  if (last === undefined) return CONTEXTUAL;
  if (KEY_OF.has(last)) return NONE;
  const product = PRODUCTS.has(last) && PROVIDERS.has(before.at(-2) ?? '');
  if (product) return FIRM;
  if (OTHER_KEYS.has(last)) return NONE;
  // Pusher and its kin ship their app key to the browser; the app secret is the secret.
  if (last === 'app' && before.some((word) => PUSH_SERVERS.has(word))) return NONE;
  if (FILE_KEY_OWNERS.has(last)) return LIKELY;
  return KEY_OWNERS.has(last) || PROVIDERS.has(last) || last.endsWith('secret') ? FIRM : CONTEXTUAL;
}

/** The name of a Kubernetes Secret, not its content. */
function isReference(head: string, before: readonly string[]): boolean {
  return (
    (head === 'secret' || head === 'secrets' || head.startsWith('credential')) &&
    (before.some((word) => SECRET_REFERENCES.has(word)) || SECRET_REFERENCES_BESIDE.has(before.at(-1) ?? ''))
  );
}

function isOwner(word: string): boolean {
  return OWNERS.has(word) || PROVIDERS.has(word);
}
