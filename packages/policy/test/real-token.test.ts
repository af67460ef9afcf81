import { describe, expect, it } from 'vitest';

import { holdsRealToken, isRealToken } from '../src/real-token.js';
import { findTokens } from '../src/tokens/find-tokens.js';

/** Assembled here, so that no scanner takes this file for a leak. */
const RANDOM = 'k9Xw2LmQ7rTz8VbN3cYd5HfJ';
const STRIPE_KEY = ['sk', 'live', RANDOM].join('_');
const PEM = `${['-----BEGIN', 'PRIVATE KEY-----'].join(' ')}\n${`MIIEvAIBADANBgkqhkiG9w0BAQEFAASC${RANDOM}`.repeat(2)}\n-----END PRIVATE KEY-----`;
const JWT = [
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
  'eyJzdWIiOiI4NDIxIiwibmFtZSI6ImFubmEifQ',
  RANDOM.repeat(2).slice(0, 43),
].join('.');

describe('what is real even in a test', () => {
  it.each([
    ["a provider's token", STRIPE_KEY],
    ['one inside a text', `curl -u ${STRIPE_KEY}: https://api.example.com`],
    ['a private key', PEM],
    ['a password in a URL that nobody makes up', `postgres://app:${RANDOM}@db.internal/app`],
    ['one beside a made-up one', `redis://:test@localhost postgres://app:${RANDOM}@db.internal/app`],
  ])('is %s', (_what, text) => {
    expect(holdsRealToken(text)).toBe(true);
  });

  it.each([
    ['a key that its provider means to be public', ['pk', 'live', RANDOM].join('_')],
    ['a weak password in a URL', 'postgres://postgres:postgres@db/app'],
    ['a short one', 'redis://:k9Xw2Lm@db.internal:6379'],
    ['an escaped one', 'redis://app:p%40ss%2Fword@redis.internal:6379'],
    ['one for a host that is reserved for tests', `redis://app:${RANDOM}@redis.example:6379`],
    ['one for the same machine', `postgres://app:${RANDOM}@localhost:5432/app`],
    ['a JSON Web Token', JWT],
    ['random characters', RANDOM],
    ['nothing', ''],
  ])('is not %s', (_what, text) => {
    expect(holdsRealToken(text)).toBe(false);
  });

  it('is told by the text around the match', () => {
    const text = `a: redis://app:${RANDOM}@localhost\nb: redis://app:${RANDOM}@cache.internal\n`;
    expect(findTokens(text).map((match) => isRealToken(text, match))).toEqual([false, true]);
  });
});
