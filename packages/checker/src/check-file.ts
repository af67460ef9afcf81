import type { Policy } from '@bridgekeeper/policy';

import type { CheckTextOptions, CheckTextResult } from './check-text.js';
import type { Decoded } from './files/decode.js';
import type { FoundFile } from './files/find-files.js';
import type { FileError, Finding } from './finding.js';
import type { ProjectFacts } from './project/facts.js';
import type { CodeFrame } from './reporters/code-frame.js';
import { createFramer } from './reporters/code-frame.js';

/** The judge, as the edge needs it. */
export interface Checker {
  readonly checkText: (text: string, options: CheckTextOptions) => CheckTextResult;
  /** May stop before the last file. */
  readonly gatherFacts: (files: Iterable<{ readonly path: string; readonly text: string }>) => ProjectFacts;
}

export interface CheckFileOptions {
  readonly checker: Checker;
  readonly policy?: Policy;
  readonly project: ProjectFacts | undefined;
  /** Whether to make code frames. */
  readonly frames?: boolean;
}

export interface FileResult {
  readonly findings: readonly Finding[];
  readonly errors: readonly FileError[];
  readonly frames: ReadonlyMap<Finding, CodeFrame>;
}

const ISSUES = 'https://github.com/bridgekeeper-dev/bridgekeeper/issues';

/**
 * Checks one file that has been read. The judge sees the path within the project; findings and errors carry
 * the path relative to the working directory. Never throws: a fault of ours is an entry in `errors`.
 */
export function checkFile(file: FoundFile, decoded: Decoded, options: CheckFileOptions): FileResult {
  const { text, error } = decoded;
  const errors: FileError[] = error === undefined ? [] : [{ file: file.path, ...error }];
  const frames = new Map<Finding, CodeFrame>();
  if (text === undefined) return { findings: [], errors, frames };
  try {
    const { checker, policy, project } = options;
    const result = checker.checkText(text, {
      path: file.projectPath,
      ...(policy === undefined ? {} : { policy }),
      ...(project === undefined ? {} : { project }),
    });
    const findings = result.findings.map((finding) => ({ ...finding, file: file.path }));
    if (options.frames === true) {
      const frame = createFramer(text, result.masks);
      for (const finding of findings) {
        const shown = frame(finding);
        if (shown !== undefined) frames.set(finding, shown);
      }
    }
    return {
      findings,
      errors: [...errors, ...result.errors.map((item) => ({ ...item, file: file.path }))],
      frames,
    };
  } catch (fault) {
    // Only the fault's class: its message may quote the text.
    const name = fault instanceof Error ? fault.name : typeof fault;
    const message = `internal error (${name}); the file was not checked. Please report it: ${ISSUES}`;
    return { findings: [], errors: [...errors, { file: file.path, message }], frames: new Map() };
  }
}
