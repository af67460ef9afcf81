import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const HOME = fileURLToPath(new URL('../../packages/eslint-plugin/', import.meta.url));
const ENTRY = '\0entry';

/**
 * Loads a source of the plugin that it does not publish: its build is one file. Bundled for that, it needs no build of
 * the plugin, and measures what stands in the sources.
 *
 * @param {readonly string[]} modules below `src` of the plugin, without `.ts`
 * @returns {Promise<any>} everything that they export
 */
export async function loadSources(modules) {
  const { resolve } = createRequire(join(HOME, 'package.json'));
  const { rolldown } = await import(pathToFileURL(resolve('rolldown')).href);
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    resolve: { conditionNames: ['@bridgekeeper/source', 'import', 'node', 'default'] },
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (/** @type {string} */ id) => (id === ENTRY ? id : undefined),
        load: (/** @type {string} */ id) => (id === ENTRY ? modules.map(exportFrom).join('\n') : undefined),
      },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-bench-'));
  try {
    const file = join(folder, 'sources.mjs');
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    return await import(pathToFileURL(file).href);
  } finally {
    await bundle.close();
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} module */
function exportFrom(module) {
  return `export * from ${JSON.stringify(join(HOME, 'src', `${module}.ts`))};`;
}
