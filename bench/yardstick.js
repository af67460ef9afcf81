/**
 * The least that a checker of files can do: find the relevant ones and read them as UTF-8. What `bridgekeeper check`
 * costs is told as a multiple of this. Prints `{"files": …, "bytes": …}`.
 *
 *   node bench/yardstick.js DIR
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RELEVANT = /\.(?:ya?ml|tpl|env[^/]*)$|(?:^|\/)Dockerfile[^/]*$/;
const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);

/**
 * @param {string} folder
 * @returns {string[] | undefined} undefined outside of a repository
 */
function listByGit(folder) {
  const args = ['ls-files', '-z', '-co', '--exclude-standard', '--deduplicate'];
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return status === 0 ? stdout.split('\0').slice(0, -1) : undefined;
}

/**
 * @param {string} folder
 * @param {string} prefix
 * @returns {string[]}
 */
function listByWalk(folder, prefix = '') {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name;
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name) ? listByWalk(folder, `${path}/`) : [];
  });
}

const [folder = '.'] = process.argv.slice(2);
let files = 0;
let bytes = 0;
for (const path of listByGit(folder) ?? listByWalk(folder)) {
  if (!RELEVANT.test(path)) continue;
  try {
    bytes += Buffer.byteLength(readFileSync(join(folder, path), 'utf8'));
    files += 1;
  } catch {
    // Deleted but still in the index, a dangling link: no checker could read it.
  }
}
console.log(JSON.stringify({ files, bytes }));
