import { describe, expect, it } from 'vitest';

import { checkText } from '../src/check-text.js';
import { check } from './check.js';

/** Assembled here, so that no scanner takes this file for a leak. */
const GITLAB_TOKEN = ['glpat', 'x8Kq2Wm4Zr7Tn1Yb5Vc3'].join('-');

const found = (path: string, text: string): string[] =>
  check(path, text).map(
    ({ rule, at, severity }) => `${rule} ${at}${severity === 'warning' ? ' warning' : ''}`,
  );
const helps = (path: string, text: string): string[] =>
  checkText(text, { path }).findings.map(({ help }) => help);

describe('a file whose only hint is a short word', () => {
  it.each([
    ['DB_PASS: letmein', 'no-hardcoded-credentials 5:16'],
    ['RABBITMQ_DEFAULT_PASS: guest', 'no-hardcoded-credentials 5:30'],
    ['MYSQL_PW: hunter2', 'no-hardcoded-credentials 5:17'],
  ])('is read for %s', (line, expected) => {
    expect(found('compose.yaml', `services:\n  a:\n    image: a\n    environment:\n      ${line}\n`)).toEqual(
      [expected],
    );
  });
});

describe('passwords that are words', () => {
  const compose = (line: string): string =>
    `services:\n  a:\n    image: a\n    environment:\n      ${line}\n`;

  it.each([
    'DB_PASSWORD: MySecureDatabasePassword',
    'DB_PASSWORD: CorrectHorseBattery',
    'JWT_SECRET: ThisIsAVerySecretString',
    'DJANGO_SECRET_KEY: django-insecure-abc',
    'SESSION_SECRET: correct_horse_battery',
  ])('are found in a variable: %s', (line) => {
    expect(found('compose.yaml', compose(line))).toHaveLength(1);
  });

  it('are found under a password key of a chart', () => {
    expect(found('chart/values.yaml', 'auth:\n  password: correct-horse-battery-staple\n')).toEqual([
      'no-hardcoded-credentials 2:13 warning',
    ]);
  });

  it('are keys of a Secret beside its name', () => {
    const keys = 'secretName: db\n  password: password\n  licenseKey: license\n';
    expect(found('deploy/app.yaml', `auth:\n  ${keys}`)).toEqual([]);
    expect(found('deploy/app.yaml', 'auth:\n  password: password\n')).toEqual([
      'no-hardcoded-credentials 2:13',
    ]);
  });

  it('are names of Secrets elsewhere', () => {
    expect(
      found('chart/values.yaml', 'tls:\n  secret: app-tls-secret\n  existingSecret: my-app-secret\n'),
    ).toEqual([]);
  });
});

describe('workflows', () => {
  const step = (line: string): string => `jobs:\n  a:\n    steps:\n      - env:\n          ${line}\n`;
  const PATH = '.github/workflows/ci.yml';

  it('warns of a throwaway password, and reports a token as an error', () => {
    expect(found(PATH, step('POSTGRES_PASSWORD: postgres'))).toEqual([
      'no-hardcoded-credentials 5:30 warning',
    ]);
    expect(found(PATH, step(`GITLAB_TOKEN: ${GITLAB_TOKEN}`))).toEqual(['no-hardcoded-credentials 5:25']);
  });

  it.each([
    ["DB_PASSWORD: ${{ secrets.DB_PASSWORD || 'x1' }}", '5:51'],
    ["DB_PASSWORD: ${{ secrets.X || 'x1' }}", '5:41'],
    ["X: ${{ secrets['DB_PASSWORD'] || 'x1' }}", '5:44'],
    ["X: ${{ inputs.db-password || 'x1' }}", '5:40'],
  ])('finds the fallback of %s', (line, at) => {
    expect(found(PATH, step(line))).toEqual([`no-secret-default ${at}`]);
  });

  it.each([
    "PORT: ${{ vars.PORT || '3000' }}",
    'X: ${{ secrets.TOKEN || github.token }}',
    'X: ${{ secrets.TOKEN }}',
  ])('passes %s', (line) => {
    expect(found(PATH, step(line))).toEqual([]);
  });

  it('says what holds for a literal', () => {
    expect(helps(PATH, step('API_KEY: 8fJ2kd93LmQz7Xw1pR4v'))).toEqual([
      'keep it as a secret of the repository, read ${{ secrets.API_KEY }} without a fallback, and fail when it is empty',
    ]);
  });
});

describe('Secret manifests', () => {
  const secret = (body: string): string => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\n${body}\n`;

  it('of a chart may not fall back to a literal', () => {
    const text = secret('stringData:\n  password: {{ .Values.password | default "changeme" }}');
    expect(found('chart/templates/secret.yaml', text)).toEqual(['no-secret-default 6:43']);
  });

  it('pass placeholders', () => {
    const text = secret('stringData:\n  a: <your-token>\n  b: "****"\n  c: your-password-here');
    expect(found('k8s/secret.yaml', text)).toEqual([]);
  });

  it('that SOPS has encrypted may hold no value in clear', () => {
    const sops = 'sops:\n  mac: ENC[x]\n';
    expect(
      found('k8s/s.yaml', secret(`data:\n  a: ENC[AES256_GCM,data:x]\n  b: aHVudGVyMg==\n${sops}`)),
    ).toEqual(['no-secret-manifest 5:1']);
    const partly = `stringData:\n  a: hunter2\nsops:\n  encrypted_regex: ^token$\n`;
    expect(found('k8s/s.yaml', secret(partly))).toEqual([]);
  });

  it('are made by a kustomize generator too', () => {
    const text =
      'secretGenerator:\n  - name: s\n    literals:\n      - password=hunter2\n      - url=${URL}\n';
    expect(found('k8s/kustomization.yaml', text)).toEqual(['no-secret-manifest 3:5']);
    expect(
      found('k8s/kustomization.yaml', 'secretGenerator:\n  - name: s\n    literals: [a=, b=$B]\n'),
    ).toEqual([]);
  });
});

describe('paths', () => {
  it('of a stage called test are no test paths', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  DB_PASSWORD: hunter2\n';
    expect(found('k8s/overlays/test/config.yaml', text)).toEqual(['no-hardcoded-credentials 4:16']);
    expect(found('test/config.yaml', text)).toEqual([]);
  });
});

describe('advice', () => {
  it('for YAML of another tool names no operator', () => {
    expect(
      helps('src/main/resources/application.yml', 'spring:\n  datasource:\n    password: hunter2\n'),
    ).toEqual(['keep it out of the file: let the program read it from its environment, which ESO fills']);
  });

  it('for docker stack warns of the hyphen', () => {
    const text = 'services:\n  a:\n    image: a\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-x}\n';
    expect(helps('docker-stack.yml', text)).toEqual([
      'write ${DB_PASSWORD:?DB_PASSWORD is required}; the message must hold no hyphen under docker stack',
    ]);
  });

  it('for a token is to revoke it, whatever its name', () => {
    expect(helps('.env', `GITLAB_TOKEN=${GITLAB_TOKEN}\n`)).toEqual([
      'revoke it where it was issued, keep the new one in Vault, and let ESO sync it',
    ]);
  });
});

describe('Helm templates', () => {
  it('do not lose lines to an unclosed action', () => {
    expect(found('chart/templates/a.yaml', 'a: {{ .Values.x\nDB_PASSWORD: hunter2\n')).toEqual([
      'no-hardcoded-credentials 2:14',
    ]);
  });

  it('may switch a secret on', () => {
    expect(
      found('chart/templates/a.yaml', 'SECURE_PASSWORD: {{ ternary "yes" "no" .Values.secure }}\n'),
    ).toEqual([]);
  });

  it('may default the key of a Secret', () => {
    expect(
      found('chart/templates/a.yaml', 'k: {{ .Values.auth.passwordSecretKey | default "key-password" }}\n'),
    ).toEqual([]);
  });
});

describe('command lines', () => {
  const compose = (command: string): string => `services:\n  a:\n    image: a\n    command: ${command}\n`;

  it.each([
    ['redis-server --requirepass hunter2secret', '4:41'],
    ['["redis-server", "--requirepass", "hunter2secret"]', '4:49'],
    ['sh -c "PGPASSWORD=hunter2 psql"', '4:32'],
    ['app --db-password="hunter2" --port 3000', '4:33'],
  ])('give a password: %s', (command, at) => {
    expect(found('compose.yaml', compose(command))).toEqual([`no-hardcoded-credentials ${at}`]);
  });

  it.each([
    'app --password $PASSWORD --token-file /run/secrets/t',
    'app --password-file=/run/secrets/p --secret-name app',
    '["--password", "--verbose"]',
    '["--password", "${DB_PASSWORD}"]',
    'app --key-size 2048 --auth-mode none',
  ])('pass: %s', (command) => {
    const text = `${compose(command)}    environment:\n      - A=\${PASSWORD:?x}\n      - B=\${DB_PASSWORD:?x}\n`;
    expect(found('compose.yaml', text)).toEqual([]);
  });
});

describe('custom tags of YAML', () => {
  it('make the value elsewhere', () => {
    expect(
      found('template.yaml', 'a:\n  MasterUserPassword: !Ref DbPassword1\n  Password: !vault hunter2\n'),
    ).toEqual([]);
    expect(found('template.yaml', 'a:\n  password: !!str hunter2\n')).toEqual([
      'no-hardcoded-credentials 2:19',
    ]);
  });
});

describe('cost', () => {
  it.each<readonly [string, (count: number) => string]>([
    ['many references in one value', (count) => `DB_PASSWORD: "${'${A:-b}'.repeat(count)}"`],
    ['many values on one line with a tag', (count) => `A: [${'"${A:-b}",'.repeat(count)}] # safe-default: x`],
    ['many references folded into one value', (count) => `A: x\n${'   A=${A:-b}\n'.repeat(count)}`],
    ['many nested references', (count) => `A: "\${A:-${'${B:-x}'.repeat(count)}}"`],
  ])('is linear in %s', (_name, line) => {
    const cost = (count: number): number => {
      const text = `services:\n  a:\n    image: a\n    environment:\n  ${line(count)}\n`;
      const started = performance.now();
      checkText(text, { path: 'compose.yaml' });
      return performance.now() - started;
    };
    const small = cost(2_500);
    // Eight times as much; a quadratic cost would be 64 times. The rest is for a busy machine.
    expect(cost(20_000)).toBeLessThan(Math.max(32 * small, 2_000));
  });
});
