import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import { isVariableName } from '../env-read.js';
import { itemRange } from '../list-item.js';
import { keyName, propertyValue, siblingText } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { decoratorsOf, isNode } from '../node.js';
import { describedKey, isSchema, methodName } from '../schema-library.js';
import type { Fallback } from './fallback.js';
import { literalsIn, producedValue } from './fallback.js';

/** Keys of a description that hold the value for when there is none. envalid: `devDefault`. */
const DEFAULT_KEYS: ReadonlySet<string> = new Set(['default', 'devDefault']);

/** Whether a file can have such a key. A `default:` of a switch says yes too; that costs a look. */
export function mentionsDefaultKey(text: string): boolean {
  return /[dD]efaults?['"`]?\]?\s*:/.test(text);
}

/** Keys beside `default` that make an object the description of a setting: JSON Schema, convict, mongoose. */
const DESCRIBING_KEYS: readonly string[] = ['doc', 'env', 'format', 'type'];

/** Keys that hold a default for each stage, beside the schema. https://github.com/lostfictions/znv#defaults */
function stageDefaults(property: NodeOf['Property'], object: NodeOf['ObjectExpression']): readonly Node[] {
  if (keyName(property) !== 'defaults' || propertyValue(object, 'schema') === undefined) return [];
  const { value } = property;
  if (!isNode(value, 'ObjectExpression')) return [];
  return value.properties.flatMap((stage) => (isNode(stage, 'Property') ? stage.value : []));
}

/** `JWT_SECRET: { schema: z.string(), defaults: { development: 'x', _: 'y' } }` of znv. */
export function stageFallbacks(property: NodeOf['Property'], sourceCode: SourceCode): readonly Fallback[] {
  const object = property.parent;
  if (!isNode(object, 'ObjectExpression')) return [];
  const holder = object.parent;
  const name = isNode(holder, 'Property') && holder.value === object ? keyName(holder) : undefined;
  if (name === undefined || !isVariableName(name)) return [];
  return stageDefaults(property, object).flatMap((value) => {
    const stage = value.parent;
    const removable = stage !== undefined && !containsComment(object, sourceCode);
    const removal = removable ? { range: itemRange(stage, sourceCode), text: '' } : undefined;
    const literals = literalsIn(value, sourceCode);
    return literals.map((literal) => ({ names: [name], literal, emptyCounts: true, removal }));
  });
}

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
  const removable = !containsComment(object, sourceCode) && !isOfConvict(object);
  const removal = removable
    ? { range: itemRange(isOnlyOption(object) ? object : property, sourceCode), text: '' }
    : undefined;
  const emptyCounts = names.some((name) => isVariableName(name));
  return literals.map((literal) => ({ names, literal, emptyCounts, removal }));
}

/** `str({ default: 'x' })`, of which `str()` is left. */
function isOnlyOption(object: NodeOf['ObjectExpression']): boolean {
  const { parent } = object;
  return object.properties.length === 1 && isNode(parent, 'CallExpression') && parent.arguments.length === 1;
}

/** Objects of settings lie less deep in one another. */
const MAX_NESTING = 20;

/** `convict({ … })`, where an object without a default is no setting but a group of them. */
function isOfConvict(object: NodeOf['ObjectExpression']): boolean {
  let part: Node | undefined = object;
  for (
    let depth = 0;
    depth < MAX_NESTING && (isNode(part, 'ObjectExpression') || isNode(part, 'Property'));
    depth++
  ) {
    part = part.parent;
  }
  return isNode(part, 'CallExpression') && methodName(part) === 'convict';
}

/** A default in a definition that is a string itself: `'string = "x"'`. https://arktype.io/docs/objects#properties */
const DEFINITION = /=\s*(["'])([^"']*)\1\s*$/;

/** `type({ JWT_SECRET: "string = 'x'" })` of arktype. */
export function definitionFallbacks(
  property: NodeOf['Property'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const written: Node = property.value;
  const call = property.parent.parent;
  if (isNode(written, 'ArrayExpression')) return tupleFallbacks(property, written, sourceCode);
  if (!isNode(written, 'Literal') || typeof written.value !== 'string') return [];
  if (!isNode(call, 'CallExpression') || methodName(call) !== 'type' || !isSchema(call, sourceCode))
    return [];
  const value = DEFINITION.exec(written.value)?.[2];
  const name = keyName(property);
  if (value === undefined || name === undefined) return [];
  const literal = { node: written, written, value };
  return [{ names: [name], literal, emptyCounts: isVariableName(name), removal: undefined }];
}

/** `type({ JWT_SECRET: ['string', '=', 'x'] })` of arktype. */
function tupleFallbacks(
  property: NodeOf['Property'],
  { elements }: NodeOf['ArrayExpression'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const [, operator, value] = elements;
  const name = keyName(property);
  const call = property.parent.parent;
  if (!isNode(operator, 'Literal') || operator.value !== '=' || value === null || value === undefined)
    return [];
  if (name === undefined || !isNode(call, 'CallExpression') || methodName(call) !== 'type') return [];
  if (!isSchema(call, sourceCode)) return [];
  const emptyCounts = isVariableName(name);
  const literals = literalsIn(producedValue(value), sourceCode);
  return literals.map((literal) => ({ names: [name], literal, emptyCounts, removal: undefined }));
}

/** `class EnvironmentVariables { @IsString() JWT_SECRET = 'x'; }`, as class-validator reads it. */
export function fieldFallbacks(
  field: NodeOf['PropertyDefinition'],
  sourceCode: SourceCode,
): readonly Fallback[] {
  const name = keyName(field);
  if (decoratorsOf(field).length === 0 || field.value === null || name === undefined || !isVariableName(name))
    return [];
  const literals = literalsIn(field.value, sourceCode);
  return literals.map((literal) => ({ names: [name], literal, emptyCounts: true, removal: undefined }));
}
