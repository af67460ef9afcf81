import { editDistance } from '../edit-distance.js';

/**
 * The word among others that one is most likely a slip of: the same but for marks, case and a plural, or one or two
 * letters away.
 */
export function nearest(word: string, others: readonly string[]): string | undefined {
  const plain = squeeze(word);
  const same = others.find((other) => other !== word && squeeze(other) === plain);
  if (same !== undefined) return same;
  const allowed = word.length < 6 ? 1 : 2;
  let best: string | undefined;
  let least = allowed + 1;
  for (const other of others) {
    if (other === word || differsInNumber(word, other)) continue;
    const distance = editDistance(word, other);
    if (distance < least) [best, least] = [other, distance];
  }
  return best;
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
