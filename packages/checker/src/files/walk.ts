import type { Dirent } from 'node:fs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { FileError } from '../finding.js';
import type { IgnoreRules, IgnoreRulesReader } from './ignore-rules.js';
import { ignored, ignoreRulesReader } from './ignore-rules.js';
import type { Location } from './location.js';
import { joinLocation, locationText, toLocation } from './location.js';
import { isSkippedDirectory } from './relevant.js';
import { systemErrorText } from './system-error.js';

interface Directory {
  readonly location: Location;
  /** Relative to the root of the rules. */
  readonly path: string;
  /** From the outermost to the directory's own. */
  readonly rules: readonly IgnoreRules[];
}

export interface WalkResult {
  /** Files and symbolic links, relative to the directory walked. */
  readonly names: readonly Location[];
  readonly errors: readonly FileError[];
}

/**
 * Lists what git would, where git cannot be asked: every file below a directory that no `.gitignore` on the
 * way ignores. Symbolic links are listed, never followed, so a loop is no danger.
 *
 * What it cannot know: that a file is tracked although it is ignored, and rules outside of the tree
 * (core.excludesFile).
 *
 * @param root where the rules start: the repository's root, or the directory itself. At or above `directory`.
 * @param path of the directory below the root, with `/`; empty for the root itself
 */
export async function walk(root: string, path: string): Promise<WalkResult> {
  const rulesOf = await ignoreRulesReader();
  const above: IgnoreRules[] = [];
  let parent = root;
  let prefix = '';
  for (const segment of path === '' ? [] : path.split('/')) {
    const rules = rulesOf(parent, prefix);
    if (rules !== undefined) above.push(rules);
    parent = join(parent, segment);
    prefix += `${segment}/`;
  }
  return walkFrom({ location: parent, path: prefix, rules: above }, rulesOf);
}

function walkFrom(start: Directory, rulesOf: IgnoreRulesReader): WalkResult {
  const names: Location[] = [];
  const errors: FileError[] = [];
  const pending: { readonly directory: Directory; readonly name: Location }[] = [
    { directory: start, name: '' },
  ];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { directory, name: above } = next;
    const entries = readDirectory(directory.location);
    if (!Array.isArray(entries)) {
      errors.push({ file: locationText(above), message: entries.message });
      continue;
    }
    const own = rulesOf(directory.location, directory.path);
    const rules = own === undefined ? directory.rules : [...directory.rules, own];
    for (const entry of entries) {
      const text = locationText(entry.name);
      const path = directory.path + text;
      const name = joinLocation(above, entry.name);
      if (entry.isDirectory) {
        if (isSkippedDirectory(text) || ignored(rules, `${path}/`)) continue;
        const location = joinLocation(directory.location, entry.name);
        pending.push({ directory: { location, path: `${path}/`, rules }, name });
      } else if (!ignored(rules, path)) {
        names.push(name);
      }
    }
  }
  return { names, errors };
}

interface Entry {
  readonly name: Location;
  readonly isDirectory: boolean;
}

function readDirectory(location: Location): Entry[] | { readonly message: string } {
  try {
    const entries: Dirent[] = readdirSync(location, { withFileTypes: true });
    if (!entries.some(({ name }) => name.includes('\uFFFD')))
      return entries.map((entry) => toEntry(entry, entry.name));
    const inBytes = readdirSync(location, { withFileTypes: true, encoding: 'buffer' });
    return inBytes.map((entry) => toEntry(entry, toLocation(entry.name)));
  } catch (error) {
    return { message: systemErrorText(error) };
  }
}

function toEntry(entry: { isDirectory(): boolean }, name: Location): Entry {
  return { name, isDirectory: entry.isDirectory() };
}
