import type { TextRange } from '@bridgekeeper/policy';

import type { Document } from '../../readers/document.js';
import { forEachNode } from '../../readers/yaml/kubernetes.js';
import type { YamlPair } from '../../readers/yaml/node.js';

/** A reference that YAML takes apart: what stands before the colon is a key, what stands behind it a value. */
export interface SplitReference {
  readonly name: string;
  readonly operator: string;
  readonly range: TextRange;
}

const UNCLOSED = /\$\{([A-Za-z_]\w{0,200})(:?[-?+])[^${}]{0,500}$/;

/** The references of a compose file that a `: ` splits: `- KEY=${KEY:?set it: see the README}`. */
export function splitReferences({ text, parts }: Document): SplitReference[] {
  const found: SplitReference[] = [];
  for (const { root, format } of parts) {
    if (root === undefined || format !== 'compose') continue;
    forEachNode(root, (node) => {
      if (node.kind !== 'map' || node.flow) return;
      for (const pair of node.pairs) {
        const split = splitIn(pair, text);
        if (split !== undefined) found.push(split);
      }
    });
  }
  return found;
}

function splitIn({ key, value }: YamlPair, text: string): SplitReference | undefined {
  if (key.kind !== 'scalar' || key.style !== 'plain' || value.kind !== 'scalar') return undefined;
  if (key.start < 0 || value.start < 0 || !value.value.includes('}')) return undefined;
  const match = UNCLOSED.exec(text.slice(key.start, key.end));
  if (match === null) return undefined;
  const [, name = '', operator = ''] = match;
  return { name, operator, range: { start: key.start + match.index, end: value.end } };
}
