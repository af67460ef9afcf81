import type { SourceCode } from './binding.js';
import { bindingOf } from './binding.js';
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

function requiredModule(init: Node): string | undefined {
  const call = unwrap(init);
  if (!isNode(call, 'CallExpression') || !isNode(call.callee, 'Identifier')) return undefined;
  const source = call.callee.name === 'require' ? call.arguments[0] : undefined;
  return source && staticText(source);
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

/** The package that a chain comes from: `import { z } from 'zod'`, `const Joi = require('joi')`. */
export function chainPackage(node: Node, sourceCode: SourceCode): string | undefined {
  const root = chainRoot(node);
  const binding = root && bindingOf(root, sourceCode);
  if (binding === undefined) return undefined;
  const source = binding.kind === 'import' ? binding.source : requiredModule(binding.init);
  return source === undefined ? undefined : packageName(source);
}

/** Whether a chain of calls builds a schema. */
export function isSchema(node: Node, sourceCode: SourceCode): boolean {
  const root = chainRoot(node);
  if (root === undefined) return false;
  if (WELL_KNOWN_NAMES.has(root.name)) return true;
  const name = chainPackage(node, sourceCode);
  return name !== undefined && PACKAGES.has(name);
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

/** The method that a call calls: `default` of `z.string().default('x')`; the function's own name without a receiver. */
export function methodName(call: NodeOf['CallExpression']): string | undefined {
  const callee = unwrap(call.callee);
  return isNode(callee, 'Identifier') ? callee.name : memberName(callee);
}
