import type { Confidence, Policy, RuleId, Severity, TextRange, Verdict } from '@bridgekeeper/policy';
import { CONSUMER_NAMES, RECOMMENDED, severityOf } from '@bridgekeeper/policy';

import type { ToldBy } from '../file-policy.js';
import { deployPathsOf, policyAt, toldOf } from '../file-policy.js';
import type { PlannedFix } from '../fix/fix.js';
import { planFixes } from '../fix/plan.js';
import { isPassivePath } from '../passive-paths.js';
import type { ProjectFacts } from '../project/facts.js';
import { NO_FACTS } from '../project/facts.js';
import { commentedSettings } from '../readers/commented.js';
import { fileKind } from '../readers/file-kind.js';
import { piecesOf } from '../readers/pieces.js';
import { readDocument } from '../readers/read.js';
import { compileTestPaths } from '../test-paths.js';
import { judgeDocument } from './judge-document.js';

export interface JudgeTextOptions {
  /** The file's path from the root of the project: it decides the reader and, in part, the consumer. */
  readonly path: string;
  /** The recommended preset where there is none. */
  readonly policy?: Policy;
  /** What the rest of the project says; nothing where the text stands alone. */
  readonly project?: ProjectFacts;
}

/** A finding by its offsets, in UTF-16 units from the start of the text, a byte order mark left out. */
export interface TextFinding {
  readonly ruleId: RuleId;
  readonly range: TextRange;
  readonly severity: Severity;
  /** How sure the judge is; the recommended preset makes a warning of `medium`. */
  readonly confidence: Confidence;
  /** What is wrong, in one sentence without a secret. */
  readonly message: string;
  /** What to do, in one line without a secret. */
  readonly help: string;
  /** The structural place that it is about, which survives edits. */
  readonly place: string;
  /** What can be written instead. */
  readonly plan?: PlannedFix;
}

/** What could not be parsed, and where; the rest of the text is read as far as it goes. */
export interface TextError {
  readonly offset: number;
  readonly message: string;
}

export interface JudgedText {
  /** In order of place. */
  readonly findings: readonly TextFinding[];
  readonly errors: readonly TextError[];
  /** Every place that holds or may hold a secret: whoever shows source text hides these ranges. */
  readonly masks: readonly TextRange[];
}

/**
 * Judges one text, by offsets. Never throws on any text: what cannot be parsed is an entry in `errors`.
 *
 * @returns undefined where the path is that of a file that Bridgekeeper does not read
 * @throws TestPathError where the policy has a test path that is no glob
 */
export function judgeText(text: string, options: JudgeTextOptions): JudgedText | undefined {
  const path = options.path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const kind = fileKind(path);
  if (kind === undefined) return undefined;
  const { project = NO_FACTS, policy: given = RECOMMENDED } = options;
  const policy = policyAt(given, path);
  const told = toldOf(given, path);
  const testPath = isPassivePath(path, compileTestPaths(policy.testPaths ?? []), deployPathsOf(policy));
  const findings: TextFinding[] = [];
  const errors: TextError[] = [];
  const masks: TextRange[] = [];
  for (const piece of piecesOf(text, kind)) {
    const document = readDocument(kind, path, piece.text, project, told);
    // Only the strict preset looks into comments: what stands there is an example more often than not.
    const commented = policy.preset === 'strict' ? commentedSettings(path, piece.text, kind) : [];
    const judged = judgeDocument(document, { policy, project, testPath, commented });
    const plans = planFixes(document, judged.verdicts, { project, testPath });
    for (const verdict of judged.verdicts) {
      const { ruleId, confidence, message, place } = verdict;
      const plan = plans.get(verdict);
      findings.push({
        ruleId,
        range: shift(verdict.range, piece.start),
        severity: severityOfVerdict(verdict, policy),
        confidence,
        message,
        help: verdict.help + noteOf(verdict, told),
        place,
        ...(plan && { plan: shiftPlan(plan, piece.start) }),
      });
    }
    for (const range of judged.masks) masks.push(shift(range, piece.start));
    for (const { offset, message } of document.errors) errors.push({ offset: piece.start + offset, message });
  }
  findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return { findings, errors, masks };
}

/** The rules whose advice depends on who expands the text. */
const BY_CONSUMER: ReadonlySet<RuleId> = new Set<RuleId>([
  'no-secret-default',
  'no-untagged-default',
  'no-ineffective-required',
  'no-invalid-substitution',
  'require-fail-fast',
]);

/** Says of a finding that it was the policy that named the consumer. */
function noteOf({ ruleId }: Verdict, { consumer, from = 'the policy' }: ToldBy): string {
  if (consumer === undefined || !BY_CONSUMER.has(ruleId)) return '';
  return ` (${from} says that ${CONSUMER_NAMES[consumer]} expands this file)`;
}

function severityOfVerdict({ ruleId, confidence }: Verdict, policy: Policy): Severity {
  const severity = severityOf(policy, ruleId);
  if (severity === 'off') return 'warning';
  return confidence === 'medium' && policy.preset === 'recommended' ? 'warning' : severity;
}

function shift({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

function shiftPlan(plan: PlannedFix, by: number): PlannedFix {
  return { ...plan, edits: plan.edits.map((edit) => ({ ...edit, ...shift(edit, by) })) };
}
