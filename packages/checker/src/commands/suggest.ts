import { editDistance } from '../edit-distance.js';

/**
 * The candidate that a mistyped word most likely stands for: one that begins with it, or one a few slips away
 * (a letter more, less, other, or two swapped). Undefined where nothing is near.
 */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const begins = wanted.length >= 3 && other.startsWith(wanted);
    const distance = begins ? 1 : editDistance(wanted, other);
    const allowed = Math.max(1, Math.floor(Math.min(wanted.length, other.length) / 3));
    if (distance <= allowed && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** `; did you mean "…"?`, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const near = closest(word, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}
