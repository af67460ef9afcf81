import { dirname, isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { isFile } from './find-config.js';

/**
 * The file that an entry of `extends` names: a path relative to the file that it stands in, or a package, found as
 * an import in that file would be.
 *
 * @param from the file that it stands in, absolute
 * @returns the absolute path, or what is wrong
 */
export async function resolveExtends(
  specifier: string,
  from: string,
): Promise<{ readonly path: string } | { readonly fault: string }> {
  if (/^\.{1,2}(?:[/\\]|$)/.test(specifier) || isAbsolute(specifier)) {
    const path = resolve(dirname(from), specifier.replaceAll('\\', '/'));
    return isFile(path) ? { path } : { fault: `"${specifier}" is no file` };
  }
  const { resolve: resolveImport } = await import('import-meta-resolve');
  try {
    const url = resolveImport(specifier, pathToFileURL(from).href);
    if (url.startsWith('file:')) return { path: fileURLToPath(url) };
  } catch (error) {
    return { fault: faultOf(specifier, from, (error as { readonly code?: unknown }).code) };
  }
  return { fault: `"${specifier}" is neither a file nor a package` };
}

function faultOf(specifier: string, from: string, code: unknown): string {
  if (isFile(resolve(dirname(from), specifier))) {
    return `"${specifier}" is taken for a package; for the file beside this one write "./${specifier}"`;
  }
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED') return `the package does not export "${specifier}"`;
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return `the package "${specifier}" is not found: install ${name}, or write a path that starts with "./"`;
}
