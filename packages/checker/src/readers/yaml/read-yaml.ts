import type { Event } from 'js-yaml';
import { YAMLException } from 'js-yaml';

import { readWithDocuments } from './from-documents.js';
import { parseLenient } from './lenient-indent.js';
import { buildTrees, findUnsetAlias, parseStream } from './from-events.js';
import type { YamlNode } from './node.js';
import { NOT_YAML, sentenceOf } from './reasons.js';

export interface YamlResult {
  /** One tree a document; those before the first error where there is one. */
  readonly roots: readonly YamlNode[];
  readonly error: YamlError | undefined;
  /** What the trees were read from, where it is not the text itself: as long, with blanks for some breaks. */
  readonly source?: string;
}

export interface YamlError {
  /** Offset of the place, from 0. */
  readonly offset: number;
  /** Says what is wrong without quoting the text. */
  readonly message: string;
}

/**
 * Reads a YAML stream. The event parser is some twenty times cheaper than documents and linear on every
 * input that is quadratic there; only what it refuses is shown to the `yaml` package as well, and a file
 * counts as broken when both say so.
 *
 * @param wantTree false where only the syntax is of interest
 * @param isTemplate the actions of a template were masked in the text
 */
export function readYaml(text: string, wantTree: boolean, isTemplate = false): YamlResult {
  if (text.length > DENSE_LENGTH && countValues(text) > MAX_VALUES) {
    return {
      roots: [],
      error: { offset: 0, message: `holds more than ${String(MAX_VALUES)} values: split it` },
    };
  }
  try {
    return resultOf(text, parseStream(text), wantTree);
  } catch (exception) {
    const lenient = isTemplate ? undefined : parseLenient(text, exception, parseStream);
    if (lenient !== undefined)
      return { ...resultOf(lenient.text, lenient.events, wantTree), source: lenient.text };
    // What is left of a template is seldom YAML, and nobody's error: no second opinion is worth its time.
    const second = isTemplate ? undefined : readWithDocuments(text);
    if (second !== undefined && second.error === undefined) return { roots: second.roots, error: undefined };
    return { roots: [], error: describe(exception, text) };
  }
}

function resultOf(text: string, events: Event[], wantTree: boolean): YamlResult {
  const alias = findUnsetAlias(text, events);
  const error =
    alias === undefined ? undefined : { offset: alias, message: 'an alias of an anchor that is not set' };
  return { roots: wantTree ? buildTrees(text, events) : [], error };
}

/** A tree of a million values takes some 300 MB. No file that people write is near it. */
const MAX_VALUES = 1_000_000;
const DENSE_LENGTH = 2 * MAX_VALUES;

/** How many keys and list items a text may hold: marks followed by a blank or a line's end. */
function countValues(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 58 && code !== 45 && code !== 44) continue;
    const next = text.charCodeAt(at + 1);
    if (next === 32 || next === 10 || next === 13) count++;
  }
  return count;
}

function describe(exception: unknown, text: string): YamlError {
  if (!(exception instanceof YAMLException)) {
    return { offset: 0, message: NOT_YAML };
  }
  const mark = exception.mark as { position?: number } | null | undefined;
  const offset = Math.min(Math.max(mark?.position ?? 0, 0), text.length);
  return { offset, message: sentenceOf(exception.reason) };
}
