import { createHmac, timingSafeEqual } from 'node:crypto';

import { env } from './env.ts';

/**
 * Whether this link to a report was signed by the mailer, which holds the same key.
 * The `signature` parameter is the HMAC-SHA256 of the path, in hex.
 */
export function isSignedLink(url: URL): boolean {
  const expected = createHmac('sha256', env.LINK_SIGNING_KEY).update(url.pathname).digest();
  const actual = Buffer.from(url.searchParams.get('signature') ?? '', 'hex');
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
