import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkText } from '../../src/check-text.js';
import type { Finding } from '../../src/finding.js';
import type { CodeFrame } from '../../src/reporters/code-frame.js';
import { createFramer } from '../../src/reporters/code-frame.js';
import { reportJson } from '../../src/reporters/json.js';
import { reportPretty } from '../../src/reporters/pretty.js';

interface Output {
  readonly pretty: string;
  readonly json: string;
  readonly findings: number;
  readonly errors: number;
}

function outputOf(path: string, text: string): Output {
  const { findings, errors, masks } = checkText(text, { path });
  const framer = createFramer(text, masks);
  const frames = new Map<Finding, CodeFrame>();
  for (const finding of findings) {
    const frame = framer(finding);
    if (frame !== undefined) frames.set(finding, frame);
  }
  const report = { findings, errors, frames, files: 1, durationMs: 1 };
  return {
    pretty: reportPretty(report, { color: false, hyperlinks: false }),
    json: reportJson(report),
    findings: findings.length,
    errors: errors.length,
  };
}

/** The source lines of the frames. */
function framesOf(path: string, text: string): string[] {
  const { pretty } = outputOf(path, text);
  return [...pretty.matchAll(/^ +\d+ \| (.*)$/gm)].map(([, line = '']) => line);
}

const SECRET = 'SECRET';
const env = (line: string): string => `services:\n  a:\n    environment:\n      ${line}\n`;
const service = (line: string): string => `services:\n  a:\n    ${line}\n`;
const secretManifest = (block: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n${block}\n`;
const container = (item: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: a\n      env:\n        ${item}\n`;

/** Places of a secret beside or in a finding: file, and text with `SECRET` for it. */
const PLACES: readonly (readonly [path: string, text: string])[] = [
  // In flow collections behind a key that is the finding.
  ['k8s/a.yaml', secretManifest('stringData: {pw: SECRET}')],
  ['k8s/a.yaml', secretManifest('stringData: {"pw": "SECRET", other: x}')],
  ['k8s/a.yaml', secretManifest('data: { a: U0VDUkVU, b: SECRET } # SECRET')],
  ['k8s/a.yaml', secretManifest('"stringData": {"SECRET": "SECRET"}')],
  ['k8s/a.json.yaml', '{"kind":"Secret","apiVersion":"v1","stringData":{"pw":"SECRET"}}'],
  ['k8s/kustomization.yaml', 'secretGenerator: [{name: a, literals: [pw=SECRET]}]\n'],
  // Flags and command lines.
  ['compose.yaml', service('command: app --password SECRET --port ${PORT:-3}')],
  ['compose.yaml', service('command: app --password=SECRET --port ${PORT:-3}')],
  ['compose.yaml', service('command: app -p SECRET ${PORT:-3}')],
  ['compose.yaml', service('command: mysql -pSECRET ${PORT:-3}')],
  ['compose.yaml', service('command: curl -u admin:SECRET ${PORT:-3}')],
  ['compose.yaml', service('command: PGPASSWORD=SECRET psql -p ${PORT:-3}')],
  ['compose.yaml', service("command: sh -c 'echo SECRET | app ${PORT:-3}'")],
  ['compose.yaml', service('command: ["--requirepass","SECRET","${PORT:-3}"]')],
  ['compose.yaml', service('command: [ "--requirepass", SECRET, "${PORT:-3}" ]')],
  ['compose.yaml', service("command: ['--auth=SECRET', '${PORT:-3}', 'SECRET']")],
  ['compose.yaml', service('entrypoint: app ${PORT:-3} SECRET')],
  ['compose.yaml', service('command: curl -H "Authorization: Bearer SECRET" h:${PORT:-3}')],
  // URLs.
  ['compose.yaml', env('A_URL: https://h/?token=SECRET&p=${PORT:-3}')],
  ['compose.yaml', env('A_URL: amqp://${U:-guest}:SECRET@h/')],
  ['compose.yaml', env('ADDRESS: amqp://SECRET:${P:-3}@h/')],
  ['compose.yaml', env('HOOK: https://hooks.example.com/SECRET/${N:-3}')],
  ['compose.yaml', env('- "A=redis://:SECRET@${H:-r}:6379"')],
  // JSON and flow values.
  ['compose.yaml', env('OPTS: \'{"password":"SECRET","port":${PORT:-3}}\'')],
  ['compose.yaml', env('OPTS: "{\\"pw\\":\\"SECRET\\",\\"port\\":${PORT:-3}}"')],
  ['compose.yaml', service('x-a: { pw: SECRET, port: "${PORT:-3}" }')],
  ['compose.yaml', service('environment: {DB_PASSWORD: SECRET, PORT: "${PORT:-3}"}')],
  ['compose.yaml', service('environment: {PORT: "${PORT:-3}", SESSION: SECRET}')],
  ['compose.yaml', env('DB_PASSWORD: ["SECRET", "${PORT:-3}"]')],
  ['compose.yaml', env('DB_PASSWORD: SECRET')],
  // Defaults beside and around others.
  ['compose.yaml', env('A: ${B_PASSWORD:-SECRET} ${PORT:-3}')],
  ['compose.yaml', env('A: ${OPTS:---password SECRET} ${PORT:-3}')],
  ['compose.yaml', env('A: ${X:-${B_PASSWORD:-SECRET}}')],
  ['compose.yaml', env('A: ${X:-a}${Y:?SECRET}${Z}SECRET')],
  ['compose.yaml', env('A: ${X:-postgres://u:SECRET@h}')],
  ['compose.yaml', env('A: ${OPTS:-password=SECRET,x=1}')],
  ['compose.yaml', env('A: SECRET${X:-a}SECRET')],
  ['compose.yaml', env('- SECRET ${PORT:-3}')],
  // Comments.
  ['compose.yaml', env('A: ${PORT:-3} # old: SECRET')],
  ['compose.yaml', env('A: ${PORT:-3} #pw=SECRET')],
  ['compose.yaml', env('A: ${PORT:-3} # SECRET')],
  ['compose.yaml', env('A: ${PORT:-3} # TODO safe-default: SECRET')],
  ['compose.yaml', env('PASSWORD: ${PASSWORD:-x} # safe-default: was SECRET')],
  ['compose.yaml', env('A_TOKEN: ${A_TOKEN:-x} SECRET # safe-default: only for tests')],
  ['compose.yaml', env('A: "${PORT:-3} SECRET" # safe-default:')],
  // Block scalars.
  ['compose.yaml', env('A: |\n        password: SECRET ${PORT:-3}')],
  ['compose.yaml', env('A: |\n        ${PORT:-3}\n        # SECRET ${X:-3}')],
  ['compose.yaml', env('A: >-\n        user=a password=SECRET port=${PORT:-3}')],
  ['compose.yaml', env('A: >-\n        SECRET\n        SECRET ${PORT:-3} SECRET')],
  ['compose.yaml', env('A: |\n        <pw>SECRET</pw><p>${PORT:-3}</p>')],
  // Env files.
  ['.env.development', 'PORT=${PORT:-3} PW=SECRET\n'],
  ['.env.development', 'PW=SECRET PORT=${PORT:-3}\n'],
  ['.env.development', 'A="SECRET ${PORT:-3}" # SECRET\n'],
  ['.env.development', 'export PORT=${PORT:-3}; PW=SECRET\n'],
  ['.env.development', "PW='SECRET\n"],
  ['deploy/.env', 'HOST=SECRET # SECRET\nA=b\n'],
  ['deploy/.env', '# pw SECRET\nPASSWORD="SECRET"\n'],
  ['deploy/.env', 'SECRET\n'],
  // Dockerfiles.
  ['Dockerfile', 'FROM a\nENV A=SECRET URL=redis://:SECRET@h/ B=SECRET\n'],
  ['Dockerfile', 'FROM a\nCOPY --chown=SECRET .env /SECRET\n'],
  ['Dockerfile', 'FROM a\nRUN PW=SECRET curl -u a:SECRET ${PORT:-3}\nCOPY .env ./ # SECRET\n'],
  ['Dockerfile', 'FROM a\nRUN curl --pw SECRET https://u:SECRET@h/?t=SECRET # SECRET\n'],
  // Helm actions and Kubernetes.
  ['chart/templates/a.yaml', 'password: {{ .Values.password | default "SECRET" | quote }} # SECRET\n'],
  ['chart/templates/a.yaml', 'a: {{ printf "SECRET" }} {{ .Values.password | default "SECRET" }} SECRET\n'],
  ['chart/templates/a.yaml', 'a: "SECRET:{{ .Values.db.password | default "x" }}"\n'],
  ['chart/values.yaml', 'auth: { user: SECRET, password: SECRET }\n'],
  ['k8s/p.yaml', container('- { name: DB_PASSWORD, value: SECRET }')],
  ['k8s/p.yaml', container('- { name: DB_PASSWORD, value: "${DB_PASSWORD}", note: SECRET } # SECRET')],
  [
    'k8s/p.yaml',
    container('- {value: SECRET, name: DB_PASSWORD, valueFrom: {configMapKeyRef: {name: a, key: SECRET}}}'),
  ],
  [
    'k8s/p.yaml',
    container('- { name: A_TOKEN, valueFrom: { secretKeyRef: { optional: true, x: SECRET } } }'),
  ],
  ['.github/workflows/a.yml', "env:\n  TOKEN: ${{ secrets.TOKEN || 'SECRET' }} SECRET # SECRET\n"],
  // What cannot be parsed.
  ['a.yaml', 'a: !SECRET^ ${A:-b}\n'],
  ['a.yaml', '%TAG !SECRET! x y\n--- a\n'],
  ['a.yaml', 'a: !SECRET!x b\nc: *SECRET\n'],
  ['a.yaml', 'password: *SECRET\n'],
  ['a.yaml', 'a: "SECRET\nb: SECRET: c\n'],
];

/** Whether more than 4 characters of the secret stand in a row somewhere, as they are or in base64. */
function leaks(output: string, secret: string): boolean {
  for (const text of [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')]) {
    for (let at = 0; at + 5 <= text.length; at++) if (output.includes(text.slice(at, at + 5))) return true;
  }
  return false;
}

/** Random letters and digits, of each kind one at least: words of our own messages are none. */
const secrets = fc
  .tuple(fc.stringMatching(/^[A-Za-z0-9]{16,32}$/), fc.nat(9))
  .map(([text, digit]) => text.replace(/[A-Za-z]{3}/g, (letters) => `${letters}${String(digit)}`))
  .map((text) => text.replace(/^\d/, 'Q'));

describe('what is printed of a secret that no rule has recognised', () => {
  it.each(PLACES)('is at most 4 characters in %s: %j', (path, template) => {
    const marker = 'Zq7xJ9KwL2mNp4R8tV';
    const { pretty, json, findings, errors } = outputOf(path, template.replaceAll(SECRET, marker));
    expect(findings + errors).toBeGreaterThan(0);
    const shown = pretty.split('\n').filter((line) => leaks(line, marker));
    expect(shown).toEqual([]);
    expect(leaks(json, marker)).toBe(false);
  });

  it('is at most 4 characters, whatever letters and digits it has', () => {
    fc.assert(
      fc.property(secrets, fc.constantFrom(...PLACES), (secret, [path, template]) => {
        const { pretty, json } = outputOf(path, template.replaceAll(SECRET, secret));
        expect(leaks(pretty, secret)).toBe(false);
        expect(leaks(json, secret)).toBe(false);
      }),
      { numRuns: 800 },
    );
  });
});

describe('the frame', () => {
  it.each([
    ['the key of the line', env('PORT: ${PORT:-3000}'), '      PORT: ${PORT:-3000}'],
    ['a list of names', env('- "PORT=${PORT:-3000}"'), '      - "PORT=${PORT:-3000}"'],
    ['ports', service('ports: ["${PORT:-3000}:3000"]'), '    ports: ["${PORT:-3000}:3000"]'],
    ['a port before a port', service('ports: ["80:${PORT:-80}"]'), '    ports: ["80:${PORT:-80}"]'],
    [
      'the key in a flow map',
      service('x-a: { b: c, port: "${PORT:-3}" }'),
      '    x-a: { *: *, port: "${PORT:-3}" }',
    ],
    ['a plain default', env('LEVEL: ${LEVEL:-info}'), '      LEVEL: ${LEVEL:-info}'],
    ['heads of other substitutions', env('A: ${X}b${PORT:-3}'), '      A: ${X}*${PORT:-3}'],
    [
      'a tag',
      env('PASSWORD: ${PASSWORD:-x} # safe-default: local only'),
      '      PASSWORD: ${PASSWORD:-*} # safe-default: local only',
    ],
    ['the scheme of a URL', env('A: https://h/${PORT:-3}'), '      A: https://**${PORT:-3}'],
  ])('shows %s', (_what, text, line) => {
    expect(framesOf('compose.yaml', text)).toContain(line);
  });

  it.each([
    ['a word beside a finding', env('A: hello ${PORT:-3}'), '      A: ***** ${PORT:-3}'],
    ['digits that may be a PIN', env('A: ${U:-u}:1234'), '      A: ${U:-u}*****'],
    ['a random name', env('A: >-\n        Zq7xJ9KwL2m: ${PORT:-3}'), '        ***********: ${PORT:-3}'],
    ['random text in a default', env('A: ${A:-Zq7xJ9KwL2m}'), '      A: ${A:-***********}'],
    [
      'random text in a reason',
      env('PASSWORD: ${PASSWORD:-x} # safe-default: was Zq7xJ9KwL2m'),
      '      PASSWORD: ${PASSWORD:-*} # safe-default: was ***********',
    ],
  ])('hides %s', (_what, text, line) => {
    expect(framesOf('compose.yaml', text)).toContain(line);
  });

  it('takes bounded time on what begins again and again', () => {
    for (const part of ['${', '{{ ', '[{,', '"\',', 'PORT', '# safe-default', 'a=', ' - ', '- ']) {
      const line = part.repeat(100_000);
      const started = performance.now();
      const frame = createFramer(line, []);
      for (let at = 0; at < 50; at++)
        frame({
          ruleId: 'no-untagged-default',
          line: 1,
          column: at * 99 + 1,
          endLine: 1,
          endColumn: at * 99 + 9,
        });
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
