import type { PublishedRule } from './plugin-types.js';

/** Rules by their ids, with nothing changed but their types. */
export function publishAll<Id extends string>(
  rules: Readonly<Record<Id, { readonly meta: object }>>,
): Readonly<Record<Id, PublishedRule>> {
  return rules as Readonly<Record<Id, PublishedRule>>;
}
