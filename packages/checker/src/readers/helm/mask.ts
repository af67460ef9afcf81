import type { TemplateAction } from '@bridgekeeper/policy';
import { findActions } from '@bridgekeeper/policy';

/**
 * Go-template text is not YAML. With each action (`{{ … }}`) replaced by as many characters that YAML
 * takes as plain text, most templates are, and every offset stays what it was.
 *
 * The character stands in Unicode's private use area, so that no file holds it already and YAML allows it.
 */
export const MASK = '\uE000';

/** Whether a text holds Go-template actions: without, nothing needs masking. */
export function hasActions(text: string): boolean {
  return text.includes('{{');
}

/** The text with every action masked; a line that holds nothing but actions becomes blank. */
export function maskActions(text: string, actions: readonly TemplateAction[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (let index = 0; index < actions.length;) {
    // Actions that follow each other on one line are looked at together: `{{- end }}{{- end }}`.
    const first = actions[index];
    if (first === undefined) break;
    let last = first;
    let next = index + 1;
    for (
      let after = actions[next];
      after !== undefined && isBlank(text, last.end, after.start);
      after = actions[next]
    ) {
      last = after;
      next++;
    }
    const alone = startsLine(text, first.start) && endsLine(text, last.end);
    pieces.push(text.slice(at, first.start));
    pieces.push(masked(text.slice(first.start, last.end), alone));
    at = last.end;
    index = next;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** What stands for an action: the indentation of its later lines stays, so that they belong to its value. */
function masked(action: string, alone: boolean): string {
  if (alone) return action.replace(/[^\r\n]/g, ' ');
  return action.replace(/[\r\n][ \t]*|[^\r\n]/g, (part) => (/^[\r\n]/.test(part) ? part : MASK));
}

/** A value as it is written: where it was read by its line alone, its last action may go on behind it. */
export function templatedText(text: string, start: number, end: number): string {
  const value = text.slice(start, end);
  const open = value.lastIndexOf('{{');
  if (open < 0 || value.includes('}}', open)) return value;
  const [action] = findActions(text.slice(start + open, start + open + MAX_ACTION_LENGTH));
  return action === undefined ? value : text.slice(start, Math.max(end, start + open + action.end));
}

/** As long as an action may be. */
const MAX_ACTION_LENGTH = 4_000;

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== ' ' && text[at] !== '\t') return false;
  return true;
}

function startsLine(text: string, offset: number): boolean {
  let at = offset - 1;
  while (at >= 0 && (text[at] === ' ' || text[at] === '\t')) at--;
  return at < 0 || text[at] === '\n' || text[at] === '\r';
}

function endsLine(text: string, offset: number): boolean {
  let at = offset;
  while (at < text.length && (text[at] === ' ' || text[at] === '\t')) at++;
  return at >= text.length || text[at] === '\n' || text[at] === '\r';
}
