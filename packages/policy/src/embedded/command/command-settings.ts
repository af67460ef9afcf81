import { CommandReader } from './command-reader.js';
import type { CommandCandidate } from './words.js';
import { readWords } from './words.js';

/** What a line must hold: a sign, a flag, a tag, or a client that takes a password by position. */
const LINE =
  /=|(?:^|[\s"'`])-[-A-Za-z]|^\s{0,200}<[A-Za-z]|add_user|change_password|authenticate_user|chpasswd|\bmc\s|\sset\s/;

/** The candidates in the commands of a text, line by line. A line that is a comment is none. */
export function commandCandidates(text: string): readonly CommandCandidate[] {
  const reader = new CommandReader();
  let continued = false;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    let end = newline < 0 ? text.length : newline;
    const next = end + 1;
    if (text[end - 1] === '\r') end--;
    const continues = text[end - 1] === '\\';
    if (continued || continues || reader.open || LINE.test(text.slice(start, end))) {
      readWords(text, start, continues ? end - 1 : end, reader);
      reader.endLine(continues);
    }
    continued = continues;
    start = next;
  }
  return reader.found;
}

/** The candidates that take several arguments to see: `["--password", "x"]`, `["curl", "-u", "user:x"]`. */
export function argumentCandidates(words: readonly string[]): readonly CommandCandidate[] {
  const reader = new CommandReader();
  for (const [argument, source] of words.entries()) {
    reader.word({ source, argument, start: 0, end: source.length, quoted: true, gap: 1 });
  }
  return reader.found;
}
