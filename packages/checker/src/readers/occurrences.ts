/** Where a character occurs next: asked for scalar after scalar, it passes over the text only once. */
export class Occurrences {
  readonly #text: string;
  readonly #char: string;
  #from = 0;
  #found = -1;

  constructor(text: string, char: string) {
    this.#text = text;
    this.#char = char;
  }

  next(offset: number): number {
    if (offset < this.#from || offset > this.#found) {
      this.#found = this.#search(offset);
      this.#from = offset;
    }
    return this.#found;
  }

  #search(offset: number): number {
    const found = this.#text.indexOf(this.#char, offset);
    return found < 0 ? Infinity : found;
  }
}
