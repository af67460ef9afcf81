import type { Dialect, Environment } from '@bridgekeeper/policy';
import { expand, flattenSubstitutions, parseSubstitutions } from '@bridgekeeper/policy';

import { readDockerfile } from '../readers/dockerfile/read-dockerfile.js';
import { parseEnv } from '../readers/env/parse-env.js';
import type { FileKind } from '../readers/file-kind.js';
import type { YamlNode, YamlScalar } from '../readers/yaml/node.js';
import { outerRange } from '../readers/yaml/node.js';
import { readYaml } from '../readers/yaml/read-yaml.js';
import type { TextEdit } from './edit.js';

/** A value before and after. */
interface Change {
  readonly before: string;
  readonly after: string;
}

/**
 * Why an edited text is not what was meant, or undefined: it must parse to the same tree but for the scalars that
 * the edits stand in, and each of these must have the same value where its variables are set, and fail where they
 * are not.
 *
 * @param edits of `before`, in order of place
 */
export function faultOfEdit(
  before: string,
  after: string,
  edits: readonly TextEdit[],
  kind: FileKind | undefined,
): string | undefined {
  const changes = changesOf(before, after, edits, kind);
  if (changes === undefined) return 'the text would no longer parse to the same tree';
  const required = new Set(edits.flatMap(({ text }) => /\$\{(\w+):\?/.exec(text)?.[1] ?? []));
  for (const change of changes) {
    if (!evaluatesAsMeant(change, required, kind === 'dockerfile' ? 'dockerfile' : 'compose'))
      return 'the value would not evaluate as meant';
  }
  return undefined;
}

/** What differs in values; undefined where anything else does. */
function changesOf(
  before: string,
  after: string,
  edits: readonly TextEdit[],
  kind: FileKind | undefined,
): Change[] | undefined {
  if (kind === 'env') return envChanges(before, after, edits);
  if (kind === 'dockerfile') return dockerfileChanges(before, after);
  return yamlChanges(before, after, edits);
}

/** The scalars that differ; undefined where anything else does, or where one differs without an edit in it. */
function yamlChanges(before: string, after: string, edits: readonly TextEdit[]): Change[] | undefined {
  const old = readYaml(before, true);
  const fresh = readYaml(after, true);
  if (old.error !== undefined || fresh.error !== undefined) return undefined;
  if (old.roots.length !== fresh.roots.length) return undefined;
  const comparison = new TreeComparison(before, after, edits);
  const same = old.roots.every((root, at) => comparison.same(root, fresh.roots[at]));
  return same ? comparison.changes : undefined;
}

class TreeComparison {
  readonly changes: Change[] = [];
  readonly #before: string;
  readonly #after: string;
  readonly #edits: readonly TextEdit[];
  #next = 0;

  constructor(before: string, after: string, edits: readonly TextEdit[]) {
    this.#before = before;
    this.#after = after;
    this.#edits = edits;
  }

  /** Whether two nodes are the same but for scalars with an edit in them. */
  same(a: YamlNode, b: YamlNode | undefined): boolean {
    if (a.kind === 'scalar') return b?.kind === 'scalar' && this.#sameScalar(a, b);
    if (a.kind === 'alias') return b?.kind === 'alias' && this.#sameSource(a, b);
    if (a.kind === 'sequence') {
      if (b?.kind !== 'sequence' || a.items.length !== b.items.length) return false;
      return a.items.every((item, at) => this.same(item, b.items[at]));
    }
    if (b?.kind !== 'map' || a.pairs.length !== b.pairs.length) return false;
    return a.pairs.every((pair, at) => {
      const other = b.pairs[at];
      return this.same(pair.key, other?.key) && this.same(pair.value, other?.value);
    });
  }

  #sameSource(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
    return this.#before.slice(a.start, a.end) === this.#after.slice(b.start, b.end);
  }

  #sameScalar(a: YamlScalar, b: YamlScalar): boolean {
    if (a.tag !== b.tag || a.start < 0 !== b.start < 0) return false;
    if (this.#isEdited(a)) {
      this.changes.push({ before: a.value, after: b.value });
      return true;
    }
    return a.value === b.value && a.style === b.style;
  }

  /** Scalars come in order of place, and so do edits. */
  #isEdited(scalar: YamlScalar): boolean {
    if (scalar.start < 0) return false;
    const { start, end } = outerRange(scalar);
    for (let edit = this.#edits[this.#next]; edit !== undefined && edit.end <= start;) {
      if (edit.start === edit.end && edit.start === start) break;
      edit = this.#edits[++this.#next];
    }
    const edit = this.#edits[this.#next];
    return edit !== undefined && edit.start >= start && edit.end <= end;
  }
}

/** Settings that could be of interest are all that a Dockerfile is read into. */
function dockerfileChanges(before: string, after: string): Change[] | undefined {
  const [old, fresh] = [before, after].map((text) => readDockerfile('Dockerfile', text).settings);
  if (old === undefined || old.length !== fresh?.length) return undefined;
  const changes: Change[] = [];
  for (const [at, a] of old.entries()) {
    const b = fresh[at];
    if (b?.name !== a.name || b.kind !== a.kind) return undefined;
    if (a.value !== b.value) changes.push({ before: a.value ?? '', after: b.value ?? '' });
  }
  return changes;
}

function envChanges(before: string, after: string, edits: readonly TextEdit[]): Change[] | undefined {
  const old = parseEnv(before);
  const fresh = parseEnv(after);
  if (old.errors.length !== fresh.errors.length || old.entries.length !== fresh.entries.length)
    return undefined;
  const changes: Change[] = [];
  let next = 0;
  for (const [at, a] of old.entries.entries()) {
    const b = fresh.entries[at];
    if (b?.name !== a.name || a.quote !== b.quote || a.comment?.text !== b.comment?.text) return undefined;
    const { start, end } = a.valueRange;
    while ((edits[next]?.end ?? Infinity) <= start) next++;
    const edit = edits[next];
    if (edit !== undefined && edit.start >= start && edit.end <= end) {
      changes.push({ before: a.value ?? '', after: b.value ?? '' });
    } else if (a.value !== b.value) return undefined;
  }
  return changes;
}

function evaluatesAsMeant(
  { before, after }: Change,
  required: ReadonlySet<string>,
  dialect: Dialect,
): boolean {
  const all: Record<string, string> = {};
  for (const text of [before, after]) {
    for (const { lookupName } of flattenSubstitutions(parseSubstitutions(text, dialect)))
      all[lookupName] = 'v';
  }
  const old = expand(before, dialect, all);
  const fresh = expand(after, dialect, all);
  // What compose refused before has no value to keep.
  if ('error' in fresh || ('value' in old && old.value !== fresh.value)) return false;
  const others = Object.fromEntries(Object.entries(all).filter(([name]) => !required.has(name)));
  return isRequired(after, dialect, {}) || isRequired(after, dialect, others);
}

function isRequired(text: string, dialect: Dialect, environment: Environment): boolean {
  const result = expand(text, dialect, environment);
  return 'error' in result && result.error.kind === 'required';
}
