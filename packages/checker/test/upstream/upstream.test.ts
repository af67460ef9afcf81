import { describe, expect, it } from 'vitest';

import { check } from '../check.js';
import type { ChangeKind, UpstreamCase } from './cases.js';
import { CASES } from './cases.js';

const byKind = new Map<ChangeKind, UpstreamCase[]>();
for (const item of CASES) byKind.set(item.kind, [...(byKind.get(item.kind) ?? []), item]);

describe.each([...byKind])('what public projects mended: %s', (_kind, cases) => {
  it.each(cases.map((item) => [item.id, item] as const))('%s', (_id, { path, before, after, ...item }) => {
    const findings = check(path, before);
    expect(findings.map(({ at, text }) => `${at} ${text}`)).toEqual(item.expected);
    expect([...new Set(findings.map(({ rule }) => rule))]).toEqual([item.rule]);
    if (after !== undefined) expect(check(path, after)).toEqual([]);
  });
});

describe('the cases', () => {
  it('name their source, once each', () => {
    const sources = CASES.map(({ repository, commit }) => `${repository}@${commit}`);
    expect(sources.filter((source) => !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/.test(source))).toEqual([]);
    expect(new Set(sources).size).toBe(sources.length);
    expect(new Set(CASES.map(({ id }) => id)).size).toBe(CASES.length);
  });

  it('are of many projects', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(22);
    expect(new Set(CASES.map(({ repository }) => repository)).size).toBeGreaterThanOrEqual(10);
  });

  it('have a text of afterwards, unless the file was deleted', () => {
    const gone = CASES.filter(({ after }) => after === undefined);
    expect(gone.map(({ path }) => path)).toEqual([
      'deploy/secret.yaml',
      'config/credentials/credentials-cloud.yaml',
      'example/directory/Dockerfile',
    ]);
  });
});
