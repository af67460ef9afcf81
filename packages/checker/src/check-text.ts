import type { Policy, Setting, Severity, TextRange, TokenMatch, Verdict } from '@bridgekeeper/policy';
import {
  classifyName,
  CONSUMER_NAMES,
  isRealToken,
  judgeSetting,
  judgeToken,
  RECOMMENDED,
  ruleDocsUrl,
  severityOf,
} from '@bridgekeeper/policy';

import type { ToldBy } from './file-policy.js';
import { deployPathsOf, policyAt, toldOf } from './file-policy.js';
import type { FileError, Finding } from './finding.js';
import { fingerprinter } from './fingerprint.js';
import { findAllTokens } from './find-all-tokens.js';
import type { Fix, PlannedFix } from './fix/fix.js';
import { toFix } from './fix/fix.js';
import { planFixes } from './fix/plan.js';
import { isPassivePath } from './passive-paths.js';
import type { ProjectFacts } from './project/facts.js';
import { NO_FACTS } from './project/facts.js';
import type { Document } from './readers/document.js';
import { LineIndex } from './readers/lines.js';
import { fileKind } from './readers/file-kind.js';
import { piecesOf } from './readers/pieces.js';
import { readDocument } from './readers/read.js';
import { commentedSettings } from './readers/commented.js';
import { inComment } from './readers/comments.js';
import { rules } from './rules/index.js';
import type { LocatedVerdict, RuleContext } from './rules/rule.js';
import { compileTestPaths } from './test-paths.js';

export interface CheckTextOptions {
  /** The file's path: it decides the reader and, in part, the consumer. Written into the findings as given. */
  readonly path: string;
  /** The recommended preset where there is none. */
  readonly policy?: Policy;
  /** What the rest of the project says; nothing where the text stands alone. */
  readonly project?: ProjectFacts;
}

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
  const readPath = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const given = options.policy ?? RECOMMENDED;
  const policy = policyAt(given, readPath);
  const told = toldOf(given, readPath);
  const passive = isPassivePath(readPath, compileTestPaths(policy.testPaths ?? []), deployPathsOf(policy));
  const kind = fileKind(readPath);
  if (kind === undefined) {
    const message = 'not a kind of file that Bridgekeeper reads: YAML, env files and Dockerfiles are';
    return { findings: [], errors: [{ file: path, message }], masks: [] };
  }
  const verdicts: ReportedVerdict[] = [];
  const errors: FileError[] = [];
  const masks: TextRange[] = [];
  const lines = new LineIndex(text);
  for (const piece of piecesOf(text, kind)) {
    const document = readDocument(kind, readPath, piece.text, project, told);
    // Only the strict preset looks into comments: what stands there is an example more often than not.
    const commented = policy.preset === 'strict' ? commentedSettings(readPath, piece.text, kind) : [];
    const result = checkDocument(document, commented, policy, passive, project);
    const planned = planFixes(document, result.verdicts, { project, testPath: passive });
    for (const verdict of result.verdicts) {
      const plan = planned.get(verdict);
      const range = shift(verdict.range, piece.start);
      const elsewhere = elsewhereFix(verdict, project);
      verdicts.push({ ...verdict, range, ...(plan && { plan: shiftPlan(plan, piece.start) }), ...elsewhere });
    }
    for (const range of result.masks) masks.push(shift(range, piece.start));
    for (const { offset, message } of document.errors) {
      errors.push({ file: path, ...lines.position(piece.start + offset), message });
    }
  }
  return { findings: report(withTold(verdicts, told), lines, path, policy), errors, masks };
}

/** The rules whose advice depends on who expands the text. */
const BY_CONSUMER: ReadonlySet<Verdict['ruleId']> = new Set<Verdict['ruleId']>([
  'no-secret-default',
  'no-untagged-default',
  'no-ineffective-required',
  'no-invalid-substitution',
  'require-fail-fast',
]);

/** Says of a finding that it was the policy that named the consumer. */
function withTold(
  verdicts: readonly ReportedVerdict[],
  { consumer, from = 'the policy' }: ToldBy,
): readonly ReportedVerdict[] {
  if (consumer === undefined) return verdicts;
  const note = ` (${from} says that ${CONSUMER_NAMES[consumer]} expands this file)`;
  return verdicts.map((verdict) =>
    BY_CONSUMER.has(verdict.ruleId) ? { ...verdict, help: verdict.help + note } : verdict,
  );
}

function shift({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

function shiftPlan(plan: PlannedFix, by: number): PlannedFix {
  return { ...plan, edits: plan.edits.map((edit) => ({ ...edit, ...shift(edit, by) })) };
}

/** A verdict and what can be written instead. */
interface ReportedVerdict extends LocatedVerdict {
  readonly plan?: PlannedFix;
  /** A fix of another file, which the project has planned. */
  readonly elsewhere?: Fix;
}

interface DocumentResult {
  readonly verdicts: readonly LocatedVerdict[];
  readonly masks: readonly TextRange[];
}

function checkDocument(
  document: Document,
  commented: readonly Setting[],
  policy: Policy,
  testPath: boolean,
  project: ProjectFacts,
): DocumentResult {
  const tokens = findAllTokens(document.text);
  const judged = judge(
    document,
    commented,
    tokens,
    policy.preset === 'strict' ? 'strict' : testPath ? 'passive' : 'calm',
  );
  const context: RuleContext = {
    judged,
    project,
    passive: testPath && policy.preset !== 'strict',
    strict: policy.preset === 'strict',
    isDeployPath: deployPathsOf(policy),
  };
  const verdicts = rules.flatMap((rule) =>
    severityOf(policy, rule.id) === 'off' ? [] : [...rule.check(document, context)],
  );
  const masks = [
    ...document.settings.flatMap(maskOf),
    ...tokens.map(({ range }) => range),
    ...verdicts.flatMap(hiddenBy),
  ];
  return { verdicts: withoutShipped(withoutCovered(verdicts)), masks };
}

/** The judge's verdicts over all settings and, whatever holds them, over all tokens of the text. */
function judge(
  document: Document,
  commented: readonly Setting[],
  tokens: readonly TokenMatch[],
  mode: 'strict' | 'calm' | 'passive',
): LocatedVerdict[] {
  const verdicts: LocatedVerdict[] = [];
  const passive = mode === 'passive';
  for (const setting of document.settings) {
    const place = placeOf(setting);
    for (const verdict of judgeSetting(setting, { passive, text: document.text }))
      verdicts.push({ ...verdict, place });
  }
  for (const setting of commented) {
    const place = `# ${placeOf(setting)}`;
    for (const verdict of judgeSetting(setting, { passive })) {
      if (verdict.ruleId === 'no-hardcoded-credentials') verdicts.push({ ...verdict, place });
    }
  }
  for (const token of tokens) {
    if (passive && !isRealToken(document.text, token)) continue;
    const comment = mode !== 'strict' && inComment(document, token.range.start);
    const verdict = judgeToken(token, { comment });
    if (verdict !== undefined) verdicts.push({ ...verdict, place: token.format.id });
  }
  return withoutOverlaps(verdicts);
}

function placeOf({ path, name }: Setting): string {
  return [...path, name].join('.');
}

/** One place, one finding: of those that overlap, the more specific rule's, or the first. */
function withoutOverlaps(verdicts: readonly LocatedVerdict[]): LocatedVerdict[] {
  const kept: LocatedVerdict[] = [];
  const sorted = [...verdicts].sort(
    (a, b) => a.range.start - b.range.start || PRIORITY[a.ruleId] - PRIORITY[b.ruleId],
  );
  for (const verdict of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.range.end <= verdict.range.start) kept.push(verdict);
    else if (PRIORITY[verdict.ruleId] < PRIORITY[last.ruleId]) kept[kept.length - 1] = verdict;
    else if (isNested(last, verdict)) kept.push(verdict);
  }
  return kept;
}

/** A literal in a Secret manifest is that manifest's finding. */
function withoutCovered(verdicts: readonly LocatedVerdict[]): readonly LocatedVerdict[] {
  const covers = verdicts.flatMap(({ covers: range }) => range ?? []);
  if (covers.length === 0) return verdicts;
  return verdicts.filter(
    ({ ruleId, range }) =>
      ruleId !== 'no-hardcoded-credentials' ||
      !covers.some(({ start, end }) => start <= range.start && range.end <= end),
  );
}

/** A variable that a bundler ships to browsers needs another name first, wherever its value comes from. */
function withoutShipped(verdicts: readonly LocatedVerdict[]): readonly LocatedVerdict[] {
  if (!verdicts.some(({ ruleId }) => ruleId === 'require-secret-key-ref')) return verdicts;
  const literals = verdicts.filter(
    ({ ruleId }) => ruleId === 'no-hardcoded-credentials' || ruleId === 'no-ineffective-required',
  );
  const places = new Set(literals.map(({ range }) => `${range.start}-${range.end}`));
  return verdicts.filter(
    ({ ruleId, range }) => ruleId !== 'require-secret-key-ref' || !places.has(`${range.start}-${range.end}`),
  );
}

/** Both defaults of `${A:-${B:-x}}` count: one substitution stands inside the other. */
function isNested(outer: LocatedVerdict, inner: LocatedVerdict): boolean {
  return (
    outer.ruleId !== 'no-hardcoded-credentials' &&
    inner.ruleId !== 'no-hardcoded-credentials' &&
    inner.range.start > outer.range.start &&
    inner.range.end <= outer.range.end
  );
}

const PRIORITY: Readonly<Record<Verdict['ruleId'], number>> = {
  'no-ineffective-required': 0,
  'no-secret-default': 1,
  'no-secret-manifest': 2,
  'require-secret-key-ref': 3,
  'no-unsynced-secret': 3,
  'valid-external-secret': 3,
  'no-deploy-env-file': 4,
  'require-env-ignored': 4,
  'no-env-example-value': 4,
  'no-vault-client': 5,
  'no-invalid-substitution': 6,
  'no-hardcoded-credentials': 7,
  'no-untagged-default': 8,
  'require-fail-fast': 9,
  'no-unused-safe-default': 10,
};

function report(
  verdicts: readonly ReportedVerdict[],
  lines: LineIndex,
  path: string,
  policy: Policy,
): Finding[] {
  const fingerprint = fingerprinter(path);
  const sorted = [...verdicts].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  return sorted.map((verdict) => {
    const { ruleId, range, message, help } = verdict;
    const start = lines.position(range.start);
    const end = lines.position(range.end);
    return {
      ruleId,
      severity: severityOfVerdict(verdict, policy),
      confidence: verdict.confidence,
      message,
      file: path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      help,
      docs: ruleDocsUrl(ruleId),
      fingerprint: fingerprint(ruleId, verdict.place),
      ...fixesOf(verdict, lines),
    };
  });
}

function elsewhereFix({ ruleId, place }: LocatedVerdict, project: ProjectFacts): { elsewhere?: Fix } {
  const planned = ruleId === 'require-env-ignored' ? project.ignoreFixes?.get(place) : undefined;
  return planned === undefined ? {} : { elsewhere: planned.fix };
}

function fixesOf(
  { plan, elsewhere, confidence }: ReportedVerdict,
  lines: LineIndex,
): Pick<Finding, 'fix' | 'suggestions'> {
  // Frameworks read some env files out of git on purpose: there the judge is less sure.
  if (elsewhere !== undefined)
    return confidence === 'high' ? { fix: elsewhere } : { suggestions: [elsewhere] };
  if (plan === undefined) return {};
  const fix = toFix(plan, lines);
  return plan.kind === 'fix' ? { fix } : { suggestions: [fix] };
}

function severityOfVerdict({ ruleId, confidence }: Verdict, policy: Policy): Severity {
  const severity = severityOf(policy, ruleId);
  if (severity === 'off') return 'warning';
  return confidence === 'medium' && policy.preset === 'recommended' ? 'warning' : severity;
}

/** The values of settings that may be secrets by their names, found to be so or not. */
function maskOf({ name, value, valueRange, names }: Setting): TextRange[] {
  return value === null || classifyName(name, names) === 'none' ? [] : [valueRange];
}

/** Rules whose places may hold a secret: under Flux a message becomes the value. */
const HIDING: ReadonlySet<Verdict['ruleId']> = new Set<Verdict['ruleId']>([
  'no-hardcoded-credentials',
  'no-secret-default',
  'no-ineffective-required',
  'no-invalid-substitution',
]);

function hiddenBy({ ruleId, range, covers }: LocatedVerdict): TextRange[] {
  if (covers !== undefined) return [covers];
  return HIDING.has(ruleId) ? [range] : [];
}
