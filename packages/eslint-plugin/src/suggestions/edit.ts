/** A text in place of a range of the file, which is empty where text is added. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}
