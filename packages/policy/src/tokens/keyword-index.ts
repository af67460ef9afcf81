/**
 * Finds which of many keywords stand in a text, in one pass: a table of first two characters, then a
 * comparison.
 */
export class KeywordIndex<T> {
  readonly #starts = new Uint8Array(128 * 128);
  readonly #entries: (Entry<T>[] | undefined)[] = new Array<Entry<T>[] | undefined>(128 * 128).fill(
    undefined,
  );

  /** @param keyword two ASCII characters and more */
  add(keyword: string, value: T): void {
    const key = pair(keyword.charCodeAt(0), keyword.charCodeAt(1));
    this.#starts[key] = 1;
    const entries = (this.#entries[key] ??= []);
    const entry = entries.find((candidate) => candidate.keyword === keyword);
    if (entry === undefined) entries.push({ keyword, third: keyword.charCodeAt(2), values: [value] });
    else entry.values.push(value);
  }

  /**
   * The values of all keywords in the text, in order of their first appearance; undefined where there is
   * none.
   */
  find(text: string): Set<T> | undefined {
    let found: Set<T> | undefined;
    let previous = text.charCodeAt(0);
    for (let i = 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      const key = pair(previous, code);
      previous = code;
      if (this.#starts[key] !== 1) continue;
      const next = text.charCodeAt(i + 1);
      for (const { keyword, third, values } of this.#entries[key] ?? NO_ENTRIES) {
        if ((third !== next && keyword.length > 2) || !text.startsWith(keyword, i - 1)) continue;
        found ??= new Set();
        for (const value of values) found.add(value);
      }
    }
    return found;
  }
}

interface Entry<T> {
  readonly keyword: string;
  /** The code of the third character, which is compared first; NaN where the keyword has two. */
  readonly third: number;
  readonly values: T[];
}

const NO_ENTRIES: readonly never[] = [];

/** Characters beyond ASCII fall on others; the comparison sorts them out. */
function pair(first: number, second: number): number {
  return ((first & 127) << 7) | (second & 127);
}
