import type { PolicySource, ReadPolicy } from './read-policy.js';
import { readPolicy } from './read-policy.js';
import { runConfigSync } from './run-config-sync.js';

export type { PolicySource, ReadPolicy } from './read-policy.js';

/**
 * The policy of a source with all that it extends, for tools that cannot wait for a promise, such as the rules of a
 * linter. Takes what `loadPolicy` takes. Never throws: what is wrong is among the problems.
 *
 * @param cwd what messages are relative to; absolute
 */
export function loadPolicySync(source: PolicySource, cwd: string): ReadPolicy {
  const reading = readPolicy(source, cwd);
  let step = reading.next();
  while (step.done !== true) step = reading.next(runConfigSync(step.value));
  return step.value;
}
