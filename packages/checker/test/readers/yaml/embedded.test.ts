import type { Policy } from '@bridgekeeper/policy';
import { STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { check, found } from '../../check.js';

const RULE = 'no-hardcoded-credentials';

/** Checks a text whose values to be found stand in «…»: they, at their places, and nothing else are found. */
function expectMarked(path: string, markedText: string, policy?: Policy): void {
  const expected = markedText.split('\n').flatMap((line, index) => {
    const pieces = line.split(/[«»]/);
    return pieces.flatMap((piece, number) => {
      const column = pieces.slice(0, number).join('').length + 1;
      return number % 2 === 1 ? [`${String(index + 1)}:${String(column)} ${piece}`] : [];
    });
  });
  const options = policy === undefined ? {} : { policy };
  expect(found(RULE, path, markedText.replace(/[«»]/g, ''), options)).toEqual(expected);
}

const indented = (lines: string): string => lines.replace(/^/gm, '    ');
const compose = (lines: string): string => `services:\n  a:\n    image: a\n${indented(lines)}\n`;
const configMap = (lines: string): string =>
  `apiVersion: v1\nkind: ConfigMap\ndata:\n  file: |\n${indented(lines)}\n`;

describe('commands of compose', () => {
  it.each([
    'command: redis-server --requirepass «hunter2secret»',
    'command: ["redis-server", "--requirepass", "«hunter2secret»"]',
    'healthcheck:\n  test: ["CMD", "redis-cli", "-a", "«hunter2secret»", "ping"]',
    'healthcheck:\n  test: ["CMD", "mysqladmin", "ping", "-uroot", "-p«hunter2secret»"]',
    "healthcheck:\n  test: curl -f -u 'app:«hunter2secret»' http://a",
    "healthcheck:\n  test: ['CMD-SHELL', 'sqlcmd -U sa -P «hunter2secret» -Q ''select 1''']",
    'entrypoint: sh -c \'until mysql -p«testpassword» -e "SELECT 1"; do sleep 1; done\'',
    'entrypoint: >\n  /bin/sh -c "\n  mc alias set local http://m:9000\n  minioadmin «minioadmin»;\n  exit 0"',
    "command:\n  - sh\n  - -c\n  - |\n    psql <<EOF\n    CREATE ROLE app PASSWORD '«hunter2secret»';\n    EOF",
    'labels:\n  a: https://hooks.example.com/x?access_token=«8fJ2kd93LmQz»',
    'environment:\n  JAVA_OPTS: -Xmx1g -Ddb.password=«hunter2secret»',
    'environment:\n  - JAVA_OPTS=-Xmx1g -Ddb.password=«hunter2secret»',
    'environment:\n  - DB_PASSWORD=«hunter2 secret»',
    'x-opts:\n  o: username=nas,password=«hunter2secret»,vers=3',
    'build:\n  context: .\n  dockerfile_inline: |\n    FROM a\n    ENV DB_PASSWORD=«hunter2secret»',
  ])('are read: %s', (lines) => {
    expectMarked('compose.yaml', compose(lines));
  });

  it.each([
    'command: app --password $PASSWORD --token-file /run/secrets/t',
    'command: app --password=$$PASSWORD',
    'command: ["--password", "--verbose"]',
    'command: ["--password", "${DB_PASSWORD}"]',
    'command: app --key-size 2048 --auth-mode none',
    'ports:\n  - 3306:3306\ncommand: mysql -u root -p app',
    'healthcheck:\n  test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD',
    'labels:\n  description: run it with --password hunter2secret',
  ])('pass without a literal password: %s', (lines) => {
    expectMarked('compose.yaml', compose(lines));
  });
});

describe('files in ConfigMaps', () => {
  it.each([
    '[client]\npassword = «hunter2secret» # old',
    'spring.datasource.username=app\nspring.datasource.password=«hunter2secret»',
    'smtp:\n  host: mail\n  password: "«hunter2secret»"',
    '{\n  "user": "a",\n  "apiKey": "«8fJ2kd93LmQz7Xw1»"\n}',
    '#!/bin/sh\nexport DB_PASSWORD="«hunter2secret»"\nexec app',
    "CREATE USER 'a'@'%' IDENTIFIED BY '«hunter2secret»';\nFLUSH PRIVILEGES;",
    'bind 0.0.0.0\nrequirepass «hunter2secret»',
    'env:\n  - name: DB_PASSWORD\n    value: «hunter2secret»',
    'curl -H "X-Api-Key: «8fJ2kd93LmQz7Xw1»" \\\n  https://x',
  ])('are read: %s', (lines) => {
    expectMarked('deploy/config.yaml', configMap(lines));
  });

  it.each([
    '# password = hunter2secret\npassword = ${PASSWORD}\npassword_file = /run/secrets/p',
    'const password = "hunter2secret";\nlogin(password);',
    'type User {\n  password: Secret1\n}',
    'The password: it has to be set\nToken: required',
    'password = {{ .Values.password }}\nuser = a',
  ])('pass without a literal password: %s', (lines) => {
    expectMarked('deploy/config.yaml', configMap(lines));
  });

  it('keep their places below CR LF, in folded text and behind escapes', () => {
    expectMarked('k8s/a.yaml', 'kind: A\r\ndata:\r\n  x: |\r\n    a: b\r\n    password: «hunter2x»\r\n');
    expectMarked('k8s/a.yaml', 'kind: A\ndata:\n  x: >-\n    app --port 1\n    --password «hunter2x»\n');
    expectMarked('k8s/a.yaml', 'x: "a\\tb\\n\\\n  DB_PASSWORD=«hunter2x»\\n"\n');
  });

  it('give no value that an action of a template makes', () => {
    expectMarked(
      'chart/templates/c.yaml',
      'kind: ConfigMap\ndata:\n  f: |\n    a = {{ .A }}\n    password = {{ .P }}\n    db_password = «hunter2secret»\n',
    );
  });
});

describe('manifests', () => {
  it('give flags, and commands of probes', () => {
    expectMarked(
      'deploy/pod.yaml',
      [
        'apiVersion: v1',
        'kind: Pod',
        'spec:',
        '  containers:',
        '    - name: a',
        '      command: [redis-server]',
        '      args: ["--requirepass", "«hunter2secret»"]',
        '      livenessProbe:',
        '        exec:',
        '          command:',
        '            - redis-cli',
        '            - -a',
        '            - «hunter2secret»',
        '',
      ].join('\n'),
    );
  });

  it('give nothing below references, in Secrets and in texts for people', () => {
    const text = [
      'apiVersion: v1',
      'kind: Secret',
      'metadata: { name: a }',
      'stringData:',
      '  file: |',
      '    [client]',
      '    password = hunter2secret',
      '---',
      'secretKeyRef:',
      '  name: password=hunter2secret',
      'description: |',
      '  Set the password, for example:',
      '  password = hunter2secret',
      '',
    ].join('\n');
    expect(check('deploy/secret.yaml', text).map(({ rule }) => rule)).toEqual(['no-secret-manifest']);
  });
});

describe('scripts of CI', () => {
  it('are read in Travis CI', () => {
    expectMarked(
      '.travis.yml',
      [
        'env:',
        '  - CC=clang PGUSER=postgres PGPASSWORD=«test-password» PORT=1',
        'before_script:',
        '  - docker run -d -p 3307:3306 -e MYSQL_PASSWORD=«secret» -e MYSQL_ROOT_PASSWORD=«verysecret» mysql',
        '  - mysql -uroot -e \'CREATE USER gotest IDENTIFIED BY "«secret»"\'',
        '  - PGPASSWORD=«hunter2» psql -c "select 1"',
        'script: npm test',
        '',
      ].join('\n'),
    );
  });

  it('are read in GitLab CI', () => {
    expectMarked(
      '.gitlab-ci.yml',
      'test:\n  script:\n    - export DB_PASSWORD=«hunter2»\n    - sshpass -p «hunter2» ssh a@b\n',
    );
  });

  it('are read in workflows, as warnings', () => {
    const text = [
      'jobs:',
      '  a:',
      '    steps:',
      '      - run: |',
      '          psql -c "ALTER ROLE postgres PASSWORD \'hunter2secret\'"',
      '          curl -u "app:${{ secrets.PASSWORD }}" https://x',
      '',
    ].join('\n');
    expect(check('.github/workflows/ci.yml', text)).toEqual([
      { rule: RULE, at: '5:50', text: 'hunter2secret', severity: 'warning' },
    ]);
  });
});

describe('comments, under the strict preset', () => {
  it('are read in files of ytt, where they begin with #!', () => {
    expectMarked('config/values.yaml', 'a: b\n#!  password: «hunter2»\n', STRICT);
    expectMarked('config/values.yaml', '#!/bin/sh password=hunter2\na: b\n', STRICT);
  });
});

describe('a file in one block', () => {
  it('is read at its place, large as it is', () => {
    const lines = '    level = info\n'.repeat(80_000);
    const text = `kind: ConfigMap\ndata:\n  app.ini: |\n${lines}    password = hunter2secret\n`;
    expect(found(RULE, 'config.yaml', text)).toEqual(['80004:16 hunter2secret']);
  });
});
