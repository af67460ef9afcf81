import type { SourceCode } from '../binding.js';
import { containsComment } from '../comments.js';
import { isVariableName } from '../env-read.js';
import type { Node, NodeOf } from '../node.js';
import { isNode, unwrap } from '../node.js';
import {
  chainMethods,
  chainPackage,
  chainSetting,
  describedKeys,
  isSchema,
  methodName,
} from '../schema-library.js';
import type { Fallback, Replacement } from './fallback.js';
import { literalsIn, producedValue } from './fallback.js';

/** Methods that give a schema the value it takes when there is none, or when it is wrong. */
export const DEFAULT_METHODS: ReadonlySet<string> = new Set(['catch', 'default', 'failover', 'prefault']);

/**
 * Functions that do so for the schema in their first argument.
 * https://valibot.dev/api/optional, https://zod.dev/packages/mini, https://docs.superstructjs.org (defaulted)
 */
export const DEFAULT_FUNCTIONS: ReadonlySet<string> = new Set([
  '_default',
  'catch',
  'defaulted',
  'exactOptional',
  'fallback',
  'nullable',
  'nullish',
  'optional',
  'prefault',
  'undefinedable',
]);

function fallbacks(
  names: readonly string[],
  value: Node,
  removal: Replacement,
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (names.length === 0) return [];
  return literalsIn(producedValue(value), sourceCode).map((literal) => ({
    names,
    literal,
    emptyCounts: names.some((name) => isVariableName(name)),
    removal: containsComment(value.parent ?? value, sourceCode) ? undefined : removal,
  }));
}

/** `JWT_SECRET: z.string().default('x')`, `env.get('JWT_SECRET').default('x')`. */
function methodFallbacks(
  call: NodeOf['CallExpression'],
  value: Node,
  sourceCode: SourceCode,
): readonly Fallback[] {
  const callee = unwrap(call.callee);
  if (!isNode(callee, 'MemberExpression')) return [];
  const { object } = callee;
  const setting = chainSetting(object);
  const isSetting = setting !== undefined && isVariableName(setting);
  if (!isSetting && !isSchema(object, sourceCode)) return [];
  // https://github.com/evanshortiss/env-var/blob/master/API.md#requiredisrequired--true
  const isOptional = isSetting && chainPackage(object, sourceCode) === 'env-var';
  const text = isOptional && !chainMethods(object).includes('required') ? '.required()' : '';
  const removal: Replacement = { range: [object.range[1], call.range[1]], text };
  return fallbacks(isSetting ? [setting] : describedKeys(call, sourceCode), value, removal, sourceCode);
}

/** `JWT_SECRET: v.optional(v.string(), 'x')`. */
function functionFallbacks(
  call: NodeOf['CallExpression'],
  schema: Node,
  value: Node,
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (!isSchema(call, sourceCode) || !isSchema(schema, sourceCode)) return [];
  const removal: Replacement = { range: call.range, text: sourceCode.getText(schema) };
  return fallbacks(describedKeys(call, sourceCode), value, removal, sourceCode);
}

/** The setting that a configuration of Effect reads, wherever it stands before a `pipe`. */
function pipedSetting(call: NodeOf['CallExpression']): string | undefined {
  const pipe = call.parent;
  if (!isNode(pipe, 'CallExpression') || methodName(pipe) !== 'pipe') return undefined;
  const callee = unwrap(pipe.callee);
  // `Config.string('X').pipe(…)`, `pipe(Config.string('X'), …)`
  const source = isNode(callee, 'MemberExpression') ? callee.object : pipe.arguments[0];
  return source === undefined || source === call ? undefined : chainSetting(source);
}

/** Effect: `Config.withDefault(Config.string('X'), 'x')`, `Config.string('X').pipe(Config.withDefault('x'))`. */
function configFallbacks(call: NodeOf['CallExpression'], sourceCode: SourceCode): readonly Fallback[] {
  if (chainPackage(call, sourceCode) !== 'effect') return [];
  const [first, second] = call.arguments;
  if (first === undefined) return [];
  if (second !== undefined) {
    const setting = chainSetting(first);
    const removal: Replacement = { range: call.range, text: sourceCode.getText(first) };
    return fallbacks(setting === undefined ? [] : [setting], second, removal, sourceCode);
  }
  const setting = pipedSetting(call);
  const found = fallbacks(
    setting === undefined ? [] : [setting],
    first,
    { range: call.range, text: '' },
    sourceCode,
  );
  return found.map((fallback) => ({ ...fallback, removal: undefined }));
}

/** The defaults that a schema library's call gives to a setting. */
export function schemaCallFallbacks(
  call: NodeOf['CallExpression'],
  method: string,
  sourceCode: SourceCode,
): readonly Fallback[] {
  if (method === 'withDefault') return configFallbacks(call, sourceCode);
  const [first, second] = call.arguments;
  if (first === undefined) return [];
  if (second === undefined)
    return DEFAULT_METHODS.has(method) ? methodFallbacks(call, first, sourceCode) : [];
  return DEFAULT_FUNCTIONS.has(method) ? functionFallbacks(call, first, second, sourceCode) : [];
}
