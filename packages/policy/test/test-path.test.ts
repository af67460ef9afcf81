import { describe, expect, it } from 'vitest';

import { isTestPath } from '../src/test-path.js';

describe('isTestPath', () => {
  it.each([
    'test/a.ts',
    'packages/api/tests/compose.yaml',
    'src/login.spec.tsx',
    'src/Button.stories.tsx',
    'e2e/login.ts',
    'apps/web/e2e/compose.yaml',
    'packages/integration-tests/src/constants.ts',
    'e2e_tests/a.yaml',
    'src/login.clienttest.tsx',
    'src/login.integration-test.ts',
    'src/login.tests.js',
    'src/login_test.ts',
    'src/server/test-utils/factory.ts',
    'src/mock.ts',
    'src/test-fixtures.skip.ts',
    'src/test-helpers.ts',
    'src/__fixtures__/a.json',
  ])('is true for %s', (path) => {
    expect(isTestPath(path)).toBe(true);
  });

  it.each([
    'src/a.ts',
    'src/e2e/encryption.ts',
    'src/stories/stories.service.ts',
    'src/story.ts',
    'test-server/index.ts',
    'ab-tests/config.yaml',
    'src/speed-test.ts',
    'testimonials/a.ts',
    'src/mocking.ts',
    'src/app.latest.ts',
    'src/app.contest.ts',
    'src/test-utilities.ts',
    'latest/compose.yaml',
  ])('is false for %s', (path) => {
    expect(isTestPath(path)).toBe(false);
  });

  it('lets the last rule that matches decide', () => {
    const below = (folder: string, test: boolean) => ({
      test,
      matches: (path: string) => path.startsWith(`${folder}/`),
    });
    const rules = [below('smoke', true), below('smoke/deploy', false), below('test', false)];
    expect(isTestPath('smoke/a.ts', rules)).toBe(true);
    expect(isTestPath('smoke/deploy/a.ts', rules)).toBe(false);
    expect(isTestPath('smoke/deploy/a.ts', [...rules, below('smoke/deploy', true)])).toBe(true);
    expect(isTestPath('test/a.ts', rules)).toBe(false);
    expect(isTestPath('e2e/a.ts', rules)).toBe(true);
    expect(isTestPath('src/a.ts', rules)).toBe(false);
  });
});
