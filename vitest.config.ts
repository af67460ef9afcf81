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
    // A busy machine is slow; a test that hangs is told apart by more than seconds.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to itself, which is half of a small machine.
    maxWorkers: '100%',
    reporters: ['default', './scripts/tally-reporter.js'],
    projects: [
      {
        extends: true,
        // Functions of texts and folders: no test changes what a module holds, so that each worker loads each module
        // once. That is half of the time that these take.
        test: { name: 'checker', include: ['packages/{policy,checker}/test/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'plugin',
          include: ['packages/eslint-plugin/test/**/*.test.ts', 'examples/test/**/*.test.ts'],
        },
      },
    ],
  },
});
