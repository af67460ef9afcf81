import type { RuleId, TextRange } from '@bridgekeeper/policy';

import type { LocatedVerdict } from '../rules/rule.js';

/** Of rules that speak of one place, the one with the lower number reports: it is the more specific. */
const PRIORITY: Readonly<Record<RuleId, number>> = {
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
  'require-env-schema': 5,
  'no-invalid-substitution': 6,
  'no-hardcoded-credentials': 7,
  'no-untagged-default': 8,
  'require-fail-fast': 9,
  'no-unused-safe-default': 10,
};

/** One place, one finding: of those that overlap, the more specific rule's, or the first. */
export function withoutOverlaps(verdicts: readonly LocatedVerdict[]): LocatedVerdict[] {
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

/** Both defaults of `${A:-${B:-x}}` count: one substitution stands inside the other. */
function isNested(outer: LocatedVerdict, inner: LocatedVerdict): boolean {
  return (
    outer.ruleId !== 'no-hardcoded-credentials' &&
    inner.ruleId !== 'no-hardcoded-credentials' &&
    inner.range.start > outer.range.start &&
    inner.range.end <= outer.range.end
  );
}

/** A literal in a Secret manifest is that manifest's finding. */
export function withoutCovered(verdicts: readonly LocatedVerdict[]): readonly LocatedVerdict[] {
  const covers = verdicts.flatMap(({ covers: range }) => range ?? []);
  if (covers.length === 0) return verdicts;
  return verdicts.filter(
    ({ ruleId, range }) =>
      ruleId !== 'no-hardcoded-credentials' ||
      !covers.some(({ start, end }) => start <= range.start && range.end <= end),
  );
}

/** A variable that a bundler ships to browsers needs another name first, wherever its value comes from. */
export function withoutShipped(verdicts: readonly LocatedVerdict[]): readonly LocatedVerdict[] {
  if (!verdicts.some(({ ruleId }) => ruleId === 'require-secret-key-ref')) return verdicts;
  const literals = verdicts.filter(
    ({ ruleId }) => ruleId === 'no-hardcoded-credentials' || ruleId === 'no-ineffective-required',
  );
  const places = new Set(literals.map(({ range }) => keyOf(range)));
  return verdicts.filter(
    ({ ruleId, range }) => ruleId !== 'require-secret-key-ref' || !places.has(keyOf(range)),
  );
}

function keyOf({ start, end }: TextRange): string {
  return `${start}-${end}`;
}
