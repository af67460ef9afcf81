import type { TextRange } from '@bridgekeeper/policy';
import { ruleDocsUrl } from '@bridgekeeper/policy';

import type { FileError, Finding } from './finding.js';
import { fingerprinter } from './fingerprint.js';
import type { Fix } from './fix/fix.js';
import { toFix } from './fix/fix.js';
import type { JudgeTextOptions, TextFinding } from './judge/judge-text.js';
import { judgeText } from './judge/judge-text.js';
import type { ProjectFacts } from './project/facts.js';
import { NO_FACTS } from './project/facts.js';
import { LineIndex } from './readers/lines.js';

/** The path is written into the findings as given. */
export type CheckTextOptions = JudgeTextOptions;

export interface CheckTextResult {
  /** In order of place. */
  readonly findings: readonly Finding[];
  readonly errors: readonly FileError[];
  /** Every place that holds or may hold a secret: whoever shows source text hides these ranges. */
  readonly masks: readonly TextRange[];
}

/**
 * Checks one text. Never throws on any text: what cannot be parsed is an entry in `errors`.
 *
 * @throws TestPathError where the policy has a test path that is no glob
 */
export function checkText(text: string, options: CheckTextOptions): CheckTextResult {
  const { path, project = NO_FACTS } = options;
  const judged = judgeText(text, options);
  if (judged === undefined) {
    const message = 'not a kind of file that Bridgekeeper reads: YAML, env files and Dockerfiles are';
    return { findings: [], errors: [{ file: path, message }], masks: [] };
  }
  const lines = new LineIndex(text);
  const errors = judged.errors.map(({ offset, message }) => ({
    file: path,
    ...lines.position(offset),
    message,
  }));
  return { findings: report(judged.findings, lines, path, project), errors, masks: judged.masks };
}

/** The findings with lines and columns, fingerprints and the fixes that the project has planned. */
function report(
  findings: readonly TextFinding[],
  lines: LineIndex,
  path: string,
  project: ProjectFacts,
): Finding[] {
  const fingerprint = fingerprinter(path);
  return findings.map((finding) => {
    const { ruleId, range, severity, confidence, message, help, place } = finding;
    const start = lines.position(range.start);
    const end = lines.position(range.end);
    return {
      ruleId,
      severity,
      confidence,
      message,
      file: path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      help,
      docs: ruleDocsUrl(ruleId),
      fingerprint: fingerprint(ruleId, place),
      ...fixesOf(finding, elsewhereFix(finding, project), lines),
    };
  });
}

/** A fix of another file, which the project has planned. */
function elsewhereFix({ ruleId, place }: TextFinding, project: ProjectFacts): Fix | undefined {
  return ruleId === 'require-env-ignored' ? project.ignoreFixes?.get(place)?.fix : undefined;
}

function fixesOf(
  { plan, confidence }: TextFinding,
  elsewhere: Fix | undefined,
  lines: LineIndex,
): Pick<Finding, 'fix' | 'suggestions'> {
  // Frameworks read some env files out of git on purpose: there the judge is less sure.
  if (elsewhere !== undefined)
    return confidence === 'high' ? { fix: elsewhere } : { suggestions: [elsewhere] };
  if (plan === undefined) return {};
  const fix = toFix(plan, lines);
  return plan.kind === 'fix' ? { fix } : { suggestions: [fix] };
}
