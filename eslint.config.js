import js from '@eslint/js';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import n from 'eslint-plugin-n';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['**/test/**'];

export default defineConfig(
  // Each example has a configuration of its own, and is linted by it in the demo and in the examples' test.
  globalIgnores(['**/dist/', '**/coverage/', 'examples/*/', '!examples/test/', 'packages/*/test/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,ts}'],
    extends: [n.configs['flat/recommended-module']],
    rules: {
      // Called experimental up to Node 22.16, but there since 20.11 and unchanged.
      'n/no-unsupported-features/node-builtins': ['error', { ignores: ['import.meta.dirname'] }],
    },
  },
  { files: ['**/*.cjs'], extends: [n.configs['flat/recommended-script']] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // TypeScript already resolves imports.
      'n/no-missing-import': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: ['packages/eslint-plugin/{src,test}/**/*.ts'],
    extends: [eslintPlugin.configs['all-type-checked']],
    rules: {
      // `createRule` adds both; a test holds every rule to it.
      'eslint-plugin/require-meta-docs-url': 'off',
      'eslint-plugin/require-meta-languages': 'off',
      // Where a rule says what it reports stands before what can be set.
      'eslint-plugin/meta-property-ordering': [
        'error',
        ['type', 'docs', 'fixable', 'hasSuggestions', 'messages', 'schema', 'defaultOptions', 'languages'],
      ],
      'eslint-plugin/test-case-property-ordering': [
        'error',
        ['name', 'filename', 'code', 'options', 'errors'],
      ],
      // `in` narrows unions of node types, and the compiler checks that one of them has the property.
      'eslint-plugin/no-property-in-node': 'off',
    },
  },
  {
    // Files of strangers are matched: no expression may backtrack on them.
    files: ['packages/*/src/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
    },
  },
  bridgekeeper.configs.recommended,
  bridgekeeper.configs.deploy,
  {
    files: TESTS,
    rules: {
      // What the product looks for is what its tests are made of. None of it is real.
      'bridgekeeper/no-hardcoded-credentials': 'off',
      'bridgekeeper/no-secret-default': 'off',
      'bridgekeeper/no-vault-client': 'off',
    },
  },
  {
    // The vocabulary itself: words for secrets, each beside another word for the same. And what a bench has found.
    files: [
      'packages/policy/src/{names,tokens,values}/**',
      'packages/policy/src/judge-literal.ts',
      'bench/lib/inputs.js',
    ],
    rules: { 'bridgekeeper/no-hardcoded-credentials': 'off' },
  },
  {
    // What is not published: it may use what is not published.
    files: [...TESTS, '*.config.*', 'scripts/**', 'bench/**', 'packages/*/*.config.*'],
    rules: { 'n/no-unpublished-import': 'off' },
  },
  {
    // A program's entry: it imports what the build makes, and ends with the status that it computed.
    files: ['packages/*/bin/**'],
    rules: { 'n/no-missing-import': 'off', 'n/no-unpublished-import': 'off' },
  },
);
