import { readFileSync, statSync } from 'node:fs';

/** What changes with a file, or with the names in a folder. */
export interface Stamp {
  readonly modified: number;
  readonly changed: number;
  readonly size: number;
  readonly inode: number;
}

/** How a path was, at a time. */
export interface Snapshot {
  /** Undefined where nothing was there. */
  readonly stamp: Stamp | undefined;
  /** What was in the file, where the stamp alone does not tell it from what may come. */
  readonly content: string | undefined;
  /** In milliseconds. */
  readonly takenAt: number;
}

/**
 * A change that leaves size and times as they were goes unseen if it falls into the same tick of the file system's
 * clock (2 seconds on FAT). So of what was looked at so soon after its last change the content is compared.
 */
const TICK = 2000;

/** Undefined for what is not there, or may not be looked at. */
export function stampOf(path: string): Stamp | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats && { modified: stats.mtimeMs, changed: stats.ctimeMs, size: stats.size, inode: stats.ino };
  } catch {
    return undefined;
  }
}

export function isSameStamp(a: Stamp | undefined, b: Stamp | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.modified === b.modified && a.changed === b.changed && a.size === b.size && a.inode === b.inode;
}

/** When something last changed. */
export function lastChange({ modified, changed }: Stamp): number {
  return Math.max(modified, changed);
}

/** Whether a change after `at` would show in the stamp. */
export function isSettled(stamp: Stamp, at: number): boolean {
  return at - lastChange(stamp) > TICK;
}

export function takeSnapshot(path: string): Snapshot {
  const takenAt = Date.now();
  const stamp = stampOf(path);
  const content = stamp === undefined || isSettled(stamp, takenAt) ? undefined : contentOf(path);
  return { stamp, content, takenAt };
}

/**
 * How a path is now, if it is as it was: a snapshot to compare the next time with.
 *
 * @returns undefined where it has changed, come or gone
 */
export function unchanged(path: string, before: Snapshot): Snapshot | undefined {
  const { stamp } = before;
  if (!isSameStamp(stamp, stampOf(path))) return undefined;
  if (stamp === undefined || isSettled(stamp, before.takenAt)) return before;
  const now = takeSnapshot(path);
  const content = now.content ?? contentOf(path);
  return isSameStamp(now.stamp, stamp) && content === before.content ? now : undefined;
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return undefined;
  }
}
