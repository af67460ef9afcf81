import { classifyValue, findTokens, judgeLiteral } from '@bridgekeeper/policy';
import type { ValueClass } from '@bridgekeeper/policy';

/**
 * Whether a text holds a provider's token: the one thing that is no more harmless in a comment than anywhere else.
 * Passwords, keys and connection strings there are mostly made up.
 */
export function isRealCredential(text: string): boolean {
  return findTokens(text).some(
    ({ format, confidence }) =>
      format.kind === 'secret' && format.provider !== 'any' && confidence === 'high',
  );
}

/**
 * Whether a text is leaked by its own shape, a token or a private key: that it is a fallback of something is the lesser
 * fact. A password in a URL is no such thing, for as a fallback it is mostly that of a database on the same machine.
 */
export function isLeak(text: string): boolean {
  const reason = shapeOf(text)?.reason;
  return reason === 'token' || reason === 'pem';
}

/** Values that nobody makes up for a test: `test`, `postgres` and other words are. */
const UNGUESSABLE: ReadonlySet<ValueClass> = new Set(['mixed', 'random', 'token', 'uuid']);

/** Shorter ones are made up, as in a test of what parses URLs. */
const MIN_PASSWORD_LENGTH = 8;

/** Hosts that are reserved for examples and tests. https://www.rfc-editor.org/rfc/rfc2606 */
const RESERVED_HOST =
  /^@(?:[\w-]{1,63}\.){0,8}(?:example(?:\.(?:com|net|org))?|invalid|localhost|test)(?:[:/?#]|$)/i;

/** What counts in a test: a provider's token, a private key, a password in a URL that is no made-up one. */
export function isRealInTest(text: string): boolean {
  if (isRealCredential(text)) return true;
  const shape = shapeOf(text);
  if (shape?.reason !== 'url-password') return shape?.reason === 'pem';
  const password = text.slice(shape.range.start, shape.range.end);
  if (password.length < MIN_PASSWORD_LENGTH || RESERVED_HOST.test(text.slice(shape.range.end))) return false;
  // An escape (`p%40ss`) is what a test of the parser has.
  return !password.includes('%') && UNGUESSABLE.has(classifyValue(password, 'password'));
}

/** What a text surely is, whatever its name. */
function shapeOf(text: string): ReturnType<typeof judgeLiteral> {
  const shape = judgeLiteral({ name: '', value: text, position: 'fallback' });
  if (shape?.confidence !== 'high') return undefined;
  return findTokens(text).some(({ format }) => format.kind === 'secret') ? shape : undefined;
}
