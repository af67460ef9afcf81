import type { TextRange } from '@bridgekeeper/policy';

/** `NAME=value`: an item of an environment list, a literal of a generator. */
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_.-]{0,127})=/;
/** `--password=x`, `--requirepass x`, and `PGPASSWORD=x` before a command. */
const FLAG =
  /(?:^|[\s;&|("'])(?:--?([A-Za-z][A-Za-z0-9_.-]{1,63})(?:=|[ \t]{1,8})|([A-Za-z_][A-Za-z0-9_]{2,63})=)([^\s"'`;&|()-][^\s"'`;&|()]{0,200}|"[^"\n]{0,200}"|'[^'\n]{0,200}')/g;
/** An item of an argument list that is a flag: its value is the next item. */
const LONE_FLAG = /^--?([A-Za-z][A-Za-z0-9_.-]{1,63})$/;

/** What follows `NAME=`. Quotes in there reach the container, but the author did not mean them. */
function unquoted(value: string, start: number): TextRange {
  const quote = value[start];
  const quoted = (quote === '"' || quote === "'") && value.length > start + 1 && value.endsWith(quote);
  return quoted ? { start: start + 1, end: value.length - 1 } : { start, end: value.length };
}

/** A setting that is a part of a text: offsets of its value into that text. */
export interface TextPart {
  readonly kind: 'variable' | 'key';
  readonly name: string;
  readonly value: TextRange;
}

/** `NAME=value`, or undefined for any other text. */
export function assignmentIn(text: string): TextPart | undefined {
  const match = ASSIGNMENT.exec(text);
  if (match?.[1] === undefined) return undefined;
  return { kind: 'variable', name: match[1], value: unquoted(text, match[0].length) };
}

/** The flags and assignments of a command line that have a literal value. */
export function partsOfCommand(text: string): TextPart[] {
  const parts: TextPart[] = [];
  for (const match of text.matchAll(FLAG)) {
    const [whole, flag, variable, value = ''] = match;
    if (value.includes('$')) continue;
    const start = match.index + whole.length - value.length;
    parts.push({
      kind: flag === undefined ? 'variable' : 'key',
      name: flag ?? variable ?? '',
      value: unquoted(text.slice(0, start + value.length), start),
    });
  }
  return parts;
}

/** The name of an argument that is a flag and nothing else: `password` of `--password`. */
export function loneFlagName(text: string): string | undefined {
  return LONE_FLAG.exec(text)?.[1];
}
