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
 * @param text what the entries are taken from, at the same offsets: the text itself has what texts hold
 */
export function entriesAt(masked: string, start: number, text: string = masked): ReadonlyMap<string, string> {
  const end = closingAt(masked, start);
  const entries = new Map<string, string>();
  let from = start;
  for (let at = start; at <= end; at++) {
    const character = masked[at] ?? '';
    if (at < end && CLOSING[character] !== undefined) at = closingAt(masked, at + 1);
    else if (at === end || character === ',') {
      const [head, key] = /^\s*(\w+)\s*:/.exec(masked.slice(from, at)) ?? [];
      if (head !== undefined && key !== undefined)
        entries.set(key, text.slice(from + head.length, at).trim());
      from = at + 1;
    }
  }
  return entries;
}

/** A module has a schema or two, and a handful of exports: of a pattern, so many places are looked at. */
const MAX_MATCHES = 16;

export function firstOf(pattern: RegExp, masked: string): readonly RegExpExecArray[] {
  return [...masked.matchAll(pattern)].slice(0, MAX_MATCHES);
}

export interface ExportedName {
  /** `default` too. */
  readonly exported: string;
  readonly local: string;
}

const MAX_EXPORTS = 64;

/** The names that a module exports of its constants and functions. */
export function exportedNames(masked: string): readonly ExportedName[] {
  const names: ExportedName[] = [];
  const add = (exported: string, local: string): number => names.push({ exported, local });
  const declared = /\bexport\s+(?:default\s+)?(?:const|function)\s+(\w+)/g;
  for (const [text, name = ''] of [...masked.matchAll(declared)].slice(0, MAX_EXPORTS)) {
    add(/\bdefault\b/.test(text) ? 'default' : name, name);
  }
  for (const [, list = ''] of firstOf(/\b(?:export|module\.exports =)\s{0,4}\{([^{}]*)\}/g, masked)) {
    for (const entry of list.split(',').slice(0, MAX_EXPORTS)) {
      const [local = '', as, exported = local] = entry.trim().split(/\s+/);
      if (as === undefined || as === 'as') add(exported, local);
    }
  }
  for (const [, name = ''] of firstOf(/\b(?:module\.)?exports\.(\w+)\s*=\s*\1\b/g, masked)) add(name, name);
  const [, name] = /\b(?:export\s+default|module\.exports\s*=)\s+(\w+)/.exec(masked) ?? [];
  if (name !== undefined) add('default', name);
  return names;
}
