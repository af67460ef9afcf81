import type { LocationRow } from './location.js';
import { at, compose, environment, LITERAL, service } from './location.js';

const SOURCE = 'compose-go e70e961: template/template.go, interpolation/interpolation.go, loader/loader.go';

/** How compose reads a reference. The values themselves are the rows of packages/policy/test/facts/compose.jsonl. */
export const SECTION_1_1: readonly LocationRow[] = [
  {
    row: '1.1-01',
    what: 'a dollar, then a dollar, a name, or a name in braces with an operator; one match runs to the last brace of the line',
    source: SOURCE,
    cases: [
      environment('DB_PASSWORD: ${DB_PASSWORD:-x}', ['4:20 no-secret-default']),
      environment('DB_PASSWORD: ${db_password-x}', ['4:20 no-secret-default']),
      environment('DB_PASSWORD: "$$DB_PASSWORD"', []),
      environment('DB_HOST: ${1:-x}', ['4:16 no-invalid-substitution']),
      environment('DB_HOST: ${', ['4:16 no-invalid-substitution']),
    ],
  },
  {
    row: '1.1-02',
    what: 'the first balanced brace ends a reference, and the rest of the line is read on its own',
    source: SOURCE,
    cases: [
      environment('URL: ${HOST:?HOST is required}:${DB_PASSWORD:-x}', ['4:38 no-secret-default']),
      environment('A: ${DB_PASSWORD:-${FALLBACK:-x}} ${API_TOKEN:-y}', [
        '4:25 no-secret-default',
        '4:41 no-secret-default',
      ]),
    ],
  },
  {
    row: '1.1-03',
    what: 'the counter of braces skips a character behind each opening one',
    source: SOURCE,
    cases: [environment("A: '${DB_PASSWORD:-{}} ${S}'", ['4:11 no-secret-default'])],
  },
  {
    row: '1.1-04',
    what: 'the first operator decides',
    source: SOURCE,
    cases: [
      environment('DB_PASSWORD: ${DB_PASSWORD-d:-e}', ['4:20 no-secret-default']),
      environment("DB_PASSWORD: '${DB_PASSWORD?a:-b}'", ['4:21 require-fail-fast warning']),
    ],
  },
  {
    row: '1.1-05',
    what: 'operands are templates themselves: each default counts, one inside a message does not',
    source: SOURCE,
    cases: [
      environment('DB_PASSWORD: ${DB_PASSWORD:-${OTHER_PASSWORD:-x}}', ['4:35 no-secret-default']),
      environment('DB_PASSWORD: ${DB_PASSWORD:-${OTHER_PASSWORD:?OTHER_PASSWORD is required}}', []),
      environment("DB_PASSWORD: '${DB_PASSWORD:?see ${DOCS:-the docs}}'", []),
    ],
  },
  {
    row: '1.1-06',
    what: 'operators of other shells are refused',
    source: SOURCE,
    cases: [
      environment('A: ${A:=x}', ['4:10 no-invalid-substitution']),
      environment('A: ${A=x}', ['4:10 no-invalid-substitution']),
      environment('A: ${A:0:2}', ['4:10 no-invalid-substitution']),
      environment('A: "${#A}"', ['4:11 no-invalid-substitution']),
      environment('A: ${A%%x}', ['4:10 no-invalid-substitution']),
      environment('A: ${A/x/y}', ['4:10 no-invalid-substitution']),
      environment('A: ${A^^}', ['4:10 no-invalid-substitution']),
      environment('A: ${A,,}', ['4:10 no-invalid-substitution']),
      environment('A: ${!A}', ['4:10 no-invalid-substitution']),
      environment('A: ${A@Q}', ['4:10 no-invalid-substitution']),
    ],
  },
  {
    row: '1.1-07',
    what: 'a text that compose refuses is reported at its place',
    source: SOURCE,
    cases: [
      environment('A: ok\nB: x-${ A }', ['5:12 no-invalid-substitution']),
      environment('A: ${A }', ['4:10 no-invalid-substitution']),
    ],
  },
  {
    row: '1.1-08',
    what: 'a bare reference to nothing is empty, with a warning only',
    source: SOURCE,
    cases: [
      environment('DB_PASSWORD: $DB_PASSWORD', ['4:20 require-fail-fast warning']),
      environment('DB_PASSWORD: ${DB_PASSWORD}', ['4:20 require-fail-fast warning']),
      environment('PORT: ${PORT}', []),
    ],
  },
  {
    row: '1.1-09',
    what: 'keys are not expanded; items of lists are values, both halves of them',
    source: SOURCE,
    cases: [
      environment('"${DB_PASSWORD:-x}": y', []),
      environment('- ${PREFIX:-a}=v', ['4:9 no-untagged-default']),
      environment('- DB_PASSWORD=${DB_PASSWORD:-x}', ['4:21 no-secret-default']),
    ],
  },
  {
    row: '1.1-10',
    what: 'every section is expanded',
    source: SOURCE,
    cases: [
      compose('name: ${PROJECT_TOKEN:-x}', ['1:7 no-secret-default']),
      compose('x-defaults:\n  password: ${DB_PASSWORD:-x}', ['2:13 no-secret-default']),
      compose('include:\n  - path: ${INCLUDE_TOKEN:-x}', ['2:11 no-secret-default']),
      compose('configs:\n  app:\n    content: password=${DB_PASSWORD:-x}', ['3:23 no-secret-default']),
      compose('secrets:\n  app:\n    file: ${SECRET_FILE:-./x}', ['3:11 no-untagged-default']),
      service('build:\n  dockerfile_inline: |\n    FROM a\n    ENV DB_PASSWORD=${DB_PASSWORD:-x}', [
        '6:25 no-secret-default',
      ]),
      service('labels:\n  app.token: ${APP_TOKEN:-x}', ['4:18 no-secret-default']),
      service('healthcheck:\n  test: [CMD, check, "${DB_PASSWORD:-x}"]', ['4:27 no-secret-default']),
      service('profiles: ["${PROFILE:-dev}"]', ['3:17 no-untagged-default']),
    ],
  },
  {
    row: '1.1-11',
    what: 'each document of a file is read by itself',
    source: SOURCE,
    cases: [
      compose(
        'services:\n  a:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n---\nservices:\n  a:\n    environment:\n      API_TOKEN: ${API_TOKEN:-y}',
        ['4:20 no-secret-default', '9:18 no-secret-default'],
      ),
    ],
  },
  {
    row: '1.1-12',
    what: 'an alias repeats the text of its anchor, which is reported once',
    source: SOURCE,
    cases: [
      compose(
        'x-env: &env\n  DB_PASSWORD: ${DB_PASSWORD:-x}\nservices:\n  a: { environment: *env }\n  b: { environment: *env }',
        ['2:16 no-secret-default'],
      ),
    ],
  },
  {
    row: '1.1-13',
    what: 'numbers and booleans stay; a text where a number is meant is expanded',
    source: SOURCE,
    cases: [
      service('deploy:\n  replicas: "${REPLICAS:-3}"', ['4:18 no-untagged-default']),
      environment('PORT: 3000\nDEBUG: true', []),
    ],
  },
  {
    row: '1.1-14',
    what: 'of one name with two defaults one is lost, and both are reported',
    source: 'compose-go e70e961: template/variables.go',
    note: 'Two defaults of one variable are legal, and no rule compares them: each has to be explained for itself.',
    cases: [
      environment('A: ${PORT:-1}\nB: ${PORT:-2}', ['4:10 no-untagged-default', '5:10 no-untagged-default']),
    ],
  },
  {
    row: '1.1-15',
    what: 'the case of a name does not change its verdict',
    source: 'compose-go e70e961: types/config.go, LookupEnv',
    cases: [environment('A: ${Db_Password:-x}', ['4:10 no-secret-default'])],
  },
  {
    row: '1.1-16',
    what: 'the environment comes before `.env`, which any of the project feeds',
    source: 'compose-go e70e961: cli/options.go, loader/include.go',
    cases: [
      at('.env.example', 'DB_HOST=db\nDB_PASSWORD=\n', ['1:9 no-env-example-value'], {
        beside: {
          'compose.yaml': 'services:\n  app:\n    environment:\n      A: ${DB_HOST:?DB_HOST is required}\n',
        },
      }),
      at('.env', 'PORT=${PORT:-3000}\n', ['1:6 no-untagged-default'], {
        beside: { 'compose.yaml': 'services:\n  app:\n    ports: ["${PORT:?PORT is required}:80"]\n' },
      }),
    ],
  },
  {
    row: '1.1-17',
    what: 'a name without a value is passed on, and is silently absent',
    source: 'compose-go e70e961: loader/environment.go, types/project.go',
    cases: [
      environment('- DB_PASSWORD', ['4:9 require-fail-fast warning']),
      environment('DB_PASSWORD:', ['4:7 require-fail-fast warning']),
      environment('- PORT', []),
    ],
  },
  {
    row: '1.1-18',
    what: 'a secret from a variable stops compose when that is not set',
    source: 'docker/compose f729794: pkg/compose/secrets.go',
    cases: [compose('secrets:\n  db_password:\n    environment: DB_PASSWORD', [])],
  },
  {
    row: '1.1-19',
    what: 'a config may have a content, a secret may not',
    source: 'compose-go e70e961: schema/compose-spec.json, validation/validation.go',
    note: 'That a secret has no `content` is for compose to say; what stands in one is found all the same.',
    cases: [
      compose(`configs:\n  app:\n    content: |\n      password=${LITERAL}`, [
        '4:16 no-hardcoded-credentials',
      ]),
      compose(`secrets:\n  db_password:\n    content: ${LITERAL}`, ['3:14 no-hardcoded-credentials']),
    ],
  },
];
