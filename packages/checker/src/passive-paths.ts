import type { TestPathRule } from '@bridgekeeper/policy';
import { isDocExampleManifest, isTestPath } from '@bridgekeeper/policy';

import { isDeployPath } from './deploy-paths.js';

/** Those of helm-unittest stand in the chart: `charts/app/tests/deployment_test.yaml`, and what they expect. */
const TEST_FOLDER =
  /(?:^|\/)(?:(?:testdata|fixtures|__tests__|__mocks__|molecule)\/|tests\/(?:[^/]{1,100}\/){0,4}[^/]{1,100}_test\.ya?ml$|tests?\/(?:[^/]{1,100}\/){0,3}(?:expected|baseline|golden|__snapshots?__)\/)/i;

/** Plural or named after what they test: no stage of a deployment is called so. */
const TESTS =
  /(?:^|\/)(?:tests|e2e|integration-tests|test\/(?:e2e|integration|resources)|src\/(?:test|\w{1,20}Test))\//i;

/**
 * `tests/resources/docker/` holds what a test deploys; `k8s/overlays/e2e/` is a stage: there the folder of
 * deployments comes first.
 */
function isTestsDeployment(path: string, isDeploy: (path: string) => boolean): boolean {
  const found = TESTS.exec(path);
  return found !== null && !isDeploy(`${path.slice(0, found.index)}/file`.replace(/^\//, ''));
}

/**
 * Paths of tests, and of examples in documentation: there only what surely is a credential counts, unless strict.
 *
 * @param rules of the policy; they have the last word
 * @param isDeploy whether a deployment reads a path, by the policy
 */
export function isPassivePath(
  path: string,
  rules: readonly TestPathRule[] = [],
  isDeploy: (path: string) => boolean = isDeployPath,
): boolean {
  const normal = path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  return isTestPath(normal, [
    { test: true, matches: isDocExampleManifest },
    // The stage `test` of a deployment (`k8s/overlays/test/`) is no test.
    { test: false, matches: isDeploy },
    // What such a folder holds is a test's below a folder of deployments too, and Ansible's are in `molecule/`.
    { test: true, matches: (file) => TEST_FOLDER.test(file) || isTestsDeployment(file, isDeploy) },
    ...rules,
  ]);
}
