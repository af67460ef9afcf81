import type { ConfigNode } from './node.js';

/** Deeper than any policy is; a bound for values that hold themselves. */
const MAX_DEPTH = 8;

/** What a program exports, as a policy file's value. */
export function fromValue(value: unknown, depth = 0): ConfigNode {
  const at = undefined;
  if (typeof value === 'string') return { kind: 'text', at, value };
  if (depth > MAX_DEPTH) return { kind: 'other', at, what: 'a value that is nested too deep' };
  if (Array.isArray(value)) {
    return { kind: 'list', at, items: value.map((item: unknown) => fromValue(item, depth + 1)) };
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => ({ key, keyAt: at, value: fromValue(item, depth + 1) }));
    return { kind: 'map', at, pairs };
  }
  return { kind: 'other', at, what: value === null ? 'null' : nounOf(value) };
}

function nounOf(value: unknown): string {
  return value === undefined ? 'nothing' : `a ${typeof value}`;
}
