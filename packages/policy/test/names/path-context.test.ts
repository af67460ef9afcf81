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
  ])('%s names Secrets', (segment) => {
    expect(isReferencePath(['spec', segment])).toBe(true);
  });

  it.each(['auth', 'secret', 'secrets', 'env', 'existing', 'preferences'])('%s holds values', (segment) => {
    expect(isReferencePath(['spec', segment])).toBe(false);
  });
});

describe('isTextPath', () => {
  it('knows where texts for people stand', () => {
    expect(isTextPath(['form', 'errors'])).toBe(true);
    expect(isTextPath(['i18n', 'en'])).toBe(true);
    expect(isTextPath(['form', 'values'])).toBe(false);
  });
});
