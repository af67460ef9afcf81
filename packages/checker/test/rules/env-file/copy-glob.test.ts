import { describe, expect, it } from 'vitest';

import { matchesGlob } from '../../../src/rules/env-file/copy-glob.js';

describe('matchesGlob', () => {
  it.each([
    ['.env', '.env'],
    ['.env*', '.env'],
    ['.env*', '.env.local'],
    ['*.env', 'app.env'],
    ['*env*', '.env'],
    ['.en?', '.env'],
    ['[.]env', '.env'],
    ['.env.[a-p]*', '.env.local'],
    ['.env.[^x]*', '.env.local'],
    ['**.env', '.env'],
  ])('%s takes %s', (pattern, name) => {
    expect(matchesGlob(pattern, name)).toBe(true);
  });

  it.each([
    ['.env', '.env.local'],
    ['.env.*', '.env'],
    ['.env?', '.env'],
    ['[a-z]env', '.env'],
    ['.env.[^l]*', '.env.local'],
    ['.env[', '.env'],
    ['', '.env'],
  ])('%s does not take %s', (pattern, name) => {
    expect(matchesGlob(pattern, name)).toBe(false);
  });

  it('is quick with many stars', () => {
    const start = performance.now();
    matchesGlob(`${'*e'.repeat(50_000)}x`, '.env.production');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
