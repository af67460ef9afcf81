import { describe, expect, it } from 'vitest';

import { isRelevant, isSkippedDirectory } from '../../src/files/relevant.js';

describe('isRelevant', () => {
  it.each([
    'compose.yaml',
    'docker-compose.prod.yml',
    'deploy/VALUES.YAML',
    'chart/values.yaml',
    'chart/templates/_helpers.tpl',
    'k8s/kustomization.yaml',
    '.github/workflows/ci.yml',
    '.env',
    '.env.production',
    'deploy/prod.env',
    '.env.example',
    'env.example',
    'Dockerfile',
    'Dockerfile.worker',
    'app.dockerfile',
    'Containerfile',
    'with space/an\nodd "name".yaml',
  ])('takes %j', (path) => {
    expect(isRelevant(path)).toBe(true);
  });

  it.each([
    'README.md',
    'package.json',
    'src/index.ts',
    'src/env.ts',
    '.env.ts',
    'Dockerfile.md',
    'notes.tpl',
    'yaml',
    'a.yaml.ts',
    'composer.json',
    '',
  ])('leaves %j', (path) => {
    expect(isRelevant(path)).toBe(false);
  });

  it('leaves lock files, which tools write', () => {
    expect(isRelevant('pnpm-lock.yaml')).toBe(false);
    expect(isRelevant('packages/a/pnpm-lock.yaml')).toBe(false);
    expect(isRelevant('deploy/leader-lock.yaml')).toBe(true);
  });

  it('leaves what stands below node_modules or .git, but not a file that is only called so', () => {
    expect(isRelevant('node_modules/a/compose.yaml')).toBe(false);
    expect(isRelevant('packages/a/node_modules/b/.env')).toBe(false);
    expect(isRelevant('.git/x.yaml')).toBe(false);
    expect(isRelevant('node_modules.yaml')).toBe(true);
    expect(isRelevant('my_node_modules/a.yaml')).toBe(true);
    expect(isSkippedDirectory('node_modules')).toBe(true);
    expect(isSkippedDirectory('.github')).toBe(false);
  });
});
