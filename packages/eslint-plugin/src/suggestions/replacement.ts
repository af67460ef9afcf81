import type { SourceCode } from '../ast/binding.js';
import type { Candidate } from '../ast/credentials/candidates.js';
import { envRead } from '../ast/env-read.js';
import { dottedPath, lastName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, outerParent } from '../ast/node.js';
import { placeOf } from '../ast/place.js';
import { staticText } from '../ast/static-text.js';
import type { Edit } from './edit.js';

/** An expression that may stand in place of a literal. */
export interface Replacement {
  readonly text: string;
  /** Whether it is an operator's, and needs parentheses beside others. */
  readonly operator: boolean;
}

/** Calls that set a variable of an environment: to read it there would read what is set. */
const SETTERS = /env|^exportVariable$|^setInitial$/i;

/** The literal that another expression may replace as a whole; undefined where none can stand there. */
export function replaceable({ node, value, at }: Candidate, sourceCode: SourceCode): Node | undefined {
  if (!('parent' in node) || at !== undefined || staticText(node) !== value) return undefined;
  if (isNode(node.parent, 'TaggedTemplateExpression') || sourceCode.getCommentsInside(node).length > 0) {
    return undefined;
  }
  const place = placeOf(node);
  if (place === undefined || isNode(place.holder, 'TSEnumMember') || isEnvironment(place.holder))
    return undefined;
  const parent = outerParent(node);
  // `process.env.OTHER ?? 'x'`: what is read there already is the setting.
  const isFallback = isNode(parent, 'LogicalExpression') && envRead(parent.left, sourceCode) !== undefined;
  return isFallback ? undefined : withConst(node);
}

function isEnvironment(holder: Node): boolean {
  if (isNode(holder, 'CallExpression')) return SETTERS.test(lastName(holder.callee) ?? '');
  return isNode(holder, 'AssignmentExpression') && dottedPath(holder.left)?.at(-2) === 'env';
}

/** `'x' as const`: nothing but a literal can be asserted to be constant. */
function withConst(node: Node): Node {
  const { parent } = node;
  if (!isNode(parent, 'TSAsExpression') && !isNode(parent, 'TSTypeAssertion')) return node;
  const type = parent.typeAnnotation;
  const isConst =
    isNode(type, 'TSTypeReference') && isNode(type.typeName, 'Identifier') && type.typeName.name === 'const';
  return isConst ? parent : node;
}

/** Nodes whose parts may be operators' expressions without parentheses. */
const OPEN: ReadonlySet<string> = new Set([
  'AccessorProperty',
  'ArrayExpression',
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'AssignmentPattern',
  'CallExpression',
  'ConditionalExpression',
  'ExportDefaultDeclaration',
  'JSXExpressionContainer',
  'NewExpression',
  'Property',
  'PropertyDefinition',
  'ReturnStatement',
  'VariableDeclarator',
]);

/** The edit that puts an expression in place of a literal. */
export function replace(node: Node, { text, operator }: Replacement, { text: source }: SourceCode): Edit {
  const [start, end] = node.range;
  const { parent } = node;
  if (isNode(parent, 'JSXAttribute')) return { range: [start, end], text: `{${text}}` };
  const isOpen = parent === undefined || OPEN.has(parent.type);
  const isEnclosed = source[start - 1] === '(' && source[end] === ')';
  const space = /[\w$]/.test(source[start - 1] ?? '') ? ' ' : '';
  const isBare = !operator || isOpen || isEnclosed;
  return { range: [start, end], text: isBare ? space + text : `(${text})` };
}

/** Whether a type takes `undefined`, or a promise of it: `Promise<string | undefined>`. */
export function typeTakesUndefined(type: Node): boolean {
  const types = isNode(type, 'TSUnionType') ? type.types : [type];
  return types.some(
    (part) => TAKING.has(part.type) || (isPromise(part) && partsOf(part).some(typeTakesUndefined)),
  );
}

function isPromise(type: Node): type is NodeOf['TSTypeReference'] {
  return isNode(type, 'TSTypeReference') && lastName(type.typeName) === 'Promise';
}

function partsOf({ typeArguments }: NodeOf['TSTypeReference']): readonly Node[] {
  return typeArguments?.params ?? [];
}

const TAKING: ReadonlySet<string> = new Set([
  'TSAnyKeyword',
  'TSUndefinedKeyword',
  'TSUnknownKeyword',
  'TSVoidKeyword',
]);
