/** A token of a Go template's action. */
export interface Token {
  readonly kind: 'string' | 'path' | 'word' | '(' | ')' | '|' | '=' | 'end';
  /** A string without its quotes, escapes as written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// Strings, field paths (`.Values.a.b`, `$x.y`, a lone `.`), words and numbers, and the marks that structure them.
const TOKEN =
  /"((?:[^"\\\r\n]|\\.){0,2000})"|`([^`]{0,2000})`|(\$?\w{0,200}(?:\.\w+)+)|([\w$]+)|([()|])|(:?=)|(\{\{-?|-?\}\}|,)|(\.)/g;

/** The tokens between two offsets of a text. Offsets are those of the text. Never throws; linear. */
export function tokenize(text: string, start = 0, end: number = text.length): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(TOKEN)) {
    const [whole, double, raw, path, word, mark, assign, , dot] = match;
    const from = start + match.index;
    const place = { start: from, end: from + whole.length };
    const string = double ?? raw;
    if (string !== undefined) tokens.push({ kind: 'string', text: string, ...place });
    else if (path !== undefined || dot !== undefined) tokens.push({ kind: 'path', text: whole, ...place });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, ...place });
    else if (mark === '(' || mark === ')' || mark === '|') tokens.push({ kind: mark, text: mark, ...place });
    else tokens.push({ kind: assign === undefined ? 'end' : '=', text: whole, ...place });
  }
  return tokens;
}
