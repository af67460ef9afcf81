import type { Event } from 'js-yaml';
import { YAMLException } from 'js-yaml';

/** Each line that is joined costs a parse: how many characters may be parsed in all. Files of people need a few parses. */
const MAX_PARSED = 4_000_000;

/** What js-yaml says of a line of a quoted scalar or a flow collection that stands too far left. */
const DEFICIENT = 'deficient indentation';

/** A text and its events. The text is as long as the one that was given, so that offsets hold. */
export interface LenientResult {
  readonly text: string;
  readonly events: Event[];
}

/**
 * Reads what libyaml and go-yaml accept and YAML 1.2 does not: a line of a quoted scalar, or of a flow
 * collection, that is not indented more than the key above (`args: ["`, the text, and `"]` below `args`).
 * PyYAML, Ansible, kubectl and GitHub's runner read such files. The breaks in front of such lines become blanks,
 * one for one.
 *
 * @param exception that the first parse ended with
 * @returns undefined where the text has another fault too
 */
export function parseLenient(
  text: string,
  exception: unknown,
  parse: (text: string) => Event[],
): LenientResult | undefined {
  let joined = text;
  let fault = exception;
  for (let left = MAX_PARSED - text.length; left >= 0; left -= text.length) {
    const next = joinAt(joined, fault);
    if (next === undefined) return undefined;
    joined = next;
    try {
      return { text: joined, events: parse(joined) };
    } catch (another) {
      fault = another;
    }
  }
  return undefined;
}

/** The text with blanks for the breaks before the line that a fault stands in; undefined where that is no remedy. */
function joinAt(text: string, fault: unknown): string | undefined {
  if (!(fault instanceof YAMLException) || !fault.reason.startsWith(DEFICIENT)) return undefined;
  const { position = 0 } = (fault.mark ?? {}) as { position?: number };
  let start = position;
  while (start > 0 && ' \t\r\n'.includes(text.charAt(start - 1))) start--;
  const gap = text.slice(start, position);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  // A comment would swallow the line that is joined to it.
  if (!gap.includes('\n') || line.includes('#')) return undefined;
  return text.slice(0, start) + gap.replace(/[\r\n]/g, ' ') + text.slice(position);
}
