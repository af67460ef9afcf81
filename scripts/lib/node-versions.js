/** Node.js in the versions that the packages promise to work with, each as the npm registry has it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest of each line that `engines` names, and the newest of the last. */
export const NODE_VERSIONS = ['20.19.0', '22.13.0', '24'];

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/bridgekeeper/', import.meta.url));
const PLATFORM = process.platform === 'win32' ? 'win' : process.platform;

/**
 * Installs a version of Node.js beside the project, where that is not done yet and this process has another. Without a
 * network that is given up at once.
 *
 * @param {string} version
 * @returns {{ path: string } | { missing: string }} its binary, or why there is none
 */
export function installNode(version) {
  if (`${process.versions.node}.`.startsWith(`${version}.`)) return { path: process.execPath };
  const name = `node-${PLATFORM}-${process.arch}`;
  const folder = join(CACHE, `node-${version}`);
  const path = join(folder, 'node_modules', name, 'bin', PLATFORM === 'win' ? 'node.exe' : 'node');
  if (existsSync(path)) return { path };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const options = [
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--no-save',
    '--fetch-retries=0',
    '--fetch-timeout=60000',
  ];
  const args = ['install', ...options, `${name}@${version}`];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  if (status === 0 && existsSync(path)) return { path };
  const [reason = 'npm did not start'] = (stderr ?? '').match(/(?<=npm error ).*/) ?? [];
  return { missing: `${name}@${version} cannot be installed: ${reason}` };
}
