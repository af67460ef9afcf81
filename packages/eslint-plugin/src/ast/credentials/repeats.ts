import type { LiteralJudgement, ValueClass } from '@bridgekeeper/policy';
import { classifyValue } from '@bridgekeeper/policy';

import type { Candidate } from './candidates.js';

/** What is reported of a literal. */
export interface Reported {
  readonly candidate: Candidate;
  readonly what: string;
  /** How many more literals of the file are the same credential. */
  readonly repeats: number;
}

export interface Judged {
  readonly candidate: Candidate;
  readonly judgement: Pick<LiteralJudgement, 'what' | 'reason' | 'range'>;
}

/** Values that are nobody's secret any more: the place to mend is the one that chose them. */
const GUESSABLE: ReadonlySet<ValueClass> = new Set(['identifier', 'label', 'short', 'weak', 'word']);

/**
 * What makes literals without a name one credential: a value that is guessed, handed to calls (`jwt.sign(x, 'secret')`)
 * or in a URL. One in a constant is reported once as well, however many calls take it. Where it has a name
 * (`password: 'secret'`) each is a credential of its own; a real secret is reported wherever it stands.
 */
function identity({ candidate, judgement }: Judged): string | undefined {
  const { use, label, value } = candidate;
  const { reason, range } = judgement;
  if (use === 'argument')
    return BY_SHAPE.has(reason) || reason === 'random' ? undefined : `argument ${value}`;
  if (label !== '' || reason !== 'url-password') return undefined;
  if (!GUESSABLE.has(classifyValue(value.slice(range.start, range.end), 'password'))) return undefined;
  return /^.*?:\/\/[^/?#]{0,400}/s.exec(value)?.[0];
}

const BY_SHAPE: ReadonlySet<LiteralJudgement['reason']> = new Set(['pem', 'token', 'url-password']);

/** The literals to report, in the given order: of those that are one credential the first in the file, with a count. */
export function withoutRepeats(found: readonly Judged[]): readonly Reported[] {
  const groups = new Map<unknown, Judged[]>();
  for (const judged of found) {
    const key = identity(judged) ?? judged;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [judged]);
    else group.push(judged);
  }
  return [...groups.values()].map((group) => {
    const first = group.reduce((a, b) => (startOf(b) < startOf(a) ? b : a));
    return { candidate: first.candidate, what: first.judgement.what, repeats: group.length - 1 };
  });
}

function startOf({ candidate }: Judged): number {
  return candidate.node.range[0];
}
