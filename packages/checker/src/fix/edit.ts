/** Replaces a part of a text. Offsets are UTF-16 units into the text as decoded, the byte order mark left out. */
export interface TextEdit {
  readonly start: number;
  /** Not included; the same as `start` where text is only added. */
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap, in order of place. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/** Whether two edits cannot both be applied: they share a character, or add text at the same place. */
export function overlap(a: TextEdit, b: TextEdit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.start ? a.end > b.start : b.end > a.start;
}

/** A part of the text that edits result in: kept from the old one, or new in place of a part of it. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Undefined where the old text was kept. */
  readonly text: string | undefined;
}

/**
 * Makes one list of edits out of two: the second is of the text that the first results in, the result is of
 * the text that the first is of. Each is in order and without overlaps.
 *
 * @param length of the text that the first is of
 */
export function composeEdits(
  length: number,
  first: readonly TextEdit[],
  second: readonly TextEdit[],
): TextEdit[] {
  const pieces = new PieceQueue(piecesOf(length, first));
  const result: Piece[] = [];
  let at = 0;
  for (const { start, end, text } of second) {
    result.push(...pieces.take(start - at));
    const from = pieces.next(length);
    const replaced = pieces.take(end - start);
    result.push({ start: from, end: replaced.at(-1)?.end ?? from, text });
    at = end;
  }
  result.push(...pieces.take(Infinity));
  return editsOf(result);
}

function piecesOf(length: number, edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const edit of edits) {
    if (edit.start > from) pieces.push({ start: from, end: edit.start, text: undefined });
    pieces.push(edit);
    from = edit.end;
  }
  if (from < length) pieces.push({ start: from, end: length, text: undefined });
  return pieces;
}

/** The pieces that are new; neighbours are one edit. */
function editsOf(pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let neighbour = false;
  for (const { start, end, text } of pieces) {
    const last = edits.at(-1);
    if (text !== undefined && neighbour && last !== undefined) {
      edits[edits.length - 1] = { start: last.start, end, text: last.text + text };
    } else if (text !== undefined) edits.push({ start, end, text });
    neighbour = text !== undefined;
  }
  return edits;
}

class PieceQueue {
  readonly #pieces: readonly Piece[];
  #index = 0;
  /** What is left of a piece that was taken in part. */
  #head: Piece | undefined;

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    this.#head = pieces[0];
  }

  /** Where in the old text the next piece starts. */
  next(length: number): number {
    return this.#head?.start ?? length;
  }

  /** Takes so many characters of the new text. */
  take(count: number): Piece[] {
    const taken: Piece[] = [];
    let left = count;
    while (this.#head !== undefined && left > 0) {
      const head = this.#head;
      const size = head.text?.length ?? head.end - head.start;
      if (size <= left) {
        taken.push(head);
        left -= size;
        this.#head = this.#pieces[++this.#index];
      } else {
        const [before, after] = split(head, left);
        taken.push(before);
        left = 0;
        this.#head = after;
      }
    }
    return taken;
  }
}

function split({ start, end, text }: Piece, at: number): [Piece, Piece] {
  if (text === undefined) {
    const middle = start + at;
    return [
      { start, end: middle, text },
      { start: middle, end, text },
    ];
  }
  return [
    { start, end, text: text.slice(0, at) },
    { start: end, end, text: text.slice(at) },
  ];
}
