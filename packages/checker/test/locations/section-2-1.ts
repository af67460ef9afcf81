import type { LocationRow } from './location.js';
import { at, compose, environment, LITERAL, service } from './location.js';

const SOURCE = 'compose-spec 170098b: schema/compose-spec.json';
const HASH = '$$2y$$05$$abcdefghijklmnopqrstuuJ9v0yq1w2e3r4t5y6u7i8o9p0a1b2c3';

/** Where a secret hides in a compose file. */
export const SECTION_2_1: readonly LocationRow[] = [
  {
    row: '2.1-01',
    what: 'variables of a service, as a map and as a list',
    source: SOURCE,
    cases: [
      environment(`DB_PASSWORD: ${LITERAL}`, ['4:20 no-hardcoded-credentials']),
      environment(`- DB_PASSWORD=${LITERAL}`, ['4:21 no-hardcoded-credentials']),
      environment(`DATABASE_URL: postgres://app:${LITERAL}@db/app`, ['4:36 no-hardcoded-credentials']),
      environment('DB_PASSWORD: ${DB_PASSWORD:-x}', ['4:20 no-secret-default']),
      environment('DB_PASSWORD: ${DB_PASSWORD}', ['4:20 require-fail-fast warning']),
      environment('DB_PASSWORD_FILE: /run/secrets/db_password', []),
      environment('MYSQL_ALLOW_EMPTY_PASSWORD: "yes"\nMYSQL_RANDOM_ROOT_PASSWORD: "yes"', []),
      environment('USE_TOKEN: "true"\nTOKEN_TTL: 3600\nPASSWORD_MIN_LENGTH: 12', []),
    ],
  },
  {
    row: '2.1-02',
    what: 'what a build is given ends in the history of the image',
    source: SOURCE,
    cases: [
      service(`build:\n  args:\n    DB_PASSWORD: ${LITERAL}`, ['5:22 no-hardcoded-credentials']),
      service(`build:\n  args:\n    - DB_PASSWORD=${LITERAL}`, ['5:23 no-hardcoded-credentials']),
      service(
        `build:\n  dockerfile_inline: |\n    FROM a\n    ARG NPM_TOKEN=${LITERAL}\n    ENV DB_PASSWORD=${LITERAL}`,
        ['6:23 no-secret-default', '7:25 no-hardcoded-credentials'],
      ),
      service(`build:\n  labels:\n    app.password: ${LITERAL}`, ['5:23 no-hardcoded-credentials']),
      service(`build:\n  additional_contexts:\n    lib: https://bob:${LITERAL}@git.example.com/lib.git`, [
        '5:26 no-hardcoded-credentials',
      ]),
      service(`build:\n  context: https://bob:${LITERAL}@git.example.com/app.git`, [
        '4:28 no-hardcoded-credentials',
      ]),
      service(`build:\n  cache_from: ["type=s3,secret_access_key=${LITERAL}"]`, [
        '4:47 no-hardcoded-credentials',
      ]),
      service(`build:\n  tags: ["bob:${LITERAL}@registry.example.com/app"]`, []),
    ],
    note: 'A tag is no URL: what stands in it is not read as one.',
  },
  {
    row: '2.1-03',
    what: 'secrets of a build are references',
    source: SOURCE,
    cases: [
      service(
        'build:\n  secrets:\n    - npm_token\n    - source: db_password\n      target: /run/password\n  ssh: [default]',
        [],
      ),
    ],
  },
  {
    row: '2.1-04',
    what: 'the file of a secret must not be in git',
    source: SOURCE,
    cases: [
      compose('secrets:\n  db_password:\n    file: ./db_password.txt', ['3:11 require-env-ignored'], {
        inRepository: true,
        beside: { 'db_password.txt': `${LITERAL}\n` },
      }),
      compose('secrets:\n  db_password:\n    file: ./db_password.txt', [], {
        inRepository: true,
        beside: { 'db_password.txt': `${LITERAL}\n`, '.gitignore': 'db_password.txt\n' },
      }),
      compose('secrets:\n  db_password:\n    environment: DB_PASSWORD\n  other:\n    external: true', []),
      compose(`secrets:\n  db_password:\n    driver: vault\n    driver_opts:\n      password: ${LITERAL}`, [
        '5:17 no-hardcoded-credentials',
      ]),
    ],
  },
  {
    row: '2.1-05',
    what: 'the content of a config',
    source: SOURCE,
    note: 'A config that takes a secret from a variable (`environment: DB_PASSWORD`) passes: it holds no value and has no fallback.',
    cases: [
      compose(`configs:\n  app:\n    content: |\n      password=${LITERAL}\n      token=\${APP_TOKEN:-x}`, [
        '4:16 no-hardcoded-credentials',
        '5:13 no-secret-default',
      ]),
      compose('configs:\n  app:\n    environment: DB_PASSWORD', []),
      compose('configs:\n  app:\n    file: ./prod.env', ['3:11 no-deploy-env-file']),
    ],
  },
  {
    row: '2.1-06',
    what: 'commands, checks of health and hooks',
    source: SOURCE,
    note: 'A token in a header of a command is a warning: more of them are made up than passwords.',
    cases: [
      service(`command: redis-server --requirepass ${LITERAL}`, ['3:41 no-hardcoded-credentials']),
      service(`command: ["app", "--password=${LITERAL}"]`, ['3:34 no-hardcoded-credentials']),
      service(`entrypoint: ["app", "--api-token", "${LITERAL}"]`, ['3:41 no-hardcoded-credentials']),
      service(`healthcheck:\n  test: mysqladmin ping -u root -p${LITERAL}`, [
        '4:39 no-hardcoded-credentials',
      ]),
      service(`healthcheck:\n  test: ["CMD", "redis-cli", "-a", "${LITERAL}", "ping"]`, [
        '4:41 no-hardcoded-credentials',
      ]),
      service(`healthcheck:\n  test: curl -u app:${LITERAL} http://a/health`, [
        '4:25 no-hardcoded-credentials',
      ]),
      service(`healthcheck:\n  test: 'curl -H "Authorization: Bearer ${LITERAL}77" http://a/health'`, [
        '4:45 no-hardcoded-credentials warning',
      ]),
      service(
        `post_start:\n  - command: ["app", "--password=${LITERAL}"]\n    environment:\n      - DB_PASSWORD=${LITERAL}`,
        ['4:38 no-hardcoded-credentials', '6:25 no-hardcoded-credentials'],
      ),
      service(`pre_stop:\n  - command: curl http://app:${LITERAL}@a/stop`, ['4:34 no-hardcoded-credentials']),
      service(
        `develop:\n  watch:\n    - action: sync+exec\n      path: .\n      exec:\n        command: app --password=${LITERAL}`,
        ['8:37 no-hardcoded-credentials'],
      ),
      service('command: sh -c "app --password=$${DB_PASSWORD:-x}"', ['3:36 no-secret-default warning']),
      service('command: sh -c "app --password=$${DB_PASSWORD}"', []),
    ],
  },
  {
    row: '2.1-07',
    what: 'labels and annotations',
    source: SOURCE,
    cases: [
      service(`labels:\n  - traefik.http.middlewares.auth.basicauth.users=admin:${HASH}`, [
        '4:61 no-hardcoded-credentials warning',
      ]),
      service(`labels:\n  app.url: https://bob:${LITERAL}@a.example.com`, ['4:28 no-hardcoded-credentials']),
      service(`annotations:\n  app.password: ${LITERAL}`, ['4:21 no-hardcoded-credentials']),
      service(`deploy:\n  labels:\n    app.password: ${LITERAL}`, ['5:23 no-hardcoded-credentials']),
      service('label_file: ./prod.env', ['3:17 no-deploy-env-file']),
    ],
  },
  {
    row: '2.1-08',
    what: 'drivers, logging, models and extensions',
    source: `${SOURCE}; splunk-token and gelf of moby: docs of the logging drivers`,
    cases: [
      service(
        `logging:\n  driver: splunk\n  options:\n    splunk-token: 8b2ff0f9-2d1e-4f1e-9bd4-0c1d2e3f4a5b`,
        ['6:23 no-hardcoded-credentials warning'],
      ),
      service(
        `logging:\n  driver: gelf\n  options:\n    gelf-address: tcp://bob:${LITERAL}@logs.example.com:12201`,
        ['6:33 no-hardcoded-credentials'],
      ),
      compose(
        `volumes:\n  share:\n    driver_opts:\n      type: cifs\n      o: username=app,password=${LITERAL}`,
        ['5:32 no-hardcoded-credentials'],
      ),
      compose(`networks:\n  vpn:\n    driver_opts:\n      password: ${LITERAL}`, [
        '4:17 no-hardcoded-credentials',
      ]),
      service(`provider:\n  type: db\n  options:\n    password: ${LITERAL}`, [
        '6:19 no-hardcoded-credentials',
      ]),
      compose(`x-defaults:\n  password: ${LITERAL}`, ['2:13 no-hardcoded-credentials']),
      compose(`models:\n  llm:\n    model: a\n    runtime_flags: ["--api-key=${LITERAL}"]`, [
        '4:32 no-hardcoded-credentials',
      ]),
      service(`credential_spec:\n  config: app\nextra_hosts: ["db:10.0.0.1"]`, []),
    ],
  },
  {
    row: '2.1-09',
    what: 'an anchor is judged once, where it stands',
    source: SOURCE,
    cases: [
      compose(
        `x-env: &env\n  DB_PASSWORD: ${LITERAL}\nservices:\n  a:\n    environment:\n      <<: *env\n  b:\n    environment: *env`,
        ['2:16 no-hardcoded-credentials'],
      ),
    ],
  },
  {
    row: '2.1-10',
    what: 'env files, in each of the three forms',
    source: SOURCE,
    note: '`required: false` says nothing of what the file holds. Values in clear are reported in the env file itself.',
    cases: [
      service('env_file: prod.env', ['3:15 no-deploy-env-file']),
      service('env_file: [.env.production]', ['3:16 no-deploy-env-file']),
      service('env_file:\n  - path: .env.staging\n    required: false\n    format: raw', [
        '4:15 no-deploy-env-file',
      ]),
      service('env_file: .env', []),
      at('deploy/compose.yaml', 'services:\n  app:\n    env_file: .env', ['3:15 no-deploy-env-file']),
      service('env_file: ../docker/.env', ['3:15 no-deploy-env-file']),
      at('docker/.env', `DB_PASSWORD=${LITERAL}`, [
        '1:1 no-deploy-env-file',
        '1:13 no-hardcoded-credentials',
      ]),
    ],
  },
  {
    row: '2.1-11',
    what: 'what other files a compose file is made of',
    source: SOURCE,
    note: 'A file that is in the project is read by itself. One that is remote is an entry among the errors: it was not checked.',
    cases: [
      compose('include:\n  - path: oci://registry.example.com/app\n    env_file: deploy/.env', [
        '3:15 no-deploy-env-file',
        '2:11 error',
      ]),
      service('extends:\n  file: base.yaml\n  service: app', []),
    ],
  },
  {
    row: '2.1-12',
    what: 'plain settings',
    source: SOURCE,
    cases: [
      service('ports: ["8080:80"]\nrestart: always\ncontainer_name: app\nmem_limit: 1g', []),
      environment('TZ: UTC\nLOG_LEVEL: info', []),
      service('ports: ["${PORT:-8080}:80"]', ['3:14 no-untagged-default']),
      service('image: registry.example.com/app:${TAG:-latest} # safe-default: only for local runs', []),
    ],
  },
  {
    row: '2.1-13',
    what: 'a service with profiles is reported as any other; that its fix is a suggestion is tested with the fixes',
    source: 'docker/compose#6978, #11977',
    cases: [
      service('profiles: [debug]\nenvironment:\n  DB_PASSWORD: ${DB_PASSWORD:-x}', [
        '5:20 no-secret-default',
      ]),
    ],
  },
];
