/** A string of the exec form: its value, and where its content starts in the text. */
export interface JsonWord {
  readonly value: string;
  readonly start: number;
}

const STRING = /"((?:[^"\\]|\\.)*)"/gy;

/**
 * The strings of an instruction's exec form (`["a", "b"]`), flags and the `CMD` of a health check before it passed
 * over; undefined where the text is a shell's.
 */
export function jsonWords(text: string): JsonWord[] | undefined {
  const open = /^\s*(?:--\S+\s+){0,20}(?:(?:CMD|RUN)\s+)?\[/i.exec(text);
  if (open === null || !text.trimEnd().endsWith(']')) return undefined;
  const words: JsonWord[] = [];
  let at = open[0].length;
  for (;;) {
    at += /^[\s,]*/.exec(text.slice(at, at + 1_000))?.[0].length ?? 0;
    STRING.lastIndex = at;
    const match = STRING.exec(text);
    if (match === null) break;
    // Escapes keep their length: places stay true, and no password is told by them.
    words.push({ value: match[1] ?? '', start: at + 1 });
    at = STRING.lastIndex;
  }
  return text.slice(at).trim() === ']' ? words : undefined;
}
