import { RECOMMENDED, STRICT } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import { TestPathError } from '../../src/test-paths.js';
import { check, found } from '../check.js';

const RULE = 'no-hardcoded-credentials';
const compose = (line: string): string =>
  `services:\n  app:\n    image: app\n    environment:\n      ${line}\n`;
/** Assembled here, so that no scanner takes this file for a leak. */
const GITLAB_TOKEN = ['glpat', 'x8Kq2Wm4Zr7Tn1Yb5Vc3'].join('-');

describe('no-hardcoded-credentials in compose', () => {
  it.each([
    ['a weak password', 'POSTGRES_PASSWORD: postgres', '5:26 postgres'],
    ['a quoted password', 'DB_PASSWORD: "hunter2"', '5:20 "hunter2"'],
    ['a list entry', '- DB_PASSWORD=changeme', '5:21 changeme'],
    ['a random value', 'JWT_SECRET: 8fJ2kd93LmQz7Xw1pR4v', '5:19 8fJ2kd93LmQz7Xw1pR4v'],
    ['the password of a URL', 'DATABASE_URL: postgres://app:hunter2@db/app', '5:36 hunter2'],
    ['a token under any name', `SOMETHING: ${GITLAB_TOKEN}`, `5:18 ${GITLAB_TOKEN}`],
  ])('reports %s', (_name, line, expected) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([expected]);
  });

  it.each([
    ['a reference', 'DB_PASSWORD: ${DB_PASSWORD}'],
    ['an empty value', 'DB_PASSWORD: ""'],
    ['null', 'DB_PASSWORD:'],
    ['a path', 'DB_PASSWORD_FILE: /run/secrets/db'],
    ['a switch', 'ALLOW_EMPTY_PASSWORD: "yes"'],
    ['a plain name', 'POSTGRES_USER: postgres'],
    ['a URL with a reference for its password', 'DATABASE_URL: postgres://app:${DB_PASSWORD}@db/app'],
    ['a time to live', 'TOKEN_TTL: 3600'],
  ])('passes %s', (_name, line) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([]);
  });

  it.each([
    ['JWT_SECRET: your_jwt_secret_key', '5:19 your_jwt_secret_key'],
    ['JWT_SECRET: yourSecretKey', '5:19 yourSecretKey'],
    ['JWT_SECRET: insert_secret_here', '5:19 insert_secret_here'],
    ['JWT_SECRET: generate-a-secret', '5:19 generate-a-secret'],
    ['DB_PASSWORD: yourpassword', '5:20 yourpassword'],
    ['- AUTH_TOKEN=your-token', '5:20 your-token'],
  ])('warns of a placeholder that a service starts with: %s', (line, expected) => {
    const text = compose(line);
    expect(found(RULE, 'compose.yaml', text)).toEqual([expected]);
    const { findings } = checkText(text, { path: 'compose.yaml', policy: RECOMMENDED });
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it.each([
    ['what is filled in', 'JWT_SECRET: <your-secret>'],
    ['what is not used', 'DB_PASSWORD: not-used'],
    ['what was taken out', 'DB_PASSWORD: redacted'],
    ['no secret', 'TOKEN_NAME: your-token'],
    ['a name of an app', 'APP_NAME: your-app'],
  ])('passes a placeholder for %s', (_name, line) => {
    expect(found(RULE, 'compose.yaml', compose(line))).toEqual([]);
  });

  it('reports a flag of a command line', () => {
    const text = 'services:\n  r:\n    image: redis\n    command: ["redis-server", "--password=hunter2"]\n';
    expect(found(RULE, 'compose.yaml', text)).toEqual(['4:43 hunter2']);
  });
});

describe('no-hardcoded-credentials in other files', () => {
  it('reports an env file', () => {
    expect(found(RULE, '.env', 'DB_PASSWORD=hunter2\nPORT=3000\n')).toEqual(['1:13 hunter2']);
  });

  it('reports Helm values, and passes over names of Secrets and of their keys', () => {
    const text = [
      'auth:',
      '  username: app',
      '  password: hunter2',
      '  existingSecret: app-secrets',
      '  secretKeys:',
      '    adminPasswordKey: password',
      'extraEnv:',
      '  - name: API_KEY',
      '    value: changeme',
      '',
    ].join('\n');
    expect(found(RULE, 'chart/values.yaml', text)).toEqual(['3:13 hunter2', '9:12 changeme']);
  });

  it('reports a container variable once, and passes over references', () => {
    const text = [
      'apiVersion: v1',
      'kind: Pod',
      'spec:',
      '  containers:',
      '    - name: app',
      '      env:',
      '        - name: DB_PASSWORD',
      '          value: changeme',
      '        - name: API_KEY',
      '          valueFrom:',
      '            secretKeyRef: { name: secret, key: password }',
      '      volumeMounts: []',
      '  imagePullSecrets:',
      '    - name: secret',
      '',
    ].join('\n');
    expect(check('deploy/pod.yaml', text)).toEqual([
      { rule: RULE, at: '8:18', text: 'changeme', severity: 'error' },
    ]);
  });

  it('reports a dollar sign that nothing expands, and passes over what may be a variable', () => {
    const text = [
      'apiVersion: v1',
      'kind: ConfigMap',
      'metadata:',
      '  name: app',
      'data:',
      "  A_SECRET: '$uperS3cret9'",
      '  B_PASSWORD: My$ecretPassw0rd1',
      '  C_SECRET: $OTHER_VAR',
      '  D_PASSWORD: $dbPassword',
      '  E_PASSWORD: $(DB_PASSWORD)',
      '  F_PASSWORD: ${db_passw0rd1x}',
      '  G_PASSWORD: ab$DB_PASSWORD',
      '',
    ].join('\n');
    const expected = ["6:13 '$uperS3cret9'", '7:15 My$ecretPassw0rd1'];
    expect(found(RULE, 'k8s/config.yaml', text)).toEqual(expected);
    expect(found(RULE, 'compose.yaml', compose('A_SECRET: $uperS3cret9'))).toEqual([]);
    expect(found(RULE, '.env', 'A_SECRET=$uperS3cret9\n')).toEqual([]);
    expect(found(RULE, '.env', "A_SECRET='$uperS3cret9'\n")).toEqual(["1:10 '$uperS3cret9'"]);
  });

  it('warns of a placeholder in a Deployment, and of none in values or a template', () => {
    const text = [
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata:',
      '  name: app',
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      '        - name: app',
      '          image: app',
      '          env:',
      '            - name: JWT_SECRET',
      '              value: your-secret-key',
      '',
    ].join('\n');
    expect(found(RULE, 'k8s/app.yaml', text)).toEqual(['13:22 your-secret-key']);
    expect(found(RULE, 'chart/values.yaml', 'jwtSecret: your-secret-key\n')).toEqual([]);
    expect(found(RULE, '.env.example', 'JWT_SECRET=your-secret-key\n')).toEqual([]);
  });

  it('passes an ExternalSecret, whose keys are names', () => {
    const text = [
      'apiVersion: external-secrets.io/v1',
      'kind: ExternalSecret',
      'metadata: { name: app-secrets }',
      'spec:',
      '  secretStoreRef: { name: vault-backend, kind: ClusterSecretStore }',
      '  data:',
      '    - secretKey: password',
      '      remoteRef: { key: secret/k3s/app, property: password }',
      '',
    ].join('\n');
    expect(check('deploy/external-secret.yaml', text)).toEqual([]);
  });

  it('passes what SOPS has encrypted', () => {
    const text =
      'password: ENC[AES256_GCM,data:abc,iv:def,tag:ghi,type:str]\nsops:\n  age: []\n  mac: ENC[AES256_GCM,data:x]\n';
    expect(check('config/prod.yaml', text)).toEqual([]);
  });

  it('finds a token in a comment, and no URL there', () => {
    expect(found(RULE, 'a.yaml', `# token ${GITLAB_TOKEN}\n# postgres://user:hunter2@db/x\na: b\n`)).toEqual([
      `1:9 ${GITLAB_TOKEN}`,
    ]);
  });

  it('reads a literal in a Helm template, and passes over the actions', () => {
    const text = 'password: hunter2\napiKey: {{ .Values.apiKey }}\ntoken: "{{ .Values.token }}"\n';
    expect(found(RULE, 'chart/templates/config.yaml', text)).toEqual(['1:11 hunter2']);
  });
});

describe('no-hardcoded-credentials in a script of a workflow', () => {
  const workflow = (value: string): string =>
    `name: a\non: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo "secrets=${value}" >> $GITHUB_OUTPUT\n`;

  it('passes a list of names', () => {
    const names = found(RULE, '.github/workflows/a.yml', workflow('JWT_SECRET_OLD,SESSION_SECRET_OLD'));
    expect(names).toEqual([]);
  });

  it('reports a value', () => {
    const text = workflow('8fJ2kd93LmQz7Xw1pR4v');
    expect(found(RULE, '.github/workflows/a.yml', text)).toEqual(['7:28 8fJ2kd93LmQz7Xw1pR4v']);
  });
});

describe('no-hardcoded-credentials in tests', () => {
  const RANDOM = 'k9Xw2LmQ7rTz8VbN3cYd5HfJ';

  it.each([
    ['a weak password', 'DB_PASSWORD: changeme', '5:20 changeme'],
    ['a random one', `CLIENT_SECRET: ${RANDOM}`, `5:22 ${RANDOM}`],
    ['a weak password in a URL', 'DB_URL: postgres://app:postgres@db/app', '5:30 postgres'],
    ['a password of a URL of the same machine', `A: redis://:${RANDOM}@localhost`, `5:19 ${RANDOM}`],
  ])('passes %s unless the preset is strict', (_what, line, expected) => {
    expect(check('test/compose.yaml', compose(line))).toEqual([]);
    expect(found(RULE, 'test/compose.yaml', compose(line), { policy: STRICT })).toEqual([expected]);
  });

  it.each([
    ["a provider's token", `SOMETHING: ${GITLAB_TOKEN}`, '5:18', GITLAB_TOKEN],
    ['one under a name that means a secret', `GITLAB_TOKEN: ${GITLAB_TOKEN}`, '5:21', GITLAB_TOKEN],
    ['a password in a URL', `DB_URL: postgres://app:${RANDOM}@db.internal/app`, '5:30', RANDOM],
  ])('reports %s, once and as an error', (_what, line, at, text) => {
    expect(check('test/compose.yaml', compose(line))).toEqual([{ rule: RULE, at, text, severity: 'error' }]);
  });

  it('is calm in examples of documentation, and in no other example', () => {
    const text = compose('DB_PASSWORD: changeme');
    expect(check('docs/examples/compose.yaml', text)).toEqual([]);
    expect(found(RULE, 'docs/compose.yaml', text)).toEqual(['5:20 changeme']);
    expect(found(RULE, 'examples/traefik/compose.yaml', text)).toEqual(['5:20 changeme']);
    expect(found(RULE, 'charts/app/examples/compose.yaml', text)).toEqual(['5:20 changeme']);
  });

  it('reports a fallback of a secret as anywhere', () => {
    const text = compose('DB_PASSWORD: ${DB_PASSWORD:-changeme}');
    expect(check('test/compose.yaml', text)).toEqual([
      { rule: 'no-secret-default', at: '5:20', text: '${DB_PASSWORD:-changeme}', severity: 'error' },
    ]);
  });

  it('takes the paths of the policy for tests, and what it takes out for none', () => {
    const text = compose('DB_PASSWORD: changeme');
    const policy = { ...RECOMMENDED, testPaths: ['smoke/**', '!test/deployed/', 'k8s/overlays/test/**'] };
    const at = (path: string): string[] => found(RULE, path, text, { policy });
    expect(at('smoke/compose.yaml')).toEqual([]);
    expect(at('k8s/overlays/test/compose.yaml')).toEqual([]);
    expect(at('test/compose.yaml')).toEqual([]);
    expect(at('test/deployed/compose.yaml')).toEqual(['5:20 changeme']);
    expect(at('src/smoke/compose.yaml')).toEqual(['5:20 changeme']);
  });

  it('reads test paths as all others under the strict preset', () => {
    const policy = { ...STRICT, testPaths: ['smoke/**'] };
    expect(found(RULE, 'smoke/compose.yaml', compose('DB_PASSWORD: changeme'), { policy })).toEqual([
      '5:20 changeme',
    ]);
  });

  it('refuses a path that is no glob', () => {
    const options = { path: 'compose.yaml', policy: { ...RECOMMENDED, testPaths: [''] } };
    expect(() => checkText('a: b\n', options)).toThrow(TestPathError);
  });
});

describe('a secret that is compiled into what browsers download', () => {
  const SHIPPED = '`NEXT_PUBLIC_JWT_SECRET` is compiled into what browsers download';
  const NAME = 'NEXT_PUBLIC_JWT_SECRET';
  const reported = (path: string, text: string): string[] =>
    checkText(text, { path }).findings.map(
      ({ ruleId, severity, line, column, endColumn, message }) =>
        `${ruleId} ${severity} ${String(line)}:${String(column)}-${String(endColumn)} ${message}`,
    );
  const error = (at: string): string[] => [`${RULE} error ${at} ${SHIPPED}`];
  const warning = (at: string): string[] => [`${RULE} warning ${at} ${SHIPPED}`];

  it.each([
    ['a value', `${NAME}: changeme`, error('5:31-39')],
    ['a quoted value', `${NAME}: "changeme"`, error('5:31-41')],
    ['an item of a list', `- ${NAME}=changeme`, error('5:32-40')],
    ['a token', `${NAME}: ${GITLAB_TOKEN}`, error(`5:31-${String(31 + GITLAB_TOKEN.length)}`)],
    ['a fallback', `${NAME}: \${JWT_SECRET:-changeme}`, error('5:31-54')],
    ['a reference', `${NAME}: \${JWT_SECRET}`, warning('5:31-44')],
    ['a required reference', `${NAME}: \${JWT_SECRET:?JWT_SECRET is required}`, warning('5:31-68')],
  ])('is one finding in compose: %s', (_what, line, expected) => {
    expect(reported('compose.yaml', compose(line))).toEqual(expected);
  });

  it('is found among the arguments of a build', () => {
    const text = `services:\n  app:\n    build:\n      context: .\n      args:\n        ${NAME}: \${JWT_SECRET}\n`;
    expect(reported('compose.yaml', text)).toEqual(warning('6:33-46'));
  });

  it('is found in env files, templates of them too where they give a value', () => {
    expect(reported('.env.production', `A=1\n${NAME}=changeme\n`)).toEqual(error('2:24-32'));
    expect(reported('.env.example', `${NAME}=your-secret-here\n`)).toEqual(warning('1:24-40'));
    expect(reported('.env.example', `${NAME}=\n`)).toEqual([]);
  });

  it('is found in a workflow, which says itself what is a secret', () => {
    const step = (value: string): string =>
      `jobs:\n  a:\n    steps:\n      - run: npm run build\n        env:\n          ${NAME}: ${value}\n`;
    const path = '.github/workflows/deploy.yml';
    expect(reported(path, step('${{ secrets.JWT_SECRET }}'))).toEqual(error('6:35-60'));
    expect(reported(path, step('${{ vars.JWT_SECRET }}'))).toEqual(warning('6:35-57'));
  });

  it('is found in a container, where no other rule has advice for the variable', () => {
    const pod = (value: string): string =>
      `apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      env:\n        - name: ${NAME}\n          value: ${value}\n`;
    expect(reported('deploy/pod.yaml', pod('changeme'))).toEqual(error('10:18-26'));
    expect(reported('deploy/pod.yaml', pod('${JWT_SECRET}'))).toEqual(warning('10:18-31'));
  });

  it.each([
    'NEXT_PUBLIC_SUPABASE_ANON_KEY=8fJ2kd93LmQz7Xw1pR4v',
    'VITE_API_KEY=8fJ2kd93LmQz7Xw1pR4v',
    'REACT_APP_FIREBASE_API_KEY=8fJ2kd93LmQz7Xw1pR4v',
    `NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY=${['pk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_')}`,
    'NEXT_PUBLIC_TURNSTILE_SITE_KEY=0x4AAAAAAAk9Xw2LmQ7rTz8',
    'VITE_APP_SECRET_NAME=app-secrets',
    'NEXT_PUBLIC_PASSWORD_MIN_LENGTH=12',
    'PUBLIC_JWT_SECRET=${JWT_SECRET:?JWT_SECRET is required}',
  ])('is none: %s', (line) => {
    expect(reported('.env', `${line}\n`)).toEqual([]);
  });

  it('is none in a test', () => {
    expect(reported('test/.env', `${NAME}=changeme\n`)).toEqual([]);
    expect(found(RULE, 'test/.env', `${NAME}=changeme\n`, { policy: STRICT })).toEqual(['1:24 changeme']);
  });
});

describe('a publishable key', () => {
  const KEY = ['pk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_');

  it.each(['STRIPE_KEY', 'STRIPE_API_KEY', 'STRIPE_PUBLISHABLE_KEY', 'VITE_STRIPE_KEY', 'SOMETHING'])(
    'is no secret under %s',
    (name) => {
      expect(check('.env', `${name}=${KEY}\n`)).toEqual([]);
      expect(check('compose.yaml', compose(`${name}: ${KEY}`))).toEqual([]);
    },
  );
});

describe('no-hardcoded-credentials in an API description', () => {
  const described = (key: string, value: string): string =>
    `openapi: 3.1.0\npaths:\n  /users:\n    post:\n      ${key}:\n        password: ${value}\n`;

  it('passes what a request could look like', () => {
    expect(found(RULE, 'api/openapi.yaml', described('example', 'hunter2'))).toEqual([]);
    expect(found(RULE, 'api/openapi.yaml', described('x-login', 'hunter2'))).toEqual(['6:19 hunter2']);
  });

  it('reports a token in an example, and an example of anything else', () => {
    expect(found(RULE, 'api/openapi.yaml', described('example', GITLAB_TOKEN))).toEqual([
      `6:19 ${GITLAB_TOKEN}`,
    ]);
    expect(found(RULE, 'config/app.yaml', 'example:\n  password: hunter2\n')).toEqual(['2:13 hunter2']);
  });
});
