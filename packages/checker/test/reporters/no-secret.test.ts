import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { main } from '../../src/cli.js';
import { memoryIo } from '../commands/memory-io.js';
import { tempDir } from '../files/temp.js';

/** Files with a secret in each of the places that the policy knows. Each value is used as it is, unquoted. */
const FILES: Readonly<Record<string, (secret: string) => string>> = {
  'compose.yaml': (secret) => `services:
  db:
    image: postgres
    environment:
      DB_PASSWORD: \${DB_PASSWORD:-${secret}}
      API_TOKEN: "${secret}" # was ${secret} before
      DATABASE_URL: postgres://app:${secret}@db:5432/app
      PORT: \${PORT:-${secret}}
    command: ["--password", "${secret}"]
    labels: [a=${secret}, "\${A_SECRET-${secret}}"]
`,
  'deploy/.env': (secret) =>
    `DB_PASSWORD=${secret}\nexport API_KEY="${secret}" # ${secret}\nURL=redis://:${secret}@r\n`,
  '.env.example': (secret) => `JWT_SECRET='${secret}'\n`,
  'k8s/secret.yaml': (secret) => `apiVersion: v1
kind: Secret
metadata: { name: a }
stringData:
  password: ${secret}
  config.yaml: |
    password: ${secret}
data:
  token: ${Buffer.from(secret).toString('base64')}
`,
  'k8s/deployment.yaml': (secret) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec:
  template:
    spec:
      containers:
        - name: a
          env:
            - { name: DB_PASSWORD, value: ${secret} }
            - name: API_KEY
              value: >-
                ${secret}
`,
  'chart/values.yaml': (secret) => `auth:\n  password: ${secret}\n  existingSecret: ""\n`,
  'chart/templates/a.yaml': (secret) =>
    `password: {{ .Values.auth.password | default "${secret}" | quote }}\n`,
  '.github/workflows/ci.yml': (secret) => `on: push
jobs:
  a:
    runs-on: x
    env:
      TOKEN: \${{ secrets.TOKEN || '${secret}' }}
    steps: [{ run: curl -u me:${secret} https://example.com }]
`,
  Dockerfile: (secret) => `FROM scratch\nENV DB_PASSWORD=${secret}\nARG API_TOKEN=${secret}\nCOPY .env .\n`,
  'broken.yaml': (secret) => `password: [${secret}\n  key: "${secret}\n`,
};

/** What looks like a secret and is safe to write unquoted in each of the files. */
const secrets = fc
  .tuple(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_.+=!~^-]{7,40}$/), fc.nat(9999))
  .map(([text, number]) => `${text}${number}x9`);

/** The secret, or more of it than may be shown, in either encoding. */
function isShown(output: string, secret: string): boolean {
  const base64 = Buffer.from(secret).toString('base64');
  return (
    output.includes(secret.slice(0, 6)) ||
    output.includes(secret.slice(-6)) ||
    output.includes(base64.slice(0, 8))
  );
}

describe('no secret', () => {
  it.each([['pretty'], ['json']])(
    'is in the %s output, whatever it is and wherever it stands',
    async (format) => {
      let findings = 0;
      await fc.assert(
        fc.asyncProperty(secrets, async (secret) => {
          const files = Object.entries(FILES).map(([path, content]) => [path, content(secret)]);
          const cwd = tempDir(Object.fromEntries(files) as Record<string, string>);
          const { io, stdout, stderr } = memoryIo({ cwd });
          const status = await main(['--format', format, '--preset', 'strict'], io);
          expect(status).toBe(2);
          expect(isShown(stdout(), secret)).toBe(false);
          expect(isShown(stderr(), secret)).toBe(false);
          findings += stdout().match(/^error\[|"severity": "error"/gm)?.length ?? 0;
        }),
        { numRuns: 40 },
      );
      expect(findings).toBeGreaterThan(40 * 10);
    },
  );
});
