import type { JSONSchema } from '@typescript-eslint/utils';
import { compileTestPaths } from 'bridgekeeper/test-paths';

import type { DeployOptions } from '../rule-options.js';
import { IGNORE_TEST_FILES, TEST_PATHS } from '../utils/test-path-options.js';

export const CONFIDENCE: JSONSchema.JSONSchema4 = {
  type: 'string',
  enum: ['high', 'medium'],
  description:
    'How sure a finding must be to be reported. By default `high`, and `medium` under the preset `strict`.',
};

export const DEPLOY_SCHEMA: readonly [JSONSchema.JSONSchema4] = [
  {
    type: 'object',
    additionalProperties: false,
    properties: { confidence: CONFIDENCE, ignoreTestFiles: IGNORE_TEST_FILES, testPaths: TEST_PATHS },
  },
];

/** What the preset of the policy decides has no default here. */
export const DEPLOY_DEFAULTS: readonly [DeployOptions] = [{ testPaths: [] }];

/** What a glob of all files says of one file: that it is a test, or that it is none. */
export type TestGlob = '!**' | '**';

/**
 * What a rule's options say of a file, as a glob that takes all files: those of the options count from the working
 * directory, those of a policy from the root of the project.
 *
 * @returns undefined where they say nothing
 * @throws TestPathError where one of them is no glob
 */
export function testGlobOf(
  { ignoreTestFiles = true, testPaths = [] }: DeployOptions,
  { filename, cwd }: { readonly filename: string; readonly cwd: string },
): TestGlob | undefined {
  if (!ignoreTestFiles) return '!**';
  if (testPaths.length === 0) return undefined;
  const path = filename.replaceAll('\\', '/');
  const folder = `${cwd.replaceAll('\\', '/').replace(/\/$/, '')}/`;
  const fromCwd = path.startsWith(folder) ? path.slice(folder.length) : path;
  const rule = compileTestPaths(testPaths).findLast(({ matches }) => matches(fromCwd));
  if (rule === undefined) return undefined;
  return rule.test ? '**' : '!**';
}
