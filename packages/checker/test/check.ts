import type { Policy, RuleId } from '@bridgekeeper/policy';

import { checkText } from '../src/check-text.js';
import type { ProjectFacts } from '../src/project/facts.js';

export interface Found {
  readonly rule: RuleId;
  readonly at: string;
  /** The text that the finding underlines. */
  readonly text: string;
  readonly severity: 'error' | 'warning';
}

export interface CheckOptions {
  readonly policy?: Policy;
  readonly project?: ProjectFacts;
}

/** Checks a text and gives what tests assert: the rule, `line:column` and the text under the carets. */
export function check(path: string, text: string, options: CheckOptions = {}): Found[] {
  const lines = text.split(/\r\n|\n|\r/);
  const { findings, errors } = checkText(text, { path, ...options });
  if (errors.length > 0) throw new Error(`unexpected errors: ${JSON.stringify(errors)}`);
  return findings.map(({ ruleId, line, column, endLine, endColumn, severity }) => ({
    rule: ruleId,
    at: `${String(line)}:${String(column)}`,
    text:
      line === endLine
        ? (lines[line - 1] ?? '').slice(column - 1, endColumn - 1)
        : `${(lines[line - 1] ?? '').slice(column - 1)}…${String(endLine)}:${String(endColumn)}`,
    severity,
  }));
}

/** Only the findings of one rule, as `line:column text`. */
export function found(rule: RuleId, path: string, text: string, options: CheckOptions = {}): string[] {
  return check(path, text, options)
    .filter((finding) => finding.rule === rule)
    .map(({ at, text: under }) => `${at} ${under}`);
}
