import type { ValueClass } from '@bridgekeeper/policy';
import { classifyValue } from '@bridgekeeper/policy';

import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import type { EnvRead } from '../env-read.js';
import { environmentKey, getterRead } from '../env-read.js';
import { itemRange } from '../list-item.js';
import { keyName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, unwrap } from '../node.js';
import { originOf } from '../origin.js';
import { readerKind, takesDefault } from '../reader-name.js';
import { methodName } from '../schema-library.js';
import { staticText } from '../static-text.js';
import type { Fallback, Replacement } from './fallback.js';
import { itemsOf, literalsIn, readsIn, settingNames } from './fallback.js';

/**
 * Functions that hand on one argument, or the other where there is none. lodash has the default second, Ramda and
 * lodash/fp have it first: `defaultTo`.
 */
export const OR_ELSE: ReadonlySet<string> = new Set(['coalesce', 'defaultTo', 'orDefault', 'withDefault']);

/** The same of a key: `propOr('x', 'X', process.env)` of Ramda, `getOr` of lodash/fp. */
export const KEY_OR_ELSE: ReadonlySet<string> = new Set(['getOr', 'pathOr', 'propOr']);

/** Keys of an options argument that hold the default: `env('X', { default: 'x' })`. */
const OPTION_KEYS: ReadonlySet<string> = new Set(['default', 'defaultValue', 'fallback']);

/** A getter that stops when there is no value takes a message for its second argument. */
const REQUIRING = /^(?:assert|must|require)|[a-z](?:Must|Required?)|OrThrow$/i;

/** What nobody but the reader of a setting is given. A version, a region and a path of a store are words. */
const SURE: ReadonlySet<ValueClass> = new Set(['mixed', 'random', 'token', 'weak']);

/**
 * Whether a second argument stands in for what a call reads. `getEnv('X', 'X is what tokens are signed with')` describes it, and
 * `getSecret('X_TOKEN', 'latest')` may say which one is read.
 */
function isDefault(literal: string, call: NodeOf['CallExpression'], key: string): boolean {
  const name = methodName(call) ?? '';
  const kind = readerKind(name);
  if (kind === undefined || takesDefault(name)) return true;
  const valueClass = classifyValue(literal, key);
  if (kind === 'environment') return valueClass === 'weak' || !/\S\s+\S+\s+\S/.test(literal);
  if (!isNode(unwrap(call.callee), 'Identifier')) return true;
  return (
    SURE.has(valueClass) && !/^[A-Z][a-z]+$/.test(literal) && !isNode(outerParent(call), 'AwaitExpression')
  );
}

/** What a call reads, and which of its arguments stands in for it. */
interface Getter {
  readonly reads: readonly EnvRead[];
  readonly value: Node;
  /** What reads the same without a default: the first argument of `defaultTo(process.env.X, 'x')`. */
  readonly bare?: string | undefined;
}

function getterOf(call: NodeOf['CallExpression'], sourceCode: SourceCode): Getter | undefined {
  const [first, second, third] = call.arguments;
  const method = methodName(call);
  if (first === undefined || second === undefined || method === undefined || REQUIRING.test(method)) {
    return undefined;
  }
  if (OR_ELSE.has(method)) {
    const reads = readsIn(first, sourceCode);
    return reads.length > 0
      ? { reads, value: second, bare: operandText(first, sourceCode) }
      : { reads: readsIn(second, sourceCode), value: first, bare: operandText(second, sourceCode) };
  }
  if (KEY_OR_ELSE.has(method) && third !== undefined) {
    const keys = isNode(second, 'ArrayExpression') ? itemsOf(second) : [second];
    return memberGetter(third, keys, first, sourceCode);
  }
  if (method === 'get' && third !== undefined) {
    // lodash: `get(process.env, 'X', 'x')`
    return memberGetter(first, [second], third, sourceCode);
  }
  const read = getterRead(call, sourceCode);
  return read && { reads: [read], value: second };
}

/** A call that is given an object, the keys that lead to what it reads of it, and the default. */
function memberGetter(
  object: Node,
  keys: readonly Node[],
  value: Node,
  sourceCode: SourceCode,
): Getter | undefined {
  const names = keys.map(staticText);
  const read = environmentKey([...originOf(object, sourceCode), ...names]);
  if (read === undefined) return undefined;
  const isMember = names.every((name) => name !== undefined && /^[a-z_]\w*$/i.test(name));
  return {
    reads: [read],
    value,
    bare: isMember ? [sourceCode.getText(object), ...names].join('.') : undefined,
  };
}

/** `getEnvOrDefault()` cannot do without the default. */
function isOrElse(name: string): boolean {
  return readerKind(name) !== undefined && takesDefault(name);
}

/** The value in an options argument, the argument itself where it is none. */
function defaultIn(argument: Node): Node | undefined {
  if (!isNode(argument, 'ObjectExpression')) return argument;
  for (const property of argument.properties) {
    if (isNode(property, 'Property') && OPTION_KEYS.has(keyName(property) ?? '')) return property.value;
  }
  return undefined;
}

/** `config.get('JWT_SECRET', 'x')`, `env('JWT_SECRET', 'x')`, `defaultTo(process.env.JWT_SECRET, 'x')`. */
export function getterFallbacks(call: NodeOf['CallExpression'], sourceCode: SourceCode): readonly Fallback[] {
  if (call.arguments.length < 2) return [];
  const getter = getterOf(call, sourceCode);
  if (getter === undefined || getter.reads.length === 0) return [];
  const value = defaultIn(getter.value);
  if (value === undefined) return [];
  const names = settingNames(getter.reads, call);
  const literals = literalsIn(value, sourceCode).filter((literal) =>
    isDefault(literal.value, call, names[0] ?? ''),
  );
  const emptyCounts = getter.reads.some((read) => read.environment);
  const isWhole = value === getter.value && literals.length === 1 && !containsComment(call, sourceCode);
  const removal = isWhole ? withoutDefault(call, getter, sourceCode) : undefined;
  return literals.map((literal) => ({ names, literal, emptyCounts, removal, call }));
}

function withoutDefault(
  call: NodeOf['CallExpression'],
  { value, bare }: Getter,
  sourceCode: SourceCode,
): Replacement | undefined {
  if (bare !== undefined) return { range: call.range, text: bare };
  if (value === call.arguments[0] || isOrElse(methodName(call) ?? '')) return undefined;
  return { range: itemRange(value, sourceCode), text: '' };
}

/** The text of an argument that may stand beside operators. */
function operandText(argument: Node, sourceCode: SourceCode): string {
  const text = sourceCode.getText(argument);
  return isNode(argument, 'MemberExpression') || isNode(argument, 'CallExpression') ? text : `(${text})`;
}
