import { containsComment } from '../comments.js';
import type { Replacement } from '../fallbacks/fallback.js';
import { itemRange } from '../list-item.js';
import { identifierName, keyName, siblingText } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { decoratorsOf, isNode, unwrap } from '../node.js';
import {
  chainMethods,
  chainPackage,
  describedKeys,
  isOptionalByDefault,
  isSchema,
  methodName,
} from '../schema-library.js';
import { staticText } from '../static-text.js';
import type { OptionalSecret } from './optional-call.js';
import { secretOf } from './optional-call.js';
import type { EnvFile } from './secret-variable.js';

/** Methods by which a key of joi or yup is not optional after all, or on a condition. */
const REQUIRING: ReadonlySet<string> = new Set([
  'allow',
  'catch',
  'concat',
  'default',
  'defined',
  'empty',
  'exist',
  'external',
  'failover',
  'forbidden',
  'nonNullable',
  'notRequired',
  'optional',
  'presence',
  'required',
  'strip',
  'test',
  'when',
]);

/** joi and yup take a key that is not there, unless the schema says `required()`. */
function implicitlyOptional(value: Node, file: EnvFile): boolean {
  const schema = unwrap(value);
  if (!isNode(schema, 'CallExpression')) return false;
  return (
    isOptionalByDefault(schema, file.sourceCode) &&
    !chainMethods(schema).some((method) => REQUIRING.has(method)) &&
    !file.sourceCode.text.includes('presence')
  );
}

/** What a property of a schema, or of a description of a setting, makes optional. */
export function optionalProperty(property: NodeOf['Property'], file: EnvFile): OptionalSecret | undefined {
  const key = keyName(property);
  if (key === undefined || !isNode(property.parent, 'ObjectExpression')) return undefined;
  const value: Node = property.value;
  if (file.isSecret(key)) {
    const isUnion =
      /(?:^|\|)\s*undefined\s*(?:$|\|)/.test(staticText(value) ?? '') && isArktype(property, file);
    if (isUnion) return { node: value, name: key, removal: undefined };
    const end = unwrap(value).range[1];
    return implicitlyOptional(value, file)
      ? { node: value, name: key, removal: { range: [end, end], text: '.required()' } }
      : undefined;
  }
  // arktype: `'JWT_SECRET?': 'string'`
  const bare = key.slice(0, -1);
  if (key.endsWith('?') && file.isSecret(bare) && isArktype(property, file)) {
    return { node: property.key, name: bare, removal: undefined };
  }
  return key === 'default' || key === 'nullable' ? describedOptional(property, key, file) : undefined;
}

function isArktype(property: NodeOf['Property'], file: EnvFile): boolean {
  const call = property.parent.parent;
  return isNode(call, 'CallExpression') && chainPackage(call, file.sourceCode) === 'arktype';
}

/** envalid: `str({ default: undefined })`; convict: `{ env: 'JWT_SECRET', nullable: true }`. */
function describedOptional(
  property: NodeOf['Property'],
  key: 'default' | 'nullable',
  file: EnvFile,
): OptionalSecret | undefined {
  const object = property.parent;
  const value: Node = unwrap(property.value);
  if (key === 'nullable') {
    const variable = siblingText(object, 'env');
    const isNullable = isNode(value, 'Literal') && value.value === true;
    if (!isNullable || variable === undefined || !file.isSecret(variable)) return undefined;
    return { node: property, name: variable, removal: removalOf(property, file) };
  }
  const call = object.parent;
  if (
    identifierName(value) !== 'undefined' ||
    !isNode(call, 'CallExpression') ||
    !isSchema(call, file.sourceCode)
  )
    return undefined;
  const name = secretOf(describedKeys(call, file.sourceCode), file);
  return name === undefined ? undefined : { node: property, name, removal: removalOf(property, file) };
}

function removalOf(property: NodeOf['Property'], file: EnvFile): Replacement | undefined {
  return containsComment(property.parent, file.sourceCode)
    ? undefined
    : { range: itemRange(property, file.sourceCode), text: '' };
}

/** `@IsOptional() JWT_SECRET?: string` of class-validator. */
export function optionalField(
  field: NodeOf['PropertyDefinition'],
  file: EnvFile,
): OptionalSecret | undefined {
  const name = keyName(field);
  if (name === undefined || !file.isSecret(name) || field.value !== null) return undefined;
  const decorator = decoratorsOf(field).find(
    ({ expression }) => isNode(expression, 'CallExpression') && methodName(expression) === 'IsOptional',
  );
  return decorator && { node: decorator, name, removal: undefined };
}
