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
    'src/mock.ts',
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
    'latest/compose.yaml',
  ])('is false for %s', (path) => {
    expect(isTestPath(path)).toBe(false);
  });
});
