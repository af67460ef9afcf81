import type { Confidence, RuleId, Severity } from '@bridgekeeper/policy';

import type { Fix } from './fix/fix.js';

/** One finding, as the JSON report prints it. Lines and columns count from 1, columns in UTF-16 units. */
export interface Finding {
  readonly ruleId: RuleId;
  readonly severity: Severity;
  /** How sure the judge is; the recommended preset makes a warning of `medium`. */
  readonly confidence: Confidence;
  /** What is wrong, in one sentence without a secret. */
  readonly message: string;
  /** As given by the caller; the CLI passes paths relative to the working directory, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** The column after the last character. */
  readonly endColumn: number;
  /** What to do, in one line. */
  readonly help: string;
  /** The rule's page. */
  readonly docs: string;
  /** The same for the same finding after lines have moved. Holds nothing that leads back to the value. */
  readonly fingerprint: string;
  /** What `--fix` writes instead. */
  readonly fix?: Fix;
  /** What a person may choose to write instead: it can stop what works today. */
  readonly suggestions?: readonly Fix[];
}

/** A file, or a part of one, that could not be read or parsed. Never a silent pass. */
export interface FileError {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}
