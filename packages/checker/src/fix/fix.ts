import type { LineIndex } from '../readers/lines.js';
import type { TextEdit } from './edit.js';

/** An edit as a finding carries it. Lines and columns count from 1, columns in UTF-16 units. */
export interface FixEdit extends TextEdit {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The column after the last character. */
  readonly endColumn: number;
}

/**
 * What to write instead. A `fix` of a finding can be applied as it is; of its `suggestions` a person chooses.
 * No text of an edit holds a secret.
 */
export interface Fix {
  /** What it does, in a few words without a secret. */
  readonly description: string;
  /** The file that the edits are of, where it is another than the finding's: a path like `file` there. */
  readonly file?: string;
  /** In order of place, without overlaps. */
  readonly edits: readonly FixEdit[];
}

/** What a planner makes of a verdict: offsets are into the text that was read. */
export interface PlannedFix {
  readonly kind: 'fix' | 'suggestion';
  readonly description: string;
  readonly edits: readonly TextEdit[];
}

/** A planned fix as it is reported, its offsets moved by so much. */
export function toFix({ description, edits }: PlannedFix, lines: LineIndex): Fix {
  return {
    description,
    edits: edits.map(({ start, end, text }) => {
      const from = lines.position(start);
      const to = lines.position(end);
      return { start, end, text, ...from, endLine: to.line, endColumn: to.column };
    }),
  };
}
