import { defineConfig } from 'vitest/config';

// Tests run against the sources of every package: nothing needs building first.
const conditions = ['@bridgekeeper/source', 'module', 'node', 'development|production'];

// `scripts/matrix.js` runs the tests of the plugin with another version in the place of ESLint.
const { ESLINT_ALIAS } = process.env;
const alias = ESLINT_ALIAS === undefined ? [] : [{ find: /^eslint(?=$|\/)/, replacement: ESLINT_ALIAS }];

export default defineConfig({
  resolve: { alias },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'examples/test/**/*.test.ts'],
    // A busy machine is slow; a test that hangs is told apart by more than seconds.
    testTimeout: 60_000,
    reporters: ['default', './scripts/tally-reporter.js'],
  },
});
