import { describe, expect, it } from 'vitest';

import { found, marked, unmarked } from './marked.js';

describe('members of JSON in a text', () => {
  it.each([
    ['{"user": "a", "password": "«hunter2»"}', 'json password=hunter2'],
    ["{'password':'«hunter2»'}", 'json password=hunter2'],
    ['curl -d "{\\"password\\":\\"«hunter2»\\"}" https://x', 'json password=hunter2'],
    ['{\n  "apiKey":\n    "«k3y9x8w7»"\n}', 'json apiKey=k3y9x8w7'],
    ['{"user": "admin", "db": "admin", "password": "«admin»"}', 'json password=admin'],
    ['{"password": "«a\\"b\\u0041»"}', 'json password=a"bA'],
    ['{"Authorization": "Bearer «8fJ2kd93»"}', 'header Authorization=8fJ2kd93'],
    ['{"headers": {"X-Api-Key": "«k3y9x8w7»"}}', 'json X-Api-Key=k3y9x8w7'],
  ])('are found: %s', (text, expected) => {
    expect(marked(unmarked(text))).toBe(text);
    expect(found(unmarked(text))).toEqual([expected]);
  });

  it('are found where several objects have the same', () => {
    const text = '[' + '{"password": "«changeme»"},'.repeat(5) + ']';
    expect(marked(unmarked(text))).toBe(text);
  });

  it.each([
    '{"password": {"type": "string"}}',
    '{"password": null, "token": 12, "secret": true}',
    '{"password": "${PASSWORD}", "token": "{{ token }}"}',
    '{"password": ""}',
    '{"name": "password", "tokenType": "bearer"}',
    '{"email": "Edit", "phone": "Edit", "password": "Edit", "name": "Edit"}',
    '{"password": "open',
    "isNew ? 'new_password' : 'password'",
    '"password" : password',
  ])('are none: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
