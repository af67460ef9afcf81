import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { thirdPartyNotices } from '../../scripts/third-party-notices.js';

/**
 * The plugin is one file, and beside it one for each file of `src/lazy`: what only few linted files need is loaded when
 * it is called for the first time. These are CommonJS, for rules cannot wait for an `import`, and not everything that
 * runs ESLint (editors bring a Node of their own) can `require` a module.
 *
 * Our own packages are bundled from their sources. Packages of others are bundled where they are modules that cannot be
 * required; else they stay dependencies.
 */
const LAZY = join(import.meta.dirname, 'src/lazy');

/** `export { a, b } from '…';`, the only form that a file of `src/lazy` may have: what it exports is functions. */
const EXPORTS = /^export \{ ([\w, ]+) \} from '[^']+';$/m;

function namesOf(file) {
  const names = EXPORTS.exec(readFileSync(file, 'utf8'))?.[1];
  if (names === undefined) throw new Error(`${file} has to be \`export { … } from '…';\``);
  return names.split(', ');
}

/** Puts functions that load the other file in the place of what `src/lazy` exports. */
function lazyFiles() {
  return {
    name: 'lazy-files',
    async resolveId(source, importer) {
      if (importer === undefined || !/(?:^|\/)lazy\//.test(source)) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && dirname(resolved.id) === LAZY ? `\0${resolved.id}` : undefined;
    },
    load(id) {
      if (!id.startsWith(`\0${LAZY}`)) return undefined;
      const file = id.slice(1);
      const name = basename(file, '.ts');
      const functions = namesOf(file).map(
        (fn) => `export function ${fn}(...args) { return load().${fn}(...args); }`,
      );
      return [
        `import { createRequire } from 'node:module';`,
        `let loaded;`,
        `const load = () => (loaded ??= createRequire(import.meta.url)('./${name}.cjs'));`,
        ...functions,
      ].join('\n');
    },
  };
}

const shared = {
  platform: 'node',
  resolve: { conditionNames: ['@bridgekeeper/source', 'import', 'node', 'default'] },
  treeshake: { moduleSideEffects: false },
  external: ['@eslint/plugin-kit'],
};

const lazyInputs = readdirSync(LAZY).map((file) => [basename(file, '.ts'), join(LAZY, file)]);

export default [
  {
    ...shared,
    input: 'src/index.ts',
    output: { file: 'dist/index.js', format: 'esm', codeSplitting: false },
    plugins: [lazyFiles()],
  },
  {
    ...shared,
    input: Object.fromEntries(lazyInputs),
    output: { dir: 'dist', format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'shared-[name].cjs' },
    plugins: [thirdPartyNotices()],
  },
];
