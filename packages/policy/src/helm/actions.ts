/** An action of a Go template. */
export interface TemplateAction {
  /** Offsets of `{{` and behind `}}`. */
  readonly start: number;
  readonly end: number;
}

/** The actions (`{{ … }}`) of a text, in order. An unclosed one ends with its line. Linear: each is bounded. */
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
  if (isComment(text.slice(start, start + 8))) {
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

/** Whether an action is a comment: `{{/* … ` up to its closing mark. */
export function isComment(action: string): boolean {
  return /^\{\{-?\s{0,4}\/\*/.test(action);
}

/** An action may span lines, but not a file. */
const MAX_ACTION_LENGTH = 4_000;

function lineEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

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
