import { splitPath } from './tokenize.js';

/** What a policy says of names, beside what their words say. */
export interface OwnNames {
  /** Whether the policy makes a secret of a name, or takes it for none; undefined where it does not speak of it. */
  readonly classOf: (name: string) => 'secret' | 'public' | undefined;
  /** Whether a text may hold one of the names of secrets: a cheap look at a whole file. */
  readonly mayStandIn: (text: string) => boolean;
}

/**
 * Compiles the names of a policy. `ACME_LICENCE` is `acmeLicence` and `acme-licence` too; `*` stands for any text.
 * Of a name with a path the last segment counts.
 *
 * @param publicNames win over `secretNames`
 * @returns undefined where there are none
 */
export function compileNames(
  secretNames: readonly string[],
  publicNames: readonly string[],
): OwnNames | undefined {
  if (secretNames.length === 0 && publicNames.length === 0) return undefined;
  const secrets = secretNames.map(partsOf);
  const publics = publicNames.map(partsOf);
  const mention = mentionOf(secrets);
  const known = new Map<string, ReturnType<OwnNames['classOf']>>();
  const classify = (name: string): ReturnType<OwnNames['classOf']> => {
    const plain = plainOf(splitPath(name).at(-1) ?? name);
    if (publics.some((parts) => matches(parts, plain))) return 'public';
    return secrets.some((parts) => matches(parts, plain)) ? 'secret' : undefined;
  };
  return {
    classOf(name) {
      if (name === '' || name.length > MAX_LENGTH) return undefined;
      if (known.has(name)) return known.get(name);
      const result = classify(name);
      if (known.size >= MAX_KNOWN) known.clear();
      known.set(name, result);
      return result;
    },
    mayStandIn: (text) => mention?.test(text) ?? false,
  };
}

/** Whether a pattern says anything of a name: `*` alone would be all of them. */
export function isNamePattern(pattern: string): boolean {
  return /^[\p{L}\d_*-]{1,128}$/u.test(pattern) && plainOf(pattern).replaceAll('*', '').length > 1;
}

/** Longer names are texts. */
const MAX_LENGTH = 128;
const MAX_KNOWN = 4096;

function plainOf(name: string): string {
  return name.replace(/[-_]/g, '').toLowerCase();
}

/** What stands between the stars. */
function partsOf(pattern: string): readonly string[] {
  return plainOf(pattern).split('*');
}

function matches(parts: readonly string[], name: string): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  const end = name.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= end;
}

/** The longest part of each pattern, with what a case style may put between its letters. */
function mentionOf(patterns: readonly (readonly string[])[]): RegExp | undefined {
  if (patterns.length === 0) return undefined;
  const longest = patterns.map((parts) => parts.reduce((a, b) => (b.length > a.length ? b : a), ''));
  return new RegExp(longest.map((part) => Array.from(part).join('[-_]{0,10}')).join('|'), 'iu');
}
