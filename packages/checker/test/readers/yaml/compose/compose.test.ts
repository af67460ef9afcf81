import { describe, expect, it } from 'vitest';

import { checkText } from '../../../../src/check-text.js';
import { gatherFacts } from '../../../../src/project/facts.js';
import { check } from '../../../check.js';

const SERVICE = 'services:\n  a:\n    image: a\n';
const service = (lines: string): string => `${SERVICE}${lines.replace(/^/gm, '    ')}\n`;

/** Rule, severity, and the text under the carets of each finding; what only warns of a bare read is left out. */
function findings(text: string, path = 'compose.yaml'): string[] {
  return check(path, text)
    .filter(({ rule }) => rule !== 'require-fail-fast')
    .map(({ rule, severity, text: under }) => `${rule} ${severity} ${under}`);
}

const literal = (value: string, severity = 'error'): string =>
  `no-hardcoded-credentials ${severity} ${value}`;
const fallback = (value: string, severity = 'error'): string => `no-secret-default ${severity} ${value}`;
const untagged = (value: string): string => `no-untagged-default error ${value}`;

describe('the whole document', () => {
  it('D1: a variable without a value is passed on from whoever runs compose', () => {
    for (const lines of [
      'environment:\n  DB_PASSWORD:',
      'environment:\n  DB_PASSWORD: null',
      'environment:\n  - DB_PASSWORD',
    ]) {
      const found = check('compose.yaml', service(lines));
      expect(found.map(({ rule, text }) => `${rule} ${text}`)).toEqual(['require-fail-fast DB_PASSWORD']);
    }
    expect(findings(service('environment:\n  LOG_LEVEL:\n  TZ: null'))).toEqual([]);
  });

  it('D2: the name of a list item is expanded as well as its value', () => {
    expect(findings(service('environment:\n  - ${K:-NAME}=v'))).toEqual([untagged('${K:-NAME}')]);
    expect(findings(service('environment:\n  - ${K}=${DB_PASSWORD:-x}'))).toEqual([
      fallback('${DB_PASSWORD:-x}'),
    ]);
    expect(findings(service('environment:\n  - DB_${STAGE}_PASSWORD=hunter2secret'))).toEqual([
      literal('hunter2secret'),
    ]);
    expect(
      findings(service('environment:\n  - "${PREFIX:?PREFIX is required}_TOKEN=8fJ2kd93LmQz7Xw1"')),
    ).toEqual([literal('8fJ2kd93LmQz7Xw1')]);
    expect(findings(service('environment:\n  - ${K}=v\n  - ${STAGE}_PORT=3000'))).toEqual([]);
  });

  it('D3: a key of a map is never expanded', () => {
    expect(findings(service('labels:\n  "${DB_PASSWORD:-x}": v'))).toEqual([]);
  });

  it('D4: what an anchor holds is reported once, at the anchor', () => {
    const text =
      'x-a: &a\n  DB_PASSWORD: ${DB_PASSWORD:-x}\nservices:\n  a:\n    image: a\n    environment:\n      <<: *a\n  b:\n    image: b\n    environment: *a\n';
    expect(check('compose.yaml', text)).toEqual([
      { rule: 'no-secret-default', at: '2:16', text: '${DB_PASSWORD:-x}', severity: 'error' },
    ]);
  });

  it('D5: a default behind `$$` is one of the shell in the container, and a warning of its own wording', () => {
    const { findings: all } = checkText(service('command: ["sh", "-c", "echo $${DB_PASSWORD:-x}"]'), {
      path: 'compose.yaml',
    });
    expect(
      all.map(({ ruleId, severity, message, line, column, endColumn }) => [
        ruleId,
        severity,
        message,
        line,
        column,
        endColumn,
      ]),
    ).toEqual([
      [
        'no-secret-default',
        'warning',
        '`DB_PASSWORD` is a secret, and the shell in the container falls back to a literal when it is not set',
        4,
        33,
        51,
      ],
    ]);
    expect(findings(service('command: ["sh", "-c", "echo $${P:-x}"]'))).toEqual([]);
  });

  it.each([
    ['entrypoint: sh -c "run $${DB_PASSWORD:-x}"', ['warning']],
    ['healthcheck:\n  test: mysqladmin ping -p"$${DB_PASSWORD:-x}"', ['warning']],
    ['post_start:\n  - command: ["sh", "-c", "a $${DB_PASSWORD:-x}"]', ['warning']],
    ['pre_stop:\n  - command: sh -c "a $${DB_PASSWORD:-x}"', ['warning']],
    [
      'develop:\n  watch:\n    - action: sync+exec\n      path: .\n      exec:\n        command: sh -c "$${DB_PASSWORD:-x}"',
      ['warning'],
    ],
    ['command: sh -c "$${DB_PASSWORD:-x} ${DB_PASSWORD:-y}"', ['error', 'warning']],
    [`command: sh -c 'app "$\${DB_PASSWORD:-x}"'`, ['warning']],
    [`command: app '$\${DB_PASSWORD:-x}'`, []],
    ['command: sh -c "$${DB_PASSWORD:-}"', []],
    ['command: sh -c "$$DB_PASSWORD $${DB_PASSWORD:?no}"', []],
    ['environment:\n  DB_PASSWORD: $${DB_PASSWORD:-x}', []],
  ])('D5, in every command: %s', (lines, severities) => {
    expect(
      check('compose.yaml', service(lines))
        .map(({ severity }) => severity)
        .sort(),
    ).toEqual(severities);
  });

  it('D6: env_file has a default for its path, and its three forms are read', () => {
    expect(findings(service('env_file: ["${F:-.env}"]'))).toEqual([untagged('${F:-.env}')]);
    for (const form of [
      'env_file: .env',
      'env_file:\n  - .env',
      'env_file:\n  - path: .env\n    required: false',
      'env_file:\n  - path: .env\n    format: raw',
    ]) {
      expect(check('deploy/compose.yaml', service(form)).map(({ rule, text }) => `${rule} ${text}`)).toEqual([
        'no-deploy-env-file .env',
      ]);
    }
  });

  it('D7: the tag of an image may have a default that is explained', () => {
    expect(findings('services:\n  a:\n    image: app:${TAG:-latest}\n')).toEqual([
      untagged('${TAG:-latest}'),
    ]);
    expect(
      findings('services:\n  a:\n    image: app:${TAG:-latest} # safe-default: the newest build\n'),
    ).toEqual([]);
  });

  it('D8: two defaults of one variable are two findings', () => {
    const text =
      'services:\n  a:\n    image: a\n    command: ${C:-a}\n  b:\n    image: b\n    command: ${C:-b}\n';
    expect(findings(text)).toEqual([untagged('${C:-a}'), untagged('${C:-b}')]);
  });
});

describe('where a tag stands', () => {
  const tagged = '# safe-default: only local';
  it.each([
    ['behind a plain value', `environment:\n  X: \${X:-d} ${tagged}`],
    ['behind a quoted value', `environment:\n  X: "\${X:-d}" ${tagged}`],
    ['behind a typed value', `environment:\n  X: !tag \${X:-d} ${tagged}`],
    ['behind an anchored value', `environment:\n  X: &x \${X:-d} ${tagged}`],
    ['behind a tabulator', `environment:\n  X: \${X:-d}\t${tagged}`],
    ['behind a list item', `environment:\n  - X=\${X:-d} ${tagged}`],
    ['behind the head of a literal block', `command: | ${tagged}\n  run \${X:-d}`],
    ['behind the head of a folded block', `command: >- ${tagged}\n  run \${X:-d}`],
    ['behind an item of a flow list of several lines', `command: ["run",\n  "\${X:-d}", ${tagged}\n  "b"]`],
    ['behind a flow list of one default', `command: ["\${X:-d}"] ${tagged}`],
    ['behind a flow map of one default', `environment: {X: "\${X:-d}"} ${tagged}`],
    ['above the first key', `environment:\n  ${tagged}\n  X: \${X:-d}`],
    ['above another key', `environment:\n  A: b\n  ${tagged}\n  X: \${X:-d}`],
    ['behind the key of a value on the next line', `environment:\n  X: ${tagged}\n    \${X:-d}`],
    ['behind a value of two lines', `command: run\n  \${X:-d} ${tagged}`],
    ['behind a double-quoted value of two lines', `command: "run\n  \${X:-d}" ${tagged}`],
    ['behind the value of a key that is no reference', `labels:\n  "\${X:-d}": \${Y:-e} ${tagged}`],
  ])('%s it counts', (_name, lines) => {
    expect(findings(service(lines))).toEqual([]);
    expect(findings(service(lines).replaceAll('\n', '\r\n'))).toEqual([]);
  });

  it('at the end of a file without a last newline it counts', () => {
    expect(findings(service(`command: \${X:-d} ${tagged}`).trimEnd())).toEqual([]);
  });

  it('inside a block scalar it is content', () => {
    expect(findings(service(`command: |\n  run \${X:-d} ${tagged}`))).toEqual([untagged('${X:-d}')]);
  });

  it('behind two defaults of one line it is of neither', () => {
    expect(findings(service(`command: ["\${X:-d}", "\${Y:-e}"] ${tagged}`))).toEqual([
      untagged('${X:-d}'),
      untagged('${Y:-e}'),
    ]);
  });

  it('behind an alias it does not bless the anchor', () => {
    const text = `x-p: &p \${PORT:-3000}\nservices:\n  a:\n    image: a\n    environment:\n      PORT: *p ${tagged}\n`;
    expect(findings(text)).toContain(untagged('${PORT:-3000}'));
  });

  it('below a value it is of the next key', () => {
    expect(findings(service(`environment:\n  X: \${X:-d}\n  ${tagged}\n  Y: \${Y:-e}`))).toEqual([
      untagged('${X:-d}'),
    ]);
  });
});

describe('traps of YAML around references', () => {
  /** The messages of what cannot be read, and the findings beside them. */
  function errorsOf(text: string): readonly { readonly line?: number; readonly column?: number }[] {
    return checkText(text, { path: 'compose.yaml' }).errors.map(({ line, column }) => ({
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    }));
  }

  it.each([
    ['a comment glued to a value', 'environment:\n  A: ${X:-d}# c'],
    ['a value that a colon cuts', 'environment:\n  A: ${X:-b: c}'],
    ['a message that a colon cuts', 'environment:\n  A: ${X:?need X: set it}'],
    ['braces in a flow map', 'environment: {A: ${X:-d}}'],
    [
      'an action of Helm outside a template',
      '{{- if x }}\nenvironment:\n  DB_PASSWORD: ${DB_PASSWORD:-x}\n{{- end }}',
    ],
  ])('%s never passes in silence', (_name, lines) => {
    const { findings: all, errors } = checkText(service(lines), { path: 'compose.yaml' });
    expect(all.length + errors.length).toBeGreaterThan(0);
  });

  it('a default that a comment cuts is still seen', () => {
    expect(findings(service('environment:\n  DB_PASSWORD: ${DB_PASSWORD:-a #b}'))).toContain(
      fallback('${DB_PASSWORD:-a'),
    );
  });

  it('a message that a comment cuts is refused', () => {
    expect(findings(service('environment:\n  DB_PASSWORD: ${DB_PASSWORD:?need #1}')).join()).toMatch(
      /^no-(?:invalid-substitution|ineffective-required) error/,
    );
  });

  it('an apostrophe in a message is no trap', () => {
    expect(findings(service("environment:\n  DB_PASSWORD: ${DB_PASSWORD:?can't be empty}"))).toEqual([]);
  });

  it('documents of one file are read each', () => {
    const text = `${service('environment:\n  DB_PASSWORD: ${DB_PASSWORD:-x}')}---\n${service('environment:\n  API_KEY: ${API_KEY:-y}')}`;
    expect(findings(text)).toEqual([fallback('${DB_PASSWORD:-x}'), fallback('${API_KEY:-y}')]);
  });

  it('what is reset is taken out before it is expanded; a literal stays in git', () => {
    expect(
      findings(service('environment:\n  X: !reset ${X:-d}\n  DB_PASSWORD: !reset ${DB_PASSWORD:-x}')),
    ).toEqual([]);
    expect(findings(service('environment:\n  DB_PASSWORD: !reset hunter2secret'))).toEqual([
      literal('hunter2secret'),
    ]);
  });

  it('what is overridden stands here as any value', () => {
    expect(findings(service('environment: !override\n  DB_PASSWORD: hunter2secret'))).toEqual([
      literal('hunter2secret'),
    ]);
    expect(findings(service('environment:\n  DB_PASSWORD: !override hunter2secret'))).toEqual([
      literal('hunter2secret'),
    ]);
    expect(findings(service('environment:\n  DB_PASSWORD: !override ${DB_PASSWORD:-x}'))).toEqual([
      fallback('${DB_PASSWORD:-x}'),
    ]);
  });

  it('a key that a mapping has twice is an error with its place', () => {
    expect(errorsOf(service('environment:\n  A: b\n  C: d\n  A: c'))).toEqual([{ line: 7, column: 7 }]);
    expect(errorsOf(`x-a: &a\n  K: v\n${service('<<: *a\n<<: *a')}`)).toEqual([{ line: 7, column: 5 }]);
    expect(errorsOf('services:\n  a:\n    image: a\n  a:\n    image: b\n')).toEqual([{ line: 4, column: 3 }]);
    expect(errorsOf(`x-a: &a\n  K: v\n${service('environment:\n  <<: *a\n  K: w')}`)).toEqual([]);
    expect(checkText('a: 1\na: 2\npassword: x\n', { path: 'config/app.yaml' }).errors).toEqual([]);
  });
});

describe('places of a service', () => {
  it.each([
    ['a map of variables', 'environment:\n  DB_PASSWORD: hunter2secret', 'hunter2secret'],
    ['a list of variables', 'environment:\n  - DB_PASSWORD=hunter2secret', 'hunter2secret'],
    ['a URL', 'environment:\n  DATABASE_URL: postgres://app:hunter2secret@db/app', 'hunter2secret'],
    [
      'a map of build arguments',
      'build:\n  context: .\n  args:\n    NPM_TOKEN: 8fJ2kd93LmQz7Xw1',
      '8fJ2kd93LmQz7Xw1',
    ],
    [
      'a list of build arguments',
      'build:\n  context: .\n  args:\n    - NPM_TOKEN=8fJ2kd93LmQz7Xw1',
      '8fJ2kd93LmQz7Xw1',
    ],
    ['the context of a build', 'build: https://ci:8fJ2kd93LmQz7Xw1@git.corp.io/app.git', '8fJ2kd93LmQz7Xw1'],
    [
      'another context',
      'build:\n  context: .\n  additional_contexts:\n    lib: https://ci:8fJ2kd93LmQz7Xw1@git.corp.io/lib.git',
      '8fJ2kd93LmQz7Xw1',
    ],
    [
      'a list of other contexts',
      'build:\n  context: .\n  additional_contexts:\n    - lib=https://ci:8fJ2kd93LmQz7Xw1@git.corp.io/lib.git',
      '8fJ2kd93LmQz7Xw1',
    ],
    [
      'a cache to read',
      'build:\n  context: .\n  cache_from:\n    - type=s3,bucket=b,secret_access_key=8fJ2kd93LmQz7Xw1aB4cD5eF6gH7iJ8kL9mN0pQr',
      '8fJ2kd93LmQz7Xw1aB4cD5eF6gH7iJ8kL9mN0pQr',
    ],
    [
      'a cache to write',
      'build:\n  context: .\n  cache_to:\n    - type=azblob,name=a,secret_access_key=8fJ2kd93LmQz7Xw1',
      '8fJ2kd93LmQz7Xw1',
    ],
    [
      'the labels of a build',
      'build:\n  context: .\n  labels:\n    app.password: hunter2secret',
      'hunter2secret',
    ],
    [
      'an inline Dockerfile',
      'build:\n  dockerfile_inline: |\n    FROM a\n    ENV A=b DB_PASSWORD=hunter2secret',
      'hunter2secret',
    ],
    [
      'an inline Dockerfile in the legacy form',
      'build:\n  dockerfile_inline: |\n    FROM a\n    ENV DB_PASSWORD hunter2secret',
      'hunter2secret',
    ],
    ['a command', 'command: app --password=hunter2secret', 'hunter2secret'],
    ['a client in a command', 'command: mysql -uroot -phunter2secret', 'hunter2secret'],
    [
      'a header in a health check',
      "healthcheck:\n  test: ['CMD', 'curl', '-H', 'Authorization: Bearer 8fJ2kd93LmQz7Xw1', 'http://a']",
      '8fJ2kd93LmQz7Xw1',
    ],
    ['a user in a health check', 'healthcheck:\n  test: curl -u app:hunter2secret http://a', 'hunter2secret'],
    ['a password of Redis', 'entrypoint: ["redis-cli", "-a", "hunter2secret"]', 'hunter2secret'],
    ['the command of a hook', 'post_start:\n  - command: app --password hunter2secret', 'hunter2secret'],
    [
      'the environment of a hook',
      'pre_stop:\n  - command: a\n    environment:\n      - DB_PASSWORD=hunter2secret',
      'hunter2secret',
    ],
    [
      'the command of a watch',
      'develop:\n  watch:\n    - path: .\n      action: sync+exec\n      exec:\n        command: app --password hunter2secret',
      'hunter2secret',
    ],
    ['a label', 'labels:\n  app.hook: https://ci:8fJ2kd93LmQz7Xw1@git.corp.io', '8fJ2kd93LmQz7Xw1'],
    ['an item of labels', 'labels:\n  - app.token=8fJ2kd93LmQz7Xw1', '8fJ2kd93LmQz7Xw1'],
    ['an annotation', 'annotations:\n  app.password: hunter2secret', 'hunter2secret'],
    ['a label of the deployment', 'deploy:\n  labels:\n    - app.password=hunter2secret', 'hunter2secret'],
    [
      'an option of the log of Splunk',
      'logging:\n  driver: splunk\n  options:\n    splunk-token: 8fJ2kd93LmQz7Xw1aB4c',
      '8fJ2kd93LmQz7Xw1aB4c',
    ],
    [
      'a URL of a log',
      'logging:\n  driver: loki\n  options:\n    loki-url: https://app:hunter2secret@logs/push',
      'hunter2secret',
    ],
    [
      'an option of a provider',
      'provider:\n  type: awesomecloud\n  options:\n    api_key: 8fJ2kd93LmQz7Xw1',
      '8fJ2kd93LmQz7Xw1',
    ],
    ['a key of its own', 'x-password: hunter2secret', 'hunter2secret'],
    [
      // An image has no place for one: its reference is a host and a path (distribution, reference/regexp.go).
      'a registry under a key of its own',
      'x-registry:\n  auth: https://ci:8fJ2kd93LmQz7Xw1@registry.corp.io',
      '8fJ2kd93LmQz7Xw1',
    ],
  ])('%s holds a literal', (_name, lines, value) => {
    expect(findings(service(lines))).toEqual([literal(value)]);
  });

  it.each([
    ['a file', 'environment:\n  DB_PASSWORD_FILE: /run/secrets/db'],
    [
      'a switch',
      'environment:\n  MYSQL_ALLOW_EMPTY_PASSWORD: "yes"\n  MYSQL_RANDOM_ROOT_PASSWORD: "1"\n  PASSWORD_RESET_ENABLED: "true"',
    ],
    ['a log server', 'logging:\n  driver: gelf\n  options:\n    gelf-address: udp://logs.internal:12201'],
    // It names a file, a config or a registry key (compose-spec, `credential_spec`).
    ['a credential spec', 'credential_spec:\n  config: my_credential'],
    ['a quantity', 'environment:\n  TOKEN_TTL: 3600\n  PASSWORD_MIN_LENGTH: "12"'],
    ['references of a build', 'build:\n  context: .\n  secrets:\n    - npm_token\n  ssh:\n    - default'],
    [
      'plain keys',
      'ports:\n  - 5432:5432\ncontainer_name: token-service\nrestart: always\nextra_hosts:\n  - "auth:10.0.0.1"',
    ],
    ['a credential spec of a config', 'credential_spec:\n  config: my_spec'],
    ['the escaped user of a health check', 'healthcheck:\n  test: curl -u app:$$PASSWORD http://a'],
  ])('%s passes', (_name, lines) => {
    expect(findings(service(lines))).toEqual([]);
  });

  it.each([
    ['environment', 'environment:\n  DB_PASSWORD: ${DB_PASSWORD:-x}'],
    ['build arguments', 'build:\n  context: .\n  args:\n    - DB_PASSWORD=${DB_PASSWORD:-x}'],
    ['a command', 'command: app ${DB_PASSWORD:-x}'],
    ['a label', 'labels:\n  a: ${DB_PASSWORD:-x}'],
    [
      'an inline Dockerfile, by compose',
      'build:\n  dockerfile_inline: |\n    FROM a\n    ENV A=${DB_PASSWORD:-x}',
    ],
    ['an option of a log', 'logging:\n  options:\n    splunk-token: ${DB_PASSWORD:-x}'],
    ['an extension', 'x-a:\n  b: ${DB_PASSWORD:-x}'],
  ])('a fallback in %s is found', (_name, lines) => {
    expect(findings(service(lines))).toEqual([fallback('${DB_PASSWORD:-x}')]);
  });

  it('an inline Dockerfile has the grammar of BuildKit behind `$$`, and arguments with defaults', () => {
    const inline = (line: string): string =>
      service(`build:\n  dockerfile_inline: |\n    FROM a\n    ${line}`);
    expect(findings(inline('ENV A=$${DB_PASSWORD:-x}'))).toEqual([fallback('$${DB_PASSWORD:-x}')]);
    expect(findings(inline('ARG DB_PASSWORD=changeme'))).toEqual([fallback('changeme')]);
    expect(findings(inline('ENV DB_PASSWORD=${DB_PASSWORD:?missing}'))).toEqual([]);
  });

  it('the hashes of a basic authentication are warnings, in map and in list form', () => {
    const hash = `$$apr1$$ruca84Hq$$mbjdMZBAG.KWn7vfN/SNK/`;
    const key = 'traefik.http.middlewares.auth.basicauth.users';
    expect(findings(service(`labels:\n  ${key}: "admin:${hash}"`))).toEqual([literal(hash, 'warning')]);
    expect(findings(service(`labels:\n  - "${key}=admin:${hash},dev:${hash}"`))).toEqual([
      literal(hash, 'warning'),
      literal(hash, 'warning'),
    ]);
    expect(findings(service(`deploy:\n  labels:\n    - ${key}=admin:${hash}`))).toEqual([
      literal(hash, 'warning'),
    ]);
    expect(findings(service(`labels:\n  - ${key}=\${USERS}`))).toEqual([]);
  });

  it('the token of Splunk is a UUID, and a warning', () => {
    const uuid = ['3f2b8c1e', '9a4d', '4e6f', 'b7c2', '5d8e1f0a9b3c'].join('-');
    const logging = `logging:\n  driver: splunk\n  options:\n    splunk-token: ${uuid}`;
    expect(findings(service(logging))).toEqual([literal(uuid, 'warning')]);
    expect(findings(service(logging.replace(uuid, '${SPLUNK_TOKEN:?SPLUNK_TOKEN is required}')))).toEqual([]);
  });

  it('two references in one value are judged each', () => {
    expect(findings(service('environment:\n  AUTH: ${DB_USER:-app}:${DB_PASSWORD:-x}'))).toEqual([
      untagged('${DB_USER:-app}'),
      fallback('${DB_PASSWORD:-x}'),
    ]);
  });
});

describe('connections in a flat list of settings', () => {
  it.each([
    'environment:\n  DB_HOST: db\n  DB_PASSWORD: chevereto',
    'environment:\n  - DB_USER=app\n  - DB_PASSWORD=chevereto',
    'x-db:\n  db_host: db\n  db_password: chevereto',
  ])('have a password that is in use: %s', (lines) => {
    expect(findings(service(lines))).toEqual([literal('chevereto')]);
  });

  it('are told apart by their owner', () => {
    expect(findings(service('environment:\n  SMTP_HOST: mail\n  DB_PASSWORD: chevereto'))).toEqual([
      literal('chevereto', 'warning'),
    ]);
  });
});

describe('top-level elements', () => {
  const top = (lines: string): string => `${lines}\n${SERVICE}`;

  it.each([
    [
      'configs:\n  c:\n    content: |\n      [db]\n      password = hunter2secret',
      [literal('hunter2secret')],
    ],
    ['configs:\n  c:\n    content: "password=hunter2secret"', [literal('hunter2secret')]],
    ['configs:\n  c:\n    content: |\n      pw=${DB_PASSWORD:-x}', [fallback('${DB_PASSWORD:-x}')]],
    [
      'secrets:\n  s:\n    driver: vault\n    driver_opts:\n      token: 8fJ2kd93LmQz7Xw1aB4c',
      [literal('8fJ2kd93LmQz7Xw1aB4c')],
    ],
    [
      'volumes:\n  v:\n    driver_opts:\n      type: cifs\n      o: username=nas,password=hunter2secret,vers=3',
      [literal('hunter2secret')],
    ],
    ['networks:\n  n:\n    driver_opts:\n      password: hunter2secret', [literal('hunter2secret')]],
    [
      'models:\n  m:\n    model: ai/x\n    runtime_flags:\n      - --api-key=8fJ2kd93LmQz7Xw1',
      [literal('8fJ2kd93LmQz7Xw1')],
    ],
    ['x-shared:\n  db_password: hunter2secret', [literal('hunter2secret')]],
    ['secrets:\n  db_password:\n    file: ./secrets/db_password.txt', []],
    ['secrets:\n  db_password:\n    environment: DB_PASSWORD', []],
    ['secrets:\n  db_password:\n    external: true', []],
    ['configs:\n  c:\n    environment: APP_CONFIG', []],
  ])('%s', (lines, expected) => {
    expect(findings(top(lines))).toEqual(expected);
  });

  it('an alias gives a secret its value, which is reported once, at the anchor', () => {
    const text =
      'x-shared: &pw hunter2secret\nservices:\n  a:\n    image: a\n    environment:\n      DB_PASSWORD: *pw\n      ADMIN_PASSWORD: *pw\n';
    expect(check('compose.yaml', text)).toEqual([
      { rule: 'no-hardcoded-credentials', at: '1:15', text: 'hunter2secret', severity: 'error' },
    ]);
    expect(findings(text.replace('hunter2secret', '"hunter2secret"'))).toEqual([literal('"hunter2secret"')]);
    expect(findings(text.replace('DB_PASSWORD', 'PORT').replace('ADMIN_PASSWORD', 'LEVEL'))).toEqual([]);
  });

  it('a remote project that is taken in is no silent pass; a local one is read by itself', () => {
    const errorsOf = (text: string): string[] =>
      checkText(text, { path: 'compose.yaml' }).errors.map(
        ({ line, message }) => `${String(line)} ${message}`,
      );
    const gap = 'a remote file that this one takes in is not checked';
    expect(errorsOf('include:\n  - https://github.com/a/b.git\nservices: {}\n')).toEqual([`2 ${gap}`]);
    expect(errorsOf('include:\n  - path: oci://docker.io/a/b:1\nservices: {}\n')).toEqual([`2 ${gap}`]);
    expect(errorsOf('include:\n  - ../b/compose.yaml\nservices: {}\n')).toEqual([]);
    expect(
      errorsOf('services:\n  a:\n    extends:\n      file: git@github.com:a/b.git\n      service: a\n'),
    ).toEqual([`4 ${gap}`]);
    expect(errorsOf('services:\n  a:\n    extends:\n      file: common.yaml\n      service: a\n')).toEqual(
      [],
    );
  });
});

describe('who expands a compose file', () => {
  const text =
    'services:\n  a:\n    image: a\n    deploy:\n      replicas: 2\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n';
  const helpOf = (path: string): string | undefined => checkText(text, { path }).findings[0]?.help;

  it('is compose, also with a `deploy` section, and docker stack by the name of the file', () => {
    expect(helpOf('compose.yaml')).toBe(
      'write ${DB_PASSWORD:?DB_PASSWORD is required}, so that compose stops when it is missing',
    );
    expect(helpOf('docker-stack.yml')).toMatch(/under docker stack/);
  });

  it('is docker stack where another file of the project says so', () => {
    const run =
      'jobs:\n  a:\n    steps:\n      - run: docker stack deploy --with-registry-auth -c ./deploy/prod.yml app\n';
    const project = gatherFacts([{ path: '.github/workflows/a.yml', text: run }]);
    const help = (path: string): string | undefined => checkText(text, { path, project }).findings[0]?.help;
    expect(help('deploy/prod.yml')).toMatch(/under docker stack/);
    const lines = 'x: |\n  docker stack deploy \\\n    --compose-file=prod.yml app\n';
    expect(gatherFacts([{ path: 'a.yml', text: lines }]).stacks).toEqual(['prod.yml']);
    expect(help('deploy/compose.yml')).toMatch(/so that compose stops/);
  });
});

it('hostile compose files are read in linear time', () => {
  const started = performance.now();
  const items = (item: string, count: number): string =>
    service(`environment:\n${`  - ${item}\n`.repeat(count)}`);
  for (const text of [
    items('$AAAAAAAAAA'.repeat(40), 200),
    items('${A}'.repeat(100), 200),
    items('A_HOST=b', 20_000),
    service(`command: sh -c "${'$${A:-'.repeat(5_000)}"`),
    service(`labels:\n  - a.basicauth.users=${'a:$$b$$c,'.repeat(20_000)}`),
    service(`build:\n  dockerfile_inline: |\n${'    ENV A_TOKEN=$${B:-x} C=${D}\n'.repeat(2_000)}`),
    service(
      `environment:\n${Array.from({ length: 5_000 }, (_, index) => `  A_TOKEN_${String(index)}: *a\n`).join('')}`,
    ),
  ]) {
    checkText(text, { path: 'compose.yaml' });
  }
  expect(performance.now() - started).toBeLessThan(15_000);
});
