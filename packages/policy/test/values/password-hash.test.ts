import { describe, expect, it } from 'vitest';

import { isPasswordHash } from '../../src/values/password-hash.js';

describe('isPasswordHash', () => {
  it.each([
    '$2b$10$' + 'a'.repeat(53),
    '$$2y$$05$$' + 'a'.repeat(53),
    'admin:$apr1$abc$def',
    '$6$rounds=5000$salt$hash',
    '$argon2id$v=19$m=65536,t=3,p=4$abc$def',
    '{SSHA}abcdef',
    'pbkdf2_sha256$260000$salt$hash',
    'pbkdf2:sha256:260000$salt$hash',
    'SCRAM-SHA-256$4096:salt$a:b',
  ])('%s is one', (value) => {
    expect(isPasswordHash(value)).toBe(true);
  });

  it.each(['$2b', 'Pa$$w0rd', '$PASSWORD', '{SECRET}', 'hunter2', ''])('%s is none', (value) => {
    expect(isPasswordHash(value)).toBe(false);
  });
});
