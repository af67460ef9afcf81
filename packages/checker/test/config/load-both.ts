import { resolve } from 'node:path';

import { ConfigError } from '../../src/config/config-error.js';
import { findConfig } from '../../src/config/find-config.js';
import type { LoadedPolicy, LoadOptions } from '../../src/config/load-policy.js';
import { loadPolicy } from '../../src/config/load-policy.js';
import { loadPolicySync } from '../../src/config/load-policy-sync.js';
import { expect } from 'vitest';

/** What `loadPolicy` gives, after making sure that the loader without a promise gives the same. */
export async function loadBoth(options: LoadOptions): Promise<LoadedPolicy | undefined> {
  const [outcome] = await Promise.allSettled([loadPolicy(options)]);
  const { cwd, file } = options;
  if (outcome.status === 'fulfilled' && outcome.value === undefined) return undefined;
  const path = file === undefined ? foundIn(cwd) : resolve(cwd, file);
  if (path !== undefined) {
    const kind = file === undefined ? 'found' : 'named';
    const { policy, files, problems } = loadPolicySync({ kind, path }, cwd);
    if (outcome.status === 'fulfilled') {
      expect(problems).toEqual([]);
      expect({ policy, files }).toEqual(outcome.value);
    } else {
      expect(problems).toEqual((outcome.reason as ConfigError).problems);
    }
  }
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

/** The policy file; undefined where two stand in one folder. */
function foundIn(cwd: string): string | undefined {
  try {
    return findConfig(cwd);
  } catch {
    return undefined;
  }
}
