import type { ScalarStyle, YamlMap, YamlNode, YamlScalar, YamlSequence } from './node.js';

/**
 * Reads text that is nearly YAML by indentation alone: Helm templates whose branches repeat or shift
 * keys, and files with a syntax error in them. It never fails; what is no `key: value` and no list item
 * is passed over. Offsets are those of the text.
 */
export function scanLines(text: string): YamlNode[] {
  const scanner = new LineScanner(text);
  return scanner.scan();
}

interface Level {
  readonly indent: number;
  readonly map: YamlMap | undefined;
  readonly sequence: YamlSequence | undefined;
}

const KEY =
  /^(?:"([^"\r\n]{1,200})"|'([^'\r\n]{1,200})'|([^\s"'#&*!|>%@{}[\],-][^\s:]{0,200}|-[^\s:]{1,200}))[ \t]*:(?=[ \t]|$)/;
const BLOCK_HEADER = /^[|>][-+0-9]{0,3}[ \t]*(?:#.*)?$/;

/** `- - - x`: no file nests lists deeper than this on one line. */
const MAX_ITEMS_A_LINE = 20;

function isBlankOrEnd(line: string, at: number): boolean {
  return at >= line.length || line[at] === ' ' || line[at] === '\t';
}

class LineScanner {
  readonly #text: string;
  readonly #roots: YamlNode[] = [];
  #levels: Level[] = [];
  /** A pair whose value may still follow on deeper lines. */
  #open: { map: YamlMap; index: number; indent: number } | undefined;

  /** Set between a `-` and the content of its item. */
  #pendingItem = false;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): YamlNode[] {
    const text = this.#text;
    for (let at = 0; at < text.length;) {
      let end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
      const content = text[end - 1] === '\r' ? end - 1 : end;
      at = this.#line(at, content) ?? end + 1;
    }
    return this.#roots;
  }

  /** Reads one line; returns where to go on where that is not the next line (behind a block scalar). */
  #line(start: number, end: number): number | undefined {
    const line = this.#text.slice(start, end);
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      this.#levels = [];
      this.#open = undefined;
      return undefined;
    }
    let column = line.search(/[^ \t]/);
    if (column < 0 || line[column] === '#') return undefined;
    for (
      let depth = 0;
      depth < MAX_ITEMS_A_LINE && line[column] === '-' && isBlankOrEnd(line, column + 1);
      depth++
    ) {
      const next = line.slice(column + 1).search(/[^ \t]/);
      if (next < 0 || line.length === column + 1) return undefined;
      this.#item(start + column, column);
      column += 1 + next;
    }
    return this.#content(start, column, line);
  }

  #content(start: number, column: number, line: string): number | undefined {
    const key = KEY.exec(line.slice(column));
    if (key === null) {
      const scalar = this.#pendingItem ? this.#scalar(start + column, line.slice(column)) : undefined;
      if (scalar !== undefined) this.#levels.at(-1)?.sequence?.items.push(scalar);
      this.#pendingItem = false;
      return undefined;
    }
    return this.#pair(start, column, line, key);
  }

  #item(offset: number, indent: number): void {
    this.#close(indent, true);
    const top = this.#levels.at(-1);
    if (top?.sequence === undefined || top.indent !== indent) {
      const sequence: YamlSequence = { kind: 'sequence', start: offset, flow: false, items: [] };
      this.#attach(sequence, indent);
      this.#levels.push({ indent, map: undefined, sequence });
    }
    this.#pendingItem = true;
    this.#open = undefined;
  }

  #pair(start: number, column: number, line: string, key: RegExpExecArray): number | undefined {
    this.#close(column, false);
    this.#pendingItem = false;
    let map = this.#levels.at(-1)?.map;
    if (map === undefined || this.#levels.at(-1)?.indent !== column) {
      map = { kind: 'map', start: start + column, flow: false, pairs: [] };
      this.#attach(map, column);
      this.#levels.push({ indent: column, map, sequence: undefined });
    }
    const quote = key[3] === undefined ? 1 : 0;
    const name = key[1] ?? key[2] ?? key[3] ?? '';
    const keyStart = start + column + quote;
    const after = column + key[0].length;
    const rest = line.slice(after).search(/[^ \t]/);
    const valueColumn = rest < 0 ? line.length : after + rest;
    const written = line.slice(valueColumn);
    const block = BLOCK_HEADER.test(written) ? this.#block(start + line.length, column) : undefined;
    const value = block?.scalar ?? this.#scalar(start + valueColumn, written) ?? NOTHING;
    map.pairs.push({ key: makeScalar('plain', keyStart, name), value });
    if (value === NOTHING) this.#open = { map, index: map.pairs.length - 1, indent: column };
    else this.#open = undefined;
    return block?.next;
  }

  /** Ends the levels that the indentation leaves. */
  #close(indent: number, item: boolean): void {
    for (let top = this.#levels.at(-1); top !== undefined; top = this.#levels.at(-1)) {
      if (top.indent < indent) return;
      // `key:` and `- item` may share their column: the list belongs to the key.
      if (
        top.indent === indent &&
        (item ? top.sequence !== undefined || this.#open?.indent === indent : top.map !== undefined)
      )
        return;
      this.#levels.pop();
    }
  }

  /** Hangs a new node where its indentation says. */
  #attach(node: YamlMap | YamlSequence, indent: number): void {
    const open = this.#open;
    const pair = open?.map.pairs[open.index];
    if (open !== undefined && pair !== undefined && open.indent <= indent) {
      open.map.pairs[open.index] = { key: pair.key, value: node };
      this.#open = undefined;
      return;
    }
    const sequence = this.#levels.at(-1)?.sequence;
    if (sequence !== undefined) sequence.items.push(node);
    else if (this.#levels.length === 0) this.#roots.push(node);
    else this.#levels.at(-1)?.map?.pairs.push({ key: makeScalar('plain', node.start, ''), value: node });
    this.#pendingItem = false;
  }

  /** The lines below a block header that are indented deeper than its key. */
  #block(headerEnd: number, indent: number): { scalar: YamlScalar; next: number } {
    const text = this.#text;
    const start = Math.min(text.indexOf('\n', headerEnd) + 1 || text.length, text.length);
    let at = start;
    while (at < text.length) {
      let end = text.indexOf('\n', at);
      if (end < 0) end = text.length;
      const column = text.slice(at, end).search(/[^ \t\r]/);
      if (column >= 0 && column <= indent) break;
      at = end + 1;
    }
    const end = Math.min(at, text.length);
    return { scalar: makeScalar('literal', start, text.slice(start, end)), next: Math.max(at, start) };
  }

  /** A scalar written on one line, without its comment; undefined for nothing, flow collections and anchors. */
  #scalar(offset: number, written: string): YamlScalar | undefined {
    const quote = written[0];
    if (quote === '"' || quote === "'") {
      const close = written.indexOf(quote, 1);
      return close < 0
        ? undefined
        : makeScalar(quote === '"' ? 'double' : 'single', offset + 1, written.slice(1, close));
    }
    if (
      quote === undefined ||
      quote === '#' ||
      quote === '&' ||
      quote === '*' ||
      quote === '[' ||
      quote === '{'
    )
      return undefined;
    const comment = written.search(/[ \t]#/);
    const value = (comment < 0 ? written : written.slice(0, comment)).trimEnd();
    return value === '' ? undefined : makeScalar('plain', offset, value);
  }
}

function makeScalar(style: ScalarStyle, start: number, value: string): YamlScalar {
  return { kind: 'scalar', style, start, end: start + value.length, value, tag: undefined };
}

const NOTHING: YamlScalar = { kind: 'scalar', style: 'plain', start: -1, end: -1, value: '', tag: undefined };
