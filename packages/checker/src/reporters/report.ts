import type { FileError, Finding } from '../finding.js';
import type { CodeFrame } from './code-frame.js';

/** What a reporter prints. */
export interface Report {
  /** In the order to print them in. */
  readonly findings: readonly Finding[];
  readonly errors: readonly FileError[];
  readonly frames: ReadonlyMap<Finding, CodeFrame>;
  /** How many files were checked. */
  readonly files: number;
  readonly durationMs: number;
}

export interface ReportOptions {
  readonly color: boolean;
  /** Whether the reader's terminal takes hyperlinks (OSC 8). */
  readonly hyperlinks: boolean;
  /** Fixes have been applied: what is left cannot be fixed so. */
  readonly fixesApplied?: boolean;
}

/** Turns a report into text, line break at the end included. No secret and no raw control character in it. */
export type Reporter = (report: Report, options: ReportOptions) => string;

export interface Totals {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly suppressed: number;
  readonly durationMs: number;
}

export function totalsOf(report: Report): Totals {
  const errors = report.findings.filter((finding) => finding.severity === 'error').length;
  const warnings = report.findings.length - errors;
  return { files: report.files, errors, warnings, suppressed: 0, durationMs: report.durationMs };
}
