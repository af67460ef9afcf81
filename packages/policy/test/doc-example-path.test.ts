import { describe, expect, it } from 'vitest';

import { isDocExampleManifest, isDocExampleSource } from '../src/doc-example-path.js';

describe('source code is documentation', () => {
  it.each([
    'docs/setup.ts',
    'Documentation/api/client.js',
    'examples/express/index.js',
    'example/auth.js',
    'samples/a.ts',
    'packages/api/v1/examples/upload.ts',
    'packages/client/docs/usage.ts',
    'apps/examples/next/auth.ts',
    'README.md/0_0.js',
    'src/guide/usage.mdx/1_1.tsx',
  ])('at %s', (path) => {
    expect(isDocExampleSource(path)).toBe(true);
  });

  it.each([
    'src/docs/swagger.ts',
    'app/examples/page.tsx',
    'packages/api/src/examples/upload.ts',
    'apps/docs/src/search.ts',
    'services/docs/database.ts',
    'demo/server.ts',
    'docs.ts',
    'docsify/a.ts',
    'my-examples/a.ts',
    'src/README.md',
    'src/a.md.ts',
  ])('not at %s', (path) => {
    expect(isDocExampleSource(path)).toBe(false);
  });
});

describe('a deploy file is an example of documentation', () => {
  it.each([
    'docs/examples/compose.yaml',
    'docs/snippets/secret.yaml',
    'packages/api/docs/v1/samples/values.yaml',
    'Doc/Example/.env',
  ])('at %s', (path) => {
    expect(isDocExampleManifest(path)).toBe(true);
  });

  it.each([
    'examples/traefik/docker-compose.yml',
    'docs/compose.yaml',
    'examples/docs/compose.yaml',
    'samples/single-node/docker-compose.yml',
    'docs/examples.yaml',
  ])('not at %s', (path) => {
    expect(isDocExampleManifest(path)).toBe(false);
  });
});
