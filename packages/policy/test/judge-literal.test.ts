import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Literal, LiteralPosition } from '../src/judge-literal.js';
import { judgeDefault } from '../src/judge-default.js';
import { judgeLiteral } from '../src/judge-literal.js';
import { github, jwt, PEM, SAMPLES } from './tokens/samples.js';

const POSITIONS: readonly LiteralPosition[] = ['fallback', 'options', 'plain'];

/** E, W or `.` for each position. */
function marks(name: string, value: string, rest: Partial<Literal> = {}): string {
  return POSITIONS.map((position) => {
    const judgement = judgeLiteral({ name, value, position, ...rest });
    if (judgement === undefined) return '.';
    return judgement.confidence === 'high' ? 'E' : 'W';
  }).join('');
}

const RANDOM = 'kT9wQ2xLmP7vR4nZ';
const UUID = '123e4567-e89b-12d3-a456-426614174000';

describe('what only names a place, or begins a token', () => {
  it.each([
    ['repo_secrets', 'RELYANCE_API_KEY=relyance:API_KEY\n', '...'],
    ['repo_secrets', 'A_USER=openshift-credentials:username\nA_PASS=openshift-credentials:password', '...'],
    ['repo_secrets', `API_KEY=relyance:${RANDOM}`, 'EEE'],
    ['repo_secrets', 'API_KEY=kT9wQ2xLmP7vR4nZ', 'EEE'],
    ['WORKOS_API_KEY', 'sk_test_', '...'],
    ['smtp_password', '%p', '...'],
    ['smtp_password', '%p%4', 'EEW'],
    ['accountkey', 'base64encodedaccountkey', 'WW.'],
    ['accountkey', 'base64encodedT9wQ2xLmP7v', 'EEE'],
    ['ELASTICSEARCH_PASSWORD', 'value_not_used', 'WW.'],
    ['ELASTICSEARCH_PASSWORD', 'value_not_used_7', 'EEE'],
    ['WORKOS_API_KEY', 'sk_test_x9Q', 'EEE'],
    ['gitlab_runner__apt_key', 'F6403F6544A38863DAA0B6E03F01618A51312F3F', '...'],
    ['gitlab_runner__api_key', 'F6403F6544A38863DAA0B6E03F01618A51312F3F', 'EEE'],
  ])('%s: %s', (name, value, expected) => {
    expect(marks(name, value)).toBe(expected);
  });

  it('reads a line of such a list, and no other map of secrets', () => {
    expect(marks('ANTHROPIC_API_KEY', 'anthropic:api-key', { path: ['with', 'repo_secrets'] })).toBe('...');
    expect(marks('ANTHROPIC_API_KEY', RANDOM, { path: ['with', 'repo_secrets'] })).toBe('EEE');
    expect(marks('ADMIN_PASSWORD', 'admin:hunter2', { path: ['secrets'] })).toBe('EEE');
  });

  it('takes a token that begins with abc123 for a made-up one', () => {
    const of = (rest: string): string => ['sk', 'test', rest].join('_');
    expect(marks('example', of('abc123def456'))).toBe('...');
    expect(marks('example', of('k3bQ2xLmP7vR4nZ8wT9'))).toBe('WWW');
  });
});

describe('the verdict table', () => {
  it.each([
    ['random', RANDOM, 'EEE', 'EEE', '.W.'],
    ['mixed', 'Tr0ub4dor', 'EEE', 'EEW', '...'],
    ['weak', 'changeme', 'EEE', 'EE.', '...'],
    ['uuid', UUID, 'WWW', '...', '...'],
    ['short', 'x9', 'EEW', 'WW.', '...'],
    ['word', 'bitnami', 'EEW', 'WW.', '...'],
    ['identifier', 'incorrectPassword', 'E..', 'W..', '...'],
    ['placeholder', 'your-api-key', 'WW.', '...', '...'],
    ['empty', '', '...', '...', '...'],
    ['documented example', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', '...', '...', '...'],
    ['switch', 'true', '...', '...', '...'],
    ['reference', '${DB_PASSWORD}', '...', '...', '...'],
    ['mask', '********', '...', '...', '...'],
    ['sentence', 'Type the password again', '...', '...', '...'],
    ['URL', 'https://example.com/reset', '...', '...', '...'],
    ['duration', '15m', '...', '...', '...'],
    ['provider token', github('ghp_'), 'EEE', 'EEE', 'EEE'],
    ['URL with a password', 'postgres://app:app@db/app', 'EEE', 'EEE', 'EEE'],
  ])('%s', (_, value, secret, likely, contextual) => {
    expect(marks('jwtSecret', value)).toBe(secret);
    expect(marks('token', value)).toBe(likely);
    expect(marks('hash', value)).toBe(contextual);
  });

  it('knows that a server issues a token, so that a word in code stands in for one', () => {
    for (const name of ['accessToken', 'refresh_token', 'sessionToken', 'bearerToken']) {
      for (const value of ['testing', 'changeme', 'hello', 'x9']) {
        expect(marks(name, value), name).toBe('E..');
        expect(marks(name, value, { deployed: true }), name).toMatch(/^EE[EW]$/);
      }
      expect(marks(name, RANDOM), name).toBe('EEE');
      expect(marks(name, 'Tr0ub4dor'), name).toBe('EEE');
    }
    expect(marks('authToken', 'changeme')).toBe('EEE');
  });

  it('takes what says that it is a token for none', () => {
    for (const value of ['test-token', 'token-123', 'token123', 'secret_bot_token_12345']) {
      for (const name of ['token', 'accessToken', 'authorization']) {
        expect(marks(name, value).slice(1), `${name} ${value}`).toBe('..');
      }
    }
    expect(marks('token', 'test-token', { deployed: true })).toBe('EE.');
    expect(marks('token', `token_${RANDOM}`)).toBe('EEE');
    expect(marks('token', 'tokenizer-9xK')).toBe('EEW');
    expect(marks('password', 'token-123')).toBe('EEE');
  });

  it('takes what sets a variable of an environment for what a service reads', () => {
    expect(marks('VAULT_TOKEN', 'vault-test-token-123')).toBe('E..');
    expect(marks('VAULT_TOKEN', 'vault-test-token-123', { environment: true })).toBe('EEE');
    expect(marks('ACCESS_TOKEN', 'changeme')).toBe('E..');
    expect(marks('ACCESS_TOKEN', 'changeme', { environment: true })).toBe('EEE');
  });

  it('takes a weak password of a form for one that a service has, in a deploy file', () => {
    expect(marks('NEW_PASSWORD', 'changeme', { deployed: true })).toBe('EEW');
    expect(marks('newPassword', 'changeme', { deployed: true })).toBe('EE.');
    expect(marks('NEW_PASSWORD', 'bitnami', { deployed: true })).toBe('WW.');
  });

  it('takes the pin of a package manager for none', () => {
    expect(marks('pin', '4711')).toBe('EE.');
    expect(marks('pin', 'release o=Debian')).toBe('...');
  });

  it('takes the key of a pair for a name', () => {
    expect(marks('apiKey', RANDOM, { siblings: ['key', 'value'] })).toBe('EEE');
    expect(marks('key', RANDOM, { siblings: ['key', 'value'], path: ['stripe'] })).toBe('...');
    expect(marks('key', RANDOM, { path: ['stripe'] })).toBe('EEE');
  });

  it('takes characters that fill a length for a stand-in, where nobody would choose them', () => {
    expect(marks('jwtSecret', 'aaaaaaaaaaaaaaaa')).toBe('E..');
    expect(marks('jwtSecret', 'aaaaaaaaaaaaaaaa', { deployed: true })).toBe('EEE');
    expect(marks('authToken', 'abcdefghij0123456789')).toBe('E..');
    expect(marks('apiKey', '1234567890')).toBe('E..');
    expect(marks('jwtSecret', 'abcdefghij')).toBe('EEE');
    expect(marks('password', 'aaaaaaaa')).toBe('EEE');
    expect(marks('password', '1234567890')).toBe('EEE');
  });

  it('knows that a key of a provider has a least length', () => {
    for (const name of ['apiKey', 'clientSecret', 'AWS_SECRET_ACCESS_KEY', 'consumer_secret']) {
      for (const value of ['123', 'bar', 'abcd', 'typo']) {
        expect(marks(name, value), name).toBe('E..');
        expect(marks(name, value, { deployed: true }), name).toMatch(/^EE[EW]$/);
      }
      expect(marks(name, 'secret'), name).toBe('EEE');
      expect(marks(name, 'changeme'), name).toBe('EEE');
    }
    expect(marks('password', '123')).toBe('EEE');
    expect(marks('jwtSecret', 'test')).toBe('EEE');
  });

  it('takes words in a list for words', () => {
    const listed = (value: string): string => marks('passwords', value, { listed: true }).slice(2);
    expect(['changeme', 'qwerty', 'bitnami', 'x9'].map(listed)).toEqual(['.', '.', '.', '.']);
    expect(listed('app,app_id_1,app_secret_1')).toBe('.');
    expect(listed('Tr0ub4dor')).toBe('E');
    expect(listed(RANDOM)).toBe('E');
    expect(listed('5f4dcc3b5aa765d61d8327deb882cf99')).toBe('E');
  });

  it('takes a word under `credentials` for a stand-in of the object that goes there', () => {
    expect(marks('credentials', 'Bar')).toBe('E..');
    expect(marks('credentials', 'changeme')).toBe('E..');
    expect(marks('credentials', RANDOM)).toBe('EEE');
    expect(marks('credentials', 'changeme', { deployed: true })).toBe('EEE');
  });

  it('tells a comparison that lets somebody in from one that asks for a kind or for a default', () => {
    const compared = (name: string, value: string): string => marks(name, value, { compared: true }).slice(2);
    expect(compared('password', 'hunter2')).toBe('E');
    expect(compared('password', 'bitnami')).toBe('W');
    expect(compared('authToken', 'changeme')).toBe('E');
    expect(compared('sessionSecret', RANDOM)).toBe('E');
    expect(compared('password', 'password')).toBe('.');
    expect(compared('newPassword', 'password')).toBe('.');
    expect(compared('sessionSecret', 'changeme')).toBe('.');
    expect(compared('signingKey', 'changeme')).toBe('.');
  });

  it('takes a label for what it is', () => {
    expect(marks('clientSecret', 'client_secret')).toBe('E..');
    expect(marks('accessToken', 'access_token')).toBe('E..');
    expect(marks('authToken', 'auth-token')).toBe('E..');
  });

  it('judges names that are none by shape only', () => {
    for (const value of [RANDOM, 'Tr0ub4dor', 'changeme', UUID]) {
      expect(marks('passwordField', value)).toBe('...');
      expect(marks('DATABASE_URL', value)).toBe('...');
      expect(marks('', value)).toBe('...');
    }
    expect(marks('passwordField', github('ghp_'))).toBe('EEE');
    expect(marks('', PEM)).toBe('EEE');
  });
});

describe('judgeLiteral', () => {
  it('names a token by its provider, with its place', () => {
    const token = github('ghp_');
    expect(judgeLiteral({ name: 'url', value: `https://x:${token}@github.com`, position: 'plain' })).toEqual({
      confidence: 'high',
      reason: 'token',
      what: 'a GitHub token',
      range: { start: 10, end: 10 + token.length },
    });
  });

  it('points at the password of a URL', () => {
    const value = 'postgres://app:hunter2@db/app';
    expect(judgeLiteral({ name: 'DATABASE_URL', value, position: 'plain' })).toEqual({
      confidence: 'high',
      reason: 'url-password',
      what: 'a password in a URL',
      range: { start: 15, end: 22 },
    });
  });

  it('knows a private key', () => {
    expect(judgeLiteral({ name: 'tls.key', value: PEM, position: 'plain' })).toEqual({
      confidence: 'high',
      reason: 'pem',
      what: 'a private key',
      range: { start: 0, end: PEM.length },
    });
  });

  it.each([
    ['DB_PASSWORD', 'changeme', 'weak', 'a weak password'],
    ['password', '123456', 'weak', 'a weak password'],
    ['KAFKA_PASSWORD', 'kafka', 'weak', 'a weak password'],
    ['JWT_SECRET', RANDOM, 'random', 'a literal secret'],
    ['API_KEY', 'Tr0ub4dor', 'literal', 'a literal API key'],
    ['DB_PASSWORD', 'bitnami', 'literal', 'a literal password'],
    ['GITHUB_TOKEN', 'Tr0ub4dor', 'literal', 'a literal token'],
  ])('%s: %s is %s', (name, value, reason, what) => {
    const judgement = judgeLiteral({ name, value, position: 'plain' });
    expect(judgement).toMatchObject({ reason, what, range: { start: 0, end: value.length } });
  });

  it('warns of a placeholder in a variable of a deploy file', () => {
    expect(marks('JWT_SECRET', 'your-secret')).toBe('WW.');
    expect(marks('JWT_SECRET', 'your-secret', { deployed: true })).toBe('WWW');
    expect(marks('ADMIN_TOKEN', 'your-token', { deployed: true })).toBe('.WW');
    expect(marks('jwtSecret', 'your-secret', { deployed: true })).toBe('WW.');
    expect(marks('JWT_SECRET', 'not-used', { deployed: true })).toBe('WW.');
  });

  it('calls an alphabet a weak key, and no token', () => {
    const digits = '12345678901234567890123456789012';
    expect(judgeDefault({ name: 'AES_KEY', operand: digits })).toBe('secret');
    expect(judgeDefault({ name: 'AES_KEY', operand: 'abcdefghijklmnopqrstuvwxyz012345' })).toBe('secret');
    expect(judgeDefault({ name: 'SORT_KEY', operand: digits })).toBe('plain');
    expect(judgeDefault({ name: 'AES_KEY', operand: '/run/keys/aes' })).toBe('plain');
    expect(marks('aesKey', digits)).toBe('EE.');
    expect(marks('baseKey', 'abcdefghijklmnopqrstuvwxyz012345')).toBe('...');
  });

  it('calls a placeholder one', () => {
    const judgement = judgeLiteral({ name: 'API_KEY', value: 'your-api-key', position: 'fallback' });
    expect(judgement).toMatchObject({ confidence: 'medium', what: 'a placeholder for an API key' });
  });

  it('counts a password in words where a service reads it, and not where it may be a name', () => {
    expect(marks('POSTGRES_PASSWORD', 'blog-database-pw')).toBe('EWW');
    expect(marks('password', 'blog-database')).toBe('EW.');
    expect(marks('secret', 'blog-database')).toBe('E..');
    expect(marks('POSTGRES_PASSWORD', 'blogDatabase')).toBe('EW.');
    expect(marks('password', 'adminPassword')).toBe('EW.');
    expect(marks('password', 'Password')).toBe('E..');
    expect(marks('password', 'PASSWORD')).toBe('E..');
  });

  it('counts a weak token in a variable', () => {
    expect(marks('ADMIN_TOKEN', 'changeme')).toBe('EEW');
    expect(marks('adminToken', 'changeme')).toBe('EE.');
  });

  it('warns of a password hash under a secret name, and elsewhere says nothing', () => {
    const hash = '$2b$10$' + 'a'.repeat(53);
    expect(marks('ADMIN_PASSWORD', hash)).toBe('WWW');
    expect(marks('users', `admin:${hash}`)).toBe('...');
  });

  it('takes numbers of likely names for numbers, and digits of a password for a weak one', () => {
    expect(marks('AUTH', '8080')).toBe('...');
    expect(marks('TOKEN', '3600')).toBe('...');
    expect(marks('PIN', '4829')).toBe('EE.');
    expect(marks('password', '482913')).toBe('EEE');
  });

  it('takes public keys of any name for public', () => {
    expect(marks('STRIPE_API_KEY', `pk_live_${'0'.repeat(24)}`)).toBe('...');
    expect(marks('NEXT_PUBLIC_SUPABASE_ANON_KEY', jwt({ iss: 'supabase', role: 'anon' }))).toBe('...');
  });

  it('warns only of a key that ships to browsers, and of a pair’s public half', () => {
    const google = `AIza${'0'.repeat(35)}`;
    expect(marks('MAPS', google)).toBe('WWW');
    expect(marks('NEXT_PUBLIC_API_KEY', google)).toBe('WWW');
    expect(marks('apiKey', google, { path: ['firebaseConfig'] })).toBe('WWW');
    expect(marks('GOOGLE_API_KEY', google)).toBe('EEE');
    const id = 'AKI' + 'A'.repeat(17);
    expect(marks('AWS_ACCESS_KEY_ID', id)).toBe('WWW');
  });

  it('knows a Firebase key by the keys beside it', () => {
    const google = `AIza${'0'.repeat(35)}`;
    expect(marks('apiKey', google, { siblings: ['authDomain', 'projectId'] })).toBe('WWW');
    expect(marks('apiKey', google, { siblings: ['messagingSenderId'] })).toBe('WWW');
    expect(marks('apiKey', google, { path: ['firebase', 'web'] })).toBe('WWW');
    expect(marks('apiKey', google, { siblings: ['projectId', 'model'] })).toBe('EEE');
    expect(marks('apiKey', google)).toBe('EEE');
    expect(marks('apiKey', github('ghp_'), { siblings: ['authDomain'] })).toBe('EEE');
  });

  it('knows a search key of DocSearch by the keys beside it', () => {
    const siblings = ['appId', 'indexName'];
    expect(marks('apiKey', RANDOM, { siblings })).toBe('WWW');
    expect(marks('searchApiKey', RANDOM, { siblings })).toBe('WWW');
    expect(marks('adminApiKey', RANDOM, { siblings })).toBe('EEE');
    expect(marks('apiKey', RANDOM, { siblings: ['appId'] })).toBe('EEE');
    expect(marks('apiKey', RANDOM, { siblings: ['indexName'] })).toBe('EEE');
    expect(marks('password', RANDOM, { siblings })).toBe('EEE');
  });

  it('takes Mapbox’ public tokens for public', () => {
    const body = `eyJ${'a'.repeat(60)}.${'b'.repeat(22)}`;
    expect(marks('MAPBOX_ACCESS_TOKEN', `pk.${body}`)).toBe('...');
    expect(marks('accessToken', `pk.${body}`)).toBe('...');
    expect(marks('accessToken', `sk.${body}`)).not.toBe('...');
  });

  it('warns of a chosen password under a name of a form, and not of a label', () => {
    for (const name of ['newPassword', 'currentPassword', 'verifyPassword']) {
      expect(marks(name, 'P@ssw0rd!!')).toBe('EEW');
      expect(marks(name, 'Password123')).toBe('EEW');
      expect(marks(name, 'password')).toBe('EE.');
      expect(marks(name, 'test1')).toBe('EE.');
      expect(marks(name, 'New password')).toBe('...');
      expect(marks(name, 'new-password')).toMatch(/\.$/);
    }
    expect(marks('token', 'P@ssw0rd!!')).toBe('EE.');
  });

  it('treats placeholders of one kind alike, and keeps imperatives weak', () => {
    for (const value of ['example-password', 'sample-password', 'your-secret']) {
      expect(marks('password', value)).toBe('WW.');
    }
    expect(marks('password', 'change-me')).toBe('EEE');
    expect(marks('password', 'replace-me')).toBe('EEE');
  });

  it('finds a secret below a function, a switch or a verb', () => {
    const paths = [
      ['JwtModule', 'registerAsync', 'useFactory'],
      ['useAuth'],
      ['verifyOptions'],
      ['isProd'],
      ['hash'],
      ['configRef'],
      ['dbSelector'],
    ];
    for (const path of paths) expect(marks('secret', 'Tr0ub4dor', { path }), path.join('.')).toBe('EEE');
    expect(marks('token', RANDOM, { path: ['getConfig'] })).toBe('EEE');
    expect(marks('token', RANDOM, { path: ['fetchOptions'] })).toBe('EEE');
    expect(marks('token', RANDOM, { path: ['csrf'] })).toBe('...');
  });

  it('takes a password beside a user or behind the environment for one, below messages too', () => {
    expect(marks('password', 'changeme', { path: ['messages', 'broker'] })).toBe('EE.');
    expect(marks('password', 'bitnami', { path: ['message', 'queue'] })).toBe('EE.');
    expect(marks('password', 'changeme', { path: ['form', 'placeholders'] })).toBe('...');
  });

  it('goes by what a secret name says, where the shape alone is a pair’s public half', () => {
    const id = 'AKIA' + 'Q2W3E4R5T6Y7U2I3';
    expect(marks('clientSecret', id)).toBe('EEE');
  });

  it('leaves texts for people alone', () => {
    expect(marks('password', 'required', { path: ['form', 'errors'] })).toBe('...');
    expect(marks('password', 'Falsch', { path: ['i18n', 'de'] })).toBe('...');
    expect(marks('password', RANDOM, { path: ['form', 'errors'] })).toBe('EEE');
    expect(marks('clientSecret', 'secret', { path: ['prefixes'] })).toBe('...');
  });

  it('uses the keys above as weak context', () => {
    expect(marks('secret', 'changeme', { path: ['auth', 'jwt'] })).toBe('EEE');
    expect(marks('key', RANDOM, { path: ['stripe'] })).toBe('EEE');
    expect(marks('value', 'changeme', { path: ['database', 'password'] })).toBe('EEE');
    expect(marks('value', '482913', { path: ['database', 'password'] })).toBe('EEE');
    expect(marks('pass', 'bitnami', { path: ['smtp'] })).toBe('EEW');
    expect(marks('secret', 'bitnami', { path: ['ingress', 'tls'] })).toBe('...');
    expect(marks('value', 'changeme', { path: ['env'] })).toBe('...');
  });

  it('never throws, never shows the value, and points into it', () => {
    const samples = Object.values(SAMPLES).map(([text]) => text);
    const value = fc.oneof(fc.constantFrom(...samples, 'changeme', RANDOM), fc.string({ unit: 'binary' }));
    const name = fc.oneof(
      fc.constantFrom('password', 'token', 'key', 'DATABASE_URL', ''),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(name, value, fc.constantFrom(...POSITIONS), fc.boolean(), (n, v, position, deployed) => {
        const judgement = judgeLiteral({ name: n, path: [n], value: v, position, deployed });
        if (judgement === undefined) return;
        const { range, what } = judgement;
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeGreaterThan(range.start);
        expect(range.end).toBeLessThanOrEqual(v.length);
        expect(what).toMatch(/^an? [A-Za-z0-9 .-]+$/);
      }),
    );
  });
});

describe('judgeDefault', () => {
  it.each([
    // A secret's fallback is a secret default, whatever it holds.
    ['API_KEY', ''],
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', 'changeme'],
    ['DB_PASSWORD', 'x'],
    ['DB_PASSWORD', 'false'],
    ['DB_PASSWORD', 'none'],
    ['DB_PASSWORD', '/run/secrets/x'],
    ['JWT_SECRET', 'your-secret-here'],
    ['MEILI_MASTER_KEY', 'null'],
    ['CREDENTIALS', ''],
    // A likely one's, if it is firm and the value could be one.
    ['TOKEN', ''],
    ['GITHUB_TOKEN', 'none'],
    ['GITHUB_TOKEN', 'your-token'],
    ['APP_KEY', ''],
    ['APP_KEY', 'bitnami'],
    ['PASSWORD_SALT', 'pepper'],
    // The rest by value.
    ['AUTH', RANDOM],
    ['PIN', '4829'],
    ['BASIC_AUTH', 'admin:hunter42'],
    ['LICENSE_KEY', RANDOM],
    ['DATABASE_URL', 'postgres://app:app@db/app'],
    ['ANYTHING', 'postgres://app:app@db/app'],
    ['ANYTHING', github('ghp_')],
    ['ANYTHING', PEM],
  ])('%s with %j is a secret', (name, operand) => {
    expect(judgeDefault({ name, operand })).toBe('secret');
  });

  it.each([
    ['PORT', '3000'],
    ['PORT', ''],
    ['LOG_LEVEL', 'info'],
    ['DATABASE_URL', ''],
    ['DATABASE_URL', 'postgres://db/app'],
    ['DB_PASSWORD_FILE', '/run/secrets/db'],
    ['MYSQL_RANDOM_ROOT_PASSWORD', 'yes'],
    ['ALLOW_EMPTY_PASSWORD', 'no'],
    ['CREDENTIALS', 'include'],
    ['AUTH', ''],
    ['AUTH', 'true'],
    ['AUTH', 'basic'],
    ['AUTH', 'oidc'],
    ['AUTH_TYPE', 'basic'],
    ['PIN', ''],
    ['PASS', ''],
    ['PAT', ''],
    ['TLS_KEY', ''],
    ['TLS_KEY', '/certs/tls.key'],
    ['APP_KEY', '/keys/app.pem'],
    ['TOKEN', 'true'],
    ['TOKEN', '${OTHER_TOKEN}'],
    ['TOKEN_TTL', '15m'],
    ['KEY', ''],
    ['AWS_ACCESS_KEY_ID', ''],
    ['STRIPE_PUBLISHABLE_KEY', `pk_test_${'0'.repeat(24)}`],
    ['RESET_PASSWORD', 'false'],
    ['RESET_PASSWORD', ''],
    ['PWD', '.'],
  ])('%s with %j is none', (name, operand) => {
    expect(judgeDefault({ name, operand })).toBe('plain');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, operand) => {
        expect(['secret', 'plain']).toContain(judgeDefault({ name, operand }));
      }),
    );
  });
});
