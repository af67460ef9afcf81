/** What hides from a search: texts, comments. Template literals are hidden up to their expressions, which few have. */
const HIDDEN =
  /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|'(?:[^'\\\n]|\\.)*'?|"(?:[^"\\\n]|\\.)*"?|`(?:[^`\\]|\\[^])*`?/g;

/** The text of a module with blanks for comments and for what texts hold, each character at its old place. */
export function maskModule(text: string): string {
  return text.replace(HIDDEN, (hidden) => {
    const edge = hidden.startsWith('/') ? ' ' : (hidden[0] ?? ' ');
    return edge + hidden.slice(1).replace(/[^\n]/g, ' ');
  });
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What stands between a bracket and the one that closes it. `start` is the offset behind the first. */
export function closingAt(masked: string, start: number): number {
  const open: string[] = [];
  for (let at = start; at < masked.length; at++) {
    const character = masked[at] ?? '';
    const closing = CLOSING[character];
    if (closing !== undefined) open.push(closing);
    else if (character === ')' || character === ']' || character === '}') {
      if (open.length === 0) return at;
      open.pop();
    }
  }
  return masked.length;
}

/**
 * The entries of an object literal, by key: the text behind `KEY:` up to the comma of the same object.
 *
 * @param masked the text of a module, as `maskModule` gives it
 * @param start the offset behind the object's `{`
 */
export function entriesAt(masked: string, start: number): ReadonlyMap<string, string> {
  const end = closingAt(masked, start);
  const entries = new Map<string, string>();
  let from = start;
  for (let at = start; at <= end; at++) {
    const character = masked[at] ?? '';
    if (at < end && CLOSING[character] !== undefined) at = closingAt(masked, at + 1);
    else if (at === end || character === ',') {
      const [, key, value] = /^\s*(\w+)\s*:([^]*)$/.exec(masked.slice(from, at)) ?? [];
      if (key !== undefined && value !== undefined) entries.set(key, value.trim());
      from = at + 1;
    }
  }
  return entries;
}
