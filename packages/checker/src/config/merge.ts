import type { Policy } from '@bridgekeeper/policy';

/** What the command line says of the policy. */
export type PolicyFlags = Partial<Pick<Policy, 'preset' | 'severities' | 'testPaths'>>;

/** One policy of several: single values of later ones win, lists are put one behind the other. */
export function mergePolicies(policies: readonly Partial<Policy>[]): Policy {
  const lists = Object.fromEntries(
    LISTS.flatMap((key) => {
      const all = policies.flatMap((policy): readonly unknown[] => policy[key] ?? []);
      return all.length === 0 ? [] : [[key, all]];
    }),
  ) as Partial<Policy>;
  return {
    preset: policies.findLast(({ preset }) => preset !== undefined)?.preset ?? 'recommended',
    severities: Object.assign({}, ...policies.map(({ severities }) => severities)) as Policy['severities'],
    ...lists,
  };
}

const LISTS = [
  'testPaths',
  'deployPaths',
  'consumers',
  'ignores',
  'overrides',
  'secretNames',
  'publicNames',
  'vaultClients',
] as const satisfies readonly (keyof Policy)[];

/** Puts the command line on top: a severity of its own holds in every path. */
export function withFlags(policy: Policy, flags: PolicyFlags): Policy {
  const given = flags.severities ?? {};
  const merged = mergePolicies([policy, flags]);
  if (merged.overrides === undefined || Object.keys(given).length === 0) return merged;
  const overrides = merged.overrides.map(({ paths, severities }) => ({
    paths,
    severities: Object.fromEntries(Object.entries(severities).filter(([id]) => !Object.hasOwn(given, id))),
  }));
  return { ...merged, overrides };
}

/** A policy whose globs count from a folder of the project: here they count from the project's root. */
export function fromFolder(policy: Policy, folder: string): Policy {
  if (folder === '') return policy;
  const prefix = folder.replace(/[\\*?[\]{}!()]/g, '\\$&');
  const below = (glob: string): string => {
    const plain = glob.replace(/^!/, '').replace(/^(?:\.\/)+/, '');
    return `${glob.startsWith('!') ? '!' : ''}${prefix}/${plain}`;
  };
  const globs = (list: readonly string[] | undefined): readonly string[] | undefined => list?.map(below);
  const entries = Object.entries({
    testPaths: globs(policy.testPaths),
    deployPaths: globs(policy.deployPaths),
    ignores: globs(policy.ignores),
    consumers: policy.consumers?.map((rule) => ({ ...rule, paths: rule.paths.map(below) })),
    overrides: policy.overrides?.map((rule) => ({ ...rule, paths: rule.paths.map(below) })),
  }).filter(([, value]) => value !== undefined);
  return { ...policy, ...(Object.fromEntries(entries) as Partial<Policy>) };
}
