import { identifierName } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import { attributeName } from '../place.js';
import type { Place } from '../place.js';

/** What holds a text that is a name of something: a module, a type, a directive. */
const INERT_HOLDERS: ReadonlySet<string> = new Set<keyof NodeOf>([
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ExportSpecifier',
  'ExpressionStatement',
  'ImportAttribute',
  'ImportDeclaration',
  'ImportExpression',
  'ImportSpecifier',
  'TSExternalModuleReference',
  'TSImportType',
  'TSLiteralType',
  'TSMethodSignature',
  'TSModuleDeclaration',
  'TSPropertySignature',
  'TSTemplateLiteralType',
]);

/** Attributes that a person reads, or that name a thing: an example URL in a placeholder is no credential. */
const INERT_ATTRIBUTES: ReadonlySet<string> = new Set([
  'alt',
  'autoComplete',
  'class',
  'className',
  'description',
  'error',
  'for',
  'helperText',
  'hint',
  'htmlFor',
  'id',
  'key',
  'label',
  'name',
  'placeholder',
  'testID',
  'title',
  'tooltip',
  'type',
]);

export const COMPARISONS: ReadonlySet<string> = new Set(['!=', '!==', '==', '===']);

/** The other side of a comparison of this value. */
export function comparedWith({ expression, holder }: Place): Node | undefined {
  if (!isNode(holder, 'BinaryExpression') || !COMPARISONS.has(holder.operator)) return undefined;
  return unwrap(holder.left === expression ? holder.right : holder.left);
}

function isKey({ expression, holder }: Place): boolean {
  if (isNode(holder, 'MemberExpression')) return holder.property === expression;
  const hasKey =
    isNode(holder, 'Property') ||
    isNode(holder, 'PropertyDefinition') ||
    isNode(holder, 'MethodDefinition') ||
    isNode(holder, 'AccessorProperty');
  return hasKey ? holder.key === expression : isNode(holder, 'TSEnumMember') && holder.id === expression;
}

function isInertAttribute(holder: Node): boolean {
  const name = attributeName(holder);
  return name !== undefined && (INERT_ATTRIBUTES.has(name) || /^(?:aria|data)-/.test(name));
}

/** Whether a text names or describes something by its very place, and holds no value that the program runs on. */
export function isInert(place: Place): boolean {
  const { holder } = place;
  if (INERT_HOLDERS.has(holder.type) || isKey(place) || isInertAttribute(holder)) return true;
  if (isNode(holder, 'CallExpression')) return identifierName(holder.callee) === 'require';
  const other = comparedWith(place);
  return isNode(other, 'UnaryExpression') && other.operator === 'typeof';
}
