import { describe, expect, it } from 'vitest';

import { check, found } from '../check.js';

const RULE = 'no-deploy-env-file';

describe('no-deploy-env-file for the file itself', () => {
  it.each([
    'deploy/.env',
    'k8s/.env',
    'docker/.env',
    'apps/web/deploy/.env.production',
    'deploy/overlays/prod/.env',
    'deploy/prod.env',
  ])('reports %s', (path) => {
    expect(found(RULE, path, 'PORT=3000\nA=b\n')).toEqual(['1:1 PORT=3000']);
  });

  it.each([
    '.env',
    '.env.production',
    'deploy/.env.example',
    'docker/.env.template',
    'k8s/env.sample',
    'apps/deployer/.env',
    'deploy.d/.env',
  ])('passes %s', (path) => {
    expect(check(path, 'PORT=3000\n')).toEqual([]);
  });

  it('reports an empty file too', () => {
    expect(found(RULE, 'deploy/.env', '')).toEqual(['1:1 ']);
  });
});

describe('no-deploy-env-file for what reads one', () => {
  const compose = (envFile: string): string =>
    `services:\n  app:\n    image: app\n    env_file: ${envFile}\n`;

  it.each([
    ['a compose file in a deploy path', 'deploy/compose.yaml', compose('.env'), ['4:15 .env']],
    ['a path into a deploy folder', 'compose.yaml', compose('[./docker/.env]'), ['4:16 ./docker/.env']],
    ['the file of a stage', 'compose.yaml', compose('.env.production'), ['4:15 .env.production']],
    [
      'the long form',
      'k8s/compose.yaml',
      compose('\n      - path: ".env"\n        required: false'),
      ['5:15 ".env"'],
    ],
    [
      'a kustomize generator',
      'k8s/kustomization.yaml',
      'secretGenerator:\n  - name: s\n    envs:\n      - .env\n',
      ['4:9 .env'],
    ],
    [
      'the old form of kustomize',
      'base/kustomization.yaml',
      'configMapGenerator:\n  - name: s\n    env: app.env\n',
      ['3:10 app.env'],
    ],
    [
      'a generator that renames the file',
      'base/kustomization.yaml',
      'secretGenerator:\n  - name: s\n    files: [config=.env]\n',
      ['3:13 config=.env'],
    ],
    ['COPY in a Dockerfile', 'Dockerfile', 'FROM node\nCOPY package.json .env ./\n', ['2:19 .env']],
    [
      'ADD in the JSON form',
      'Dockerfile.prod',
      'FROM node\nADD [".env.production", "./"]\n',
      ['2:6 ".env.production"'],
    ],
  ])('reports %s', (_name, path, text, expected) => {
    expect(found(RULE, path, text)).toEqual(expected);
  });

  it.each([
    ['a root compose file with .env', 'compose.yaml', compose('.env')],
    ['a template', 'deploy/compose.yaml', compose('.env.example')],
    ['another file', 'deploy/compose.yaml', compose('settings.txt')],
    [
      'plain literals of a generator',
      'kustomization.yaml',
      'configMapGenerator:\n  - name: s\n    literals: [PORT=3000]\n',
    ],
    ['COPY of all', 'Dockerfile', 'FROM node\nCOPY . .\n'],
    ['COPY from another stage', 'Dockerfile', 'FROM node\nCOPY --from=build /app/.env ./\n'],
    ['COPY of a template', 'Dockerfile', 'FROM node\nCOPY .env.example ./\n'],
    ['the name in a comment', 'Dockerfile', 'FROM node\n# COPY .env ./\nRUN echo .env\n'],
  ])('passes %s', (_name, path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});
