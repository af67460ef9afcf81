import { containsComment } from '../comments.js';
import type { Replacement } from '../fallbacks/fallback.js';
import { literalsIn } from '../fallbacks/fallback.js';
import { keyName, memberName, propertyValue } from '../names.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, outerParent, unwrap } from '../node.js';
import {
  chainMethods,
  chainPackage,
  chainSetting,
  describedKeys,
  isOptionalByDefault,
  isSchema,
  methodName,
} from '../schema-library.js';
import { staticText } from '../static-text.js';
import type { EnvFile } from './secret-variable.js';

/** What makes a secret of a schema optional. */
export interface OptionalSecret {
  readonly node: Node;
  readonly name: string;
  /** The schema without it. */
  readonly removal: Replacement | undefined;
}

/** zod, yup, arktype, joi: methods by which a schema takes nothing, too. */
const METHODS: ReadonlySet<string> = new Set(['notRequired', 'nullish', 'optional']);

/** The same as functions around a schema: valibot, zod/mini, superstruct, typebox, effect. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'Optional',
  'exactOptional',
  'nullish',
  'optional',
  'optionalWith',
  'undefinedable',
]);

/** Methods that give a default: then the default is what is wrong, and `no-secret-default` says so. */
const DEFAULTING: ReadonlySet<string> = new Set(['catch', 'default', 'failover', 'prefault', 'transform']);

/** The first of some names that is a secret. */
export function secretOf(names: readonly string[], file: EnvFile): string | undefined {
  return names.find(file.isSecret);
}

/** The methods that a chain goes on with behind a call: `default` of `z.string().optional().default('x')`. */
function laterMethods(call: Node): readonly string[] {
  const names: string[] = [];
  let part = call;
  for (let member = outerParent(part); isNode(member, 'MemberExpression'); member = outerParent(part)) {
    const next = outerParent(member);
    if (!isNode(next, 'CallExpression')) break;
    names.push(memberName(member) ?? '');
    part = next;
  }
  return names;
}

/** `production ? z.string() : z.string().optional()`: required where it counts. */
function isConditional(call: Node): boolean {
  let schema = call;
  for (let around = outerParent(schema); around !== undefined; around = outerParent(schema)) {
    if (isNode(around, 'ConditionalExpression')) {
      const other = unwrap(around.consequent) === schema ? around.alternate : around.consequent;
      return !chainMethods(other).some((method) => METHODS.has(method));
    }
    if (!isNode(around, 'MemberExpression') && !isNode(around, 'CallExpression')) return false;
    schema = around;
  }
  return false;
}

/** `JWT_SECRET: z.string().optional()` */
function methodOptional(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'MemberExpression') || !isSchema(callee.object, file.sourceCode)) return undefined;
  const name = secretOf(describedKeys(call, file.sourceCode), file);
  if (name === undefined || laterMethods(call).some((method) => DEFAULTING.has(method))) return undefined;
  if (isConditional(call)) return undefined;
  // The empty text goes along: `Joi.string().allow('').optional()`.
  const removal =
    call.arguments.length === 0 ? requirement(withoutEmpty(callee.object), call, file) : undefined;
  return { node: callee.property, name, removal };
}

/** Methods that ask for a value where a schema of joi or yup would take none. */
const REQUIRING: ReadonlySet<string> = new Set(['defined', 'exist', 'required']);

/** The change that leaves of a chain what stands before a call. Of joi and yup that is still optional unless it says otherwise. */
function requirement(schema: Node, call: NodeOf['CallExpression'], file: EnvFile): Replacement | undefined {
  if (containsComment(call, file.sourceCode)) return undefined;
  const isRequired = [...chainMethods(schema), ...laterMethods(call)].some((method) => REQUIRING.has(method));
  const text = isRequired || !isOptionalByDefault(schema, file.sourceCode) ? '' : '.required()';
  return { range: [schema.range[1], call.range[1]], text };
}

/** `JWT_SECRET: v.optional(v.string())` */
function functionOptional(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const [schema, value] = call.arguments;
  if (schema === undefined || !isSchema(call, file.sourceCode)) return undefined;
  const name = secretOf(describedKeys(call, file.sourceCode), file);
  if (name === undefined || (value !== undefined && literalsIn(value, file.sourceCode).length > 0))
    return undefined;
  if (isNode(value, 'ObjectExpression') && propertyValue(value, 'default') !== undefined) return undefined;
  const removable = !containsComment(call, file.sourceCode);
  const removal = removable ? { range: call.range, text: file.sourceCode.getText(schema) } : undefined;
  const callee = unwrap(call.callee);
  return { node: isNode(callee, 'MemberExpression') ? callee.property : callee, name, removal };
}

/** Whether a schema, or a value that one allows, is as good as nothing: `z.undefined()`, `z.literal('')`, `''`. */
function takesNothing(schema: Node): boolean {
  const value = unwrap(schema);
  const method = isNode(value, 'CallExpression') ? methodName(value) : memberName(value);
  if (NOTHING.has(method ?? '')) return true;
  const [inner] = isNode(value, 'CallExpression') ? value.arguments : [];
  const isLiteral = inner !== undefined && LITERALS.has(method ?? '');
  return staticText(isLiteral ? inner : value) === '';
}

/** By zod and yup, valibot, typebox, effect. */
const NOTHING: ReadonlySet<string> = new Set([
  'Null',
  'Undefined',
  'Void',
  'null',
  'null_',
  'undefined',
  'undefined_',
  'void',
  'void_',
]);
const LITERALS: ReadonlySet<string> = new Set(['Literal', 'literal']);

/** `.or(z.literal(''))`, `.allow('')` */
function allowsEmpty(call: NodeOf['CallExpression']): boolean {
  const method = methodName(call);
  if (method !== 'allow' && method !== 'or') return false;
  return call.arguments.some(takesNothing);
}

/** A schema before the call by which it takes an empty text, if that is the last of its chain. */
function withoutEmpty(schema: Node): Node {
  const call = unwrap(schema);
  if (!isNode(call, 'CallExpression') || !allowsEmpty(call)) return schema;
  const callee = unwrap(call.callee);
  return isNode(callee, 'MemberExpression') ? callee.object : schema;
}

/** `z.string().or(z.literal(''))`, `Joi.string().allow('')`: as good as nothing. What is optional as well is reported there. */
function emptyAllowed(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'MemberExpression') || !isSchema(callee.object, file.sourceCode)) return undefined;
  const name = allowsEmpty(call) ? secretOf(describedKeys(call, file.sourceCode), file) : undefined;
  if (name === undefined) return undefined;
  const others = [...chainMethods(callee.object), ...laterMethods(call)];
  if (
    others.some((method) => METHODS.has(method)) ||
    laterMethods(call).some((method) => DEFAULTING.has(method))
  )
    return undefined;
  return { node: callee.property, name, removal: requirement(callee.object, call, file) };
}

/** `z.union([z.string(), z.undefined()])`, `Type.Union([Type.String(), Type.Undefined()])`: the schema that takes nothing. */
function emptyInUnion(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  if (!isSchema(call, file.sourceCode)) return undefined;
  const [list] = call.arguments;
  const schemas: readonly Node[] = isNode(list, 'ArrayExpression')
    ? list.elements.filter((element) => element !== null)
    : call.arguments;
  const node = schemas.find(takesNothing);
  const name = node && secretOf(describedKeys(call, file.sourceCode), file);
  if (node === undefined || name === undefined) return undefined;
  if (isConditional(call) || laterMethods(call).some((method) => DEFAULTING.has(method))) return undefined;
  const others = schemas.filter((schema) => schema !== node);
  const [other] = others;
  // Of more than two, each would have to be looked at.
  const isPair = others.length === 1 && other !== undefined && !containsComment(call, file.sourceCode);
  const removal = isPair ? { range: call.range, text: file.sourceCode.getText(other) } : undefined;
  return { node, name, removal };
}

/** `z.object({ JWT_SECRET: z.string() }).partial()` */
function partialSchema(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'MemberExpression') || call.arguments.length > 0) return undefined;
  const object = unwrap(callee.object);
  const [shape] = isNode(object, 'CallExpression') ? object.arguments : [];
  if (!isNode(shape, 'ObjectExpression') || !isSchema(object, file.sourceCode)) return undefined;
  const keys = shape.properties.flatMap((property) =>
    isNode(property, 'Property') ? (keyName(property) ?? []) : [],
  );
  const name = secretOf(keys, file);
  return name === undefined ? undefined : { node: callee.property, name, removal: undefined };
}

/** `env.get('JWT_SECRET').asString()` of env-var, which gives undefined. */
function bareVariable(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const name = chainSetting(call);
  if (name === undefined || !file.isSecret(name) || chainPackage(call, file.sourceCode) !== 'env-var')
    return undefined;
  const methods = chainMethods(call);
  if (methods.includes('required') || methods.includes('default')) return undefined;
  const callee = unwrap(call.callee);
  return { node: isNode(callee, 'MemberExpression') ? callee.property : callee, name, removal: undefined };
}

/** `Config.option(Config.string('JWT_SECRET'))`, `Config.string('JWT_SECRET').pipe(Config.option)` of Effect. */
function effectOption(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'MemberExpression') || chainPackage(call, file.sourceCode) !== 'effect')
    return undefined;
  if (memberName(callee) === 'option') {
    const [config] = call.arguments;
    const name = config && chainSetting(config);
    return name !== undefined && file.isSecret(name)
      ? { node: callee.property, name, removal: undefined }
      : undefined;
  }
  const option = call.arguments.find((argument) => memberName(unwrap(argument)) === 'option');
  const name = option && chainSetting(callee.object);
  return option !== undefined && name !== undefined && file.isSecret(name)
    ? { node: option, name, removal: undefined }
    : undefined;
}

/** What a call makes optional. */
export function optionalCall(call: NodeOf['CallExpression'], file: EnvFile): OptionalSecret | undefined {
  const method = methodName(call);
  if (method === undefined) return undefined;
  if (method === 'partial') return partialSchema(call, file);
  if (method === 'union' || method === 'Union') return emptyInUnion(call, file);
  if (method === 'or' || method === 'allow') return emptyAllowed(call, file);
  if (method === 'option' || method === 'pipe') return effectOption(call, file);
  if (/^as[A-Z]/.test(method)) return bareVariable(call, file);
  const isBare = call.arguments.length === 0 || isNode(call.arguments[0], 'Literal');
  if (METHODS.has(method) && isBare) return methodOptional(call, file);
  return FUNCTIONS.has(method) ? functionOptional(call, file) : undefined;
}
