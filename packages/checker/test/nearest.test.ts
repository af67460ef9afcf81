import { describe, expect, it } from 'vitest';

import { nearest, Words } from '../src/nearest.js';

describe('nearest', () => {
  it.each([
    ['app-secret', ['db', 'app-secrets'], 'app-secrets'],
    ['AppSecrets', ['app-secrets'], 'app-secrets'],
    ['ap-secrets', ['app-secrets'], 'app-secrets'],
    ['app-sercets', ['app-secrets'], 'app-secrets'],
    ['app-secerts', ['web-secrets', 'app-secrets'], 'app-secrets'],
    ['DB_PASWORD', ['DB_USER', 'DB_PASSWORD'], 'DB_PASSWORD'],
    ['kye', ['key'], 'key'],
  ])('takes %j for a slip of one of %j', (word, others, expected) => {
    expect(nearest(word, others)).toBe(expected);
  });

  it.each([
    ['app-secrets', ['app-secrets']],
    ['db-1', ['db-2']],
    ['app', ['web']],
    ['kxy', ['kab']],
    ['redis', ['postgres']],
    ['app-secrets', []],
  ])('does not take %j for a slip of one of %j', (word, others) => {
    expect(nearest(word, others)).toBeUndefined();
  });
});

describe('Words', () => {
  it('gives the nearer one', () => {
    expect(new Words(['app-sxxrets', 'app-sxcrets']).nearest('app-secrets')).toBe('app-sxcrets');
  });

  it('ends its search among more words that are alike than people write', () => {
    const names = Array.from({ length: 4096 }, (_, n) =>
      Array.from({ length: 12 }, (__, bit) => ((n >> bit) & 1 ? 'a' : 'b')).join(''),
    );
    const words = new Words(names);
    expect(words.nearest('abababababab')).toBeDefined();
    for (const name of names) words.nearest(name);
    expect(words.nearest('bbbabababaaa')).toBeUndefined();
    // What is the same but for marks takes no distance.
    expect(words.nearest('ABABABABABAB')).toBe('abababababab');
  });
});
