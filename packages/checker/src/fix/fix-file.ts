import type { Policy } from '@bridgekeeper/policy';

import type { Checker } from '../check-file.js';
import type { Decoded } from '../files/decode.js';
import type { FoundFile } from '../files/find-files.js';
import type { FileError } from '../finding.js';
import type { ProjectFacts } from '../project/facts.js';
import { unifiedDiff } from '../reporters/diff.js';
import type { FixMode } from './fix-mode.js';
import { fixText } from './fix-text.js';
import { writeFixed } from './write-fixed.js';

export interface FixFileOptions {
  readonly checker: Checker;
  readonly policy?: Policy;
  readonly project: ProjectFacts | undefined;
  /** Whether to write the file, or to say what would be written. */
  readonly mode: FixMode;
}

export interface FixFileResult {
  /** The text as the file now has it; undefined where nothing was written. */
  readonly text: string | undefined;
  /** How many findings were fixed, or would be. */
  readonly fixed: number;
  /** What would be written; empty where nothing, or where it was written. */
  readonly diff: string;
  readonly errors: readonly FileError[];
  /** Fixes that were dropped: one sentence each. */
  readonly notes: readonly string[];
}

const NOTHING: FixFileResult = { text: undefined, fixed: 0, diff: '', errors: [], notes: [] };

/**
 * Fixes one file that has been read. Nothing is written unless all that is written has been checked again. Never
 * throws: a fault of ours is an entry in `errors`.
 */
export function fixFile(file: FoundFile, decoded: Decoded, options: FixFileOptions): FixFileResult {
  const { text, error } = decoded;
  // What could not be decoded could not be written back.
  if (text === undefined || error !== undefined) return NOTHING;
  try {
    return fixDecoded(file, text, options);
  } catch (fault) {
    const name = fault instanceof Error ? fault.name : typeof fault;
    return {
      ...NOTHING,
      errors: [{ file: file.path, message: `internal error (${name}); the file was not fixed` }],
    };
  }
}

function fixDecoded(file: FoundFile, text: string, options: FixFileOptions): FixFileResult {
  const { checker, policy, project, mode } = options;
  const textOptions = {
    path: file.projectPath,
    ...(policy === undefined ? {} : { policy }),
    ...(project === undefined ? {} : { project }),
  };
  const first = checker.checkText(text, textOptions);
  const outcome = fixText(text, textOptions, checker.checkText, first);
  const notes = outcome.dropped.map(
    ({ finding: { ruleId, line, column }, reason }) =>
      `${file.path}:${String(line)}:${String(column)}: the fix of ${ruleId} was not applied: ${reason}`,
  );
  if (outcome.text === text) return { ...NOTHING, notes };
  if (mode === 'dry-run') {
    const diff = unifiedDiff(file.path, text, outcome.edits, first.masks);
    return { ...NOTHING, fixed: outcome.fixed, diff, notes };
  }
  const message = writeFixed(file, text, outcome.text);
  if (message !== undefined) return { ...NOTHING, errors: [{ file: file.path, message }], notes };
  return { ...NOTHING, text: outcome.text, fixed: outcome.fixed, notes };
}
