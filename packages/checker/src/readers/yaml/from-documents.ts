import { createRequire } from 'node:module';

import type * as Yaml from 'yaml';

import type { ScalarStyle, YamlNode, YamlPair } from './node.js';

/** Above this size the `yaml` package may take seconds and hundreds of megabytes on a broken file. */
const MAX_LENGTH = 256 * 1024;

export interface DocumentsResult {
  readonly roots: readonly YamlNode[];
  /** Offset and message of the first error, if any. */
  readonly error: { readonly offset: number; readonly message: string } | undefined;
}

/**
 * Reads a stream with the `yaml` package: the second opinion on a file that the event parser refuses.
 * Loaded when first needed: most runs never are, and it costs as much as the rest of the start-up.
 *
 * @returns undefined for a text that is too large to be given to it
 */
export function readWithDocuments(text: string): DocumentsResult | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const yaml = createRequire(import.meta.url)('yaml') as typeof Yaml;
  const documents = yaml.parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const roots: YamlNode[] = [];
  for (const document of Array.isArray(documents) ? documents : []) {
    const [error] = document.errors;
    // The message may quote the text; the code never does.
    if (error !== undefined) {
      return { roots, error: { offset: error.pos[0], message: describe(error.code) } };
    }
    if (document.contents !== null) roots.push(convert(yaml, document.contents));
  }
  return { roots, error: undefined };
}

function describe(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function convert(yaml: typeof Yaml, node: Yaml.Node | null): YamlNode {
  const [start, end] = node?.range ?? [-1, -1];
  if (yaml.isMap(node)) {
    const pairs: YamlPair[] = node.items.map((pair) => ({
      key: convert(yaml, pair.key as Yaml.Node | null),
      value: convert(yaml, pair.value as Yaml.Node | null),
    }));
    return { kind: 'map', start, flow: node.flow === true, pairs };
  }
  if (yaml.isSeq(node)) {
    const items = node.items.map((item) => convert(yaml, item as Yaml.Node | null));
    return { kind: 'sequence', start, flow: node.flow === true, items };
  }
  if (yaml.isAlias(node)) return { kind: 'alias', start, end };
  const scalar = yaml.isScalar(node) ? node : undefined;
  const style = STYLES[scalar?.type ?? 'PLAIN'] ?? 'plain';
  const quoted = style === 'single' || style === 'double';
  const written = end > start;
  return {
    kind: 'scalar',
    style,
    start: written ? start + (quoted ? 1 : 0) : -1,
    end: written ? end - (quoted ? 1 : 0) : -1,
    value: scalar?.source ?? '',
    tag: scalar?.tag,
  };
}
