import { describe, expect, it } from 'vitest';

import { expand } from '../../src/substitution/expand.js';
import type { Dialect } from '../../src/substitution/substitution.js';
import type { Engine, EngineResult } from './facts.js';
import { DIFF_FACTS, title } from './facts.js';

/** Which dialect, with which options, stands for an engine. */
const ENGINES: Readonly<Record<Engine, readonly [dialect: Dialect, strict: boolean]>> = {
  'compose-go': ['compose', true],
  'docker-cli-stack': ['docker-stack', true],
  'podman-compose': ['compose', true],
  'flux-lenient': ['flux', false],
  'flux-strict': ['flux', true],
  'a8m-envsubst': ['envsubst', true],
};

/**
 * Where podman-compose differs from compose-go. It counts braces without the quirk of compose-go, and lets an
 * operand span lines.
 */
const PODMAN_DIFFERENCES: Readonly<Record<string, EngineResult>> = {
  '${U:-{}} ${S}': { value: '{} set' },
  '${U:-a\nb}': { value: 'a\nb' },
};

function run(engine: Engine, input: string, env: Readonly<Record<string, string>>): EngineResult {
  const [dialect, strict] = ENGINES[engine];
  const expansion = expand(input, dialect, env, { strict });
  return 'value' in expansion ? { value: expansion.value } : { error: true };
}

const ROWS = DIFF_FACTS.flatMap((fact) =>
  (Object.keys(ENGINES) as Engine[]).map((engine) => ({
    ...fact,
    engine,
    name: `${engine}: ${title(fact.input)}`,
  })),
);

describe('one text, six engines, as observed', () => {
  it('holds all observed rows', () => {
    expect(ROWS).toHaveLength(34 * 6);
  });

  it('has strict Flux fail on a bare reference to nothing, and agree with lenient Flux on the rest', () => {
    const apart = DIFF_FACTS.filter(
      ({ input, env }) =>
        JSON.stringify(run('flux-strict', input, env)) !== JSON.stringify(run('flux-lenient', input, env)),
    );
    expect(apart.map(({ input }) => input)).toEqual(['${U}']);
    expect(run('flux-strict', '${U}', {})).toEqual({ error: true });
    expect(run('flux-lenient', '${U}', {})).toEqual({ value: '' });
  });

  it('has podman-compose differ from compose-go in the rows that are noted, and in no other', () => {
    const apart = DIFF_FACTS.filter(
      ({ results }) => JSON.stringify(results['podman-compose']) !== JSON.stringify(results['compose-go']),
    );
    expect(apart.map(({ input }) => input)).toEqual(Object.keys(PODMAN_DIFFERENCES));
  });

  it.each(ROWS.filter(({ engine }) => engine !== 'podman-compose'))(
    'computes the result of $name',
    ({ engine, input, env, results }) => {
      expect(run(engine, input, env)).toEqual(results[engine]);
    },
  );

  it.each(ROWS.filter(({ engine }) => engine === 'podman-compose'))(
    'knows where it follows compose-go: $name',
    ({ engine, input, env, results }) => {
      const computed = run(engine, input, env);
      const difference = PODMAN_DIFFERENCES[input];
      expect(results[engine]).toEqual(difference ?? computed);
      if (difference !== undefined) expect(computed).not.toEqual(difference);
    },
  );
});
