import type { TokenMatch } from './tokens/find-tokens.js';
import { findTokens } from './tokens/find-tokens.js';
import { classifyValue } from './values/classify-value.js';
import type { ValueClass } from './values/value-class.js';

/** Formats of private keys: none is made up by hand. */
const PRIVATE_KEYS: ReadonlySet<string> = new Set(['pem-private-key', 'pem-base64']);

/** Formats of a password in a connection string. */
const CONNECTIONS: ReadonlySet<string> = new Set(['url-userinfo', 'jdbc-password', 'adonet-connstr']);

/** Values that nobody makes up for a test: `test`, `postgres` and other words are. */
const UNGUESSABLE: ReadonlySet<ValueClass> = new Set(['mixed', 'random', 'token', 'uuid']);

/** Shorter passwords are made up, as in a test of what parses URLs. */
const MIN_PASSWORD_LENGTH = 8;

/** Hosts that are reserved for examples and tests. https://www.rfc-editor.org/rfc/rfc2606 */
const RESERVED_HOST =
  /^@(?:[\w-]{1,63}\.){0,8}(?:example(?:\.(?:com|net|org))?|invalid|localhost|test)(?![\w.-])/i;

/** As far as a host reaches. */
const HOST_LENGTH = 600;

/**
 * Whether a credential opens something even where made-up ones belong, as in a test: a provider's token, a
 * private key, a password in a URL that is no made-up one.
 *
 * @param text that the match was found in
 */
export function isRealToken(text: string, { format, range, confidence }: TokenMatch): boolean {
  if (format.kind !== 'secret' || confidence !== 'high') return false;
  if (format.provider !== 'any' || PRIVATE_KEYS.has(format.id)) return true;
  if (!CONNECTIONS.has(format.id)) return false;
  const password = text.slice(range.start, range.end);
  const after = text.slice(range.end, range.end + HOST_LENGTH);
  if (password.length < MIN_PASSWORD_LENGTH || RESERVED_HOST.test(after)) return false;
  // An escape (`p%40ss`) is what a test of the parser has.
  return !password.includes('%') && UNGUESSABLE.has(classifyValue(password, 'password'));
}

/** Whether a text holds such a credential. */
export function holdsRealToken(text: string): boolean {
  return findTokens(text).some((match) => isRealToken(text, match));
}
