import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { bundlePlugin } from '../oxlint/bundle.js';

const require = createRequire(import.meta.url);

const CONFIG = `import parser from '@typescript-eslint/parser';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import { defineConfig } from 'eslint/config';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  { plugins: { bridgekeeper }, extends: ['bridgekeeper/recommended', 'bridgekeeper/deploy'] },
]);
`;

const SCHEMA = `import { z } from 'zod';

export const env = z
  .object({ DB_PASSWORD: z.string().min(1), JWT_SECRET: z.string().min(32) })
  .parse(process.env);
`;

/** A project as a user has it: packages in its `node_modules`, a configuration, a schema of the environment. */
export interface EditorProject {
  readonly root: string;
  readonly write: (file: string, text: string) => void;
  readonly rename: (from: string, to: string) => void;
  readonly remove: () => void;
}

/** Makes a project in a folder of its own, with the plugin as it stands in the sources. */
export async function createProject(): Promise<EditorProject> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'bridgekeeper-editor-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  await bundlePlugin(join(root, 'node_modules/eslint-plugin-bridgekeeper'));
  // As published: without the condition by which this repository finds its own sources.
  const manifest = { name: 'eslint-plugin-bridgekeeper', version: '0.0.0', type: 'module' };
  write(
    'node_modules/eslint-plugin-bridgekeeper/package.json',
    JSON.stringify({ ...manifest, exports: './dist/index.js' }),
  );
  mkdirSync(join(root, 'node_modules/@typescript-eslint'), { recursive: true });
  for (const name of ['eslint', '@typescript-eslint/parser']) {
    symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(root, 'node_modules', name), 'dir');
  }
  write('package.json', '{ "type": "module" }\n');
  write('.git/HEAD', 'ref: refs/heads/main\n');
  write('eslint.config.js', CONFIG);
  write('src/env.ts', SCHEMA);
  return {
    root,
    write,
    rename: (from, to) => {
      renameSync(join(root, from), join(root, to));
    },
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
