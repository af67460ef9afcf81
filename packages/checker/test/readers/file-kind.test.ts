import { describe, expect, it } from 'vitest';

import {
  envFileOfTemplate,
  fileKind,
  isEnvExampleName,
  isEnvFileName,
  isEnvTemplateName,
} from '../../src/readers/file-kind.js';

describe('fileKind', () => {
  it.each([
    ['compose.yaml', 'yaml'],
    ['k8s/app.yml', 'yaml'],
    ['compose.yaml.example', 'yaml'],
    ['base/Kustomization', 'yaml'],
    ['chart/templates/a.yaml', 'helm-template'],
    ['chart/templates/_helpers.tpl', 'helm-template'],
    ['.env', 'env'],
    ['a/.env.local', 'env'],
    ['.env-sample', 'env'],
    ['prod.env', 'env'],
    ['.prod.env', 'env'],
    ['.gitignore', 'ignore'],
    ['app.env.example', 'env'],
    ['env.production', 'env'],
    ['.flaskenv', 'env'],
    ['.dev.vars', 'env'],
    ['worker/.dev.vars.staging', 'env'],
    ['env-example-relational', 'env'],
    ['env.template.ci', 'env'],
    ['Dockerfile', 'dockerfile'],
    ['docker/Dockerfile.prod', 'dockerfile'],
    ['Dockerfile-dev', 'dockerfile'],
    ['Dockerfile_alpine', 'dockerfile'],
    ['app.dockerfile', 'dockerfile'],
    ['Containerfile', 'dockerfile'],
  ])('reads %s as %s', (path, kind) => {
    expect(fileKind(path)).toBe(kind);
  });

  it.each([
    'src/env.ts',
    '.env.ts',
    'env.d.ts',
    '.env.js',
    'environment',
    'README.md',
    'a.json',
    'notes.tpl',
    'env',
    '.envrc',
    'dev.vars',
    '.dev.vars.json',
    'env-production-notes',
    'env-example-loader.ts',
    'Dockerfile-parser.js',
    'Dockerfiles',
    'Dockerfile.md',
    '.env.gpg',
    '.env.j2',
    '.env.patch',
    'chart/templates/bin/_bootstrap.sh.tpl',
    'chart/templates/_run.py.tpl',
  ])('leaves %s alone', (path) => {
    expect(fileKind(path)).toBeUndefined();
  });

  it('tells env files from templates of them', () => {
    expect(['.env', '.env.production', 'prod.env'].map(isEnvFileName)).toEqual([true, true, true]);
    expect(['.env.example', 'app.env.dist', 'env.template'].map(isEnvFileName)).toEqual([
      false,
      false,
      false,
    ]);
    expect(['.dev.vars', '.dev.vars.example', 'env-example-relational'].map(isEnvFileName)).toEqual([
      true,
      false,
      false,
    ]);
    expect(['.env.example', '.env.local'].map(isEnvTemplateName)).toEqual([true, false]);
  });

  it('knows what a template is copied to', () => {
    const copies = [
      '.env.example',
      'a/.env.local.sample',
      'a/example.env',
      'env-template',
      'app.env.dist',
      '.env.example.prod',
      '.dev.vars.example',
    ];
    expect(copies.map(envFileOfTemplate)).toEqual([
      '.env',
      'a/.env.local',
      'a/.env',
      '.env',
      'app.env',
      '.env.prod',
      '.dev.vars',
    ]);
    expect(
      ['.env', '.env.defaults', '.env.schema', '.env.vault', 'example.yaml'].map(envFileOfTemplate),
    ).toEqual(Array.from({ length: 5 }));
    expect(['.env.defaults', '.env.tmpl'].map(isEnvExampleName)).toEqual([false, true]);
  });
});
