import { WEAK_CORES, WEAK_EMPHASIS, WEAK_FILLERS, WEAK_SPELLINGS, WEAK_VALUES } from './weak-values.js';

/** A value that everybody knows or guesses: `changeme`, `P@ssw0rd!`, `postgres123`, `my-super-secret-key`. */
export function isWeak(value: string): boolean {
  if (value.length > MAX_LENGTH) return false;
  const lower = value.toLowerCase();
  return isKnown(value, lower) || isRun(lower) || isComposed(value);
}

/** Longer values are no guess. */
const MAX_LENGTH = 80;

/**
 * In the list as it is, without separators, without a tail of digits and signs, or in `p@$$w0rd` spelling.
 * `USER_NAME` and `userName` are names, but for imperatives: `CHANGE_ME`, `changeMe`.
 */
function isKnown(value: string, lower: string): boolean {
  const bare = lower.replace(/[\s_\-.!?]+/g, '');
  if (NAME.test(value) && !IMPERATIVE.test(bare)) return false;
  const stem = bare.replace(/[\d@#$%&*+=^~]{1,6}$/, '');
  if (WEAK_SPELLINGS.has(lower.replace(/\d{1,6}$/, ''))) return true;
  const spellings = stem.length >= 3 ? [bare, stem, unleet(bare), unleet(stem)] : [bare, unleet(bare)];
  return spellings.some((text) => WEAK_VALUES.has(text));
}

const NAME = /^(?:[A-Z\d]+(?:_[A-Z\d]+)+|[a-z]+(?:[A-Z][a-z]+)+)$/;
const IMPERATIVE = /^(?:please)?(?:change|replace|set|fix|update|edit|modify|override)/;

function unleet(text: string): string {
  return text.replace(/[@0134$57]/g, (sign) => LEET[sign] ?? sign);
}

const LEET: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * One character over and over (`aaaaaa`, `1111`), or a run along the digits or the alphabet (`123456`,
 * `abcdef`).
 */
function isRun(lower: string): boolean {
  if (lower.length < 4 || lower.length > 12) return false;
  let same = 0;
  let steps = 0;
  for (let i = 1; i < lower.length; i++) {
    const step = lower.charCodeAt(i) - lower.charCodeAt(i - 1);
    if (step === 0) same++;
    // A run of digits goes on from 9 to 0.
    else if (step === 1 || step === -1 || step === -9) steps++;
  }
  return same === lower.length - 1 || steps === lower.length - 1;
}

/**
 * All words are fillers, with a core and an emphasis among them. Only in lower case: `dbPassword` is a field
 * and `DB_PASSWORD` a variable. `<owner>-password` has no emphasis: it is the name of a secret.
 */
function isComposed(value: string): boolean {
  const text = value.replace(/[\d!.?]{0,6}$/, '');
  if (!/^[a-z][a-z\d]*(?:[-_ ][a-z\d]+)*$/.test(text)) return false;
  const words = /[-_ ]/.test(text)
    ? text.split(/[-_ ]/).filter((word) => !/^\d+$/.test(word))
    : segment(text);
  if (words === undefined || words.length < 2) return false;
  return (
    words.every(isFiller) &&
    words.some((word) => WEAK_CORES.has(word)) &&
    words.some((word) => WEAK_EMPHASIS.has(word))
  );
}

function isFiller(word: string): boolean {
  return WEAK_CORES.has(word) || WEAK_EMPHASIS.has(word) || WEAK_FILLERS.has(word);
}

/**
 * `mysecretkey` → my, secret, key; undefined where some part is no filler. One pass over each end, by length.
 */
function segment(text: string): string[] | undefined {
  if (text.length > 40) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= text.length; end++) {
    for (let start = Math.max(0, end - 11); start <= end - 2 && best[end] === undefined; start++) {
      const front = best[start];
      const word = text.slice(start, end);
      if (front !== undefined && isFiller(word)) best[end] = [...front, word];
    }
  }
  return best[text.length];
}
