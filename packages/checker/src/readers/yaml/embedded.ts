import type { Consumer, EmbeddedSetting, Setting } from '@bridgekeeper/policy';

import { MASK } from '../helm/mask.js';
import type { YamlScalar } from './node.js';
import { offsetMapper } from './offsets.js';

export interface EmbeddedPlace {
  /** The text that the scalar stands in. */
  readonly text: string;
  readonly scalar: YamlScalar;
  /** The keys above it, its own included. */
  readonly path: readonly string[];
  readonly consumer: Consumer;
  readonly position: Setting['position'];
}

/** A block of this size is a file: it is read as it is written, for to put its lines together takes four times as much. */
const MAX_DECODED = 1_000_000;

function isReadAsWritten({ style, start, end }: YamlScalar): boolean {
  return style === 'literal' && end - start > MAX_DECODED;
}

/** The text of a scalar, for settings to be found in. */
export function textOf(text: string, scalar: YamlScalar): string {
  return isReadAsWritten(scalar) ? text.slice(scalar.start, scalar.end) : scalar.value;
}

/** A setting inside a scalar's text, as a setting of its own; undefined where a template makes its value. */
export function embeddedSetting(
  { syntax, name, value, range }: EmbeddedSetting,
  { text, scalar, path, consumer, position }: EmbeddedPlace,
): Setting | undefined {
  if (value.includes(MASK)) return undefined;
  const map = isReadAsWritten(scalar)
    ? (offset: number): number => scalar.start + offset
    : offsetMapper(text, scalar);
  const start = map(range.start);
  return {
    kind: syntax === 'assignment' ? 'variable' : 'key',
    name,
    path,
    value,
    valueRange: { start, end: Math.max(map(range.end), start) },
    nameRange: undefined,
    // Where escapes make the value shorter than its text, a place inside it is known no better than this.
    offsetInText: (offset) => map(Math.min(range.start + offset, range.end)),
    consumer,
    tag: undefined,
    position,
    expands: false,
  };
}
