import type { VaultUrlMatch } from '@bridgekeeper/policy';
import { isVaultHeader, matchVaultUrl } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../ast/binding.js';
import { resolveConstant } from '../ast/constant.js';
import { keyName, lastName, memberName } from '../ast/names.js';
import type { Node, NodeOf } from '../ast/node.js';
import { isNode, isWrapper, unwrap } from '../ast/node.js';
import { constantText } from './module-origin.js';
import { referenceText } from './reference-text.js';

/** A piece of an HTTP request to Vault. */
export type VaultRequest =
  | { readonly kind: 'url'; readonly match: VaultUrlMatch; readonly node: Node }
  | { readonly kind: 'header'; readonly name: string; readonly node: Node };

/** `headers.set(name, value)` and its kin: of Fetch, Node's http, superagent, XMLHttpRequest, … */
const SETTERS = new Set([
  'set',
  'append',
  'setHeader',
  'appendHeader',
  'header',
  'setRequestHeader',
  'addHeader',
]);

/** Methods that ask something of a string: a URL in their arguments is a pattern, not a target. */
const QUESTIONS = new Set([
  'startsWith',
  'endsWith',
  'includes',
  'indexOf',
  'match',
  'test',
  'replace',
  'replaceAll',
  'split',
]);

/** The properties that hold the base of a request in the options of the common HTTP clients. */
const BASES = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix', 'origin'];

/** Hands every URL of Vault's API, and every header of it that is set, to a callback. */
export function visitVaultRequests(
  sourceCode: SourceCode,
  callback: (request: VaultRequest) => void,
): TSESLint.RuleListener {
  const url = (node: NodeOf['Literal' | 'TemplateLiteral'], text: string): void => {
    if (!/\bv1\b/.test(text) || !isTarget(node)) return;
    const match = matchUrlAt(node, sourceCode);
    if (match !== undefined) callback({ kind: 'url', match, node });
  };
  const header = (node: Node, nameNode: Node = node): void => {
    const name = constantText(nameNode, sourceCode);
    if (name !== undefined && isVaultHeader(name))
      callback({ kind: 'header', name: name.trim(), node: unwrap(node) });
  };
  return {
    Literal: (node) => {
      if (typeof node.value === 'string') url(node, node.value);
    },
    TemplateLiteral: (node) => {
      url(node, node.quasis.map((quasi) => quasi.value.raw).join(' '));
    },
    Property: (node) => {
      if (!isNode(node.parent, 'ObjectExpression') || isSwitch(node.value)) return;
      // A bare identifier cannot spell a header: it has no dashes.
      if (node.computed || isNode(node.key, 'Literal')) header(node.key);
    },
    CallExpression: ({ callee, arguments: [name, value] }) => {
      if (name === undefined || value === undefined) return;
      const method = memberName(unwrap(callee));
      if (method !== undefined && SETTERS.has(method)) header(name);
    },
    AssignmentExpression: ({ left }) => {
      if (isNode(left, 'MemberExpression') && left.computed) header(left.property);
    },
    ArrayExpression: ({ elements: [name, value, more], parent }) => {
      // Only in a list of pairs: `['x-vault-token', 'authorization']` may be a list of names.
      if (!isNode(parent, 'ArrayExpression') || value === undefined || more !== undefined) return;
      if (name !== null && name !== undefined) header(name);
    },
  };
}

/** `{ 'x-vault-token': true }` is a set of names: what to redact, what to pass on. */
function isSwitch(value: Node): boolean {
  return isNode(value, 'Literal') && typeof value.value === 'boolean';
}

/** Whether a literal can be what is requested, not a type, a key, a route of the app's own, or a pattern. */
function isTarget(node: Node): boolean {
  const top = concatenation(node);
  const { parent } = top;
  switch (parent?.type as string) {
    case 'TSLiteralType':
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TaggedTemplateExpression':
    case 'SwitchCase':
      return false;
  }
  if (isNode(parent, 'Property')) return parent.key !== top;
  if (isNode(parent, 'MemberExpression')) return parent.property !== top;
  if (isNode(parent, 'BinaryExpression')) return false;
  return isNode(parent, 'CallExpression') ? !isPattern(top, parent) : true;
}

function isPattern(node: Node, call: NodeOf['CallExpression']): boolean {
  const method = memberName(unwrap(call.callee));
  if (method === undefined || unwrap(call.callee) === node) return false;
  if (QUESTIONS.has(method)) return true;
  // `app.get('/v1/secret/data/:id', (request, response) => …)` serves the path.
  const last = call.arguments.at(-1);
  const isHandler = isNode(last, 'ArrowFunctionExpression') || isNode(last, 'FunctionExpression');
  return (
    isHandler &&
    last.params.length >= 1 &&
    /^(?:get|post|put|patch|delete|all|use|route|head|options)$/.test(method) &&
    startsWithSlash(node)
  );
}

function startsWithSlash(node: Node): boolean {
  if (isNode(node, 'TemplateLiteral')) return node.quasis[0]?.value.raw.startsWith('/') === true;
  return isNode(node, 'Literal') && typeof node.value === 'string' && node.value.startsWith('/');
}

/** The whole concatenation that an expression is a part of; the expression itself where it is none. */
function concatenation(node: Node): Node {
  let top = node;
  for (let { parent } = top; parent !== undefined; { parent } = top) {
    const isPart = isWrapper(parent) || (isNode(parent, 'BinaryExpression') && parent.operator === '+');
    if (!isPart) break;
    top = parent;
  }
  return top;
}

function matchUrlAt(node: Node, sourceCode: SourceCode): VaultUrlMatch | undefined {
  const top = concatenation(node);
  const text = referenceText(top, sourceCode);
  if (!text.startsWith('/')) return matchVaultUrl(text);
  const base = baseOf(top, sourceCode);
  return base === undefined ? matchVaultUrl(text) : matchVaultUrl(base.replace(/\/$/, '') + text);
}

/** What a path is relative to: `new URL(path, base)`, `{ host, port, path }`, a client made with a base URL. */
function baseOf(path: Node, sourceCode: SourceCode): string | undefined {
  const { parent } = path;
  if (isNode(parent, 'NewExpression') && lastName(parent.callee) === 'URL' && parent.arguments[0] === path) {
    const base = parent.arguments[1];
    return base && referenceText(base, sourceCode);
  }
  if (isNode(parent, 'Property') && isNode(parent.parent, 'ObjectExpression')) {
    const isPath = /^(?:path|pathname|url|uri)$/.test(keyName(parent) ?? '');
    return isPath ? baseInOptions(parent.parent, sourceCode) : undefined;
  }
  if (!isNode(parent, 'CallExpression') || parent.arguments[0] !== path) return undefined;
  const callee = unwrap(parent.callee);
  const client = isNode(callee, 'MemberExpression') ? callee.object : callee;
  const made = resolveConstant(client, sourceCode);
  if (!isNode(made, 'CallExpression') && !isNode(made, 'NewExpression')) return undefined;
  const options = made.arguments.map((argument) => resolveConstant(argument, sourceCode));
  const object = options.find((argument) => isNode(argument, 'ObjectExpression'));
  return object && baseInOptions(object, sourceCode);
}

function baseInOptions(options: NodeOf['ObjectExpression'], sourceCode: SourceCode): string | undefined {
  const read = (...keys: readonly string[]): string | undefined => {
    for (const property of options.properties) {
      if (!isNode(property, 'Property') || !keys.includes(keyName(property) ?? '')) continue;
      return referenceText(property.value, sourceCode);
    }
    return undefined;
  };
  const base = read(...BASES);
  if (base !== undefined) return base;
  const host = read('hostname', 'host');
  const port = read('port');
  if (host === undefined && port === undefined) return undefined;
  return `${host ?? ''}${port === undefined || host?.includes(':') === true ? '' : `:${port}`}`;
}
