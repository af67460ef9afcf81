import type { TextRange } from '@bridgekeeper/policy';

/** Whole-line comments: the only ones that every reader of an env file, and BuildKit, take for comments. */
const COMMENT = /^[ \t]*#/;

/** `KEY="`: a value in quotes may go on over lines. */
const QUOTED_VALUE = /^[ \t]*(?:export[ \t]+)?[^\s=:#"'`]{1,200}[ \t]*[=:][ \t]*(["'`])/;

/** `COPY <<EOF …`: what follows is the content of a file. */
const COPIED_HEREDOC = /^[ \t]*(?:COPY|ADD)\b.{0,400}?<<-?["']?(\w{1,64})/i;

/**
 * The comments of an env file that fill their line. A `#` in a quoted value that spans lines is the value's. Linear.
 *
 * @returns in order of place; each from its `#` to the end of its line
 */
export function envComments(text: string): TextRange[] {
  const comments: TextRange[] = [];
  const unclosed = new Set<string>();
  let skipped = 0;
  for (const { start, line } of linesOf(text)) {
    if (start < skipped) continue;
    if (COMMENT.test(line)) comments.push(commentOf(start, line));
    const opening = QUOTED_VALUE.exec(line);
    const quote = opening?.[1];
    if (opening === null || quote === undefined || unclosed.has(quote)) continue;
    const close = closeOf(text, start + opening[0].length, quote);
    if (close === undefined) unclosed.add(quote);
    else skipped = close;
  }
  return comments;
}

/** The comments of a Dockerfile. A `#` in a file that `COPY` or `ADD` writes is that file's. */
export function dockerfileComments(text: string): TextRange[] {
  const comments: TextRange[] = [];
  let terminator: string | undefined;
  for (const { start, line } of linesOf(text)) {
    if (terminator !== undefined) {
      if (line.trim() === terminator) terminator = undefined;
      continue;
    }
    if (COMMENT.test(line)) comments.push(commentOf(start, line));
    else terminator = COPIED_HEREDOC.exec(line)?.[1];
  }
  return comments;
}

function commentOf(start: number, line: string): TextRange {
  return { start: start + line.indexOf('#'), end: start + line.length };
}

function closeOf(text: string, from: number, quote: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return undefined;
}

function* linesOf(text: string): Iterable<{ readonly start: number; readonly line: string }> {
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (;;) {
    const found = breaks.exec(text);
    yield { start, line: text.slice(start, found?.index) };
    if (found === null) return;
    start = found.index + found[0].length;
  }
}
