import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/**
 * What users get: the packed tarballs of all three packages, installed by npm from an empty cache into an empty
 * folder, and both tools run there as their documentation says.
 */

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PACKAGES = ['policy', 'checker', 'eslint-plugin'];
const TIMEOUT_MS = 180_000;

const APP: Readonly<Record<string, string>> = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'eslint.config.js': `import parser from '@typescript-eslint/parser';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import { defineConfig } from 'eslint/config';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  bridgekeeper.configs.recommended,
  bridgekeeper.configs.deploy,
]);
`,
  'compose.yaml': `services:
  web:
    image: nginx
    environment:
      PORT: \${PORT:-3000}
      DB_PASSWORD: \${DB_PASSWORD:-changeme}
`,
  'deploy/secret.yaml': `apiVersion: v1
kind: Secret
metadata:
  name: web
stringData:
  DB_PASSWORD: hunter2
`,
  'src/app.ts': `import vault from 'node-vault';

export const client = vault();
export const secret: string = process.env['SESSION_SECRET'] ?? 'changeme';
export const database = { host: 'db', user: 'web', password: 'hunter2' };
`,
  'src/library.ts': `import { checkText } from 'bridgekeeper';
import type { Finding } from 'bridgekeeper';

const findings: readonly Finding[] = checkText('PORT=\${PORT:-3000}\\n', { path: '.env' }).findings;
console.log(findings.map(({ ruleId, line }) => ruleId + ':' + String(line)).join(' '));
`,
};

/** The environment without what the package manager that started the tests says of this repository. */
function environment(cache: string): NodeJS.ProcessEnv {
  const ours =
    /^(?:npm_(?!config_)|npm_config_(?:local_prefix|user_agent|dry_run)|pnpm_|PNPM_|VITEST|NODE_ENV|NO_COLOR)/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), npm_config_cache: cache };
}

let folder: string;

/** Runs a program; its standard output where it ends with the status expected, else an error that tells all. */
function run(command: string, args: readonly string[], cwd: string, expected = 0): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: environment(join(folder, 'cache')),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) throw error;
  if (status !== expected) {
    throw new Error(`${command} ${args.join(' ')}: exit ${status ?? 'by signal'}\n${stdout}\n${stderr}`);
  }
  return stdout;
}

function newest(directory: string): number {
  const entries = readdirSync(directory, { withFileTypes: true, recursive: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(0, ...times);
}

/** What a build of each package writes last. */
const BUILT: Readonly<Record<string, string>> = {
  policy: 'dist/.tsbuildinfo',
  checker: 'dist/bin.js',
  'eslint-plugin': 'dist/index.js',
};

/**
 * Whether sources have changed after a package was built: those of the others are bundled into it. Other tests run
 * what is built: rebuild only then.
 */
function isStale(name: string): boolean {
  const homes = PACKAGES.map((other) => join(ROOT, 'packages', other));
  const built = statSync(join(ROOT, 'packages', name, BUILT[name] ?? ''), { throwIfNoEntry: false });
  return built === undefined || homes.some((home) => built.mtimeMs < newest(join(home, 'src')));
}

interface Manifest {
  readonly version: string;
  readonly packageManager?: string;
}

function manifestOf(home: string): Manifest {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest;
}

function pnpm(...args: string[]): string {
  const { packageManager = 'pnpm' } = manifestOf(ROOT);
  return run('npx', ['-y', packageManager, ...args], ROOT);
}

/** A package as the registry has it, in the version that this repository uses. */
function sameVersion(name: string): string {
  return `${name}@${manifestOf(join(ROOT, 'node_modules', name)).version}`;
}

let app: string;
let tarballs: readonly string[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-pack-'));
  if (PACKAGES.some(isStale)) pnpm('run', 'build');
  pnpm('-r', '--filter', './packages/*', 'pack', '--pack-destination', folder);
  tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));

  app = join(folder, 'app');
  for (const [path, text] of Object.entries(APP)) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), text);
  }
  const tools = ['eslint', '@typescript-eslint/parser', 'typescript', '@types/node'].map(sameVersion);
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', ...tarballs.map((name) => join(folder, name)), ...tools],
    app,
  );
}, TIMEOUT_MS);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
}, TIMEOUT_MS);

describe('the packed tarballs', () => {
  it('are one for each package', () => {
    expect(tarballs).toHaveLength(PACKAGES.length);
  });

  it('hold the licence and what was built, and nothing of the monorepo', () => {
    for (const name of tarballs) {
      const files = run('tar', ['-tzf', name], folder).trim().split('\n');
      expect(files).toContain('package/LICENSE');
      expect(files).toContain('package/dist/index.js');
      expect(files).toContain('package/dist/index.d.ts');
      expect(files.filter((file) => /\/test\/|tsbuildinfo|node_modules/.test(file))).toEqual([]);
      const manifest = run('tar', ['-xzOf', name, 'package/package.json'], folder);
      expect(manifest).not.toMatch(/workspace:|catalog:|@bridgekeeper\/source/);
    }
  });

  it(
    'give a command that finds what is wrong in deploy files',
    () => {
      const report = JSON.parse(
        run('npx', ['--no-install', 'bridgekeeper', 'check', '--format', 'json'], app, 1),
      ) as {
        readonly findings: readonly {
          readonly ruleId: string;
          readonly file: string;
          readonly line: number;
        }[];
        readonly errors: readonly unknown[];
      };
      expect(report.errors).toEqual([]);
      expect(report.findings.map(({ file, line, ruleId }) => `${file}:${line} ${ruleId}`).sort()).toEqual([
        'compose.yaml:5 no-untagged-default',
        'compose.yaml:6 no-secret-default',
        'deploy/secret.yaml:5 no-secret-manifest',
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'give an ESLint plugin that finds what is wrong in TypeScript and in deploy files',
    () => {
      const results = JSON.parse(
        run('npx', ['--no-install', 'eslint', '--format', 'json', '.'], app, 1),
      ) as readonly {
        readonly filePath: string;
        readonly messages: readonly { readonly ruleId: string | null; readonly line: number }[];
      }[];
      const findings = results.flatMap(({ filePath, messages }) =>
        messages.map(
          ({ ruleId, line }) => `${filePath.slice(app.length + 1)}:${line} ${ruleId ?? 'no rule'}`,
        ),
      );
      expect(findings.sort()).toEqual([
        'compose.yaml:5 bridgekeeper/no-untagged-default',
        'compose.yaml:6 bridgekeeper/no-secret-default',
        'deploy/secret.yaml:5 bridgekeeper/no-secret-manifest',
        'src/app.ts:1 bridgekeeper/no-vault-client',
        'src/app.ts:4 bridgekeeper/no-secret-default',
        'src/app.ts:5 bridgekeeper/no-hardcoded-credentials',
      ]);
    },
    TIMEOUT_MS,
  );

  it(
    'give a typed library',
    () => {
      const options = ['--strict', '--module', 'nodenext', '--types', 'node', '--outDir', 'out'];
      run('npx', ['--no-install', 'tsc', ...options, 'src/library.ts'], app);
      expect(run(process.execPath, ['out/library.js'], app)).toBe('no-untagged-default:1\n');
    },
    TIMEOUT_MS,
  );
});
