import { describe, expect, it } from 'vitest';

import { isPassivePath } from '../src/passive-paths.js';
import { compileTestPaths } from '../src/test-paths.js';

describe('the checker is calm', () => {
  it.each([
    'test/compose.yaml',
    './test/compose.yaml',
    'test\\compose.yaml',
    'packages/api/fixtures/.env',
    'docs/examples/compose.yaml',
    'docs/snippets/secret.yaml',
    '.env.test.example',
    'deploy/manifests/testdata/secret.yaml',
    'roles/kafka/molecule/default/molecule.yml',
    'docs/sample_inventories/hosts.yml',
    'tests/resources/docker/.env',
    'test/e2e/manifests/minimal/secret.yaml',
    'app/src/test/resources/k8s/secret.yaml',
    'app/src/integrationTest/resources/nginx/secret.yaml',
    'packages/api/tests/docker/compose.yaml',
    'charts/app/tests/deployment_test.yaml',
    'charts/app/tests/unit/deployment_test.yml',
    'charts/app/tests/expected/default.yaml',
    'test/app/baseline/manifests/default.yaml',
  ])('at %s', (path) => {
    expect(isPassivePath(path)).toBe(true);
  });

  it.each([
    'compose.yaml',
    'k8s/overlays/test/deployment.yaml',
    'docs/examples/k8s/secret.yaml',
    'k8s/overlays/e2e/secret.yaml',
    'k8s/overlays/tests/manifests/secret.yaml',
    'charts/app/tests/values.yaml',
    'k8s/deployment_test.yaml',
    'environments/test/k8s/secret.yaml',
    'test/docker/compose.yaml',
    'docs/compose.yaml',
    'docs/resampled/compose.yaml',
    'examples/traefik/docker-compose.yml',
    'example/compose.yaml',
    'samples/compose.yaml',
    'charts/app/examples/values.yaml',
    'nginx-golang-mysql/compose.yaml',
  ])('not at %s', (path) => {
    expect(isPassivePath(path)).toBe(false);
  });

  it('where the policy says so, deploy folders and all', () => {
    const rules = compileTestPaths(['k8s/overlays/test/**', 'examples/**', '!test/deployed/**']);
    expect(isPassivePath('k8s/overlays/test/deployment.yaml', rules)).toBe(true);
    expect(isPassivePath('.\\examples\\compose.yaml', rules)).toBe(true);
    expect(isPassivePath('test/deployed/compose.yaml', rules)).toBe(false);
    expect(isPassivePath('test/compose.yaml', rules)).toBe(true);
    expect(isPassivePath('k8s/overlays/prod/deployment.yaml', rules)).toBe(false);
  });
});
