/** A place in code as ESLint reports it: lines and columns from 1, the end column behind the last character. */
export interface Location {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface MarkedCode {
  readonly code: string;
  readonly locations: readonly Location[];
}

function position(text: string): { line: number; column: number } {
  const lines = text.split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** Marked code with another text in place of what one pair of marks holds. */
export function replaceMark(marked: string, index: number, text: string): string {
  return marked
    .split(/[«»]/)
    .map((part, at) => (at === 2 * index + 1 ? text : part))
    .join('');
}

/** Reads code in which each reported place stands between `«` and `»`. */
export function parseMarks(marked: string): MarkedCode {
  const locations: Location[] = [];
  let code = '';
  for (const [index, part] of marked.split(/[«»]/).entries()) {
    const start = position(code);
    code += part;
    if (index % 2 === 0) continue;
    const end = position(code);
    locations.push({ ...start, endLine: end.line, endColumn: end.column });
  }
  return { code, locations };
}
