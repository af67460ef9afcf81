import type { YamlScalar } from './node.js';

/**
 * Maps offsets of a scalar's decoded value to offsets of the text. Where nothing was decoded (plain and
 * quoted scalars on one line without escapes: nearly all) it is an addition; elsewhere both are walked
 * once, side by side.
 */
export function offsetMapper(text: string, scalar: YamlScalar): (valueOffset: number) => number {
  const { start, end, value } = scalar;
  if (start < 0) return () => 0;
  if (end - start === value.length && text.startsWith(value, start)) return (offset) => start + offset;
  return (offset) => tableOf(text, scalar)[Math.min(offset, value.length)] ?? end;
}

/** A file in a scalar may hold thousands of settings: the scalar is walked once for all of them. */
function tableOf(text: string, scalar: YamlScalar): Uint32Array {
  const known = tables.get(scalar);
  if (known?.text === text) return known.table;
  const table = alignScalar(text, scalar);
  tables.set(scalar, { text, table });
  return table;
}

const tables = new WeakMap<YamlScalar, { readonly text: string; readonly table: Uint32Array }>();

/** For each offset of the value (its length included) the offset of the text that it comes from. */
function alignScalar(text: string, { start, end, value, style }: YamlScalar): Uint32Array {
  const table = new Uint32Array(value.length + 1);
  let at = start;
  for (let offset = 0; offset < value.length; offset++) {
    const wanted = value.charAt(offset);
    // The second half of a character beyond U+FFFF that was written as one `\U` escape.
    if (isLowSurrogate(wanted) && text[at] !== wanted) {
      table[offset] = Math.min(at, end);
      continue;
    }
    at = skipTo(text, at, end, wanted, style);
    table[offset] = Math.min(at, end);
    at += sourceLength(text, at, wanted, style);
  }
  table[value.length] = Math.min(at, end);
  return table;
}

/** Passes indentation, folded line breaks and escaped line breaks, none of which reach the value. */
function skipTo(
  text: string,
  from: number,
  end: number,
  wanted: string | undefined,
  style: YamlScalar['style'],
): number {
  let at = from;
  while (at < end) {
    const char = text[at];
    if (style === 'double' && char === '\\') {
      const next = text[at + 1];
      if (next !== '\n' && next !== '\r') return at;
      at += 2;
      continue;
    }
    if (char === wanted) return at;
    // A folded line break stands for the blank.
    if (wanted === ' ' && (char === '\n' || char === '\r')) return at;
    if (wanted === '\n' && char === '\r') return at;
    if (char !== ' ' && char !== '\t' && char !== '\n' && char !== '\r') return at;
    at++;
  }
  return at;
}

function isLowSurrogate(char: string | undefined): boolean {
  return char !== undefined && char >= '\uDC00' && char <= '\uDFFF';
}

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

/** How many characters of the text make this one of the value. */
function sourceLength(
  text: string,
  at: number,
  wanted: string | undefined,
  style: YamlScalar['style'],
): number {
  const char = text[at];
  if (style === 'double' && char === '\\') return ESCAPE_LENGTHS[text[at + 1] ?? ''] ?? 2;
  if (style === 'single' && char === "'" && wanted === "'") return 2;
  if (char === '\r' && text[at + 1] === '\n') return 2;
  return 1;
}
