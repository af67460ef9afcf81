import type { Event } from 'js-yaml';
import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, COLLECTION_STYLE } from 'js-yaml';

import type { ScalarStyle, YamlNode, YamlScalar } from './node.js';

/** Deeper nesting than any deploy file has; a bound on what a hostile one can cost. */
const MAX_DEPTH = 500;

const STYLES: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/** Events of a YAML stream. Throws `YAMLException` at the first syntax error. */
export function parseStream(text: string): Event[] {
  return parseEvents(text, { maxDepth: MAX_DEPTH });
}

/** Where an alias stands whose anchor no line before it sets, in any document; undefined where all are set. */
export function findUnsetAlias(text: string, events: readonly Event[]): number | undefined {
  if (!text.includes('*')) return undefined;
  let anchors = new Set<string>();
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) anchors = new Set();
    else if (event.type === EVENT_ID.ALIAS) {
      if (!anchors.has(text.slice(event.anchorStart, event.anchorEnd))) return event.anchorStart - 1;
    } else if (event.type !== EVENT_ID.POP && event.anchorStart >= 0) {
      anchors.add(text.slice(event.anchorStart, event.anchorEnd));
    }
  }
  return undefined;
}

type Open =
  | { readonly kind: 'document' }
  | { readonly kind: 'sequence'; readonly items: YamlNode[] }
  | { readonly kind: 'map'; readonly pairs: { key: YamlNode; value: YamlNode }[]; key: YamlNode | undefined };

/** Builds one tree a document out of the events. Linear; the recursion of the text is a stack here. */
export function buildTrees(text: string, events: readonly Event[]): YamlNode[] {
  const roots: YamlNode[] = [];
  const stack: Open[] = [];
  const add = (node: YamlNode): void => {
    const open = stack.at(-1);
    if (open?.kind === 'sequence') open.items.push(node);
    else if (open?.kind !== 'map') roots.push(node);
    else if (open.key === undefined) open.key = node;
    else {
      open.pairs.push({ key: open.key, value: node });
      open.key = undefined;
    }
  };
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        stack.push({ kind: 'document' });
        break;
      case EVENT_ID.MAPPING: {
        const pairs: { key: YamlNode; value: YamlNode }[] = [];
        add({ kind: 'map', start: event.start, flow: event.style === COLLECTION_STYLE.FLOW, pairs });
        stack.push({ kind: 'map', pairs, key: undefined });
        break;
      }
      case EVENT_ID.SEQUENCE: {
        const items: YamlNode[] = [];
        add({ kind: 'sequence', start: event.start, flow: event.style === COLLECTION_STYLE.FLOW, items });
        stack.push({ kind: 'sequence', items });
        break;
      }
      case EVENT_ID.SCALAR:
        add(new LazyScalar(text, event));
        break;
      case EVENT_ID.ALIAS:
        // The event's range leaves out the `*`.
        add({ kind: 'alias', start: event.anchorStart - 1, end: event.anchorEnd });
        break;
      case EVENT_ID.POP:
        stack.pop();
        break;
    }
  }
  return roots;
}

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** Decodes its value when it is first asked for: most scalars of a file never are. */
class LazyScalar implements YamlScalar {
  readonly kind = 'scalar';
  readonly style: ScalarStyle;
  readonly start: number;
  readonly end: number;
  readonly #text: string;
  /** Kept only where decoding needs it, so that the list of events can go. */
  readonly #event: ScalarEvent | undefined;
  #value: string | undefined;

  constructor(text: string, event: ScalarEvent) {
    this.#text = text;
    this.#event = event.fast && event.tagStart < 0 ? undefined : event;
    this.style = STYLES[event.style] ?? 'plain';
    this.start = event.valueStart;
    this.end = event.valueEnd;
  }

  get value(): string {
    return (this.#value ??=
      this.#event === undefined
        ? this.#text.slice(this.start, this.end)
        : getScalarValue(this.#text, this.#event));
  }

  get tag(): string | undefined {
    const { tagStart, tagEnd } = this.#event ?? { tagStart: -1, tagEnd: -1 };
    return tagStart < 0 ? undefined : this.#text.slice(tagStart, tagEnd);
  }
}
