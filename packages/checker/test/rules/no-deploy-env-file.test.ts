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
    'k8s/overlays/e2e/.env',
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
    'tests/resources/docker/.env',
    'deploy/testdata/.env',
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
    [
      'the list form, an item of which is a default',
      'compose.yaml',
      compose('["common.txt", "${ENV_FILE:-.env.production}"]'),
      ['4:30 "${ENV_FILE:-.env.production}"'],
    ],
    [
      'the long form with a format',
      'compose.yaml',
      compose('\n      - { path: ./k8s/.env, required: false, format: raw }'),
      ['5:17 ./k8s/.env'],
    ],
    [
      'an included project',
      'compose.yaml',
      'include:\n  - path: web/compose.yaml\n    env_file: [docker/.env, .env]\n',
      ['3:16 docker/.env'],
    ],
    [
      'labels out of one',
      'deploy/compose.yaml',
      'services:\n  a:\n    image: a\n    label_file: [labels.txt, .env]\n',
      ['4:30 .env'],
    ],
    [
      'a secret or config that is one',
      'deploy/compose.yaml',
      'services: {a: {image: a}}\nsecrets:\n  s: {file: .env}\nconfigs:\n  c:\n    file: ./prod.env\n',
      ['3:13 .env', '6:11 ./prod.env'],
    ],
    [
      'a generator of a ConfigMap',
      'kustomization.yaml',
      'configMapGenerator:\n  - name: s\n    envs: [a.properties, config/.env.prod]\n',
      ['3:26 config/.env.prod'],
    ],
    [
      'a glob',
      'Dockerfile',
      'FROM node\nCOPY .env.* *.env conf/[.]env ./\n',
      ['2:6 .env.*', '2:13 *.env', '2:19 conf/[.]env'],
    ],
    [
      'a here-document that makes one',
      'Dockerfile',
      'FROM node\nCOPY <<EOF /app/.env\nPORT=3000\nEOF\nADD <<-.env <<b.txt conf/\n\tA=1\n\t.env\nb\nb.txt\nCOPY .env .\n',
      ['2:12 /app/.env', '5:5 <<-.env', '10:6 .env'],
    ],
    [
      'COPY over several lines',
      'Dockerfile',
      'FROM node\nCOPY --chown=a:b package.json \\\n  .env \\\n  ./\n',
      ['3:3 .env'],
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
    ['COPY of all that has a dot', 'Dockerfile', 'FROM node\nCOPY .* *.* ./\n'],
    [
      'globs of templates and code',
      'Dockerfile',
      'FROM node\nCOPY .env.example* *.env.ts env*.d.ts src/env/* ./\n',
    ],
    [
      'the body of a here-document',
      'Dockerfile',
      'FROM node\nCOPY <<EOF /app/run.sh\ncat .env\nCOPY .env .\nEOF\nRUN <<EOF\nCOPY .env .\nEOF\n',
    ],
    [
      'a mounted secret',
      'Dockerfile',
      'FROM node\nRUN --mount=type=secret,id=env,target=/app/.env npm run build\n',
    ],
    [
      'an included project of a developer',
      'compose.yaml',
      'include:\n  - path: web/compose.yaml\n    env_file: web/.env\n',
    ],
    ['COPY of a template', 'Dockerfile', 'FROM node\nCOPY .env.example ./\n'],
    ['the name in a comment', 'Dockerfile', 'FROM node\n# COPY .env ./\nRUN echo .env\n'],
  ])('passes %s', (_name, path, text) => {
    expect(check(path, text)).toEqual([]);
  });
});

describe('no-deploy-env-file for what a workflow writes', () => {
  const PATH = '.github/workflows/deploy.yml';
  const run = (script: string): string =>
    `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: |\n${script.replace(/^/gm, '          ')}\n`;

  it.each([
    ['a redirection', 'echo "A=1" > deploy/.env', ['7:24 deploy/.env']],
    ['an appended line', 'echo A=1 >>"k8s/.env.production"', ['7:23 k8s/.env.production']],
    ['a here-document', 'cat <<EOF > docker/.env\nA=1\nEOF', ['7:23 docker/.env']],
    [
      'a here-document behind the file',
      'cat > ./deploy/prod.env <<EOF\nA=1\nEOF',
      ['7:17 ./deploy/prod.env'],
    ],
    ['tee', 'printenv | tee -a deploy/.env | wc', ['7:29 deploy/.env']],
    ['a copy', 'cp .env.example deploy/.env\nls', ['7:27 deploy/.env']],
    ['a folder that is entered', 'cd deploy\nenvsubst < a.tpl > .env', ['8:30 .env']],
    [
      'each of several',
      'echo a > deploy/.env; echo b >> deploy/.env',
      ['7:20 deploy/.env', '7:43 deploy/.env'],
    ],
  ])('warns of %s', (_name, script, expected) => {
    expect(found(RULE, PATH, run(script))).toEqual(expected);
    expect(check(PATH, run(script)).map(({ severity }) => severity)).toEqual(expected.map(() => 'warning'));
  });

  it.each([
    ['a file of the runner', 'echo A=1 > .env'],
    ['a template', 'echo A= > deploy/.env.example'],
    ['a file that is read', 'cat deploy/.env && source deploy/.env'],
    ['another file', 'echo a > deploy/env.json; echo b > deploy/version'],
    ['the environment of the job', 'echo "A=1" >> "$GITHUB_ENV"'],
    ['a folder that was left', 'cd deploy\nls\ncd ..\necho a > .env'],
  ])('passes %s', (_name, script) => {
    expect(found(RULE, PATH, run(script))).toEqual([]);
  });

  it('knows the working directory of a step and of all steps', () => {
    const step =
      'on: push\njobs:\n  a:\n    steps:\n      - run: echo > .env\n        working-directory: ./k8s\n';
    expect(found(RULE, PATH, step)).toEqual(['5:21 .env']);
    const all =
      'on: push\ndefaults:\n  run:\n    working-directory: docker\njobs:\n  a:\n    steps:\n      - run: echo > .env\n';
    expect(found(RULE, PATH, all)).toEqual(['8:21 .env']);
  });

  it('is linear in long scripts', () => {
    const script = `${'cp a b '.repeat(10_000)} env ${'> '.repeat(10_000)}`;
    const start = performance.now();
    found(RULE, PATH, run(script));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
