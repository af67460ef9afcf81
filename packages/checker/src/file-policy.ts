import type { OwnNames, Policy, ToldConsumer } from '@bridgekeeper/policy';
import { compileNames } from '@bridgekeeper/policy';

import { isTaken } from './globs.js';
import { isDeployPath } from './deploy-paths.js';

/** What a policy tells the reader of a file. */
export interface Told {
  /** Who expands the file; undefined where its content and its path decide. */
  readonly consumer?: ToldConsumer | undefined;
  /** What the policy says of names; undefined where it speaks of none. */
  readonly names?: OwnNames | undefined;
}

/** Where a policy says who expands a file. */
export interface ToldBy extends Told {
  /** The policy file, as messages name it. */
  readonly from?: string | undefined;
}

/** The policy as it is for one file: its overrides are applied. `path` is from the project's root, with `/`. */
export function policyAt(policy: Policy, path: string): Policy {
  const { overrides = [] } = policy;
  const here = overrides.filter(({ paths }) => isTaken(paths, path));
  if (here.length === 0) return policy;
  const severities = Object.assign(
    {},
    policy.severities,
    ...here.map((override) => override.severities),
  ) as Policy['severities'];
  return { ...policy, severities };
}

/** What a policy says of a file beside its rules. */
export function toldOf(policy: Policy, path: string): ToldBy {
  const rule = policy.consumers?.findLast(({ paths }) => isTaken(paths, path));
  return { consumer: rule?.consumer, from: rule?.from, names: namesOf(policy) };
}

/** Whether a policy leaves a file out. */
export function isLeftOut({ ignores = [] }: Policy, path: string): boolean {
  return ignores.length > 0 && isTaken(ignores, path);
}

/** Whether a deployment reads a path: the last of the policy's own globs that matches decides, then the folders. */
export function deployPathsOf({ deployPaths = [] }: Policy): (path: string) => boolean {
  return deployPaths.length === 0 ? isDeployPath : (path) => isDeployPath(path, deployPaths);
}

/** Kept by the policy: files are checked one by one, and its names do not change. */
const compiled = new WeakMap<Policy, OwnNames | undefined>();

/** What a policy says of names; undefined where it speaks of none. */
export function namesOf(policy: Policy): OwnNames | undefined {
  if (policy.secretNames === undefined && policy.publicNames === undefined) return undefined;
  if (!compiled.has(policy)) {
    compiled.set(policy, compileNames(policy.secretNames ?? [], policy.publicNames ?? []));
  }
  return compiled.get(policy);
}
