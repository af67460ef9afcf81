/**
 * Whether a pattern of a Dockerfile's `COPY` matches a name: `*`, `?` and `[…]`, as Go's path.Match has them. The name
 * is short and known, the pattern anybody's: each star is tried at most once a character.
 */
export function matchesGlob(pattern: string, name: string): boolean {
  let p = 0;
  let n = 0;
  let star = -1;
  let from = 0;
  while (n < name.length) {
    const width = widthOfMatch(pattern, p, name[n] ?? '');
    if (pattern[p] === '*') {
      star = p++;
      from = n;
    } else if (width > 0) {
      p += width;
      n++;
    } else if (star >= 0) {
      p = star + 1;
      n = ++from;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** How much of the pattern takes the character; 0 where it does not. */
function widthOfMatch(pattern: string, at: number, char: string): number {
  if (pattern[at] === '?') return 1;
  const close = pattern[at] === '[' ? pattern.indexOf(']', at + 2) : -1;
  if (close < 0) return pattern[at] === char ? 1 : 0;
  const negated = pattern[at + 1] === '^' || pattern[at + 1] === '!';
  const set = pattern.slice(at + (negated ? 2 : 1), close);
  return inSet(set, char) === negated ? 0 : close + 1 - at;
}

function inSet(set: string, char: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const low = set[at] ?? '';
    const high = set[at + 1] === '-' ? set[at + 2] : undefined;
    if (high !== undefined) at += 2;
    if (low <= char && char <= (high ?? low)) return true;
  }
  return false;
}
