import type { TextRange } from '@bridgekeeper/policy';

/** `NAME=value`: an item of an environment list, a literal of a generator. */
const ASSIGNMENT = /^([A-Za-z_][A-Za-z0-9_.-]{0,127})=/;
/** `A=1 B=2`: several of them, as Travis CI has it in one item. */
const SEVERAL = /^[^\s"']{0,1000}[ \t]{1,8}[A-Za-z_]\w{0,127}=/;

/** A list item that is a setting: offsets of its value into the text. */
export interface Assignment {
  readonly name: string;
  readonly value: TextRange;
}

/** `NAME=value`, or undefined for any other text. What follows the sign is the value, blanks included. */
export function assignmentIn(text: string): Assignment | undefined {
  const match = ASSIGNMENT.exec(text);
  if (match?.[1] === undefined) return undefined;
  return { name: match[1], value: unquoted(text, match[0].length) };
}

/** Whether a shell would read several assignments, or a command behind one. */
export function isShellLine(text: string): boolean {
  return SEVERAL.test(text);
}

/** What follows `NAME=`. Quotes in there reach the container, but the author did not mean them. */
function unquoted(value: string, start: number): TextRange {
  const quote = value[start];
  const quoted = (quote === '"' || quote === "'") && value.length > start + 1 && value.endsWith(quote);
  return quoted ? { start: start + 1, end: value.length - 1 } : { start, end: value.length };
}
