import type { Setting } from '@bridgekeeper/policy';

/**
 * A literal that stands in a part of a scalar.
 *
 * @param map from an offset into the scalar's value to one into the file
 * @param start where the literal begins in the scalar's value
 */
export function literalSetting(
  base: Pick<Setting, 'kind' | 'name' | 'path' | 'consumer'> & { readonly value: string },
  map: (offset: number) => number,
  start: number,
): Setting {
  return {
    ...base,
    valueRange: { start: map(start), end: map(start + base.value.length) },
    nameRange: undefined,
    offsetInText: (offset) => map(start + offset),
    tag: undefined,
    position: 'plain',
    expands: false,
  };
}
