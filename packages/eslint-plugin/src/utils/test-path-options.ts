import type { JSONSchema } from '@typescript-eslint/utils';

/** The options by which rules are told of tests, for their schemas. */
export const IGNORE_TEST_FILES: JSONSchema.JSONSchema4 = {
  type: 'boolean',
  description:
    'Whether only real credentials are reported in tests, mocks, fixtures, stories and documentation. By default `true`, and `false` under the preset `strict`.',
};

export const TEST_PATHS: JSONSchema.JSONSchema4 = {
  type: 'array',
  description:
    'Globs from the working directory: which other files are tests and, as `!glob`, which are none.',
  items: { type: 'string', minLength: 1 },
};
