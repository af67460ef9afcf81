/** One element of a pattern: any run of characters, or one character that passes a test. */
type GlobToken = 'star' | ((character: string) => boolean);

/**
 * The lengths, in UTF-16 units and ascending, of the prefixes of a text that a pattern matches; the empty
 * prefix is left out. The pattern knows `*`, `?`, `[a-z]`, `[^a-z]` and `\`, and a malformed one matches
 * nothing. Costs the product of both lengths. Source: fluxcd/pkg `envsubst/path/match.go`.
 */
export function matchingPrefixes(pattern: string, text: string): number[] {
  const tokens = readGlob(Array.from(pattern));
  if (tokens === undefined) return [];
  const lengths: number[] = [];
  let states = closure(tokens, new Set([0]));
  let length = 0;
  for (const character of text) {
    const reached = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token === 'star') reached.add(state);
      else if (token?.(character) === true) reached.add(state + 1);
    }
    states = closure(tokens, reached);
    length += character.length;
    if (states.has(tokens.length)) lengths.push(length);
  }
  return lengths;
}

/** A star also matches nothing. Sets are walked in the order of insertion, so what is added is seen. */
function closure(tokens: readonly GlobToken[], states: Set<number>): Set<number> {
  for (const state of states) {
    if (tokens[state] === 'star') states.add(state + 1);
  }
  return states;
}

function readGlob(pattern: readonly string[]): readonly GlobToken[] | undefined {
  const tokens: GlobToken[] = [];
  let index = 0;
  while (index < pattern.length) {
    const character = pattern[index];
    index += 1;
    if (character === '*') tokens.push('star');
    else if (character === '?') tokens.push(() => true);
    else if (character === '[') {
      const set = readSet(pattern, index);
      if (set === undefined) return undefined;
      tokens.push(set.test);
      index = set.end;
    } else {
      const literal = character === '\\' ? pattern[index] : character;
      if (literal === undefined) return undefined;
      if (character === '\\') index += 1;
      tokens.push((candidate) => candidate === literal);
    }
  }
  return tokens;
}

interface CharacterSet {
  readonly test: (character: string) => boolean;
  readonly end: number;
}

/** Reads `a-z]` or `^a-z]` from behind the bracket. An empty set is malformed. */
function readSet(pattern: readonly string[], start: number): CharacterSet | undefined {
  const negated = pattern[start] === '^';
  const ranges: (readonly [number, number])[] = [];
  let index = negated ? start + 1 : start;
  while (pattern[index] !== ']' || ranges.length === 0) {
    const low = readMember(pattern, index);
    if (low === undefined) return undefined;
    const high = pattern[low.end] === '-' ? readMember(pattern, low.end + 1) : low;
    if (high === undefined) return undefined;
    ranges.push([low.code, high.code]);
    index = high.end;
  }
  const test = (character: string): boolean => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([low, high]) => low <= code && code <= high) !== negated;
  };
  return { test, end: index + 1 };
}

function readMember(pattern: readonly string[], index: number): { code: number; end: number } | undefined {
  const first = pattern[index];
  if (first === undefined || first === '-' || first === ']') return undefined;
  const escaped = first === '\\' ? 1 : 0;
  const code = pattern[index + escaped]?.codePointAt(0);
  return code === undefined ? undefined : { code, end: index + escaped + 1 };
}
