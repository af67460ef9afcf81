import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import { isVariableName } from '../env-read.js';
import { itemRange } from '../list-item.js';
import { keyName, propertyValue, siblingText } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode } from '../node.js';
import { describedKey, isSchema, methodName } from '../schema-library.js';
import type { Fallback } from './fallback.js';
import { literalsIn, producedValue } from './fallback.js';

/** Keys of a description that hold the value for when there is none. envalid: `devDefault`. */
const DEFAULT_KEYS: ReadonlySet<string> = new Set(['default', 'devDefault']);

/** Whether a file can have such a key. A `default:` of a switch says yes too; that costs a look. */
export function mentionsDefaultKey(text: string): boolean {
  return /[dD]efault['"`]?\]?\s*:/.test(text);
}

/** Keys beside `default` that make an object the description of a setting: JSON Schema, convict, mongoose. */
const DESCRIBING_KEYS: readonly string[] = ['doc', 'env', 'format', 'type'];

function isDescription(object: NodeOf['ObjectExpression']): boolean {
  return DESCRIBING_KEYS.some((key) => propertyValue(object, key) !== undefined);
}

/** The setting that an object describes: `env: 'X'` in it, else the key that leads to it. */
function describedSettings(object: NodeOf['ObjectExpression'], sourceCode: SourceCode): readonly string[] {
  const variable = siblingText(object, 'env');
  const holder = object.parent;
  const isSchemaOption = isNode(holder, 'CallExpression') && isSchema(holder, sourceCode);
  const isValue = isNode(holder, 'Property') && holder.value === object && isDescription(object);
  const key = isSchemaOption ? describedKey(holder) : isValue ? keyName(holder) : undefined;
  return [variable, key].filter((name) => name !== undefined);
}

/**
 * `JWT_SECRET: str({ default: 'x' })`, `jwtSecret: { env: 'JWT_SECRET', default: 'x' }`,
 * `JWT_SECRET: { type: 'string', default: 'x' }`.
 */
export function defaultPropertyFallbacks(
  property: NodeOf['Property'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const object = property.parent;
  if (!isNode(object, 'ObjectExpression') || !DEFAULT_KEYS.has(keyName(property) ?? '')) return [];
  const literals = literalsIn(producedValue(property.value), sourceCode);
  const names = literals.length === 0 ? [] : describedSettings(object, sourceCode);
  if (names.length === 0) return [];
  const removable = !containsComment(object, sourceCode);
  const removal = removable ? { range: itemRange(property, sourceCode), text: '' } : undefined;
  const emptyCounts = names.some((name) => isVariableName(name));
  return literals.map((literal) => ({ names, literal, emptyCounts, removal }));
}

/** A default in a definition that is a string itself: `'string = "x"'`. https://arktype.io/docs/objects#properties */
const DEFINITION = /=\s*(["'])([^"']*)\1\s*$/;

/** `type({ JWT_SECRET: "string = 'x'" })` of arktype. */
export function definitionFallbacks(
  property: NodeOf['Property'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const written: Node = property.value;
  if (!isNode(written, 'Literal') || typeof written.value !== 'string') return [];
  const call = property.parent.parent;
  if (!isNode(call, 'CallExpression') || methodName(call) !== 'type' || !isSchema(call, sourceCode))
    return [];
  const value = DEFINITION.exec(written.value)?.[2];
  const name = keyName(property);
  if (value === undefined || name === undefined) return [];
  const literal = { node: written, written, value };
  return [{ names: [name], literal, emptyCounts: isVariableName(name), removal: undefined }];
}
