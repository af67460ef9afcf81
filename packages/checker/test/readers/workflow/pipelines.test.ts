import { describe, expect, it } from 'vitest';

import { check } from '../../check.js';

/** Assembled here, so that no scanner takes this file for a leak. */
const GITLAB_TOKEN = ['glpat', 'x8Kq2Wm4Zr7Tn1Yb5Vc3'].join('-');

const found = (path: string, text: string): string[] =>
  check(path, text).map(
    ({ rule, at, text: under, severity }) =>
      `${rule} ${at} ${under}${severity === 'warning' ? ' (warning)' : ''}`,
  );

const PATHS = ['.github/workflows/ci.yml', '.gitea/workflows/ci.yaml', '.forgejo/workflows/ci.yml'];

describe.each(PATHS)('%s', (path) => {
  const step = (line: string): string =>
    `on: push\njobs:\n  a:\n    steps:\n      - env:\n          ${line}\n`;

  it.each([
    ["DB_PASSWORD: ${{ secrets.DB_PASSWORD || 'x1' }}", "6:51 'x1'"],
    ["DB_PASSWORD: ${{ github.event_name == 'push' && 'x1' || secrets.A }}", "6:59 'x1'"],
    ["DB_PASSWORD: ${{ (inputs.a || (secrets.B || 'x1')) }}", "6:55 'x1'"],
    ["A: ${{ format('{0}:{1}', 'app', secrets.DB_PASSWORD || 'x1') }}", "6:66 'x1'"],
    ["A: ${{ secrets['DB_PASSWORD'] || 'x1' }}", "6:44 'x1'"],
    ["DB_PASSWORD: ${{ vars.DB || 'x1' }}", "6:39 'x1'"],
  ])('may not fall back: %s', (line, expected) => {
    expect(found(path, step(line))).toEqual([`no-secret-default ${expected}`]);
  });

  it.each([
    'DB_PASSWORD: ${{ secrets.DB_PASSWORD }}',
    'TOKEN: ${{ secrets.TOKEN || github.token }}',
    "DB_PASSWORD: ${{ secrets.DB_PASSWORD || '' }}",
    "PORT: ${{ vars.PORT || '3000' }}",
    "HAS_TOKEN: ${{ secrets.TOKEN != '' && 'true' || 'false' }}",
    "CACHE_KEY: ${{ format('{0}-{1}', runner.os, hashFiles('a')) }}",
  ])('may read: %s', (line) => {
    expect(found(path, step(line))).toEqual([]);
  });

  it('may hold no credential in `env` of workflow, job or step, and in `with`', () => {
    const token = `GITLAB_TOKEN: ${GITLAB_TOKEN}`;
    const text = `on: push\nenv:\n  ${token}\njobs:\n  a:\n    env:\n      ${token}\n    steps:\n      - uses: a/b@v1\n        with:\n          token: ${GITLAB_TOKEN}\n        env:\n          ${token}\n`;
    expect(found(path, text).map((line) => line.split(' ', 2).join(' '))).toEqual([
      'no-hardcoded-credentials 3:17',
      'no-hardcoded-credentials 7:21',
      'no-hardcoded-credentials 11:18',
      'no-hardcoded-credentials 13:25',
    ]);
  });

  it('may hold no credential of a registry, and is warned of the password of a test database', () => {
    const text =
      'on: push\njobs:\n  a:\n    container:\n      image: a\n      credentials:\n        username: u\n        password: hunter2\n    services:\n      db:\n        image: postgres\n        credentials:\n          username: u\n          password: hunter2\n        env:\n          POSTGRES_PASSWORD: postgres\n';
    expect(found(path, text)).toEqual([
      'no-hardcoded-credentials 8:19 hunter2',
      'no-hardcoded-credentials 14:21 hunter2',
      'no-hardcoded-credentials 16:30 postgres (warning)',
    ]);
  });

  it('takes a tag on the password of a test database, and on no other credential', () => {
    const service = (env: string): string =>
      `on: push\njobs:\n  a:\n    services:\n      db:\n        image: postgres\n        env:\n          ${env} # safe-default: lives for one run\n`;
    expect(found(path, service('POSTGRES_PASSWORD: postgres'))).toEqual([]);
    expect(found(path, service(`GITLAB_TOKEN: ${GITLAB_TOKEN}`))).toEqual([
      `no-hardcoded-credentials 8:25 ${GITLAB_TOKEN}`,
    ]);
    expect(found(path, step('DB_PASSWORD: hunter2 # safe-default: x'))).toEqual([
      'no-hardcoded-credentials 6:24 hunter2 (warning)',
    ]);
  });

  it('is warned of a default that a shell takes', () => {
    const text = 'on: push\njobs:\n  a:\n    steps:\n      - run: ./deploy "${DB_PASSWORD:-changeme}"\n';
    expect(found(path, text)).toEqual(['no-secret-default 5:24 ${DB_PASSWORD:-changeme} (warning)']);
  });

  it('is warned of a secret among the variables', () => {
    expect(found(path, step('DB_PASSWORD: ${{ vars.DB_PASSWORD }}'))).toEqual([
      'require-secret-key-ref 6:28 vars.DB_PASSWORD (warning)',
    ]);
    expect(found(path, step('REGION: ${{ vars.AWS_REGION }}'))).toEqual([]);
  });

  it.each(['workflow_dispatch', 'workflow_call'])('may give no input of %s a secret default', (event) => {
    const text = `on:\n  ${event}:\n    inputs:\n      db-password:\n        default: s3cr3t-value\n      port:\n        default: 3000\n      api-token:\n        default: ''\n      npm-token:\n        default: \${{ github.token }}\n`;
    expect(found(path, text)).toEqual(['no-secret-default 5:18 s3cr3t-value']);
  });
});

describe('an action', () => {
  it.each(['action.yml', '.github/actions/setup/action.yml'])(
    'may give no input a secret default: %s',
    (path) => {
      const text =
        'name: a\ninputs:\n  password:\n    default: changeme\n  token:\n    default: ${{ github.token }}\nruns:\n  using: composite\n  steps: []\n';
      expect(found(path, text)).toEqual(['no-secret-default 4:14 changeme (warning)']);
    },
  );
});

describe.each(['.woodpecker.yml', '.woodpecker.yaml', '.woodpecker/deploy.yml', '.drone.yml'])(
  '%s',
  (path) => {
    const step = (lines: string): string => `steps:\n  deploy:\n    image: plugins/docker\n${lines}\n`;

    it.each([
      ['    settings:\n      password: hunter2', 'no-hardcoded-credentials 5:17 hunter2'],
      ['    environment:\n      DB_PASSWORD: hunter2', 'no-hardcoded-credentials 5:20 hunter2 (warning)'],
      ['    environment:\n      - DB_PASSWORD=hunter2', 'no-hardcoded-credentials 5:21 hunter2 (warning)'],
      ['    settings:\n      password: ${DB_PASSWORD=x1}', 'no-secret-default 5:17 ${DB_PASSWORD=x1}'],
      ['    settings:\n      password: ${DB_PASSWORD:-x1}', 'no-secret-default 5:17 ${DB_PASSWORD:-x1}'],
      ['    commands:\n      - deploy ${DB_PASSWORD:=x1}', 'no-secret-default 5:16 ${DB_PASSWORD:=x1}'],
    ])('may not hold %j', (lines, expected) => {
      expect(found(path, step(lines))).toEqual([expected]);
    });

    it.each([
      '    settings:\n      password:\n        from_secret: docker_password',
      '    environment:\n      DB_PASSWORD:\n        from_secret: db_password',
      '    secrets: [docker_username, docker_password]',
      '    settings:\n      tag: ${CI_COMMIT_TAG=latest}',
      '    commands:\n      - echo "$${DB_PASSWORD:-x1}"',
    ])('may hold %j', (lines) => {
      expect(found(path, step(lines))).toEqual([]);
    });
  },
);

describe.each(['.gitlab-ci.yml', 'ci/build.gitlab-ci.yml', '.gitlab/ci/test.yml'])('%s', (path) => {
  it.each([
    ['variables:\n  DB_PASSWORD: hunter2\n', ['no-hardcoded-credentials 2:16 hunter2 (warning)']],
    ['job:\n  variables:\n    DB_PASSWORD: hunter2\n', ['no-hardcoded-credentials 3:18 hunter2 (warning)']],
    [`variables:\n  DEPLOY_TOKEN: ${GITLAB_TOKEN}\n`, [`no-hardcoded-credentials 2:17 ${GITLAB_TOKEN}`]],
    [
      'variables:\n  DB_PASSWORD:\n    value: hunter2\n    description: of the database\n',
      ['no-secret-default 3:12 hunter2 (warning)'],
    ],
    [
      'spec:\n  inputs:\n    db-password:\n      default: s3cr3t-value\n---\n',
      ['no-secret-default 4:16 s3cr3t-value'],
    ],
    [
      'job:\n  script:\n    - ./deploy "${DB_PASSWORD:-changeme}"\n',
      ['no-secret-default 3:17 ${DB_PASSWORD:-changeme} (warning)'],
    ],
  ])('may not hold %j', (text, expected) => {
    expect(found(path, text)).toEqual(expected);
  });

  it.each([
    'job:\n  variables:\n    DB_PASSWORD: $PROD_DB_PASSWORD\n',
    'job:\n  script:\n    - echo "$DB_PASSWORD"\n',
    'job:\n  secrets:\n    DATABASE_PASSWORD:\n      vault: production/db/password@ops\n',
  ])('may hold %j', (text) => {
    expect(found(path, text)).toEqual([]);
  });
});
