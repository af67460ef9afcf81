import { copyFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { rolldown } from 'rolldown';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Writes the plugin as it stands in the sources, in one file: oxlint loads plugins with Node's own `import`, which
 * takes no TypeScript, and what was built may be older than what is tested.
 *
 * @param folder where it may write
 * @returns the path of the plugin
 */
export async function bundlePlugin(folder: string): Promise<string> {
  const bundle = await rolldown({
    input: join(PACKAGE, 'src/index.ts'),
    platform: 'node',
    resolve: { conditionNames: ['@bridgekeeper/source', 'import', 'node', 'default'] },
    logLevel: 'silent',
  });
  const file = join(folder, 'dist/index.js');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  // What it requires when it is called for stays outside, where a user has it installed.
  symlinkSync(join(PACKAGE, 'node_modules'), join(folder, 'node_modules'), 'junction');
  // The plugin reads its name and version there.
  copyFileSync(join(PACKAGE, 'package.json'), join(folder, 'package.json'));
  return file;
}
