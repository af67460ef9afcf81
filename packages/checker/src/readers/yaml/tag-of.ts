import type { SafeDefaultTag } from '@bridgekeeper/policy';

import type { TagsAbove } from '../tags.js';
import { trailingTag } from '../tags.js';
import type { YamlScalar } from './node.js';
import { outerRange } from './node.js';
import { headerOffset } from './place.js';

/** The `safe-default` tag that belongs to a scalar: at the end of its line, or on the line above it or its key. */
export function tagOf(
  { text, tags }: { readonly text: string; readonly tags: TagsAbove | undefined },
  scalar: YamlScalar,
  nameNode: YamlScalar | undefined,
): SafeDefaultTag | undefined {
  if (tags === undefined) return undefined;
  const range = outerRange(scalar);
  const block = scalar.style === 'literal' || scalar.style === 'folded';
  // Inside a block scalar a comment is content: its tag stands on the line of the header.
  const end = block ? text.lastIndexOf('\n', range.start - 1) : range.end;
  const trailing = block ? trailingTag(text, headerOffset(text, end)) : trailingTag(text, end);
  return trailing ?? tags.find(block ? end - 1 : range.start) ?? (nameNode && tags.find(nameNode.start));
}
