import { renamesEnvironment } from '@bridgekeeper/policy';

import type { KeyPath, SourceCode } from './binding.js';
import { sourceValue } from './conversion.js';
import { lastName, memberName } from './names.js';
import type { Node, NodeOf } from './node.js';
import { isNode, unwrap } from './node.js';
import { originOf } from './origin.js';
import { mentionsReaders, readerKind, saysRead } from './reader-name.js';
import { staticText } from './static-text.js';
import { typeName } from './type-name.js';

/** A place that reads a setting from outside the program. */
export interface EnvRead {
  /** The setting's key as written; undefined where it is computed. */
  readonly key: string | undefined;
  /** The process environment itself, not a layer of configuration over it. */
  readonly environment: boolean;
}

const ENV_OBJECTS: ReadonlySet<string> = new Set(['process.env', 'import.meta.env', 'Bun.env', 'Deno.env']);

/** What an object that holds the environment is called. */
const ENV_OWNER = /^(?:process)?env(?:ironment|s|vars?|variables)?$/i;

/** What `.get('X')` and its kin are called on: `config`, `this.configService`, `nconf`, `Env`. */
const CONFIG_OBJECT = /(?:conf|config|configuration|configservice|cfg|settings?|secrets?|env|environment)$/i;

/** How a configuration object is asked for a key. */
export const CONFIG_METHODS: ReadonlySet<string> = new Set([
  'array',
  'get',
  'getOptional',
  'getOptionalString',
  'getOrDefault',
  'getOrThrow',
  'getString',
  'json',
  'str',
  'string',
]);

const SOURCE = /env|conf|cfg|setting/i;

/** Whether a word may name what settings are read of. */
export function isSourceWord(word: string): boolean {
  return SOURCE.test(word);
}

/**
 * Whether a file can read a setting at all: each of the names above has one of these in it, and so has each module that
 * gives the environment. Most files have none, and need not be looked at for fallbacks.
 */
export function mentionsSettings(text: string): boolean {
  return SOURCE.test(text) || SECRETS_READ.test(text) || mentionsReaders(text);
}

/** `secrets.get('X')`: a word that by itself is in every file that is looked at. */
const SECRETS_READ = /secrets?[\w$)\]]{0,40}[?!]{0,2}\s{0,40}\.\s{0,40}(?:array|get|json|str)/i;

/** Whether a file can read variables whose names it computes, as helpers do: `process.env[key]`, `Deno.env.get(key)`. */
export function mentionsReadsByName(text: string): boolean {
  return (
    /[\w)!.]\[[`\w$]|\.get\(/.test(text) &&
    (READ_BY_NAME.test(text) || SETTINGS_TYPE.test(text) || renamesEnvironment(text))
  );
}

/** What holds settings is indexed, asked or called. */
const READ_BY_NAME =
  /(?:env|conf|cfg|setting|secret)[\w$]{0,40}["'`)\]?!\s]{0,8}(?:\.?\[|\.\s{0,8}(?:array|get|json|str))|env[\w$]{0,40}(?:\?\.)?\s{0,8}\(/i;
/** It may have any name where its type has one of these. */
const SETTINGS_TYPE = /[:<]\s{0,8}[\w$.]{0,60}(?:conf|cfg|setting|secret|env)/i;

/** A name as variables of an environment have it: `JWT_SECRET`, `TOKEN`. */
export function isVariableName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name);
}

/** Whether an expression is the environment, under any of its names. */
export function isEnvironment(node: Node, sourceCode: SourceCode): boolean {
  const path = originOf(node, sourceCode);
  return ENV_OBJECTS.has(path.join('.')) || ENV_OWNER.test(path.at(-1) ?? '');
}

/** The key that a path reads of the environment, if it reads one. */
export function environmentKey(path: KeyPath): EnvRead | undefined {
  const key = path.at(-1);
  if (path.length === 3 && ENV_OBJECTS.has(`${path[0] ?? ''}.${path[1] ?? ''}`))
    return { key, environment: true };
  // Any `env` that is handed around (a worker's, a framework's context) is one if its keys are written like one.
  const owner = path.at(-2);
  const isEnv = owner !== undefined && ENV_OWNER.test(owner) && key !== undefined && isVariableName(key);
  return isEnv ? { key, environment: true } : undefined;
}

/** The setting that a call reads: `Deno.env.get('X')`, `config.get('X')`, `env('X')`. */
export function getterRead(call: NodeOf['CallExpression'], sourceCode: SourceCode): EnvRead | undefined {
  const argument = call.arguments[0];
  const callee = unwrap(call.callee);
  if (argument === undefined) return undefined;
  const key = staticText(argument);
  // The method's own name decides first: to follow where its owner comes from costs more.
  if (isNode(callee, 'Identifier')) {
    return functionRead(callee.name, key);
  }
  const method = memberName(callee);
  if (!isNode(callee, 'MemberExpression') || method === undefined) return undefined;
  const kind = readerKind(method);
  // `utils.getEnvString('X')`; `Cypress.env('X', 'y')` and the like set what they name.
  if (kind === 'environment' && saysRead(method)) return { key, environment: true };
  if (kind === undefined && !CONFIG_METHODS.has(method)) return undefined;
  const path = originOf(callee.object, sourceCode);
  if (ENV_OBJECTS.has(path.join('.'))) return { key, environment: true };
  const isConfig =
    CONFIG_OBJECT.test(path.at(-1) ?? '') ||
    CONFIG_OBJECT.test(lastName(callee.object) ?? '') ||
    CONFIG_OBJECT.test(typeName(callee.object, sourceCode) ?? '');
  return isConfig ? { key, environment: key !== undefined && isVariableName(key) } : undefined;
}

/** `getEnvString('X')`, `getSecret('X_TOKEN')` */
function functionRead(name: string, key: string | undefined): EnvRead | undefined {
  const kind = readerKind(name);
  if (kind === 'environment') return { key, environment: true };
  // What these read may be anything but for a key that is written like a variable.
  const isVariable = kind === 'settings' && key !== undefined && /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(key);
  return isVariable ? { key, environment: false } : undefined;
}

/** The setting that an expression reads, type assertions and conversions aside: `String(process.env.X).trim()`. */
export function envRead(node: Node, sourceCode: SourceCode): EnvRead | undefined {
  const source = sourceValue(node);
  if (isNode(source, 'CallExpression')) return getterRead(source, sourceCode);
  if (!isNode(source, 'MemberExpression') && !isNode(source, 'Identifier')) return undefined;
  return environmentKey(originOf(source, sourceCode));
}
