import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { CONFIG_NAMES, oneOfNames, shownPath } from 'bridgekeeper/policy-file';

import { Momentary } from '../files/moment.js';
import type { Stamp } from '../files/snapshot.js';
import { isSameStamp, isSettled, stampOf } from '../files/snapshot.js';

export interface FoundPolicyFile {
  /** Absolute; undefined where there is none. */
  readonly path: string | undefined;
  /** The root of the file's repository, or outside of any the only folder that is looked at. Absolute. */
  readonly root: string;
}

interface Folder {
  readonly stamp: Stamp;
  /** When it was looked at, in milliseconds. */
  readonly readAt: number;
  /** Those of the names of policy files that stand in it. */
  readonly names: readonly string[];
  /** It is the root of a repository. */
  readonly isRoot: boolean;
}

/** A folder is read again when its times change, as they do when a file in it comes or goes. */
const folders = new Map<string, Folder>();

/** By the folder of a linted file. */
const found = new Momentary<{ readonly cwd: string; readonly policyFile: FoundPolicyFile }>();

/**
 * The policy file of a linted file: the nearest one, from its folder upwards to the root of its repository. Outside of
 * a repository only the working directory is looked at, or the file's own folder where that is elsewhere.
 *
 * @param file absolute; neither it nor its folder need exist
 * @param cwd absolute
 * @throws ConfigError where two stand in one folder
 */
export function findPolicyFile(file: string, cwd: string): FoundPolicyFile {
  const folder = dirname(file);
  let known = found.get(folder);
  if (known?.cwd !== cwd) {
    known = { cwd, policyFile: search(file, cwd) };
    found.set(folder, known);
  }
  return known.policyFile;
}

function search(file: string, cwd: string): FoundPolicyFile {
  let path: string | undefined;
  for (let at = dirname(file); ; at = dirname(at)) {
    const folder = folderAt(at);
    if (path === undefined && folder !== undefined) path = policyFileIn(at, folder, cwd);
    if (folder?.isRoot === true) return { path, root: at };
    if (dirname(at) === at) break;
  }
  const root = isBelow(file, cwd) ? cwd : dirname(file);
  const folder = folderAt(root);
  return { path: folder && policyFileIn(root, folder, cwd), root };
}

function policyFileIn(at: string, { names }: Folder, cwd: string): string | undefined {
  if (names.length === 0) return undefined;
  const name = oneOfNames(names, (first) => shownPath(cwd, join(at, first)));
  return name === undefined ? undefined : join(at, name);
}

function isBelow(file: string, folder: string): boolean {
  const path = relative(folder, file);
  return path !== '..' && !path.startsWith(`..${sep}`);
}

/** Folders that are above several files. */
const seen = new Momentary<{ readonly folder: Folder | undefined }>();

function folderAt(path: string): Folder | undefined {
  let known = seen.get(path);
  if (known === undefined) {
    known = { folder: lookAt(path) };
    seen.set(path, known);
  }
  return known.folder;
}

function lookAt(path: string): Folder | undefined {
  const stamp = stampOf(path);
  const known = folders.get(path);
  if (stamp === undefined) {
    folders.delete(path);
    return undefined;
  }
  if (known !== undefined && isSameStamp(known.stamp, stamp) && isSettled(stamp, known.readAt)) return known;
  const readAt = Date.now();
  const entries = entriesOf(path);
  const present = CONFIG_NAMES.filter((name) => entries.includes(name) && isFile(join(path, name)));
  const folder = { stamp, readAt, names: present, isRoot: entries.includes('.git') };
  folders.set(path, folder);
  return folder;
}

function entriesOf(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    // Not readable, or the virtual folder of a code block, which is a file.
    return [];
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
