import type { Policy, Setting, Severity, TextRange, TokenMatch, Verdict } from '@bridgekeeper/policy';
import {
  classifyName,
  isRealToken,
  judgeSetting,
  judgeToken,
  RECOMMENDED,
  ruleDocsUrl,
  severityOf,
} from '@bridgekeeper/policy';

import type { FileError, Finding } from './finding.js';
import { fingerprinter } from './fingerprint.js';
import { findAllTokens } from './find-all-tokens.js';
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
import type { LocatedVerdict } from './rules/rule.js';
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
  const { path, policy = RECOMMENDED, project = NO_FACTS } = options;
  const readPath = path.replaceAll('\\', '/');
  const passive = isPassivePath(readPath, compileTestPaths(policy.testPaths ?? []));
  const kind = fileKind(readPath);
  if (kind === undefined) {
    const message = 'not a kind of file that Bridgekeeper reads: YAML, env files and Dockerfiles are';
    return { findings: [], errors: [{ file: path, message }], masks: [] };
  }
  const verdicts: LocatedVerdict[] = [];
  const errors: FileError[] = [];
  const masks: TextRange[] = [];
  const lines = new LineIndex(text);
  for (const piece of piecesOf(text, kind)) {
    const document = readDocument(kind, readPath, piece.text, project);
    // Only the strict preset looks into comments: what stands there is an example more often than not.
    const commented = policy.preset === 'strict' ? commentedSettings(readPath, piece.text, kind) : [];
    const result = checkDocument(document, commented, policy, passive);
    for (const verdict of result.verdicts)
      verdicts.push({ ...verdict, range: shift(verdict.range, piece.start) });
    for (const range of result.masks) masks.push(shift(range, piece.start));
    for (const { offset, message } of document.errors) {
      errors.push({ file: path, ...lines.position(piece.start + offset), message });
    }
  }
  return { findings: report(verdicts, lines, path, policy), errors, masks };
}

function shift({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
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
): DocumentResult {
  const tokens = findAllTokens(document.text);
  const judged = judge(
    document,
    commented,
    tokens,
    policy.preset === 'strict' ? 'strict' : testPath ? 'passive' : 'calm',
  );
  const verdicts = rules.flatMap((rule) =>
    severityOf(policy, rule.id) === 'off' ? [] : [...rule.check(document, { judged })],
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
    for (const verdict of judgeSetting(setting, { passive })) verdicts.push({ ...verdict, place });
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
  const literals = verdicts.filter(({ ruleId }) => ruleId === 'no-hardcoded-credentials');
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
  'no-secret-default': 0,
  'no-secret-manifest': 1,
  'require-secret-key-ref': 2,
  'no-deploy-env-file': 3,
  'no-vault-client': 4,
  'no-hardcoded-credentials': 5,
  'no-untagged-default': 6,
};

function report(
  verdicts: readonly LocatedVerdict[],
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
    };
  });
}

function severityOfVerdict({ ruleId, confidence }: Verdict, policy: Policy): Severity {
  const severity = severityOf(policy, ruleId);
  if (severity === 'off') return 'warning';
  return confidence === 'medium' && policy.preset === 'recommended' ? 'warning' : severity;
}

/** The values of settings that may be secrets by their names, found to be so or not. */
function maskOf({ name, value, valueRange }: Setting): TextRange[] {
  return value === null || classifyName(name) === 'none' ? [] : [valueRange];
}

function hiddenBy({ ruleId, range, covers }: LocatedVerdict): TextRange[] {
  if (covers !== undefined) return [covers];
  return ruleId === 'no-hardcoded-credentials' || ruleId === 'no-secret-default' ? [range] : [];
}
