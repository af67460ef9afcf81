import { describe, expect, it } from 'vitest';

import type { Setting, Verdict } from '../src/index.js';
import { isPublicSecret, judgeSetting } from '../src/index.js';

function judge(name: string, value: string | null, more: Partial<Setting> = {}, passive = false): Verdict[] {
  const setting: Setting = {
    kind: 'variable',
    name,
    path: [],
    value,
    valueRange: { start: 100, end: 100 + (value?.length ?? 0) },
    nameRange: undefined,
    offsetInText: (offset) => 100 + offset,
    consumer: 'compose',
    tag: undefined,
    position: 'plain',
    expands: true,
    ...more,
  };
  return judgeSetting(setting, { passive });
}

const NAME = 'NEXT_PUBLIC_JWT_SECRET';
/** Whether the only verdict is the one on the name, how sure it is, and what of the value it underlines. */
const shipped = (verdicts: readonly Verdict[]): string[] =>
  verdicts.map(({ message, confidence, range }) =>
    message.endsWith('is compiled into what browsers download')
      ? `${confidence} ${String(range.start - 100)}-${String(range.end - 100)}`
      : `other: ${message}`,
  );

describe('a secret that a bundler ships to browsers', () => {
  it.each(
    `NEXT_PUBLIC_JWT_SECRET NEXT_PUBLIC_JWT_SECRET_KEY NEXT_PUBLIC_ADMIN_PASSWORD NEXT_PUBLIC_HASURA_ADMIN_SECRET
    VITE_DB_PASSWORD VITE_PRIVATE_KEY VITE_CLIENT_SECRET VITE_PASSPHRASE REACT_APP_SECRET
    REACT_APP_AWS_SECRET_ACCESS_KEY EXPO_PUBLIC_SECRET_TOKEN NUXT_PUBLIC_SESSION_SECRET GATSBY_PASSWORD_SHOPIFY
    PUBLIC_SMTP_PASSWORD`.split(/\s+/),
  )('is %s by its name', (name) => {
    expect(isPublicSecret(name)).toBe(true);
  });

  it.each(
    `NEXT_PUBLIC_SUPABASE_ANON_KEY VITE_API_KEY REACT_APP_FIREBASE_API_KEY NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY
    NEXT_PUBLIC_TURNSTILE_SITE_KEY VITE_APP_SECRET_NAME NEXT_PUBLIC_PASSWORD_MIN_LENGTH VITE_MAPBOX_TOKEN
    NEXT_PUBLIC_PASSWORD_RESET_URL NEXT_PUBLIC_DISABLE_EMAIL_PASSWORD_SIGNIN VITE_PRIVATE_WEB_DISABLED
    PUBLIC_SECRET_NETWORK_CHAIN_ID REACT_APP_ACCESS_KEY_ID VITE_RESET_PASSWORD VITE_DEMO_PASSWORD
    NEXT_PUBLIC_GUEST_USER_PASSWORD PUBLIC_KEY PUBLIC_KEY_SECRET NEXT_PUBLICSECRET JWT_SECRET
    INVITE_SECRET`.split(/\s+/),
  )('is not %s', (name) => {
    expect(isPublicSecret(name)).toBe(false);
  });
});

describe('the verdict on it', () => {
  it.each<[string, string, string]>([
    ['a weak literal', 'changeme', 'high 0-8'],
    ['a random one', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ', 'high 0-24'],
    ['one that the judge would pass over', 'JwtSigningSecret', 'high 0-16'],
    ["a provider's token", ['sk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_'), 'high 0-32'],
    ['a reference', '${JWT_SECRET}', 'medium 0-13'],
    ['a required reference', '${JWT_SECRET:?JWT_SECRET is required}', 'medium 0-37'],
    ['a reference with a literal behind it', '${JWT_SECRET:-dev}', 'high 0-18'],
    ['a placeholder', '<your-secret>', 'medium 0-13'],
    ['a masked value', '********', 'medium 0-8'],
  ])('is one, the same for %s', (_what, value, expected) => {
    expect(shipped(judge(NAME, value))).toEqual([expected]);
  });

  it('is certain of what the workflow calls a secret', () => {
    const workflow = (value: string): string[] => shipped(judge(NAME, value, { consumer: 'workflow' }));
    expect(workflow('${{ secrets.JWT_SECRET }}')).toEqual(['high 0-25']);
    expect(workflow("${{ secrets['JWT_SECRET'] }}")).toEqual(['high 0-28']);
    expect(workflow('${{ vars.JWT_SECRET }}')).toEqual(['medium 0-22']);
    expect(workflow("${{ secrets.JWT_SECRET || 'dev' }}")).toEqual(['high 0-34']);
  });

  it('says what to do', () => {
    expect(judge(NAME, 'changeme')).toEqual([
      {
        ruleId: 'no-hardcoded-credentials',
        range: { start: 100, end: 108 },
        confidence: 'high',
        message: '`NEXT_PUBLIC_JWT_SECRET` is compiled into what browsers download',
        help: 'rename it without the prefix, read it on the server only, and rotate the value',
      },
    ]);
  });

  it.each<[string, string | null]>([
    ['no value', null],
    ['an empty value', ''],
    ['a switch', 'false'],
    ['a path', '/login/password'],
    ['a URL', 'https://app.example.com/secret'],
  ])('is none for %s', (_what, value) => {
    expect(judge(NAME, value)).toEqual([]);
  });

  it('takes a bare PUBLIC_ for a prefix only where there is a value', () => {
    expect(shipped(judge('PUBLIC_JWT_SECRET', 'changeme'))).toEqual(['high 0-8']);
    expect(judge('PUBLIC_JWT_SECRET', '${JWT_SECRET}')).toEqual([]);
  });

  it('is none where the name is no variable, or names a place', () => {
    expect(shipped(judge(NAME, '${X}', { kind: 'key' }))).toEqual([]);
    expect(shipped(judge(NAME, '${X}', { kind: 'text' }))).toEqual([]);
    expect(shipped(judge(NAME, 'app-secrets', { position: 'reference' }))).toEqual([]);
    expect(shipped(judge(NAME, 'changeme', { position: 'manifest' }))).toEqual([]);
  });

  it('is none in a test, where a real credential is one as anywhere', () => {
    const token = ['sk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_');
    expect(judge(NAME, 'changeme', {}, true)).toEqual([]);
    expect(judge(NAME, '${JWT_SECRET}', {}, true)).toEqual([]);
    expect(shipped(judge(NAME, token, {}, true))).toEqual([
      'other: `NEXT_PUBLIC_JWT_SECRET` holds a Stripe secret key in a committed file',
    ]);
  });
});
