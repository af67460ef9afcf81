import { readFileSync } from 'node:fs';

import type { Operator } from '../../src/substitution/substitution.js';

/** One row of `facts/compose.jsonl`. */
export interface ComposeFact {
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
  readonly refs: readonly { readonly name: string; readonly op: Operator; readonly operand: string }[];
  readonly output: string | null;
  readonly error: string | null;
  readonly warns: number;
  readonly note: string;
}

export type Engine =
  'compose-go' | 'docker-cli-stack' | 'podman-compose' | 'flux-lenient' | 'flux-strict' | 'a8m-envsubst';

export type EngineResult = { readonly value: string } | { readonly error: true };

/** One row of `facts/diff.jsonl`. */
export interface DiffFact {
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
  readonly results: Readonly<Record<Engine, EngineResult>>;
}

function readRows(name: string): unknown[] {
  const text = readFileSync(new URL(`../facts/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

export const COMPOSE_FACTS = readRows('compose') as ComposeFact[];
export const DIFF_FACTS = readRows('diff') as DiffFact[];

/** A text on one line, for the title of a test. */
export function title(input: string): string {
  return JSON.stringify(input);
}
