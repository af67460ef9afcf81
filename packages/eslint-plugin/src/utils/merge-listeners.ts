import type { TSESLint } from '@typescript-eslint/utils';

type Handler = (node: never) => void;

/** One listener map of several: where they share a selector, each gets the node in turn. */
export function mergeListeners(...maps: readonly TSESLint.RuleListener[]): TSESLint.RuleListener {
  const merged: Record<string, Handler> = {};
  for (const map of maps) {
    for (const [selector, handler] of Object.entries(map) as [string, Handler][]) {
      const earlier = merged[selector];
      merged[selector] =
        earlier === undefined
          ? handler
          : (node) => {
              earlier(node);
              handler(node);
            };
    }
  }
  return merged;
}
