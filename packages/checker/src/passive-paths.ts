import type { TestPathRule } from '@bridgekeeper/policy';
import { isDocExampleManifest, isTestPath } from '@bridgekeeper/policy';

import { isDeployPath } from './rules/deploy-paths.js';

const DEPLOY_FILES: readonly TestPathRule[] = [
  { test: true, matches: isDocExampleManifest },
  // The stage `test` of a deployment (`k8s/overlays/test/`) is no test.
  { test: false, matches: isDeployPath },
  // What such a folder holds is a test's below a folder of deployments too, and Ansible's are in `molecule/`.
  {
    test: true,
    matches: (path) => /(?:^|\/)(?:testdata|fixtures|__tests__|__mocks__|molecule)\//i.test(path),
  },
];

/**
 * Paths of tests, and of examples in documentation: there only what surely is a credential counts, unless strict.
 *
 * @param rules of the policy; they have the last word
 */
export function isPassivePath(path: string, rules: readonly TestPathRule[] = []): boolean {
  const normal = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  return isTestPath(normal, [...DEPLOY_FILES, ...rules]);
}
