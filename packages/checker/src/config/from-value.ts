import type { ConfigNode } from './node.js';

/**
 * What a program exports, as a policy file's value. It uses nothing from outside of itself: its text is also run in
 * a thread of its own (import-config-sync.ts).
 *
 * @param depth of the value in what is exported
 */
export function fromValue(value: unknown, depth = 0): ConfigNode {
  const at = undefined;
  if (typeof value === 'string') return { kind: 'text', at, value };
  // Deeper than any policy is; a bound for values that hold themselves.
  if (depth > 8) return { kind: 'other', at, what: 'a value that is nested too deep' };
  if (Array.isArray(value)) {
    return { kind: 'list', at, items: value.map((item: unknown) => fromValue(item, depth + 1)) };
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => ({ key, keyAt: at, value: fromValue(item, depth + 1) }));
    return { kind: 'map', at, pairs };
  }
  if (value === undefined) return { kind: 'other', at, what: 'nothing' };
  return { kind: 'other', at, what: value === null ? 'null' : `a ${typeof value}` };
}
