import type { TextRange } from './range.js';
import type { RuleId } from './rules.js';

/** How sure the judge is. `medium` is a warning in the recommended preset. */
export type Confidence = 'high' | 'medium';

/** What a rule says of a place in a text, before severity, file and line are known. */
export interface Verdict {
  readonly ruleId: RuleId;
  readonly range: TextRange;
  readonly confidence: Confidence;
  /** One sentence without a secret: what is wrong. */
  readonly message: string;
  /** One line without a secret: what to write instead, true for the consumer. */
  readonly help: string;
}
