import type { YamlNode, YamlScalar } from '../readers/yaml/node.js';
import { keyText, outerRange } from '../readers/yaml/node.js';

/** Where a scalar stands in its document. */
export interface ScalarPlace {
  readonly scalar: YamlScalar;
  /** Inside of `[…]` or `{…}`, where a plain scalar must not hold their characters. */
  readonly flow: boolean;
  /** The keys above it, outermost first; no entry for a list. */
  readonly path: readonly string[];
  /** The anchors that it or what it stands in goes by. */
  readonly anchors: readonly string[];
}

/** An alias (`*name`), and the keys above it. */
export interface AliasPlace {
  readonly name: string;
  readonly path: readonly string[];
}

export interface Places {
  readonly scalars: readonly ScalarPlace[];
  readonly aliases: readonly AliasPlace[];
}

/** The values of a document, in order: each scalar that is written, and each alias. Keys are none. */
export function placesOf(text: string, root: YamlNode): Places {
  const walker = new PlaceWalker(text);
  walker.walk(root, { flow: false, path: [], anchors: [] });
  return walker;
}

interface Above {
  readonly flow: boolean;
  readonly path: readonly string[];
  readonly anchors: readonly string[];
}

class PlaceWalker implements Places {
  readonly scalars: ScalarPlace[] = [];
  readonly aliases: AliasPlace[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  walk(node: YamlNode, above: Above): void {
    switch (node.kind) {
      case 'scalar':
        if (node.start >= 0) this.scalars.push({ scalar: node, ...above });
        break;
      case 'alias':
        this.aliases.push({ name: this.#text.slice(node.start + 1, node.end), path: above.path });
        break;
      case 'sequence':
        for (const item of node.items) {
          const flow = above.flow || node.flow;
          this.walk(item, { flow, path: above.path, anchors: this.#anchored(item, above.anchors) });
        }
        break;
      case 'map':
        for (const pair of node.pairs) {
          const key = keyText(pair);
          this.walk(pair.value, {
            flow: above.flow || node.flow,
            path: key === undefined ? above.path : [...above.path, key],
            anchors: this.#anchored(pair.value, above.anchors),
          });
        }
        break;
    }
  }

  #anchored(node: YamlNode, anchors: readonly string[]): readonly string[] {
    const name = anchorBefore(this.#text, node);
    return name === undefined ? anchors : [...anchors, name];
  }
}

/** How far before a node its anchor is looked for: a header of a block scalar or comments may stand between. */
const LOOK_BACK = 400;
const ANCHOR = /&([^\s,[\]{}&]{1,128})(?:[ \t]{1,8}![^\s&]{0,128})?(?:[ \t]{1,8}[|>][-+0-9]{0,2})?$/;

/** The anchor of a node; where the tree leaves none, the text says so. */
function anchorBefore(text: string, node: YamlNode): string | undefined {
  if (node.kind === 'alias') return undefined;
  const start = node.kind === 'scalar' ? outerRange(node).start : node.start;
  if (start < 0) return undefined;
  // Some readers have a collection start at its anchor.
  if (text.startsWith('&', start)) return /^&([^\s,[\]{}&]{1,128})/.exec(text.slice(start, start + 200))?.[1];
  const lines = text.slice(Math.max(0, start - LOOK_BACK), start).split(/\r\n|\n|\r/);
  for (const line of lines.reverse()) {
    const code = withoutComment(line).trimEnd();
    if (code !== '') return ANCHOR.exec(code)?.[1];
  }
  return undefined;
}

function withoutComment(line: string): string {
  const comment = /(?:^|[ \t])#/.exec(line);
  return comment === null ? line : line.slice(0, comment.index);
}
