import { statSync } from 'node:fs';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** A policy file that is a program and cannot be run. The message is for people. */
export class ImportFault extends Error {}

/**
 * The default export of a policy file in JavaScript or TypeScript. This runs the file, and is the only place where
 * anything of a repository is run.
 *
 * @param path absolute
 * @throws ImportFault where it cannot be run or exports nothing
 */
export async function importConfig(path: string): Promise<unknown> {
  const exported = /\.[cm]?ts$/i.test(path) ? await importTypeScript(path) : await importFile(path);
  const value: unknown = await exported['default'];
  if (value === undefined) throw new ImportFault('has no default export: write `export default { … }`');
  return value;
}

type Exports = Readonly<Record<string, unknown>>;

async function importFile(path: string): Promise<Exports> {
  // A process that lives on, as an editor's does, sees what was changed.
  const url = `${pathToFileURL(path).href}?${statSync(path).mtimeMs}`;
  try {
    return (await import(/* @vite-ignore */ url)) as Exports;
  } catch (error) {
    throw new ImportFault(`cannot be run: ${reasonOf(error)}`);
  }
}

/** Node strips types from 22.18 on; before that, and for syntax that has to be compiled, it takes jiti. */
async function importTypeScript(path: string): Promise<Exports> {
  const features: Readonly<Record<string, unknown>> = { ...process.features };
  if (features['typescript'] !== undefined && features['typescript'] !== false) {
    try {
      return (await import(/* @vite-ignore */ pathToFileURL(path).href)) as Exports;
    } catch (error) {
      if ((error as { readonly code?: unknown }).code !== 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX') {
        throw new ImportFault(`cannot be run: ${reasonOf(error)}`);
      }
    }
  }
  const { createJiti } = await loadJiti();
  try {
    return await createJiti(path, { moduleCache: false, fsCache: false }).import<Exports>(path);
  } catch (error) {
    throw new ImportFault(`cannot be run: ${reasonOf(error)}`);
  }
}

async function loadJiti(): Promise<typeof import('jiti')> {
  try {
    return await import('jiti');
  } catch {
    throw new ImportFault(
      `needs the package jiti, for Node ${process.versions.node} does not run it as it is: install jiti, or write bridgekeeper.config.mjs`,
    );
  }
}

/** The first line of what went wrong: the file is its author's own. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'it throws what is no error';
  const [line = ''] = error.message.split('\n');
  return `${error.name}: ${line.slice(0, 200)}`;
}
