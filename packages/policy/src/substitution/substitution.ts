import type { TextRange } from '../range.js';

/** The engine that expands `$NAME` and `${…}`. */
export type Dialect = 'compose' | 'docker-stack' | 'flux' | 'envsubst' | 'shell' | 'dockerfile';

/** `''` is a bare reference. Not every dialect knows every operator. */
export type Operator = '' | ':-' | '-' | ':?' | '?' | ':+' | '+' | ':=' | '=';

/**
 * What the dialect does with an operator: the same `:?` is required in compose, a default under Flux, and
 * nothing at all (`bare`) in a8m/envsubst.
 */
export type OperatorMeaning = 'bare' | 'default' | 'required' | 'alternative' | 'transformation';

/** A stretch of an operand that the consumer takes as it stands. */
export interface Literal extends TextRange {
  /** The text after the dialect's own decoding: `$$` is `$` in compose, quotes are gone in the shell. */
  readonly text: string;
}

/** One reference to a variable. All offsets are into the text that was parsed. */
export interface Substitution {
  readonly name: string;
  /**
   * What the consumer looks up: the name, except where it cuts the reference in the wrong place. For
   * `${A:?no - b}`, docker stack asks for a variable `A:?no `, finds none, and gives ` b` whatever `A` holds.
   */
  readonly lookupName: string;
  readonly operator: Operator;
  readonly meaning: OperatorMeaning;
  /** From the `$` to the closing brace, which is included. */
  readonly range: TextRange;
  readonly nameRange: TextRange;
  /**
   * The text behind the operator; empty range at the brace where there is none. Bare: undefined. Of a
   * transformation it is all that follows the name (`:0:2`, `^^`, `%.*`); undefined for `${#A}`.
   */
  readonly operand: (TextRange & { readonly text: string }) | undefined;
  /**
   * References inside the operand, in order, where the dialect expands operands (compose, shell, …);
   * empty where it takes them as text (docker stack).
   */
  readonly inner: readonly Substitution[];
  /** What the operand holds beside `inner`, in order. Not the output of a shell command. */
  readonly literals: readonly Literal[];
}

/**
 * What the consumer does about an error.
 * - `refused`: it fails on the whole text.
 * - `refused-if-used`: it fails once it needs the operand that the error stands in.
 * - `mangled`: it says nothing, and does not do what is written.
 */
export type ErrorEffect = 'refused' | 'refused-if-used' | 'mangled';

/** A place that the dialect rejects or mangles. */
export interface SubstitutionError {
  readonly range: TextRange;
  /** `invalid format` or the like; never quotes the text. */
  readonly reason: string;
  readonly effect: ErrorEffect;
}

export interface ParsedText {
  /** What the consumer expands: top-level references in order of appearance. None in a text that it refuses. */
  readonly substitutions: readonly Substitution[];
  /**
   * What a person meant where the consumer does not follow: every reference of a refused text, and forms of
   * other dialects, such as `${A:=x}` in compose. A fallback in here is a fallback all the same: a reviewer
   * reads both lists. In order of appearance; where the closing brace is missing, the range ends with the
   * operand.
   */
  readonly recovered: readonly Substitution[];
  /** In order of appearance. */
  readonly errors: readonly SubstitutionError[];
}
