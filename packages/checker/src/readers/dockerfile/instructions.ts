/** One instruction of a Dockerfile. */
export interface Instruction {
  /** In capitals; of `ONBUILD RUN …` it is `RUN`. */
  readonly keyword: string;
  /** What follows the keyword, flags included: continued lines joined, comments between them left out. */
  readonly text: string;
  /** Maps an offset into `text` to one into the file. */
  readonly offsetInFile: (offset: number) => number;
  /** The here-documents of the instruction: their bodies, and where each starts in the file. */
  readonly heredocs: readonly { readonly text: string; readonly start: number }[];
}

export interface Dockerfile {
  readonly instructions: readonly Instruction[];
  /** `\`, or the back-tick that `# escape=` of the first lines asks for. */
  readonly escape: '\\' | '`';
}

/**
 * Splits a Dockerfile into instructions, as BuildKit does (moby/buildkit `frontend/dockerfile/parser/parser.go`):
 * a line that ends with the escape token goes on in the next one; empty lines and comments in between are passed
 * over; here-documents belong to RUN, COPY and ADD. Linear; never throws.
 */
export function readInstructions(text: string): Dockerfile {
  const escape = ESCAPE_DIRECTIVE.exec(text)?.[1] === '`' ? '`' : '\\';
  const lines = new Lines(text);
  const instructions: Instruction[] = [];
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    const source = text.slice(line.start, line.end);
    if (IS_COMMENT.test(source)) continue;
    const instruction = readOne(text, lines, line, escape);
    if (instruction !== undefined) instructions.push(instruction);
  }
  return { instructions, escape };
}

/** Directives stand before all else (docs.docker.com, Dockerfile reference, "Parser directives"). */
const ESCAPE_DIRECTIVE =
  /^(?:\uFEFF)?(?:#[ \t]*(?!escape)\w{1,20}[ \t]*=[^\r\n]{0,400}\r?\n){0,8}#[ \t]*escape[ \t]*=[ \t]*(\S)/i;
const IS_COMMENT = /^\s*(?:#|$)/;
const KEYWORD = /^\s*(?:ONBUILD\s+)?([A-Za-z]+)(?:\s+|$)/i;
const HEREDOC = /<<(-?)["']?([A-Za-z_]\w{0,100})["']?/g;

interface Line {
  readonly start: number;
  readonly end: number;
}

class Lines {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Line | undefined {
    const start = this.#at;
    if (start >= this.#text.length) return undefined;
    const newline = this.#text.indexOf('\n', start);
    const end = newline < 0 ? this.#text.length : newline;
    this.#at = end + 1;
    return { start, end: this.#text[end - 1] === '\r' ? end - 1 : end };
  }
}

function readOne(text: string, lines: Lines, first: Line, escape: string): Instruction | undefined {
  const pieces: { readonly at: number; readonly start: number; readonly text: string }[] = [];
  let length = 0;
  for (let line: Line | undefined = first; line !== undefined; line = lines.next()) {
    const source = text.slice(line.start, line.end);
    if (pieces.length > 0 && IS_COMMENT.test(source)) continue;
    const trimmed = source.trimEnd();
    const continues = trimmed.endsWith(escape);
    const piece = continues ? trimmed.slice(0, -1) : source;
    pieces.push({ at: length, start: line.start, text: piece });
    length += piece.length;
    if (!continues) break;
  }
  const joined = pieces.map((piece) => piece.text).join('');
  const match = KEYWORD.exec(joined);
  if (match?.[1] === undefined) return undefined;
  const keyword = match[1].toUpperCase();
  const skipped = match[0].length;
  const rest = joined.slice(skipped);
  const offsetInFile = (offset: number): number => {
    const wanted = offset + skipped;
    const piece = pieceAt(pieces, wanted);
    return piece === undefined ? first.start : piece.start + wanted - piece.at;
  };
  return { keyword, text: rest, offsetInFile, heredocs: heredocsOf(text, lines, keyword, rest) };
}

/** The last of some pieces, in order, that starts at an offset or before it: found by halving. */
function pieceAt<T extends { readonly at: number }>(pieces: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}

function heredocsOf(text: string, lines: Lines, keyword: string, rest: string): Instruction['heredocs'] {
  if ((keyword !== 'RUN' && keyword !== 'COPY' && keyword !== 'ADD') || !rest.includes('<<')) return [];
  return Array.from(rest.matchAll(HEREDOC), ([, dash, name]) => {
    const first = lines.next();
    let end = first?.start ?? text.length;
    for (let line = first; line !== undefined; line = lines.next()) {
      end = line.start;
      const source = text.slice(line.start, line.end);
      if ((dash === '-' ? source.replace(/^\t+/, '') : source) === name) break;
      end = line.end;
    }
    const start = first?.start ?? text.length;
    return { text: text.slice(start, end), start };
  });
}
