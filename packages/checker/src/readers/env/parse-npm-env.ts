import type { TextRange } from '@bridgekeeper/policy';

import type { EnvEntry, EnvResult } from './parse-env.js';

/**
 * Reads an env file as npm's `dotenv` does (dotenv 17 and 18, lib/main.js, `LINE`): a `#` ends a value that has no
 * quotes, with or without a blank before it; a quote counts only where nothing but a comment follows its partner;
 * back-ticks are quotes too; a line that is no assignment is passed over, so there are no errors. Linear.
 *
 * @param keep which entries are wanted: a long file has few of them
 */
export function parseNpmEnv(text: string, keep: (entry: EnvEntry) => boolean = () => true): EnvResult {
  const entries: EnvEntry[] = [];
  const quotes = new Quotes(text);
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const head = HEAD.exec(text.slice(at, Math.min(end, at + MAX_HEAD)));
    if (head === null) {
      at = end + 1;
      continue;
    }
    const [whole, before = '', name = ''] = head;
    const nameRange = { start: at + before.length, end: at + before.length + name.length };
    const entry = valueOf(text, name, nameRange, at + whole.length, end, quotes);
    if (keep(entry)) entries.push(entry);
    at = Math.max(end, lineEnd(text, entry.valueRange.end)) + 1;
  }
  return { entries, errors: [] };
}

/** What stands before a value: a name is a few dozen characters long, and blanks are few. */
const MAX_HEAD = 1_000;
const HEAD = /^([ \t]{0,200}(?:export[ \t]{1,200})?)([\w.-]{1,400})(?:[ \t]{0,100}=|:(?=[ \t]))[ \t]{0,100}/;

function valueOf(
  text: string,
  name: string,
  nameRange: TextRange,
  start: number,
  end: number,
  quotes: Quotes,
): EnvEntry {
  const quoted = quotes.at(start);
  if (quoted !== undefined) {
    const { quote, close, hash } = quoted;
    const comment =
      hash === undefined ? undefined : { text: text.slice(hash + 1, lineEnd(text, hash)), start: hash + 1 };
    const valueRange = { start: start + 1, end: close };
    return { name, nameRange, value: text.slice(start + 1, close), valueRange, quote, comment };
  }
  const rest = text.slice(start, end);
  const hash = rest.indexOf('#');
  const value = (hash < 0 ? rest : rest.slice(0, hash)).trimEnd();
  return {
    name,
    nameRange,
    value,
    valueRange: { start, end: start + value.length },
    quote: undefined,
    comment: hash < 0 ? undefined : { text: rest.slice(hash + 1), start: start + hash + 1 },
  };
}

interface Quoted {
  readonly quote: Exclude<EnvEntry['quote'], undefined>;
  readonly close: number;
  /** Where the comment behind it starts, if there is one. */
  readonly hash: number | undefined;
}

/** Finds partners of quotes; one that was once found to have none is not looked for again from further down. */
class Quotes {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  at(start: number): Quoted | undefined {
    const quote = this.#text[start];
    if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
    const close = this.#partner(quote, start + 1);
    if (close === undefined) return undefined;
    const after = /^[ \t]{0,200}(#|$)/.exec(this.#text.slice(close + 1, lineEnd(this.#text, close)));
    if (after === null) return undefined;
    return { quote, close, hash: after[1] === '#' ? close + after[0].length : undefined };
  }

  #partner(quote: string, from: number): number | undefined {
    if (this.#missing.has(quote)) return undefined;
    for (let at = from; at < this.#text.length; at++) {
      if (this.#text[at] === '\\' && this.#text[at + 1] === quote) at++;
      else if (this.#text[at] === quote) return at;
    }
    this.#missing.add(quote);
    return undefined;
  }
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}
