import type { SourceCode } from './binding.js';
import { bindingOf, variableOf } from './binding.js';
import { requiredModule } from './imported-modules.js';
import { keyName, memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, isWrapper, parentOf, unwrap } from './node.js';
import { staticText } from './static-text.js';

/** Packages that describe the shape of data, each with a way to give a default. Named as npm names them. */
const PACKAGES: ReadonlySet<string> = new Set([
  '@effect/schema',
  '@fastify/type-provider-typebox',
  '@hapi/joi',
  '@hono/zod-openapi',
  '@sinclair/typebox',
  'arktype',
  'convict',
  'effect',
  'elysia',
  'env-var',
  'envalid',
  'envsafe',
  'fluent-json-schema',
  'joi',
  'superstruct',
  'typebox',
  'valibot',
  'yup',
  'znv',
  'zod',
]);

/** Names that mean such a library wherever they come from: a project's own module often hands it on. */
const WELL_KNOWN_NAMES: ReadonlySet<string> = new Set(['Joi', 'Yup', 'Zod', 'joi', 'yup', 'z', 'zod']);

const MENTION = new RegExp(
  `\\b(?:${[...WELL_KNOWN_NAMES].join('|')})\\b|['"\`](?:${[...PACKAGES].join('|')})\\b`,
);

/** Whether a file can use such a library at all. */
export function mentionsSchemas(text: string): boolean {
  return MENTION.test(text);
}

/** `zod/v4` to `zod`, `@hapi/joi/lib` to `@hapi/joi`. */
function packageName(source: string): string {
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Longer chains are a machine's. */
const MAX_CHAIN = 200;

/** The identifier that a chain of calls and members starts from: the `z` of `z.string().min(1)`. */
function chainRoot(node: Node): NodeOf['Identifier'] | undefined {
  let part = unwrap(node);
  for (let length = 0; length < MAX_CHAIN; length++) {
    if (isNode(part, 'CallExpression')) part = unwrap(part.callee);
    else if (isNode(part, 'MemberExpression')) part = unwrap(part.object);
    else break;
  }
  return isNode(part, 'Identifier') ? part : undefined;
}

/** Constants that hold parts of a schema are followed this far. */
const MAX_DEPTH = 3;

/**
 * The package that a chain comes from: `import { z } from 'zod'`, `const Joi = require('joi')`, constants that hold a
 * part of it followed.
 */
export function chainPackage(node: Node, sourceCode: SourceCode, depth = 0): string | undefined {
  const root = chainRoot(node);
  const binding = root && bindingOf(root, sourceCode);
  if (binding === undefined || depth > MAX_DEPTH) return undefined;
  if (binding.kind === 'import') return packageName(binding.source);
  const source = requiredModule(binding.init);
  return source === undefined ? chainPackage(binding.init, sourceCode, depth + 1) : packageName(source);
}

/** Whether a schema takes a key that is not there, as those of joi and yup do, unless it says `required()`. */
export function isOptionalByDefault(node: Node, sourceCode: SourceCode): boolean {
  const library = chainPackage(node, sourceCode) ?? '';
  return /^(?:(?:@hapi\/)?joi|yup)$/.test(library) || /^(?:joi|yup)$/i.test(chainRoot(node)?.name ?? '');
}

/** The methods that a chain calls, the last one first: `min`, `string` of `z.string().min(1)`. */
export function chainMethods(node: Node): readonly string[] {
  const names: string[] = [];
  let part = unwrap(node);
  for (let length = 0; length < MAX_CHAIN; length++) {
    if (isNode(part, 'CallExpression')) {
      names.push(methodName(part) ?? '');
      part = unwrap(part.callee);
    } else if (isNode(part, 'MemberExpression')) part = unwrap(part.object);
    else break;
  }
  return names;
}

/** What a call of one of these gives is data, not a schema. */
const DATA = /^(?:attempt|cast|cleanEnv|createEnv|decode|envsafe|load|parse|safeParse|validate)/;

/**
 * Whether a chain of calls builds a schema: from a library, from a part that a constant holds (`secret.min(1)` after
 * `const secret = z.string()`), by a maker of the file's own (`const secret = makeValidator(…)` of envalid).
 */
export function isSchema(node: Node, sourceCode: SourceCode, depth = 0): boolean {
  const root = chainRoot(node);
  if (root === undefined || depth > MAX_DEPTH) return false;
  if (WELL_KNOWN_NAMES.has(root.name)) return true;
  const binding = bindingOf(root, sourceCode);
  if (binding === undefined) return false;
  if (binding.kind === 'import') return PACKAGES.has(packageName(binding.source));
  const init = unwrap(binding.init);
  if (isNode(init, 'CallExpression') && DATA.test(methodName(init) ?? '')) return false;
  const source = requiredModule(init);
  return source === undefined ? isSchema(init, sourceCode, depth + 1) : PACKAGES.has(packageName(source));
}

/** Methods that read a setting by its name. env-var: `get`; the others are Effect's. */
const READERS: ReadonlySet<string> = new Set(['get', 'nonEmptyString', 'redacted', 'secret', 'string']);

/** The setting that a call in a chain reads by its name: `env.get('X').required()`, `Config.string('X')`. */
export function chainSetting(node: Node): string | undefined {
  let part = unwrap(node);
  for (let length = 0; length < MAX_CHAIN; length++) {
    if (isNode(part, 'CallExpression')) {
      const argument = part.arguments[0];
      const text = argument && staticText(argument);
      if (text !== undefined && READERS.has(methodName(part) ?? '')) return text;
      part = unwrap(part.callee);
    } else if (isNode(part, 'MemberExpression')) part = unwrap(part.object);
    else break;
  }
  return undefined;
}

/** Keys that structure a schema and do not name what it describes. */
const STRUCTURE: ReadonlySet<string> = new Set([
  'is',
  'items',
  'otherwise',
  'schema',
  'switch',
  'then',
  'type',
]);

/** Whether a node passes a schema on to the node around it: as a receiver, an argument, an alternative. */
function isPassedOn(part: Node, parent: Node): boolean {
  if (isNode(parent, 'ConditionalExpression')) return parent.test !== part;
  return (
    isWrapper(parent) ||
    isNode(parent, 'CallExpression') ||
    isNode(parent, 'MemberExpression') ||
    isNode(parent, 'ArrayExpression') ||
    isNode(parent, 'ObjectExpression')
  );
}

/** The key that a schema describes: the `JWT_SECRET` of `{ JWT_SECRET: z.string().min(1) }`, at any place in it. */
export function describedKey(schema: Node): string | undefined {
  let part = schema;
  for (let parent = parentOf(part); parent !== undefined; parent = parentOf(part)) {
    if (isNode(parent, 'Property') || isNode(parent, 'PropertyDefinition')) {
      const key = keyName(parent);
      if (key === undefined || !STRUCTURE.has(key)) return key;
    } else if (isNode(parent, 'VariableDeclarator')) {
      return isNode(parent.id, 'Identifier') ? parent.id.name : undefined;
    } else if (!isPassedOn(part, parent)) {
      return undefined;
    }
    part = parent;
  }
  return undefined;
}

/** A part of a schema that is used in more places has no name of its own. */
const MAX_USES = 20;

/**
 * The keys that a schema describes: its own; where a constant holds it, the constant's name and each key that it is
 * given to, as the `JWT_SECRET` of `{ JWT_SECRET: secret }`.
 */
export function describedKeys(schema: Node, sourceCode: SourceCode): readonly string[] {
  const key = describedKey(schema);
  if (key === undefined) return [];
  const declarator = declaratorAround(schema);
  if (declarator === undefined || !isNode(declarator.id, 'Identifier')) return [key];
  const uses = variableOf(declarator.id, sourceCode)?.references ?? [];
  const keys = uses.slice(0, MAX_USES).flatMap(({ identifier }) => {
    const used: Node = identifier;
    return used === declarator.id ? [] : (describedKey(used) ?? []);
  });
  return [key, ...keys];
}

/** The declaration of the constant that a schema is, if no key of an object stands between. */
function declaratorAround(schema: Node): NodeOf['VariableDeclarator'] | undefined {
  let part: Node | undefined = schema;
  while (part !== undefined && !isNode(part, 'Property') && !isNode(part, 'PropertyDefinition')) {
    if (isNode(part, 'VariableDeclarator')) return part;
    part = parentOf(part);
  }
  return undefined;
}

/** The method that a call calls: `default` of `z.string().default('x')`; the function's own name without a receiver. */
export function methodName(call: NodeOf['CallExpression']): string | undefined {
  const callee = unwrap(call.callee);
  return isNode(callee, 'Identifier') ? callee.name : memberName(callee);
}
