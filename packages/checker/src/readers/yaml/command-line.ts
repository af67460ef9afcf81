import type { TextRange } from '@bridgekeeper/policy';

/** `NAME=value`: an item of an environment list, a literal of a generator. */
export const ASSIGNMENT: RegExp = /^([A-Za-z_][A-Za-z0-9_.-]{0,127})=/;
/** `--password=x`, `--requirepass x`, and `PGPASSWORD=x` before a command. */
export const FLAG: RegExp =
  /(?:^|[\s;&|("'])(?:--?([A-Za-z][A-Za-z0-9_.-]{1,63})(?:=|[ \t]{1,8})|([A-Za-z_][A-Za-z0-9_]{2,63})=)([^\s"'`;&|()-][^\s"'`;&|()]{0,200}|"[^"\n]{0,200}"|'[^'\n]{0,200}')/g;
/** An item of an argument list that is a flag: its value is the next item. */
export const LONE_FLAG: RegExp = /^--?([A-Za-z][A-Za-z0-9_.-]{1,63})$/;

/** What follows `NAME=`. Quotes in there reach the container, but the author did not mean them. */
export function unquoted(value: string, start: number): TextRange {
  const quote = value[start];
  const quoted = (quote === '"' || quote === "'") && value.length > start + 1 && value.endsWith(quote);
  return quoted ? { start: start + 1, end: value.length - 1 } : { start, end: value.length };
}
