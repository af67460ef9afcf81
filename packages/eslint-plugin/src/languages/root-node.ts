export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Location {
  readonly start: Position;
  readonly end: Position;
}

/**
 * The whole text. Its type is not `Program`: for that, rules that know JavaScript only would ask for scopes and tokens
 * that there are not.
 */
export interface DeployFile {
  readonly type: 'DeployFile';
  readonly range: readonly [number, number];
  readonly loc: Location;
}

/** The root of a text: ESLint takes the origin of lines and columns, and the end of the text, from it. */
export function fileOf(text: string): DeployFile {
  const breaks = /\r\n|\r|\n/g;
  let line = 1;
  let start = 0;
  while (breaks.exec(text) !== null) {
    line++;
    start = breaks.lastIndex;
  }
  const end = { line, column: text.length - start + 1 };
  return { type: 'DeployFile', range: [0, text.length], loc: { start: { line: 1, column: 1 }, end } };
}
