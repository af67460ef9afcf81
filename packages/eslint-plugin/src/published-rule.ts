import type { Rule } from 'eslint';

/**
 * A rule as the plugin publishes it. The types of typescript-eslint describe the nodes that a rule sees, ESLint's
 * describe others, and its major versions differ in the context; this is what all of them take. The rule's own
 * message ids and options stay known through `meta`.
 */
export interface PublishedRule<Meta> {
  readonly meta: Meta;
  create(context: never): Rule.RuleListener;
}

/** A rule, with nothing changed but its type. */
export function publish<Meta extends object>(rule: { readonly meta: Meta }): PublishedRule<Meta> {
  return rule as PublishedRule<Meta>;
}
