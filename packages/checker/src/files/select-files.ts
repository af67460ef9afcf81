import { lstatSync, realpathSync, statSync } from 'node:fs';

import type { Location } from './location.js';
import { joinLocation, locationKey, locationText, toLocation } from './location.js';
import { isRelevant } from './relevant.js';

export interface SelectedFile {
  /** Relative to the directory, with `/`. */
  readonly name: string;
  readonly location: Location;
  /** In bytes. */
  readonly size: number;
}

/**
 * The relevant files among the names listed below a directory: those that are there, and are files. A
 * symbolic link to a file is taken only where its target is listed and is not taken by its own name.
 *
 * @param names relative to the directory; a name that stands for a directory is passed over
 * @param directory absolute, with no symbolic link in it
 */
export function selectFiles(names: readonly Location[], directory: string): SelectedFile[] {
  const selected: SelectedFile[] = [];
  const links: SelectedFile[] = [];
  for (const listed of names) {
    const name = locationText(listed);
    if (name.endsWith('/') || !isRelevant(name)) continue;
    const location = joinLocation(directory, listed);
    const found = look(location);
    if (found.kind === 'file') selected.push({ name, location, size: found.size });
    else if (found.kind === 'link') links.push({ name, location, size: 0 });
  }
  return links.length === 0 ? selected : [...selected, ...followed(links, names, directory)];
}

function look(location: Location): { readonly kind: 'file' | 'link' | 'other'; readonly size: number } {
  try {
    const stats = lstatSync(location, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink() === true) return { kind: 'link', size: 0 };
    return stats?.isFile() === true ? { kind: 'file', size: stats.size } : { kind: 'other', size: 0 };
  } catch {
    // It is there and may not be looked at: whoever reads it gets the error and reports it.
    return { kind: 'file', size: 0 };
  }
}

function followed(
  links: readonly SelectedFile[],
  names: readonly Location[],
  directory: string,
): SelectedFile[] {
  const listed = new Map(
    names.map((name) => [locationKey(joinLocation(directory, name)), locationText(name)]),
  );
  const seen = new Set<string>();
  const selected: SelectedFile[] = [];
  for (const link of links) {
    const target = targetOf(link.location);
    const name = target === undefined ? undefined : listed.get(target.key);
    if (target === undefined || name === undefined || isRelevant(name) || seen.has(target.key)) continue;
    seen.add(target.key);
    selected.push({ ...link, size: target.size });
  }
  return selected;
}

/** The file at the end of a chain of links; undefined where there is none. */
function targetOf(link: Location): { readonly key: string; readonly size: number } | undefined {
  try {
    const real = toLocation(realpathSync(link, { encoding: 'buffer' }));
    const stats = statSync(real);
    return stats.isFile() ? { key: locationKey(real), size: stats.size } : undefined;
  } catch {
    return undefined;
  }
}
