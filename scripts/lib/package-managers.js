/** What users get of the packed packages, by each package manager: an app is set up, and its files are linted. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const APP = {
  'eslint.config.js': `import parser from '@typescript-eslint/parser';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import { defineConfig, globalIgnores } from 'eslint/config';

export default defineConfig([
  globalIgnores(['.pnp.*', '.yarn/']),
  { files: ['**/*.ts'], languageOptions: { parser } },
  bridgekeeper.configs.recommended,
  bridgekeeper.configs.deploy,
]);
`,
  'src/app.ts': `import vault from 'node-vault';

export const client = vault();
export const secret: string = process.env['SESSION_SECRET'] ?? 'changeme';
export const database = { host: 'db', user: 'web', password: 'hunter2' };
`,
  'compose.yaml': `services:
  web:
    image: nginx
    environment:
      PORT: \${PORT:-3000}
      DB_PASSWORD: \${DB_PASSWORD:-changeme}
`,
  'deploy/.env': 'API_KEY=${API_KEY:-}\n',
};

const EXPECTED = [
  'compose.yaml:5 bridgekeeper/no-untagged-default',
  'compose.yaml:6 bridgekeeper/no-secret-default',
  'deploy/.env:1 bridgekeeper/no-deploy-env-file',
  'deploy/.env:1 bridgekeeper/no-secret-default',
  'src/app.ts:1 bridgekeeper/no-vault-client',
  'src/app.ts:4 bridgekeeper/no-secret-default',
  'src/app.ts:5 bridgekeeper/no-hardcoded-credentials',
];

/** What the user installs beside our packages, in the versions of this repository. */
const TOOLS = ['eslint', '@typescript-eslint/parser', 'typescript'];

const { packageManager } = manifestOf(ROOT);

/** Package managers: the files that set one up, the command that installs, and the one that runs what was installed. */
export const PACKAGE_MANAGERS = [
  { name: 'npm', install: ['npm', 'install', '--no-audit', '--no-fund'], run: ['npx', '--no-install'] },
  {
    name: 'pnpm',
    install: ['npx', '-y', packageManager, 'install', '--no-frozen-lockfile', '--ignore-workspace'],
    run: ['npx', '-y', packageManager, 'exec'],
  },
  {
    name: 'Yarn 1',
    // A cache of its own: the shared one knows a tarball by its version, and gives back what was packed before.
    install: [
      ...['npx', '-y', 'yarn@1.22.22', 'install', '--no-lockfile', '--silent'],
      ...['--cache-folder', '../cache/yarn-1'],
    ],
    run: ['npx', '-y', 'yarn@1.22.22', '--silent', 'run'],
  },
  berry('Yarn 4, node_modules', 'node-modules'),
  berry("Yarn 4, Plug'n'Play", 'pnp'),
];

function berry(name, linker) {
  const yarn = ['npx', '-y', '@yarnpkg/cli-dist@4'];
  return {
    name,
    files: (cache) => ({
      '.yarnrc.yml': [
        `nodeLinker: ${linker}`,
        'enableTelemetry: false',
        'enableImmutableInstalls: false',
        `globalFolder: ${JSON.stringify(join(cache, 'yarn'))}`,
        ...registrySetting(),
        '',
      ].join('\n'),
      'yarn.lock': '',
    }),
    install: [...yarn, 'install'],
    run: [...yarn, 'run'],
  };
}

/** Yarn 4 asks no other tool's configuration which registry there is. */
function registrySetting() {
  const { stdout } = spawnSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' });
  const registry = stdout.trim();
  if (registry === '') return [];
  const insecure = registry.startsWith('http:') ? [`unsafeHttpWhitelist: ['*']`] : [];
  return [`npmRegistryServer: ${JSON.stringify(registry)}`, ...insecure];
}

function manifestOf(home) {
  return JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
}

/** The environment without what the package manager that started this script says of the repository. */
function environment() {
  const ours = /^(?:npm_(?!config_)|npm_config_(?:local_prefix|user_agent)|pnpm_|PNPM_|NODE_ENV)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

function run([command, ...args], cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...environment(), COREPACK_ENABLE_STRICT: '0' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, output: `${stdout}\n${stderr}\n${error?.message ?? ''}`, stdout };
}

/**
 * Packs the plugin as it was built.
 *
 * @param {string} folder where the tarball goes
 * @returns {string} its path
 */
export function packPlugin(folder) {
  const pack = ['--filter', 'eslint-plugin-bridgekeeper', 'pack', '--pack-destination', folder];
  const { status, output } = run(['npx', '-y', packageManager, ...pack], ROOT);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  if (status !== 0 || tarball === undefined) throw new Error(output);
  return join(folder, tarball);
}

/**
 * Sets an app up with a package manager, in an empty folder, and lints it.
 *
 * @param {(typeof PACKAGE_MANAGERS)[number]} manager
 * @param {string} tarball the plugin, packed
 * @param {string} folder
 * @returns {string | undefined} what went wrong
 */
export function tryPackageManager(manager, tarball, folder) {
  const app = join(folder, manager.name.replace(/\W+/g, '-'));
  const tools = TOOLS.map((name) => [name, spec(name, manifestOf(join(ROOT, 'node_modules', name)))]);
  const manifest = {
    name: 'app',
    private: true,
    type: 'module',
    devDependencies: { ...Object.fromEntries(tools), 'eslint-plugin-bridgekeeper': `file:${tarball}` },
  };
  const files = {
    ...APP,
    ...manager.files?.(join(folder, 'cache')),
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(app, path)), { recursive: true });
    writeFileSync(join(app, path), text);
  }
  const installed = run(manager.install, app);
  if (installed.status !== 0) return `the installation failed:\n${installed.output}`;
  const linted = run([...manager.run, 'eslint', '--format', 'json', '.'], app);
  if (linted.status !== 1) return `eslint ended with ${linted.status}:\n${linted.output}`;
  const found = findingsIn(linted.stdout, app);
  return found === EXPECTED.join(', ') ? undefined : `found ${found || 'nothing'}`;
}

/** Each finding of ESLint's JSON, behind whatever a package manager printed before it. */
function findingsIn(output, app) {
  const results = JSON.parse(output.slice(output.indexOf('[{')));
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId }) => `${relative(app, filePath)}:${line} ${ruleId}`),
  );
  return findings.sort().join(', ');
}

/** A package in the version of this repository, which may know it by another name than its own. */
function spec(name, { name: real, version }) {
  return name === real ? version : `npm:${real}@${version}`;
}
