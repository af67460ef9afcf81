import { editDistance } from './edit-distance.js';

interface Known {
  readonly word: string;
  /** A bit for each character that is in it, some sharing one. */
  readonly characters: number;
}

/** More distances are worked out for no set of words: such a project is a machine's, and its names are no slips. */
const MAX_DISTANCES = 100_000;
/** Where a bit of the set of characters differs, one or two letters do; two letters differ in four bits at most. */
const MAX_BITS = 4;

/** Words that others may be slips of. */
export class Words {
  readonly #bySqueezed = new Map<string, string[]>();
  readonly #byLength = new Map<number, Known[]>();
  #distances = 0;

  constructor(words: Iterable<string>) {
    for (const word of words) {
      add(this.#bySqueezed, squeeze(word), word);
      add(this.#byLength, word.length, { word, characters: charactersOf(word) });
    }
  }

  /** The word that one is most likely a slip of: the same but for marks, case and a plural, or one or two letters away. */
  nearest(word: string): string | undefined {
    const same = this.#bySqueezed.get(squeeze(word))?.find((other) => other !== word);
    if (same !== undefined) return same;
    const allowed = word.length < 6 ? 1 : 2;
    const characters = charactersOf(word);
    let best: string | undefined;
    let least = allowed + 1;
    for (let length = word.length - allowed; length <= word.length + allowed; length++) {
      for (const other of this.#byLength.get(length) ?? []) {
        if (bitsOf(characters ^ other.characters) > MAX_BITS || !this.#mayBeSlip(word, other.word)) continue;
        const distance = editDistance(word, other.word);
        if (distance < least) [best, least] = [other.word, distance];
      }
    }
    return best;
  }

  #mayBeSlip(word: string, other: string): boolean {
    return other !== word && !differsInNumber(word, other) && this.#distances++ < MAX_DISTANCES;
  }
}

/** The word among others that one is most likely a slip of. */
export function nearest(word: string, others: readonly string[]): string | undefined {
  return new Words(others).nearest(word);
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function charactersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function squeeze(word: string): string {
  return word
    .toLowerCase()
    .replace(/[-_.]+/g, '')
    .replace(/s$/, '');
}

/** `db-1` and `db-2` are two things. */
function differsInNumber(a: string, b: string): boolean {
  return a !== b && a.replace(/\d+/g, '') === b.replace(/\d+/g, '');
}
