import { POSIX_MEANINGS, operatorAt } from './operators.js';
import { recover } from './recover.js';
import { BRACE_OPEN, endOfRun, isDigit, isNamePart, isNameStart } from './scan.js';
import type { InvalidPiece, Operand, Piece, Reference, Template } from './template.js';
import { MAX_DEPTH, PieceList, bareReference, salvage } from './template.js';

/** What ends a stretch of text: its end, the brace of a reference, or a double quote. */
type Closer = '' | '}' | '"';

/**
 * Words of a Dockerfile as BuildKit expands them, quotes and all. Source: moby/buildkit
 * `frontend/dockerfile/shell/lex.go`: `$NAME`, `${NAME}`, and behind the name `:-` `-` `:+` `+` `:?` `?`, and
 * `#` `##` `%` `%%` `/` `//`, which change the value. Any other modifier, `:=` among them, is an error.
 * - `'…'` holds no references; `"…"` does, and `\` escapes `"`, `$` and itself there.
 * - `\` takes the character behind it as it is. The escape token of the file is written as `\` here.
 * - Operands are words themselves. `$$` is a special parameter, as `$1` is, and never set.
 */
export function parseDockerfile(text: string): Template {
  return new DockerfileParser(text).word('', 0);
}

class DockerfileParser {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads up to the closer, which is not consumed, or to the end of the text. */
  word(closer: Closer, depth: number): Piece[] {
    const list = new PieceList();
    const text = this.#text;
    let start = this.#position;
    let decoded = '';
    const flush = (): void => {
      list.literal(start, this.#position, decoded);
      decoded = '';
    };
    while (this.#position < text.length) {
      const character = text.charAt(this.#position);
      if (character === closer) break;
      if (character === '\\') decoded += this.#escaped(closer === '"');
      else if (character === "'" && closer !== '"') decoded += this.#singleQuoted();
      else if (character === '"') {
        flush();
        this.#position += 1;
        for (const piece of this.word('"', depth)) list.push(piece);
        this.#position += 1;
        start = this.#position;
      } else if (character === '$') {
        flush();
        const piece = this.#dollar(depth);
        if (piece === undefined) decoded += '$';
        else list.push(piece);
        start = piece === undefined ? this.#position - 1 : this.#position;
      } else {
        decoded += character;
        this.#position += 1;
      }
    }
    this.#position = Math.min(this.#position, text.length);
    flush();
    return list.pieces;
  }

  #escaped(quoted: boolean): string {
    const next = this.#text.charAt(this.#position + 1);
    this.#position += next === '' ? 1 : 2;
    return quoted && next !== '"' && next !== '$' && next !== '\\' ? `\\${next}` : next;
  }

  #singleQuoted(): string {
    const open = this.#position;
    const close = this.#text.indexOf("'", open + 1);
    this.#position = close === -1 ? this.#text.length : close + 1;
    return this.#text.slice(open + 1, close === -1 ? undefined : close);
  }

  /** What a `$` begins; undefined for one that stands for itself, which is consumed. */
  #dollar(depth: number): Piece | undefined {
    const text = this.#text;
    const dollar = this.#position;
    const next = text.charCodeAt(dollar + 1);
    if (next === BRACE_OPEN) return this.#braced(dollar, depth);
    const nameEnd = nameEndAt(text, dollar + 1);
    this.#position = nameEnd;
    if (nameEnd === dollar + 1) {
      this.#position = dollar + 1;
      return undefined;
    }
    if (!isNameStart(next)) return { kind: 'opaque', start: dollar, end: nameEnd, pieces: [] };
    return bareReference(text, { start: dollar, end: nameEnd }, { start: dollar + 1, end: nameEnd });
  }

  #braced(dollar: number, depth: number): Piece {
    const text = this.#text;
    const nameStart = dollar + 2;
    const nameEnd = nameEndAt(text, nameStart);
    if (nameEnd === nameStart) return this.#invalid(dollar, 'bad substitution');
    const isVariable = isNameStart(text.charCodeAt(nameStart));
    const bare = bareReference(text, { start: dollar, end: nameEnd + 1 }, { start: nameStart, end: nameEnd });
    if (text[nameEnd] === '}') {
      this.#position = nameEnd + 1;
      return isVariable ? bare : { kind: 'opaque', start: dollar, end: nameEnd + 1, pieces: [] };
    }
    if (depth >= MAX_DEPTH) return this.#invalid(dollar, 'nested too deeply');
    const operator = operatorAt(text, nameEnd, '-?+');
    const transformation = /^(?:##?|%%?|\/\/?)/.exec(text.slice(nameEnd, nameEnd + 2))?.[0];
    if (operator === undefined && transformation === undefined)
      return this.#invalid(dollar, 'unsupported modifier');
    const operand = this.#operand(nameEnd + (operator ?? transformation ?? '').length, depth);
    const end = this.#position;
    if (text[end - 1] !== '}' || operand.end === end) return unterminated(text, dollar, end, operand);
    if (!isVariable) return { kind: 'opaque', start: dollar, end, pieces: operand.pieces };
    if (operator !== undefined) return { ...bare, end, operator, meaning: POSIX_MEANINGS[operator], operand };
    return { ...bare, end, meaning: 'transformation', operand } satisfies Reference;
  }

  /** The operand up to the closing brace, which is consumed, or to the end of the text. */
  #operand(start: number, depth: number): Operand {
    this.#position = start;
    const pieces = this.word('}', depth + 1);
    const end = this.#position;
    this.#position = Math.min(end + 1, this.#text.length);
    return { start, end, pieces };
  }

  /** BuildKit refuses the whole instruction; reading goes on behind the `${` for what was meant. */
  #invalid(dollar: number, reason: string): InvalidPiece {
    const recovered = recover(this.#text, dollar);
    const end = Math.max(dollar + 2, recovered[0]?.end ?? 0);
    this.#position = end;
    return { kind: 'invalid', start: dollar, end, reason, recovered };
  }
}

/** All that follows was its operand: it is not read again, which would take exponential time. */
function unterminated(text: string, start: number, end: number, operand: Operand): InvalidPiece {
  const recovered = [...recover(text, start)];
  salvage(operand.pieces, recovered);
  return { kind: 'invalid', start, end, reason: 'unterminated', recovered };
}

/** Where the name at an offset ends: letters, digits, one special parameter, or nothing at all. */
function nameEndAt(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (isDigit(first)) return endOfRun(text, start, text.length, isDigit);
  if (isNameStart(first)) return endOfRun(text, start, text.length, isNamePart);
  return SPECIAL.has(text.charAt(start)) ? start + 1 : start;
}

const SPECIAL: ReadonlySet<string> = new Set(['@', '*', '#', '?', '-', '$', '!']);
