import { isTestPath } from '@bridgekeeper/policy';

import { isDeployPath } from './rules/deploy-paths.js';

/**
 * Paths of tests: there only what surely is a credential counts, unless strict. The stage `test` of a
 * deployment (`k8s/overlays/test/`) is no test.
 */
export function isPassivePath(path: string): boolean {
  const normal = path.replaceAll('\\', '/');
  return isTestPath(normal) && !isDeployPath(normal);
}
