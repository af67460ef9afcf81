import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licence files go by these names in the packages that we bundle. */
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;

/**
 * Writes THIRD-PARTY-NOTICES.txt beside the bundle: name, version and licence text of every package that has
 * code in it, as their licences ask of whoever hands copies on. A package without a licence text fails the build.
 */
function thirdPartyNotices() {
  return {
    name: 'third-party-notices',
    generateBundle(_options, bundle) {
      const roots = new Set();
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
          if (id.includes('/node_modules/')) roots.add(packageRoot(id));
        }
      }
      const source = [...roots]
        .map(notice)
        .sort()
        .join(`\n${'-'.repeat(80)}\n\n`);
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES.txt', source });
    },
  };
}

/** The directory of the package that a module belongs to: the nearest one whose package.json has a name. */
function packageRoot(id) {
  for (let at = dirname(id); at !== dirname(at); at = dirname(at)) {
    const file = join(at, 'package.json');
    if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name !== undefined) return at;
  }
  throw new Error(`no package holds ${id}`);
}

function notice(root) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = readdirSync(root).find((entry) => LICENCE_FILE.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(root, file), 'utf8').trim()}\n`;
}

export default {
  input: 'dist/cli.js',
  platform: 'node',
  // Loaded only for policies that extend a package, or are written in TypeScript.
  external: ['import-meta-resolve', 'jiti'],
  // One file: start-up time is a feature. What is imported dynamically still runs only when it is asked for. What
  // few files need (`yaml`, `dockerfile-ast`) is loaded by createRequire and stays outside: inside, its mere size
  // would cost every start 6 ms of 35.
  output: { file: 'dist/bin.js', format: 'esm', codeSplitting: false },
  plugins: [thirdPartyNotices()],
};
