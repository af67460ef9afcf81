import type { TextRange } from '@bridgekeeper/policy';
import { parseSubstitutions } from '@bridgekeeper/policy';

import type { YamlScalar } from '../node.js';
import { offsetMapper } from '../offsets.js';

/** What compose hands on of a scalar's text, to a shell in the container or to BuildKit. */
export interface ContainerText {
  /** Each `$$` is a `$`; what compose expands itself is a reference of the same length that means nothing. */
  readonly text: string;
  /** Maps an offset into `text` to one into the file. */
  readonly offsetInFile: (offset: number) => number;
  /** Where, in the file, compose puts a value of its own. */
  readonly expanded: readonly TextRange[];
}

/** The text of a scalar of a compose file after compose's own expansion, as far as the file tells. */
export function containerText(source: string, scalar: YamlScalar): ContainerText {
  const { value } = scalar;
  const map = offsetMapper(source, scalar);
  const { substitutions, recovered } = parseSubstitutions(value, 'compose');
  const own = [...substitutions, ...recovered].map(({ range }) => range);
  let blanked = '';
  let at = 0;
  for (const { start, end } of own) {
    if (start < at) continue;
    blanked += `${value.slice(at, start)}$${'_'.repeat(end - start - 1)}`;
    at = end;
  }
  blanked += value.slice(at);
  const removed: number[] = [];
  const text = blanked.replace(/\$\$/g, (_, offset: number) => {
    removed.push(offset + 1 - removed.length);
    return '$';
  });
  return {
    text,
    offsetInFile: (offset) => map(offset + countBelow(removed, offset)),
    expanded: own.map(({ start, end }) => ({ start: map(start), end: map(end) })),
  };
}

/** How many of some numbers, in order, are not above a limit. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
