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
 * The root, over the whole text. Its type is not `Program`, which rules for JavaScript listen to, and it has what a
 * `Program` has, empty: some of them look into it before they listen.
 */
export interface DeployFile {
  readonly type: 'DeployFile';
  readonly range: readonly [number, number];
  readonly loc: Location;
  readonly body: readonly never[];
  readonly comments: readonly never[];
  readonly tokens: readonly never[];
}

/** By the type of a node: the keys of its children. */
export const VISITOR_KEYS: Readonly<Record<string, string[]>> = { DeployFile: [] };

/**
 * What a rule listens to in our languages. No node is visited, not even the root: rules that listen to the root of any
 * language, or to all nodes, take them for JavaScript. `prettier/prettier` formats an env file as a script.
 */
export const FILE_EVENT = 'onDeployFile';

/** What a rule listens to, to be called once for a file: the root of its tree, in all languages but ours. */
export function onceEvent(ast: { readonly type: string }): string {
  return ast.type === 'DeployFile' ? FILE_EVENT : ast.type;
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
  const loc = { start: { line: 1, column: 1 }, end };
  return { type: 'DeployFile', range: [0, text.length], loc, body: [], comments: [], tokens: [] };
}
