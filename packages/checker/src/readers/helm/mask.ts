import { lineEnd } from '../lines.js';

/**
 * Go-template text is not YAML. With each action (`{{ … }}`) replaced by as many characters that YAML
 * takes as plain text, most templates are, and every offset stays what it was.
 *
 * The character stands in Unicode's private use area, so that no file holds it already and YAML allows it.
 */
export const MASK = '\uE000';

export interface TemplateAction {
  /** Offsets of `{{` and behind `}}`. */
  readonly start: number;
  readonly end: number;
}

/** Whether a text holds Go-template actions: without, nothing needs masking. */
export function hasActions(text: string): boolean {
  return text.includes('{{');
}

/** The actions of a text, in order. An unclosed one ends with its line. Linear: each is bounded. */
export function findActions(text: string): TemplateAction[] {
  const actions: TemplateAction[] = [];
  let at = text.indexOf('{{');
  while (at >= 0) {
    const end = actionEnd(text, at);
    actions.push({ start: at, end });
    at = text.indexOf('{{', end);
  }
  return actions;
}

function actionEnd(text: string, start: number): number {
  if (/^\{\{-?\s*\/\*/.test(text.slice(start, start + 8))) {
    const close = text.indexOf('*/', start);
    const end = close < 0 ? -1 : text.indexOf('}}', close);
    return end < 0 ? text.length : end + 2;
  }
  const limit = Math.min(text.length, start + MAX_ACTION_LENGTH);
  let line = -1;
  for (let at = start + 2; at < limit; at++) {
    const char = text[at];
    if (char === '}' && text[at + 1] === '}') return at + 2;
    if (char === '{' && text[at + 1] === '{') break;
    if (char === '"' || char === '`' || char === "'") at = skipString(text, at, char);
    if (char === '\n' && line < 0) line = at;
  }
  // Not closed before the next one, or at all: it must not swallow the lines behind it.
  return line < 0 ? lineEnd(text, start) : line;
}

/** An action may span lines, but not a file. */
const MAX_ACTION_LENGTH = 4_000;

/** The offset of the closing quote; of the opening one where the line ends first (an apostrophe). */
function skipString(text: string, start: number, quote: string): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && quote !== '`') at++;
    else if (char === quote) return at;
    else if (char === '\n' && quote !== '`') return start;
  }
  return start;
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
    pieces.push(text.slice(first.start, last.end).replace(/[^\r\n]/g, alone ? ' ' : MASK));
    at = last.end;
    index = next;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

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
