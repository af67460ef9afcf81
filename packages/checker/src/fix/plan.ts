import { posix } from 'node:path';

import type { Setting, Substitution, Verdict } from '@bridgekeeper/policy';
import { displayName, parseSubstitutions } from '@bridgekeeper/policy';

import type { ProjectFacts } from '../project/facts.js';
import type { Document, Part } from '../readers/document.js';
import { lineEnd, lineStart } from '../readers/lines.js';
import type { YamlNode } from '../readers/yaml/node.js';
import { outerRange } from '../readers/yaml/node.js';
import type { Certainty } from './certainty.js';
import { certaintyOfFile, ServiceCertainty } from './certainty.js';
import type { TextEdit } from './edit.js';
import type { PlannedFix } from './fix.js';
import type { ScalarPlace } from './places.js';
import { placesOf } from './places.js';
import { requiredForm } from './required-form.js';

/** The rules whose findings the required form answers. */
const FIXED: ReadonlySet<string> = new Set<string>(['no-secret-default', 'require-fail-fast']);

/** What there is to know of a document beside its text. */
export interface PlanContext {
  readonly project: ProjectFacts;
  /** The path is one of tests or examples: there nothing is fixed unasked. */
  readonly testPath: boolean;
}

/**
 * Plans what can be written instead of what verdicts speak of: the required form, in compose files, Dockerfiles
 * and the env files that compose reads. Nowhere else does it stop anything.
 */
export function planFixes<V extends Verdict>(
  document: Document,
  verdicts: readonly V[],
  context: PlanContext,
): ReadonlyMap<V, PlannedFix> {
  const planned = new Map<V, PlannedFix>();
  const wanted = verdicts.filter(({ ruleId }) => FIXED.has(ruleId));
  // A broken file is read by guesses: good enough to warn, not to write.
  if (wanted.length === 0 || document.errors.length > 0) return planned;
  const references = referencesOf(document);
  const planner = plannerOf(document, context);
  for (const verdict of wanted) {
    const reference = references.get(keyOf(verdict.range));
    if (reference === undefined) continue;
    const plan = planner(reference);
    if (plan === undefined) continue;
    const kind = context.testPath ? 'suggestion' : plan.kind;
    planned.set(verdict, { ...plan, kind });
  }
  return planned;
}

/** A reference of a setting, and where it stands in the text. */
interface Reference {
  readonly setting: Setting;
  readonly substitution: Substitution;
  /** It stands in the list of what the consumer refuses. */
  readonly recovered: boolean;
  readonly start: number;
  readonly end: number;
}

function keyOf({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${String(start)}-${String(end)}`;
}

/** The references of a document that fail by `:?`, by the range that a verdict of them has. */
function referencesOf({ settings }: Document): ReadonlyMap<string, Reference> {
  const references = new Map<string, Reference>();
  for (const setting of settings) {
    const { value, expands } = setting;
    if (value?.includes('$') !== true || !expands || !HONOURS_REQUIRED.has(setting.consumer)) continue;
    const dialect = setting.consumer === 'buildkit' ? 'dockerfile' : 'compose';
    const parsed = parseSubstitutions(value, dialect);
    const add = (substitution: Substitution, recovered: boolean): void => {
      const { range, inner } = substitution;
      const start = setting.offsetInText(range.start);
      const end = Math.max(setting.offsetInText(range.end), start);
      const key = keyOf({ start, end });
      if (!references.has(key)) references.set(key, { setting, substitution, recovered, start, end });
      for (const reference of inner) add(reference, recovered);
    };
    for (const substitution of parsed.substitutions) add(substitution, false);
    for (const substitution of parsed.recovered) add(substitution, true);
  }
  return references;
}

const HONOURS_REQUIRED: ReadonlySet<string> = new Set<string>(['compose', 'buildkit', 'dotenv']);

type Planner = (reference: Reference) => PlannedFix | undefined;

function plannerOf(document: Document, { project }: PlanContext): Planner {
  const format = document.parts[0]?.format;
  if (format === 'dockerfile') return (reference) => planBuildkit(document.text, reference);
  if (format === 'env') {
    if (project.env?.readByCompose.has(document.path) !== true) return () => undefined;
    // Other programs read a `.env` too, and take the message for the value.
    const certainty = posix.basename(document.path) === '.env' ? 'suggestion' : 'fix';
    return (reference) => plan(reference, certainty, replacing(reference));
  }
  const places = composePlaces(document, project);
  return (reference) => {
    const { place, certainty } = places(reference.start) ?? {};
    if (place === undefined || certainty === undefined || certainty === 'none') return undefined;
    const edits = quoted(document.text, place, replacing(reference));
    return edits === undefined ? undefined : plan(reference, certainty, edits);
  };
}

function plan(
  { substitution, recovered }: Reference,
  certainty: 'fix' | 'suggestion',
  edits: readonly TextEdit[] | undefined,
): PlannedFix | undefined {
  const { name, operator, meaning, inner } = substitution;
  const form = requiredForm(name);
  if (edits === undefined || form === undefined || displayName(name) !== name) return undefined;
  if (meaning === 'alternative' || meaning === 'transformation' || operator === ':?') return undefined;
  // `${A:-${B}x}` falls back to another variable: to drop that is a decision. What compose refuses, it may not read.
  const certain = certainty === 'fix' && inner.length === 0 && !recovered;
  const what = operator === '' || operator === '?' ? 'stop when it is missing' : 'instead of the fallback';
  return { kind: certain ? 'fix' : 'suggestion', description: `write ${form} (${what})`, edits };
}

function replacing({ substitution, start, end }: Reference): readonly TextEdit[] | undefined {
  const text = requiredForm(substitution.name);
  return text === undefined ? undefined : [{ start, end, text }];
}

/** A plain scalar in `[…]` or `{…}` cannot hold braces: it is quoted as a whole. */
function quoted(
  text: string,
  { scalar, flow }: ScalarPlace,
  edits: readonly TextEdit[] | undefined,
): readonly TextEdit[] | undefined {
  if (edits === undefined || !flow || scalar.style !== 'plain') return edits;
  const { start, end } = scalar;
  const source = text.slice(start, end);
  // Quotes would change how line breaks fold and what a backslash is.
  if (/[\r\n"\\]/.test(source)) return undefined;
  return [{ start, end: start, text: '"' }, ...edits, { start: end, end, text: '"' }].flatMap(
    joinNeighbours(),
  );
}

/** Two edits at one place are one: a quote right before, or right behind, what is replaced. */
function joinNeighbours(): (edit: TextEdit, at: number, edits: readonly TextEdit[]) => TextEdit[] {
  return (edit, at, edits) => {
    const before = edits[at - 1];
    const after = edits[at + 1];
    if (edit.start === edit.end) {
      const touches = after?.start === edit.end || before?.end === edit.start;
      return touches ? [] : [edit];
    }
    const opening = before?.end === edit.start ? before.text : '';
    const closing = after?.start === edit.end ? after.text : '';
    return [{ ...edit, text: opening + edit.text + closing }];
  };
}

/**
 * `ENV A=$B` ends at a blank, so the value is quoted; `ENV A $B` and what is in quotes takes the rest of the line
 * (BuildKit, frontend/dockerfile/parser/line_parsers.go).
 */
function planBuildkit(text: string, reference: Reference): PlannedFix | undefined {
  const edits = replacing(reference);
  if (reference.setting.consumer !== 'buildkit' || edits === undefined) return undefined;
  const { valueRange } = reference.setting;
  const value = text.slice(valueRange.start, valueRange.end);
  const line = text.slice(lineStart(text, reference.start), lineEnd(text, reference.start));
  const isQuoted = /^"[^"]*"$/.test(value);
  const restOfLine = /^[ \t]*ENV[ \t]+[A-Za-z_]\w*[ \t]+[^=]/i.test(line);
  if (isQuoted || restOfLine) return plan(reference, 'fix', edits);
  if (/["'\\\s]/.test(value)) return undefined;
  const { start, end } = valueRange;
  const whole = [{ start, end: start, text: '"' }, ...edits, { start: end, end, text: '"' }];
  return plan(reference, 'fix', whole.flatMap(joinNeighbours()));
}

type PlaceFinder = (
  offset: number,
) => { readonly place: ScalarPlace; readonly certainty: Certainty } | undefined;

/** Finds the scalar that an offset stands in, and how certain a fix there is. */
function composePlaces(document: Document, project: ProjectFacts): PlaceFinder {
  const finders = document.parts.flatMap((part) => finderOf(document, part, project) ?? []);
  return (offset) => finders.findLast(({ start }) => start <= offset)?.find(offset);
}

function finderOf(
  document: Document,
  { root, format }: Part,
  project: ProjectFacts,
): { readonly start: number; readonly find: PlaceFinder } | undefined {
  if (root === undefined) return undefined;
  const start = startOf(root);
  if (format !== 'compose') return { start, find: () => undefined };
  const ofFile = certaintyOfFile(document, root, project);
  const places = placesOf(document.text, root);
  const services = new ServiceCertainty(root, places);
  const find: PlaceFinder = (offset) => {
    const place = placeAt(places.scalars, offset);
    if (place === undefined) return undefined;
    return { place, certainty: ofFile === 'fix' ? services.of(place) : ofFile };
  };
  return { start, find };
}

function startOf(root: YamlNode): number {
  return root.kind === 'scalar' ? outerRange(root).start : root.start;
}

/** By halving: scalars stand in order. */
function placeAt(scalars: readonly ScalarPlace[], offset: number): ScalarPlace | undefined {
  let low = 0;
  let high = scalars.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((scalars[middle]?.scalar.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const place = scalars[low];
  return place !== undefined && place.scalar.start <= offset && offset < place.scalar.end ? place : undefined;
}
