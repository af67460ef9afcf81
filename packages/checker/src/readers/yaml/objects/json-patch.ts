import type { YamlNode, YamlPair } from '../node.js';
import { get, pairOf, scalarText } from '../node.js';

/** An operation of a JSON patch (RFC 6902) that writes a value. */
export interface PatchOperation {
  /** The segments of the JSON pointer, unescaped. */
  readonly path: readonly string[];
  readonly value: YamlPair;
}

/** The operations of a JSON patch that write a value; none for a text that is no JSON patch. */
export function patchOperations(root: YamlNode): PatchOperation[] {
  if (root.kind !== 'sequence') return [];
  return root.items.flatMap((item) => {
    const op = scalarText(get(item, 'op'));
    const pointer = scalarText(get(item, 'path'));
    const value = pairOf(item, 'value');
    if ((op !== 'add' && op !== 'replace') || pointer?.startsWith('/') !== true || value === undefined)
      return [];
    const path = pointer.slice(1).split('/');
    return [{ path: path.map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~')), value }];
  });
}
