import type { TextRange } from '../range.js';

/** A value that a Helm template takes where none is given. */
export interface HelmFallback {
  /**
   * What makes it one: a function that chooses, the `else` of an `if` or a `with`, `random` for a function that
   * makes a value up, `literal` for a pipeline that has no value but the literal (`{{ "x" | b64enc }}`).
   */
  readonly function: 'default' | 'coalesce' | 'or' | 'ternary' | 'dig' | 'else' | 'random' | 'literal';
  /** The paths of the values that it stands in for, without `.Values`: `auth.password` of `.Values.auth.password`. */
  readonly names: readonly string[];
  /** Empty where the value is made up. */
  readonly literal: string;
  /** The literal with its quotes, or the name of the function; offsets into the text that was read. */
  readonly range: TextRange;
}
