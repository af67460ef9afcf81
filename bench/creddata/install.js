import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is installed, at the versions that documented figures hold for. */
const PACKAGES = {
  secretlint: '13.0.6',
  '@secretlint/secretlint-rule-preset-recommend': '13.0.7',
  'eslint-plugin-no-secrets': '2.3.3',
  'eslint-plugin-sonarjs': '4.2.2',
  'smol-toml': '1.9.1',
};

/**
 * Installs the peers in a folder of their own, never in this workspace. The first run takes some seconds,
 * later runs find them there.
 *
 * @param {string} folder
 * @throws where npm or its registry cannot be had
 */
export function installPeers(folder) {
  const packages = Object.entries(PACKAGES);
  if (packages.every(([name, version]) => installedVersion(folder, name) === version)) return;
  mkdirSync(folder, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error'];
  const names = packages.map(([name, version]) => `${name}@${version}`);
  const { status, stderr, error } = spawnSync('npm', ['install', '--prefix', folder, ...quiet, ...names], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error !== undefined) throw error;
  const [reason = ''] = stderr.trim().split('\n');
  if (status !== 0) throw new Error(`npm could not install them: ${reason.slice(0, 200)}`);
}

/**
 * @param {string} folder
 * @param {string} name
 */
function installedVersion(folder, name) {
  const file = join(folder, 'node_modules', name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Promise<any>}
 */
export async function importPeer(folder, name) {
  const resolved = createRequire(join(folder, 'package.json')).resolve(name);
  const loaded = await import(pathToFileURL(resolved).href);
  return loaded.default ?? loaded;
}
