import type { OwnNames } from '../names/own-names.js';
import { mayBeToken } from '../tokens/find-tokens.js';
import { isNameCharacter, isQuote, isWordCharacter } from './characters.js';
import { hasEscapes, hasMarkedNames } from './hidden-names.js';
import { KeywordTable } from './keyword-table.js';
import { longRuns } from './long-runs.js';
import { meaningOf } from './name-words.js';
import type { HintKind } from './stems.js';
import { isKeyOfValue, mayNameSetting, mayNameText } from './word-use.js';
import { CONTEXT_STEMS, STEMS, UNSURE_STEMS } from './stems.js';

/**
 * Where a program's text may hold a credential. The text alone is looked at, once: most files have no such place, and need
 * not be looked at any closer.
 */
export interface TextHints {
  /** Offsets of words that are names of secrets, of calls that take one, of commands that do; in order. */
  readonly names: readonly number[];
  /** Offsets of what may have the shape of a credential; in order. */
  readonly shapes: readonly number[];
  /** Offsets of the names of secrets that settings may have, so that a fallback there may be a secret default; in order. */
  readonly settings: readonly number[];
  /** Offsets of the other names of secrets, which settings have where the environment has another name; in order. */
  readonly secrets: readonly number[];
  /** One of them is a variable that a bundler ships. */
  readonly shippedName: boolean;
  /** Something of Vault's may be in the text. */
  readonly vault: boolean;
  /** Text alone does not tell, and all of the file is to be looked at: names with escapes, or of the policy. */
  readonly everywhere: boolean;
}

export interface HintOptions {
  /** What the policy says of names. */
  readonly names?: OwnNames | undefined;
  /** Whether what is a warning counts: names such as `hash` and `code`. */
  readonly unsure: boolean;
}

/** Finds hints in the texts of programs. */
export class HintFinder {
  readonly #sure = new KeywordTable<Stem>();
  readonly #unsure = new KeywordTable<Stem>();
  readonly #calls: ReadonlySet<string>;

  /** @param words that a program gives a secret by, as functions that take one: whole words, of 3 ASCII letters or more */
  constructor(words: readonly string[] = []) {
    this.#calls = new Set(words);
    const calls = words.map((word) => [word.toLowerCase(), 'word'] as const);
    for (const [keyword, kind] of [...STEMS, ...CONTEXT_STEMS, ...calls]) {
      this.#sure.add(keyword, { keyword, kind });
      this.#unsure.add(keyword, { keyword, kind });
    }
    for (const [keyword, kind] of UNSURE_STEMS) this.#unsure.add(keyword, { keyword, kind });
  }

  find(text: string, { names, unsure }: HintOptions): TextHints {
    const collector = new Collector(text, unsure, this.#calls);
    const isAscii = (unsure ? this.#unsure : this.#sure).scan(text, collector.stem);
    longRuns(text, collector.run);
    collector.joints();
    const everywhere =
      hasEscapes(text) || (!isAscii && hasMarkedNames(text)) || names?.mayStandIn(text) === true;
    return collector.hints(everywhere);
  }
}

interface Stem {
  readonly keyword: string;
  readonly kind: HintKind;
}

/** As far before a long run the front of its token may stand: `hooks.slack.com/services/T…/B…/…`. */
const BEFORE_RUN = 64;
/** As far behind it the rest may. */
const AFTER_RUN = 4096;

/** How the authority of a URL goes on up to a password, or to where the program puts something in. */
const AUTHORITY = /[^\s/"'`]{0,400}?(?:@|\$\{|\{\{|["'`]\s{0,40}\+)/y;

const FLAG = /[\s"'`,]--?[A-Za-z]/g;

/** What is encoded, or what puts it there: `'Basic ' +`, `` `Basic ${``. */
const BASIC = /^asic (?:[A-Za-z0-9+/]{8}|\$\{|["'`])/;

class Collector {
  readonly #text: string;
  readonly #acceptsUnsure: boolean;
  readonly #calls: ReadonlySet<string>;
  #names: number[] = [];
  #shapes: number[] = [];
  #runs: number[] | undefined;
  #hasContext = false;
  readonly #settings: number[] = [];
  /** Words that could be names of settings, if the environment had another name. */
  readonly #secretWords: number[] = [];
  #shippedName = false;
  #vault = false;
  /** The next flag behind a place that was asked for. */
  #flagFrom = 0;
  #flagAt = -1;

  constructor(text: string, acceptsUnsure: boolean, calls: ReadonlySet<string>) {
    this.#text = text;
    this.#calls = calls;
    this.#acceptsUnsure = acceptsUnsure;
  }

  readonly stem = ({ kind, keyword }: Stem, start: number, end: number): void => {
    const text = this.#text;
    switch (kind) {
      case 'name':
        this.#name(start, end);
        break;
      case 'short-name':
        if (!goesOn(text, end)) this.#name(start, end);
        break;
      case 'word':
        if (
          !isWordCharacter(text.charCodeAt(start - 1)) &&
          isCall(text, end) &&
          this.#calls.has(text.slice(start, end))
        )
          this.#names.push(start);
        break;
      case 'program':
        if (!isWordCharacter(text.charCodeAt(start - 1))) this.#names.push(start);
        break;
      case 'client':
        if (!isWordCharacter(text.charCodeAt(start - 1)) && this.#hasFlag(end)) this.#names.push(start);
        break;
      case 'http':
        if (/^s?[\s"'`,]/.test(text.slice(end, end + 2)) && this.#hasFlag(end)) this.#names.push(start);
        break;
      case 'shape':
        if (keyword !== 'asic ' || BASIC.test(text.slice(start, start + 13))) this.#shapes.push(start);
        break;
      case 'url':
        AUTHORITY.lastIndex = end;
        if (AUTHORITY.test(text)) this.#shapes.push(start);
        break;
      case 'context':
        this.#hasContext = true;
        break;
      case 'vault':
        this.#vault = true;
        break;
    }
  };

  readonly run = (start: number, end: number): void => {
    const text = this.#text;
    (this.#runs ??= []).push(start);
    let from = start;
    while (from > 0 && start - from < BEFORE_RUN && !isBorder(text.charCodeAt(from - 1))) from--;
    let to = end;
    while (to < text.length && to - end < AFTER_RUN && !isBorder(text.charCodeAt(to))) to++;
    if (mayBeToken(text.slice(from, to))) this.#shapes.push(start);
  };

  /** Whether a flag stands behind a place: `-p`, `--user`. */
  #hasFlag(at: number): boolean {
    if (at > this.#flagFrom && at <= this.#flagAt) return true;
    FLAG.lastIndex = at;
    this.#flagFrom = at;
    this.#flagAt = FLAG.exec(this.#text)?.index ?? -1;
    return this.#flagAt >= 0;
  }

  /** Where a text is put together of pieces, no piece may look like anything. */
  joints(): void {
    const text = this.#text;
    for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
      if (isQuote(nearest(text, at, -1)) && isQuote(nearest(text, at, 1))) this.#both(at);
    }
    for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
      if (isQuote(text.charCodeAt(at + 2))) this.#both(at);
    }
  }

  #both(at: number): void {
    this.#names.push(at);
    this.#shapes.push(at);
  }

  #name(start: number, end: number): void {
    const text = this.#text;
    let from = start;
    while (from > 0 && start - from < MAX_WORD && isNameCharacter(text.charCodeAt(from - 1))) from--;
    let to = end;
    while (to < text.length && to - end < MAX_WORD && isNameCharacter(text.charCodeAt(to))) to++;
    if (this.#word(from, to, start)) return;
    // `\npassword`: the letter belongs to the escape.
    if (text.charCodeAt(from - 1) === BACKSLASH && from < start) this.#word(from + 1, to, start);
  }

  /** @returns whether the word means anything */
  #word(from: number, to: number, at: number): boolean {
    const text = this.#text;
    const { secret, key, unsure, shipped } = meaningOf(text.slice(from, to));
    if (!secret && !key && !unsure) return false;
    if (secret) (mayNameSetting(text, from, to) ? this.#settings : this.#secretWords).push(at);
    if (shipped) this.#shippedName = true;
    const isName = secret || (unsure && this.#acceptsUnsure);
    if (isName ? mayNameText(text, from, to) : key && isKeyOfValue(text, from, to)) this.#names.push(at);
    return true;
  }

  hints(everywhere: boolean): TextHints {
    // What a token is told by need not stand beside it.
    const shapes = this.#hasContext ? [...this.#shapes, ...(this.#runs ?? [])] : this.#shapes;
    return {
      names: sorted(this.#names),
      shapes: sorted(shapes),
      settings: sorted(this.#settings),
      secrets: sorted(this.#secretWords),
      shippedName: this.#shippedName,
      vault: this.#vault,
      everywhere,
    };
  }
}

function sorted(offsets: number[]): readonly number[] {
  return offsets.length < 2 ? offsets : offsets.sort((a, b) => a - b);
}

const MAX_WORD = 128;
const BACKSLASH = 92;

/** Whether a word is called: `sign(`, `sign<T>(`, `jwt['sign'](`. */
function isCall(text: string, end: number): boolean {
  CALL.lastIndex = end;
  return CALL.test(text);
}

const CALL = /["'`]?\]?\s{0,40}(?:\?\.)?[(<]/y;

/** A token does not go over it. */
function isBorder(code: number): boolean {
  return code <= 32 || isQuote(code) || code === 60 || code === 62;
}

/** The next character before or behind an offset that is no blank. */
function nearest(text: string, at: number, step: 1 | -1): number {
  let next = at + step;
  while (next >= 0 && next < text.length && text.charCodeAt(next) <= 32) next += step;
  return text.charCodeAt(next);
}

/** `path` begins with `pat` and `keyboard` with `key`: the word goes on in the same case. */
function goesOn(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  const next = text.charCodeAt(end);
  if (next === 115 || next === 83) return false;
  return last >= 97
    ? next >= 97 && next <= 122
    : next >= 65 && next <= 90 && !isLower(text.charCodeAt(end + 1));
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}
