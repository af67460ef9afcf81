import type { Piece } from './template.js';

/** Builds the pieces of a word: what is quoted in several ways is still one literal. */
export class ShellWord {
  readonly #pieces: Piece[] = [];
  #start = -1;
  #end = -1;
  #text = '';

  /**
   * Appends literal text. Empty text counts: `""` is a literal, nothing is not.
   *
   * @param start where it is written, its quotes or backslash included
   */
  add(start: number, end: number, text: string): void {
    if (this.#start === -1) this.#start = start;
    this.#end = end;
    this.#text += text;
  }

  push(piece: Piece): void {
    this.#flush();
    this.#pieces.push(piece);
  }

  /** The pieces so far. */
  pieces(): Piece[] {
    this.#flush();
    return this.#pieces;
  }

  #flush(): void {
    if (this.#start === -1) return;
    this.#pieces.push({ kind: 'literal', start: this.#start, end: this.#end, text: this.#text });
    this.#start = -1;
    this.#text = '';
  }
}
