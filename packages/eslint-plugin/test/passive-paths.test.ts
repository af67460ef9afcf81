import { describe, expect, it } from 'vitest';

import { fileKind } from '../src/passive-paths.js';

describe('the kind of a file', () => {
  it.each([
    ['test', '/app/test/a.ts'],
    ['test', '/app/packages/api/src/login.spec.tsx'],
    ['test', '/app/src/Button.stories.tsx'],
    ['test', '/app/src/Button.story.js'],
    ['test', '/app/src/login.cy.ts'],
    ['test', '/app/src/login.e2e.ts'],
    ['test', '/app/e2e/login.ts'],
    ['test', '/app/apps/web/e2e/login.ts'],
    ['test', '/app/packages/api/e2e/login.ts'],
    ['test', '/app/jest.setup.ts'],
    ['source', '/app/src/e2e/encryption.ts'],
    ['source', '/app/packages/api/src/e2e/encryption.ts'],
    ['source', '/app/src/stories/story.ts'],
    ['source', '/app/src/speed-test.ts'],
    ['source', '/app/load-tests/run.ts'],
    ['source', '/app/test-server/index.ts'],
    ['source', '/app/src/testing/a.ts'],
    ['test', '/app/src/__fixtures__/users.ts'],
    ['texts', '/app/src/locales/de/form.ts'],
    ['texts', '/app/i18n/en.js'],
    ['test', '/app/test/locales/de.ts'],
    ['texts', '/app/src/lang/index.ts'],
    ['texts', '/app/src/translations/config.ts'],
    ['texts', '/app/src/languages/de.ts'],
    ['source', '/app/src/language/config.ts'],
    ['source', '/app/src/languages/api/index.ts'],
    ['source', '/app/src/locale.ts'],
    ['source', '/app/src/latest.ts'],
    ['source', '/app/src/testimonials/a.ts'],
    ['test', '/app/docs/setup.ts'],
    ['test', '/app/examples/express/index.js'],
    ['test', '/app/packages/api/v1/examples/upload.ts'],
    ['test', '/app/README.md/0_0.js'],
    ['source', '/app/src/examples/a.ts'],
    ['source', '/app/apps/docs/src/a.ts'],
    ['source', '/app/demo/server.ts'],
    ['source', '/app/app/api/test/route.ts'],
    ['source', '/app/src/app/(dashboard)/tests/[id]/page.tsx'],
    ['source', '/app/apps/web/app/playwright/layout.jsx'],
    ['source', '/app/pages/api/test/index.ts'],
    ['source', '/app/apps/web/src/pages/test/index.tsx'],
    ['source', '/app/src/routes/test/+server.ts'],
    ['source', '/app/src/routes/test/+page.server.ts'],
    ['test', '/app/app/api/__tests__/route.ts'],
    ['test', '/app/app/api/_private/test/route.ts'],
    ['test', '/app/app/api/test/helpers.ts'],
    ['test', '/app/app/api/test/route.test.ts'],
    ['test', '/app/pages/api/test/login.spec.ts'],
    ['test', '/app/src/pages/login/test/setup.ts'],
    ['test', '/app/test/e2e/app/test/page.tsx'],
    ['test', '/app/tests/pages/api/login.ts'],
    ['test', '/app/examples/next/app/test/route.ts'],
    ['test', '/app/src/routes/test/setup.ts'],
  ] as const)('is %s for %s', (kind, filename) => {
    expect(fileKind(filename, '/app')).toBe(kind);
  });

  it('goes by the path from the working directory only', () => {
    expect(fileKind('/srv/test/app/src/a.ts', '/srv/test/app')).toBe('source');
    expect(fileKind('/srv/test/app/src/a.ts', '/srv/test/app/')).toBe('source');
    expect(fileKind('/srv/test/app/src/a.ts', '/srv')).toBe('test');
  });

  it('goes by the whole path of a file elsewhere', () => {
    expect(fileKind('/elsewhere/test/a.ts', '/app')).toBe('test');
    expect(fileKind('/application/test/a.ts', '/app')).toBe('test');
  });

  it('takes the separators of Windows', () => {
    expect(fileKind('C:\\work\\test\\app\\src\\a.ts', 'C:\\work\\test\\app')).toBe('source');
    expect(fileKind('C:\\app\\test\\a.ts', 'C:\\app')).toBe('test');
  });

  it('lets the globs decide, from the working directory', () => {
    const globs = ['smoke/**', '!test/deployed/**', '!**/*.d.ts', '!examples/**'];
    const kind = (path: string): string => fileKind(`/app/${path}`, '/app', globs);
    expect(kind('smoke/a.ts')).toBe('test');
    expect(kind('src/smoke/a.ts')).toBe('source');
    expect(kind('test/a.ts')).toBe('test');
    expect(kind('test/deployed/a.ts')).toBe('source');
    expect(kind('src/a.d.ts')).toBe('source');
    expect(kind('examples/a.ts')).toBe('source');
    expect(kind('src/locales/de.ts')).toBe('texts');
    expect(fileKind('/srv/app/smoke/a.ts', '/srv', globs)).toBe('source');
    expect(fileKind('C:\\app\\smoke\\a.ts', 'C:\\app', globs)).toBe('test');
  });

  it('takes the made-up names of text without a file', () => {
    expect(fileKind('<input>', '/app')).toBe('source');
    expect(fileKind('__placeholder__.js', '/app')).toBe('source');
  });
});
