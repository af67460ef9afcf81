import { lastName, memberName } from './names.js';
import type { Node } from './node.js';
import { isNode, unwrap } from './node.js';

/** Functions that hand on their first argument, in another form. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  'BigInt',
  'Number',
  'String',
  'atob',
  'btoa',
  'decodeURIComponent',
  'encodeURIComponent',
  // What is hashed to be stored as a password is the password: seeds do so.
  'hash',
  'hashPassword',
  'hashSync',
  'md5',
  'sha256',
  'parseFloat',
  'parseInt',
]);

/** The same, called on what they belong to: `Buffer.from(x)`, `JSON.parse(x)`, `new TextEncoder().encode(x)`. */
const STATIC_METHODS: ReadonlySet<string> = new Set([
  'encode',
  'from',
  'hash',
  'hashSync',
  // `Redacted.make(x)` of Effect.
  'make',
  'parse',
  'stringify',
]);
const STATIC_OWNERS: ReadonlySet<string> = new Set([
  'Buffer',
  'JSON',
  'Redacted',
  'TextEncoder',
  'argon2',
  'bcrypt',
  'bcryptjs',
  'encoder',
  'base64url',
  'textEncoder',
]);

/** Methods of a string that hand it on. */
const METHODS: ReadonlySet<string> = new Set([
  'normalize',
  'replace',
  'replaceAll',
  'split',
  'toLowerCase',
  'toString',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
  'valueOf',
]);

/** Whether a word may be the name of a conversion, of what it belongs to, or of a step of one. */
export function isConversionWord(word: string): boolean {
  return FUNCTIONS.has(word) || STATIC_METHODS.has(word) || STATIC_OWNERS.has(word) || METHODS.has(word);
}

function isStaticOwner(object: Node): boolean {
  const owner = unwrap(object);
  const name = isNode(owner, 'NewExpression') ? lastName(owner.callee) : lastName(owner);
  return name !== undefined && STATIC_OWNERS.has(name);
}

/** The value that an expression hands on in another form: the `x` of `String(x)`, `x.trim()`, `Buffer.from(x)`. */
export function convertedValue(node: Node): Node | undefined {
  if (isNode(node, 'AwaitExpression')) return node.argument;
  if (!isNode(node, 'CallExpression')) return undefined;
  const callee = unwrap(node.callee);
  if (isNode(callee, 'Identifier')) return FUNCTIONS.has(callee.name) ? node.arguments[0] : undefined;
  const method = memberName(callee);
  if (method === undefined || !isNode(callee, 'MemberExpression')) return undefined;
  if (METHODS.has(method)) return callee.object;
  return STATIC_METHODS.has(method) && isStaticOwner(callee.object) ? node.arguments[0] : undefined;
}

/** The expression that a value comes from, before type assertions and conversions. */
export function sourceValue(node: Node): Node {
  let source = unwrap(node);
  for (let inner = convertedValue(source); inner !== undefined; inner = convertedValue(source)) {
    source = unwrap(inner);
  }
  return source;
}
