import type { PolicySource, ReadPolicy } from 'bridgekeeper/policy-sync';

import { loadPolicySync } from '../lazy/policy-sync.js';
import { Momentary } from '../files/moment.js';
import type { Snapshot } from '../files/snapshot.js';
import { lastChange, takeSnapshot, unchanged } from '../files/snapshot.js';

interface Stored {
  readonly policy: ReadPolicy;
  /** How every path was that decided what the policy is. */
  readonly snapshots: Map<string, Snapshot>;
  /** When it is read again whatever the snapshots say, in milliseconds. */
  readonly until: number;
}

const ofFiles = new Map<string, Stored>();
/** ESLint keeps the settings of a configuration as one object. */
const ofValues = new WeakMap<object, Map<string, Stored>>();

/** Those that were looked at a moment ago. */
const current = new Momentary<Stored>();

/** What a program failed on may be put right in a file that it imports. In milliseconds. */
const TRY_AGAIN = 2000;

/**
 * The policy of a source, as it is now: read once, and again when anything that it was read from changes, comes or
 * goes.
 *
 * @param cwd what messages are relative to; absolute
 */
export function storedPolicy(source: PolicySource, cwd: string): ReadPolicy {
  const { store, key } = placeOf(source, cwd);
  const known = store.get(key);
  if (known !== undefined && (current.get(key) === known || isCurrent(known))) {
    current.set(key, known);
    return known.policy;
  }
  const stored = read(source, cwd);
  store.set(key, stored);
  return stored.policy;
}

function placeOf(source: PolicySource, cwd: string): { store: Map<string, Stored>; key: string } {
  if (source.kind !== 'value') return { store: ofFiles, key: `${source.kind}\0${source.path}\0${cwd}` };
  const { value } = source;
  if (typeof value !== 'object' || value === null) return { store: new Map(), key: cwd };
  const store = ofValues.get(value) ?? new Map<string, Stored>();
  ofValues.set(value, store);
  return { store, key: cwd };
}

function isCurrent({ snapshots, until }: Stored): boolean {
  if (Date.now() > until) return false;
  for (const [path, before] of snapshots) {
    const now = unchanged(path, before);
    if (now === undefined) return false;
    if (now !== before) snapshots.set(path, now);
  }
  return true;
}

/** The clock of file systems runs behind by up to that, in milliseconds. */
const COARSE = 20;

/** More often nobody saves a file while it is read. */
const MAX_READS = 3;

function read(source: PolicySource, cwd: string): Stored {
  for (let reads = 1; ; reads++) {
    const startedAt = Date.now();
    const policy = loadPolicySync(source, cwd);
    const snapshots = new Map(policy.watched.map((path) => [path, takeSnapshot(path)]));
    const wasSaved = [...snapshots.values()].some(
      ({ stamp }) => stamp !== undefined && lastChange(stamp) > startedAt - COARSE,
    );
    const until = policy.programFailed ? Date.now() + TRY_AGAIN : Infinity;
    // The snapshot may already be of the next version: read that.
    if (!wasSaved || reads === MAX_READS) return { policy, snapshots, until };
  }
}
