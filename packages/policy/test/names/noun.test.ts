import { describe, expect, it } from 'vitest';

import { analyseName } from '../../src/names/classify-name.js';
import { nounOf } from '../../src/names/noun.js';

describe('nounOf', () => {
  it.each([
    ['DB_PASSWORD', 'password'],
    ['SMTP_PASS', 'password'],
    ['requirepass', 'password'],
    ['API_KEY', 'API key'],
    ['GITHUB_TOKEN', 'token'],
    ['GITHUB_PAT', 'token'],
    ['JWT', 'token'],
    ['SECRET_KEY', 'key'],
    ['JWT_SECRET', 'secret'],
    ['SECRET_ID', 'secret'],
    ['credentials', 'credential'],
    ['mnemonic', 'seed phrase'],
    ['PIN', 'PIN'],
    ['AUTH', 'secret'],
    ['passkey', 'key'],
  ])('%s holds a %s', (name, noun) => {
    expect(nounOf(analyseName(name).head)).toBe(noun);
  });
});
