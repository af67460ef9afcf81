import type { RuleId, TextRange, Verdict } from '@bridgekeeper/policy';

import type { ProjectFacts } from '../project/facts.js';
import type { Document } from '../readers/document.js';

/** What a rule may ask for beside the document. */
export interface RuleContext {
  /** The verdicts of the judge over the document's settings: made once, for all rules that report them. */
  readonly judged: readonly LocatedVerdict[];
  /** What the rest of the project says. */
  readonly project: ProjectFacts;
  /** The path is that of a test or an example, and the policy is not strict. */
  readonly passive: boolean;
  readonly strict: boolean;
  /** Whether a deployment reads a path, by the policy's list of folders and its own. */
  readonly isDeployPath: (path: string) => boolean;
}

/** A verdict and the structural place that it is about: the part of the fingerprint that survives edits. */
export interface LocatedVerdict extends Verdict {
  readonly place: string;
  /** A larger range that the verdict speaks of: what less specific rules say of places in it is left out. */
  readonly covers?: TextRange;
}

export interface Rule {
  readonly id: RuleId;
  readonly check: (document: Document, context: RuleContext) => Iterable<LocatedVerdict>;
}

/** A rule whose verdicts the judge makes, setting by setting. */
export function judgedRule(id: RuleId): Rule {
  return { id, check: (_document, { judged }) => judged.filter((verdict) => verdict.ruleId === id) };
}
