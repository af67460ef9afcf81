import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';

import { isFile } from './find-config.js';
import { foldersAbove, packageName, resolvePackage } from './resolve-package.js';

/** The file that an entry of `extends` names, absolute, or what is wrong; and what decided that. */
export type Resolved = ({ readonly path: string } | { readonly fault: string }) & {
  /** The files whose coming, going or change makes the entry name another file. Absolute. */
  readonly watched: readonly string[];
};

/**
 * The file that an entry of `extends` names: a path relative to the file that it stands in, or a package, found as
 * an import in that file would be.
 *
 * @param from the file that it stands in, absolute
 */
export function resolveExtends(specifier: string, from: string): Resolved {
  if (/^\.{1,2}(?:[/\\]|$)/.test(specifier) || isAbsolute(specifier)) {
    const path = resolve(dirname(from), specifier.replaceAll('\\', '/'));
    return { ...(isFile(path) ? { path } : { fault: `"${specifier}" is no file` }), watched: [path] };
  }
  const watched = manifestsOf(specifier, from);
  const file = resolvePackage(specifier, from);
  if ('path' in file) return { path: file.path, watched: [...watched, file.path] };
  return { fault: faultText(specifier, from, file.fault), watched };
}

/** The manifests of a package from the nearest folder on, up to the one that is there. */
function manifestsOf(specifier: string, from: string): readonly string[] {
  const manifests = foldersAbove(from).map((folder) =>
    join(folder, 'node_modules', packageName(specifier), 'package.json'),
  );
  const found = manifests.findIndex((manifest) => existsSync(manifest));
  return found < 0 ? manifests : manifests.slice(0, found + 1);
}

function faultText(
  specifier: string,
  from: string,
  fault: 'no-package' | 'not-exported' | 'not-found',
): string {
  if (isFile(resolve(dirname(from), specifier))) {
    return `"${specifier}" is taken for a package; for the file beside this one write "./${specifier}"`;
  }
  if (fault === 'no-package') return `"${specifier}" is neither a file nor a package`;
  if (fault === 'not-exported') return `the package does not export "${specifier}"`;
  return `the package "${specifier}" is not found: install ${packageName(specifier)}, or write a path that starts with "./"`;
}
