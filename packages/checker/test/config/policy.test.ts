import type { Policy } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import { main } from '../../src/cli.js';
import { checkText } from '../../src/check-text.js';
import { check, found } from '../check.js';
import { memoryIo } from '../commands/memory-io.js';
import { tempDir, tempRepository } from '../files/temp.js';

function policy(more: Partial<Policy>): Policy {
  return { preset: 'recommended', severities: {}, ...more };
}

async function run(
  cwd: string,
  ...argv: string[]
): Promise<{ status: number; stdout: string; stderr: string }> {
  const { io, stdout, stderr } = memoryIo({ cwd });
  const status = await main([...argv, '--format', 'json'], io);
  return { status, stdout: stdout(), stderr: stderr() };
}

interface Json {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly file: string;
    readonly line: number;
    readonly severity: string;
    readonly help: string;
  }[];
  readonly summary: { readonly files: number };
}

async function findingsOf(cwd: string, ...argv: string[]): Promise<string[]> {
  const { stdout } = await run(cwd, ...argv);
  const { findings } = JSON.parse(stdout) as Json;
  return findings.map(({ severity, ruleId, file, line }) => `${severity} ${ruleId} ${file}:${String(line)}`);
}

const COMPOSE = 'services:\n  app:\n    environment:\n      PORT: ${PORT:-3000}\n';
const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  template:
    spec:
      containers:
        - name: app
          env:
            - name: LOG_LEVEL
              value: \${LOG_LEVEL:?LOG_LEVEL is required}
`;

describe('`consumers`', () => {
  it('makes a Flux file of a path, without any Flux object in the project', () => {
    const consumers = [
      { paths: ['clusters/**'], consumer: 'flux', from: 'bridgekeeper.config.yaml' },
    ] as const;
    const { findings } = checkText(MANIFEST, {
      path: 'clusters/prod/app.yaml',
      policy: policy({ consumers }),
    });
    expect(findings.map(({ ruleId, line, column }) => [ruleId, line, column])).toEqual([
      ['no-ineffective-required', 11, 22],
    ]);
    expect(findings[0]?.message).toContain('Flux takes `:?` for a default');
    expect(findings[0]?.help).toMatch(/\(bridgekeeper\.config\.yaml says that Flux expands this file\)$/);
    const [elsewhere] = checkText(MANIFEST, { path: 'k8s/app.yaml', policy: policy({ consumers }) }).findings;
    expect(elsewhere?.message).toContain('Kubernetes expands nothing here');
    expect(elsewhere?.help).not.toContain('says that');
  });

  it('leaves an object alone that tells Flux not to substitute', () => {
    const disabled = MANIFEST.replace(
      '{ name: app }',
      '{ name: app, labels: { kustomize.toolkit.fluxcd.io/substitute: disabled } }',
    );
    const consumers = [{ paths: ['**'], consumer: 'flux' }] as const;
    const [finding] = checkText(disabled, { path: 'a.yaml', policy: policy({ consumers }) }).findings;
    expect(finding?.message).toContain('Kubernetes expands nothing here');
  });

  it('makes a stack file of a compose file: a hyphen in the message becomes a default there', () => {
    const text = 'services:\n  app:\n    environment:\n      A: ${A:?set-me}\n';
    const consumers = [
      { paths: ['**'], consumer: 'docker-stack' },
      { paths: ['local/**'], consumer: 'compose' },
    ] as const;
    const options = { policy: policy({ consumers }) };
    expect(check('docker-compose.prod.yml', text, options)).toEqual([
      { rule: 'no-ineffective-required', at: '4:10', text: '${A:?set-me}', severity: 'error' },
    ]);
    // The last that matches decides; a path may be written as Windows does.
    expect(check('local\\docker-compose.yml', text, options)).toEqual([]);
    expect(checkText(text, { path: 'a/compose.yml', ...options }).findings[0]?.help).toMatch(
      /\(the policy says that docker stack expands this file\)$/,
    );
  });

  it.each(['compose', 'docker-stack'] as const)('reads an env file by compose’s rules for %s', (consumer) => {
    const policies = policy({ consumers: [{ paths: ['.env.dist'], consumer }] });
    const help = checkText('API_TOKEN=${API_TOKEN:-x}\n', { path: '.env.dist', policy: policies }).findings[0]
      ?.help;
    expect(help).toContain('where compose reads this file');
  });

  it('knows envsubst, in scripts of a manifest too', () => {
    const text = 'kind: ConfigMap\napiVersion: v1\ndata:\n  run.sh: |\n    echo ${LEVEL:?is required}\n';
    const consumers = [{ paths: ['**'], consumer: 'envsubst' }] as const;
    expect(found('no-ineffective-required', 'a.yaml', text, { policy: policy({ consumers }) })).toEqual([
      '5:10 ${LEVEL:?is required}',
    ]);
    expect(found('no-ineffective-required', 'a.yaml', text)).toEqual([]);
  });
});

describe('`secretNames` and `publicNames`', () => {
  const names = policy({ secretNames: ['ACME_LICENCE', '*_SERIAL'], publicNames: ['OPEN_*', 'MAP_TOKEN'] });

  it('make a secret of a fallback, a literal, a bare read and a template', () => {
    const text = `services:
  app:
    environment:
      ACME_LICENCE: \${ACME_LICENCE:-}
      acmeLicence: 4f9a8c2b7e6d1035aa
      BOX_SERIAL: \${BOX_SERIAL}
      - nothing
`.replace('      - nothing\n', '');
    const options = { policy: { ...names, severities: { 'require-fail-fast': 'error' } } as const };
    expect(check('compose.yaml', text, options).map(({ rule, at }) => `${at} ${rule}`)).toEqual([
      '4:21 no-secret-default',
      '5:20 no-hardcoded-credentials',
      '6:19 require-fail-fast',
    ]);
    expect(check('compose.yaml', text).map(({ rule }) => rule)).toEqual(['no-untagged-default']);
    const chart = 'a: {{ .Values.acmeLicence | default "4f9a8c2b7e6d" }}\n';
    expect(found('no-secret-default', 'chart/templates/a.yaml', chart, options)).toHaveLength(1);
  });

  it('are found in a file that holds nothing else of interest, and in env files', () => {
    expect(
      found('no-hardcoded-credentials', 'a.yaml', 'acme-licence: 4f9a8c2b7e6d1035aa\n', { policy: names }),
    ).toEqual(['1:15 4f9a8c2b7e6d1035aa']);
    expect(
      found('no-hardcoded-credentials', 'prod.env', 'ACME_LICENCE=4f9a8c2b7e6d1035aa\n', { policy: names }),
    ).toEqual(['1:14 4f9a8c2b7e6d1035aa']);
  });

  it('hold for a Dockerfile', () => {
    const text = 'FROM scratch\nENV ACME_LICENCE=4f9a8c2b7e6d1035aa\n';
    expect(found('no-hardcoded-credentials', 'Dockerfile', text, { policy: names })).toEqual([
      '2:18 4f9a8c2b7e6d1035aa',
    ]);
  });

  it('are hidden where source is shown', () => {
    const { masks } = checkText('ACME_LICENCE=4f9a8c2b7e6d1035aa\n', { path: '.env', policy: names });
    expect(masks).toContainEqual({ start: 13, end: 31 });
  });

  it('take a name out again, which wins, but no value that is a credential by its shape', () => {
    const text = 'OPEN_SERIAL=4f9a8c2b7e6d1035aa\nMAP_TOKEN=4f9a8c2b7e6d1035aa44\n';
    expect(check('prod.env', text, { policy: names })).toEqual([]);
    const url = `MAP_TOKEN=postgres://app:4f9a8c2b7e6d@db.internal/app\n`;
    expect(found('no-hardcoded-credentials', 'prod.env', url, { policy: names })).toEqual([
      '1:26 4f9a8c2b7e6d',
    ]);
  });

  it('hold for the containers of a manifest', () => {
    const text = MANIFEST.replaceAll('LOG_LEVEL', 'ACME_LICENCE').replace(/:\?[^}]*/, '');
    expect(found('require-secret-key-ref', 'k8s/a.yaml', text, { policy: names })).toEqual([
      '11:22 ${ACME_LICENCE}',
    ]);
    expect(found('require-secret-key-ref', 'k8s/a.yaml', text)).toEqual([]);
  });
});

describe('`deployPaths`', () => {
  const own = policy({ deployPaths: ['ship/**', '!docker/**'] });

  it('adds to the folders that are known, and takes out of them', () => {
    const at = (path: string, options = {}): number =>
      found('no-deploy-env-file', path, 'A=1\n', options).length;
    expect([at('ship/.env'), at('ship/.env', { policy: own })]).toEqual([0, 1]);
    expect([at('docker/.env'), at('docker/.env', { policy: own })]).toEqual([1, 0]);
  });

  it('leaves an env file there to the rule for deploy paths', async () => {
    const cwd = tempRepository({ 'ship/.env': 'A=1\n', 'bridgekeeper.config.yaml': 'deployPaths: [ship]\n' });
    expect(await findingsOf(cwd)).toEqual(['error no-deploy-env-file ship/.env:1']);
    expect(await findingsOf(cwd, '--no-config')).toEqual(['error require-env-ignored ship/.env:1']);
  });

  it('makes no test of a deployed stage that is called so', () => {
    const text = 'services:\n  a:\n    environment:\n      DB_PASSWORD: hunter2hunter\n';
    const options = { policy: own };
    expect(found('no-hardcoded-credentials', 'ship/test/compose.yaml', text)).toEqual([]);
    expect(found('no-hardcoded-credentials', 'ship/test/compose.yaml', text, options)).toEqual([
      '4:20 hunter2hunter',
    ]);
  });
});

describe('`overrides`', () => {
  it('set severities for paths; the last that matches decides', () => {
    const overrides = [
      { paths: ['legacy/**'], severities: { 'no-untagged-default': 'off' } },
      { paths: ['legacy/new/**'], severities: { 'no-untagged-default': 'warning' } },
    ] as const;
    const at = (path: string): string[] =>
      check(path, COMPOSE, { policy: policy({ overrides }) }).map((it) => it.severity);
    expect(at('compose.yaml')).toEqual(['error']);
    expect(at('legacy/compose.yaml')).toEqual([]);
    expect(at('./legacy/new/compose.yaml')).toEqual(['warning']);
  });
});

describe('bridgekeeper check with a policy file', () => {
  const CONFIG = `preset: strict
rules: { no-untagged-default: warning }
overrides:
  - { paths: legacy/**, rules: { no-untagged-default: off } }
ignores: ['**/*.j2.yaml']
`;
  const files = {
    '.gitignore': '.env\n',
    'bridgekeeper.config.yaml': CONFIG,
    'compose.yaml': COMPOSE,
    'legacy/compose.yaml': COMPOSE,
    'templates.j2.yaml': '{% if a %}\nb: [\n',
  };

  it('follows it from any folder of the repository', async () => {
    const cwd = tempRepository(files);
    const expected = ['warning no-untagged-default compose.yaml:4'];
    expect(await findingsOf(cwd)).toEqual(expected);
    expect(await findingsOf(`${cwd}/legacy`, '..')).toEqual([
      'warning no-untagged-default ../compose.yaml:4',
    ]);
  });

  it('lets the flags have the last word, over overrides too', async () => {
    const cwd = tempRepository(files);
    expect(await findingsOf(cwd, '--rule', 'no-untagged-default=error')).toEqual([
      'error no-untagged-default compose.yaml:4',
      'error no-untagged-default legacy/compose.yaml:4',
    ]);
    expect(await findingsOf(cwd, '--preset', 'recommended', '--rule=no-untagged-default=off')).toEqual([]);
  });

  it('checks no file that is left out, and says so of one that is named', async () => {
    const cwd = tempRepository(files);
    expect((await run(cwd)).status).toBe(0);
    const named = await run(cwd, './templates.j2.yaml');
    expect(named.status).toBe(0);
    expect(named.stderr).toBe(
      'note: templates.j2.yaml is not checked: the policy lists it under `ignores`\nnote: no files to check were found\n',
    );
    expect((await run(cwd, '--no-config')).status).toBe(2);
  });

  it('takes the file that is named, or none', async () => {
    const cwd = tempRepository({ ...files, 'org.json': '{ "rules": { "no-untagged-default": "off" } }' });
    expect(await findingsOf(cwd, '--config', 'org.json', 'compose.yaml')).toEqual([]);
    expect(await findingsOf(cwd, '--no-config', 'compose.yaml')).toEqual([
      'error no-untagged-default compose.yaml:4',
    ]);
  });

  it('ends with status 2, a place for each problem and nothing else where it is wrong', async () => {
    const cwd = tempDir({
      'bridgekeeper.config.yaml': 'presett: strict\nignores: [3]\n',
      'compose.yaml': COMPOSE,
    });
    expect(await run(cwd)).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'error: bridgekeeper.config.yaml:1:1: unknown key "presett"; did you mean "preset"?\n' +
        'error: bridgekeeper.config.yaml:2:11: "ignores" takes globs, such as "deploy/**", not a number\n',
    });
  });
});
