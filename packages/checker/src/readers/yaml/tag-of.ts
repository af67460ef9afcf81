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
  return (
    trailing ??
    keyTag(text, range.start, nameNode) ??
    tags.find(block ? end - 1 : range.start) ??
    (nameNode && tags.find(nameNode.start))
  );
}

/** The tag behind a key whose value begins on a later line: `KEY: # safe-default: …`. */
function keyTag(
  text: string,
  valueStart: number,
  nameNode: YamlScalar | undefined,
): SafeDefaultTag | undefined {
  if (nameNode === undefined) return undefined;
  const { end } = outerRange(nameNode);
  const colon = /^[ \t]{0,80}:/.exec(text.slice(end, end + 81));
  if (colon === null) return undefined;
  // Only what stands between the two is looked at: a line may hold many keys.
  return text.slice(end, valueStart).includes('\n') ? trailingTag(text, end + colon[0].length) : undefined;
}
