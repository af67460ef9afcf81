import type { CheckTextOptions, CheckTextResult } from '../check-text.js';
import { checkText as realCheckText } from '../check-text.js';
import type { Finding } from '../finding.js';
import { fileKind } from '../readers/file-kind.js';
import type { TextEdit } from './edit.js';
import { applyEdits, composeEdits, overlap } from './edit.js';
import { faultOfEdit } from './same-but-edited.js';

/** A fix that was not applied, and why. */
export interface DroppedFix {
  readonly finding: Finding;
  readonly reason: string;
}

export interface FixTextResult {
  readonly text: string;
  /** What was changed, as edits of the text that was given. In order, without overlaps. */
  readonly edits: readonly TextEdit[];
  /** What the check says of the text as it is now. */
  readonly result: CheckTextResult;
  /** How many findings were fixed. */
  readonly fixed: number;
  readonly dropped: readonly DroppedFix[];
}

export type CheckText = (text: string, options: CheckTextOptions) => CheckTextResult;

/** Fixes that overlap wait for the next pass. More of them than nest in one value there are not. */
const MAX_PASSES = 10;

/**
 * Applies the fixes of a text's findings, again until there is none left. Each is kept only where the text parses
 * to the same tree but for the scalar that was fixed, the finding is gone, and no new one has come; a fix that
 * fails is dropped, and its finding stays.
 *
 * @param checkText a judge to use in place of the real one
 * @param first what the check says of the text, where it is known
 */
export function fixText(
  text: string,
  options: CheckTextOptions,
  checkText: CheckText = realCheckText,
  first?: CheckTextResult,
): FixTextResult {
  const run = new FixRun(text, options, checkText, first ?? checkText(text, options));
  for (let pass = 0; pass < MAX_PASSES && run.pass(); pass++);
  return run.outcome();
}

class FixRun {
  readonly #original: string;
  readonly #options: CheckTextOptions;
  readonly #checkText: CheckText;
  readonly #dropped: DroppedFix[] = [];
  readonly #refused = new Set<string>();
  #text: string;
  #result: CheckTextResult;
  #edits: readonly TextEdit[] = [];
  #fixed = 0;

  constructor(text: string, options: CheckTextOptions, checkText: CheckText, result: CheckTextResult) {
    this.#original = text;
    this.#text = text;
    this.#options = options;
    this.#checkText = checkText;
    this.#result = result;
  }

  outcome(): FixTextResult {
    return {
      text: this.#text,
      edits: this.#edits,
      result: this.#result,
      fixed: this.#fixed,
      dropped: this.#dropped,
    };
  }

  /** Applies every fix that overlaps no earlier one. Whether something was changed. */
  pass(): boolean {
    const selected = this.#select();
    const before = this.#text;
    // The last ones first: the offsets of those before them stay true. A batch that fails is tried by halves.
    const batches = selected.length === 0 ? [] : [selected];
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      const reason = this.#try(batch);
      const [only] = batch;
      if (reason === undefined || only === undefined) continue;
      if (batch.length === 1) this.#drop(only, reason);
      else {
        const middle = Math.ceil(batch.length / 2);
        batches.push(batch.slice(0, middle), batch.slice(middle));
      }
    }
    return this.#text !== before;
  }

  #select(): Finding[] {
    const selected: Finding[] = [];
    let last: TextEdit | undefined;
    for (const finding of this.#result.findings) {
      // What another file lacks is added there.
      const edits = finding.fix?.file === undefined ? (finding.fix?.edits ?? []) : [];
      const [firstEdit] = edits;
      if (firstEdit === undefined || this.#refused.has(finding.fingerprint)) continue;
      if (last !== undefined && (overlap(last, firstEdit) || firstEdit.start < last.end)) continue;
      selected.push(finding);
      last = edits.at(-1);
    }
    return selected;
  }

  /** Applies some fixes together. Why not, where they cannot be. */
  #try(findings: readonly Finding[]): string | undefined {
    const edits = findings.flatMap(({ fix }) => fix?.edits ?? []).map(toEdit);
    const text = applyEdits(this.#text, edits);
    const fault = faultOfEdit(this.#text, text, edits, fileKind(this.#options.path.replaceAll('\\', '/')));
    if (fault !== undefined) return fault;
    const result = this.#checkText(text, this.#options);
    if (result.errors.length > this.#result.errors.length) return 'the text would no longer parse';
    const extra = extraFinding(this.#result, result, findings);
    if (extra !== undefined) return `${extra.ruleId} would be reported then`;
    this.#edits = composeEdits(this.#original.length, this.#edits, edits);
    this.#text = text;
    this.#result = result;
    this.#fixed += findings.length;
    return undefined;
  }

  #drop(finding: Finding, reason: string): void {
    this.#refused.add(finding.fingerprint);
    this.#dropped.push({ finding, reason });
  }
}

function toEdit({ start, end, text }: TextEdit): TextEdit {
  return { start, end, text };
}

/** A finding that was not there before, or that should have gone: of each there may be no more than there were. */
function extraFinding(
  before: CheckTextResult,
  after: CheckTextResult,
  fixed: readonly Finding[],
): Finding | undefined {
  const counts = new Map<string, number>();
  const add = (finding: Finding, by: number): number => {
    const key = `${finding.ruleId}\0${finding.severity}\0${finding.message}`;
    const count = (counts.get(key) ?? 0) + by;
    counts.set(key, count);
    return count;
  };
  for (const finding of before.findings) add(finding, 1);
  for (const finding of fixed) add(finding, -1);
  return after.findings.find((finding) => add(finding, -1) < 0);
}
