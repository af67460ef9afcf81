import { describe, expect, it } from 'vitest';

import { analyseInPath, isReferencePath, isTextPath } from '../../src/names/path-context.js';

describe('analyseInPath', () => {
  it.each([
    ['secret', ['auth', 'jwt'], 'secret'],
    ['key', ['stripe'], 'likely'],
    ['key', ['encryption'], 'secret'],
    ['pass', ['smtp'], 'secret'],
    ['value', ['clientSecret'], 'secret'],
    ['default', ['users', 'password'], 'secret'],
    ['production', ['jwtSecret'], 'secret'],
    ['0', ['passwords'], 'none'],
    ['password', ['anything'], 'secret'],
    ['key', [], 'contextual'],
    ['key', ['cache'], 'none'],
    ['key', ['chainSecret'], 'none'],
    ['key', ['secret'], 'none'],
    ['secret', ['ingress', 'tls', '0'], 'none'],
    ['token', ['csrf'], 'none'],
    ['token', ['serviceAccount'], 'none'],
    ['value', ['env'], 'none'],
    ['name', ['password'], 'none'],
    // A function, a switch or a verb above says nothing of what it holds.
    ['secret', ['JwtModule', 'registerAsync', 'useFactory'], 'secret'],
    ['secret', ['useAuth'], 'secret'],
    ['secret', ['verifyOptions'], 'secret'],
    ['secret', ['isProd'], 'secret'],
    ['secret', ['hash'], 'secret'],
    ['secret', ['getConfig'], 'secret'],
    ['secret', ['credentials'], 'secret'],
    ['secret', ['tlsOptions'], 'secret'],
    ['secret', ['csrf'], 'secret'],
    ['secret', ['page'], 'secret'],
    ['token', ['getConfig'], 'likely'],
    ['token', ['fetchOptions'], 'likely'],
    ['token', ['nextConfig'], 'likely'],
    ['token', ['pageConfig'], 'likely'],
    ['token', ['setAuth'], 'secret'],
    ['key', ['useStripe'], 'likely'],
    ['key', ['fetchOptions'], 'contextual'],
    ['pass', ['useSmtp'], 'secret'],
    ['pin', ['resetCard'], 'likely'],
    // These give the word another meaning.
    ['token', ['csrfOptions'], 'none'],
    ['token', ['xsrf'], 'none'],
    ['token', ['nextPage'], 'none'],
    ['token', ['cursor'], 'none'],
    ['token', ['pagination'], 'none'],
    ['tokens', ['designTokens'], 'none'],
    ['tokens', ['theme'], 'none'],
    ['token', ['lexer'], 'none'],
    ['token', ['parser'], 'none'],
    ['token', ['captcha'], 'none'],
    ['key', ['recaptcha'], 'none'],
    ['key', ['public'], 'none'],
    ['token', ['public'], 'none'],
    ['token', ['invalid'], 'none'],
    ['secret', ['registry'], 'none'],
    ['pin', ['gpio'], 'none'],
    ['pat', ['route'], 'none'],
    ['pat', ['github'], 'secret'],
    ['secret', ['mockAuth'], 'likely'],
  ])('%s below %j is %s', (name, path, nameClass) => {
    expect(analyseInPath(name, path).class).toBe(nameClass);
  });
});

describe('isReferencePath', () => {
  it.each([
    'secretKeyRef',
    'configMapKeyRef',
    'secretRef',
    'remoteRef',
    'imagePullSecrets',
    'existingSecret',
    'secretKeys',
    'passwordSecretRef',
    'bearerTokenSecretRef',
    'credentialsSecretKeyRef',
    'configMapRef',
    'valueFrom',
    'envFrom',
    'image-pull-secrets',
    'existingSecretPasswordKeys',
    'secretStoreRef',
  ])('%s names Secrets', (segment) => {
    expect(isReferencePath(['spec', segment])).toBe(true);
  });

  it.each([
    'auth',
    'secret',
    'secrets',
    'env',
    'existing',
    'preferences',
    'configRef',
    'dbRef',
    'dbSelector',
    'preference',
    'existingUser',
    'secretConfig',
  ])('%s holds values', (segment) => {
    expect(isReferencePath(['spec', segment])).toBe(false);
  });
});

describe('isTextPath', () => {
  it('knows where texts for people stand', () => {
    expect(isTextPath(['form', 'errors'])).toBe(true);
    expect(isTextPath(['i18n', 'en'])).toBe(true);
    expect(isTextPath(['form', 'values'])).toBe(false);
  });

  it('takes messages beside a user or a host for a broker’s', () => {
    expect(isTextPath(['messages'])).toBe(true);
    expect(isTextPath(['messages', 'queue'], true)).toBe(false);
    expect(isTextPath(['message'], true)).toBe(false);
    expect(isTextPath(['i18n', 'messages'], true)).toBe(true);
    expect(isTextPath(['errors'], true)).toBe(true);
  });
});
