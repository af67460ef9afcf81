/** Words around a flag that is spoken of: `use --password to …`, `set --token with …`. */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  `a an and are argument arguments as at by can cannot flag flags for from has if in instead into is it may must not
  of on once only option options or parameter pass set should so specify than that the then this to unless until use
  using value via was when where which while will with without`.split(/\s+/),
);

/** Words before a name in source code, where a value without quotes is an expression. */
export const DECLARATIONS: ReadonlySet<string> = new Set(['const', 'let', 'var', 'val', 'def', 'return']);

/** `e.g.`, `(eg.`: what follows shows a form. */
export function isExample(word: string): boolean {
  return word.length <= 10 && /^\(?(?:e\.?g\.?|i\.e\.|ex\.|example:)[:,]?$/i.test(word);
}
