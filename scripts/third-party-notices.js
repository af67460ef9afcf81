import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Licence files go by these names in the packages that we bundle. */
const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;

/**
 * A plugin of rolldown that writes THIRD-PARTY-NOTICES.txt beside a bundle: name, version and licence text of every
 * package that has code in it, as their licences ask of whoever hands copies on. A package without a licence text
 * fails the build.
 */
export function thirdPartyNotices() {
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
