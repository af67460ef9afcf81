import { statSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { fromValue } from './from-value.js';
import type { Answer } from './read-policy.js';
import { JITI_OPTIONS, needsJiti, NO_DEFAULT, reasonOf, runsTypeScript, UNREADABLE } from './run-config.js';

/**
 * The default export of a policy file in JavaScript or TypeScript. This runs the file: together with
 * run-config-sync.ts it is the only place where anything of a repository is run.
 *
 * @param path absolute
 */
export async function importConfig(path: string): Promise<Answer> {
  let exported: Exports;
  try {
    exported = await exportsOf(path);
  } catch (error) {
    return { fault: error instanceof NoJiti ? needsJiti() : reasonOf(error) };
  }
  try {
    const value: unknown = await exported['default'];
    return value === undefined ? { fault: NO_DEFAULT } : { root: fromValue(value) };
  } catch {
    return { fault: UNREADABLE };
  }
}

type Exports = Readonly<Record<string, unknown>>;

/** There is no jiti. */
class NoJiti extends Error {}

/** Node strips types from 22.18 on; before that, and for syntax that has to be compiled, it takes jiti. */
async function exportsOf(path: string): Promise<Exports> {
  const isTypeScript = /\.[cm]?ts$/i.test(path);
  if (!isTypeScript || runsTypeScript()) {
    try {
      // A process that lives on sees what was changed.
      const url = `${pathToFileURL(path).href}?${String(statSync(path).mtimeMs)}`;
      return (await import(/* @vite-ignore */ url)) as Exports;
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (!isTypeScript || code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') throw error;
    }
  }
  const { createJiti } = await loadJiti();
  return await createJiti(path, JITI_OPTIONS).import<Exports>(path);
}

async function loadJiti(): Promise<typeof import('jiti')> {
  try {
    return await import('jiti');
  } catch {
    throw new NoJiti(process.version);
  }
}
