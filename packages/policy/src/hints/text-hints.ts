import type { OwnNames } from '../names/own-names.js';
import { mayBeToken, mayBeTokenInContext } from '../tokens/find-tokens.js';
import { isNameCharacter, isQuote, isWordCharacter, nearest } from './characters.js';
import { hasEscapes, hasMarkedNames } from './hidden-names.js';
import { KeywordTable } from './keyword-table.js';
import { longRuns } from './long-runs.js';
import { meaningOf } from './name-words.js';
import { isBasicLogin, isIdentifier, mayHoldPassword, tokenAround } from './shapes.js';
import type { HintKind } from './stems.js';
import { isKeyOfValue, mayNameSetting, mayNameText } from './word-use.js';
import { CONTEXT_STEMS, STEMS, UNSURE_STEMS } from './stems.js';

/**
 * Where a program's text may hold a credential. The text alone is looked at, once: most files have no such place, and need
 * not be looked at any closer.
 */
export interface TextHints {
  /** Offsets of words that are names of secrets; in order, as all of them. */
  readonly names: readonly number[];
  /** Offsets of the names of calls that take one. */
  readonly calls: readonly number[];
  /** Offsets of the words of commands that take one. */
  readonly commands: readonly number[];
  /** Offsets of `+` and `${` between texts: no piece need look like anything. */
  readonly joints: readonly number[];
  /** Offsets of what may have the shape of a credential. */
  readonly shapes: readonly number[];
  /** Offsets of the names of secrets that settings may have, so that a fallback there may be a secret default. */
  readonly settings: readonly number[];
  /**
   * Offsets of the other names of secrets, which settings have where the environment has another name: none where it cannot,
   * see `renamesEnvironment`.
   */
  readonly secrets: readonly number[];
  /** One of them is a variable that a bundler ships. */
  readonly shippedName: boolean;
  /** Something of Vault's may be in the text. */
  readonly vault: boolean;
  /** There is nothing but what may be of Vault's, as in most texts. */
  readonly isEmpty: boolean;
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
  /** One for all texts: nothing is to be made anew for those that have no hint. */
  readonly #collector: Collector;

  /** @param words that a program gives a secret by, as functions that take one: whole words, of 3 ASCII letters or more */
  constructor(words: readonly string[] = []) {
    this.#collector = new Collector(new Set(words));
    const calls = [...new Set(words.map((word) => word.toLowerCase()))].map(
      (word) => [word, 'word'] as const,
    );
    for (const [keyword, kind] of [...STEMS, ...CONTEXT_STEMS, ...calls]) {
      this.#sure.add(keyword, { keyword, kind });
      this.#unsure.add(keyword, { keyword, kind });
    }
    for (const [keyword, kind] of UNSURE_STEMS) this.#unsure.add(keyword, { keyword, kind });
  }

  find(text: string, { names, unsure }: HintOptions): TextHints {
    const collector = this.#collector;
    collector.begin(text, unsure);
    const isAscii = (unsure ? this.#unsure : this.#sure).scan(text, collector);
    longRuns(text, collector);
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

const FLAG = /[\s"'`,]--?[A-Za-z]/g;

class Collector {
  readonly #words: ReadonlySet<string>;
  #text = '';
  #acceptsUnsure = false;
  readonly #names: number[] = [];
  readonly #calls: number[] = [];
  readonly #commands: number[] = [];
  readonly #joints: number[] = [];
  readonly #shapes: number[] = [];
  readonly #settings: number[] = [];
  /** Words that could be names of settings, if the environment had another name. */
  readonly #secretWords: number[] = [];
  /** Where what is long enough for a token begins and ends, one behind the other. */
  readonly #runs: number[] = [];
  readonly #hinting = [
    this.#names,
    this.#calls,
    this.#commands,
    this.#joints,
    this.#shapes,
    this.#settings,
  ] as const;
  readonly #lists = [...this.#hinting, this.#secretWords, this.#runs] as const;
  #hasContext = false;
  #shippedName = false;
  #vault = false;
  #runtime = false;
  /** The next flag behind a place that was asked for; infinity where there is none. */
  #flagFrom = 0;
  #flagAt = -1;

  constructor(words: ReadonlySet<string>) {
    this.#words = words;
  }

  begin(text: string, acceptsUnsure: boolean): void {
    this.#text = text;
    this.#acceptsUnsure = acceptsUnsure;
    this.#hasContext = this.#shippedName = this.#vault = this.#runtime = false;
    this.#flagFrom = 0;
    this.#flagAt = -1;
    // Of a text that could not be read to its end, nothing may be left.
    for (const list of this.#lists) list.length = 0;
  }

  keyword({ kind, keyword }: Stem, start: number, end: number): void {
    const text = this.#text;
    switch (kind) {
      case 'name':
        if (keyword !== 'auth' || !isAuthor(text, end)) this.#name(start, end);
        break;
      case 'short-name':
        if (!goesOn(text, end)) this.#name(start, end);
        break;
      case 'word':
        if (
          !isWordCharacter(text.charCodeAt(end)) &&
          !isWordCharacter(text.charCodeAt(start - 1)) &&
          isCall(text, end) &&
          this.#words.has(text.slice(start, end))
        )
          this.#calls.push(start);
        break;
      case 'program':
        if (!isWordCharacter(text.charCodeAt(start - 1))) this.#commands.push(start);
        break;
      case 'client':
        if (!isWordCharacter(text.charCodeAt(start - 1)) && this.#hasFlag(end)) this.#commands.push(start);
        break;
      case 'http':
        if (/^s?[\s"'`,]/.test(text.slice(end, end + 2)) && this.#hasFlag(end)) this.#commands.push(start);
        break;
      case 'shape':
        if (keyword !== 'asic ' || isBasicLogin(text, start)) this.#shapes.push(start);
        break;
      case 'url':
        if (mayHoldPassword(text, end)) this.#shapes.push(start);
        break;
      case 'context':
        this.#hasContext = true;
        break;
      case 'vault':
        this.#vault = true;
        break;
      case 'runtime':
        this.#runtime = true;
        break;
    }
  }

  run(start: number, end: number): void {
    const text = this.#text;
    // A word that tells of a token from a distance has been met before.
    if (this.#hasContext) this.#runs.push(start, end);
    if (!isIdentifier(text, start, end) && mayBeToken(tokenAround(text, start, end)))
      this.#shapes.push(start);
  }

  /** Whether a flag stands behind a place: `-p`, `--user`. */
  #hasFlag(at: number): boolean {
    if (at < this.#flagFrom || at > this.#flagAt) {
      FLAG.lastIndex = at;
      this.#flagFrom = at;
      this.#flagAt = FLAG.exec(this.#text)?.index ?? Infinity;
    }
    return this.#flagAt < Infinity;
  }

  /** Where a text is put together of pieces, no piece may look like anything. */
  joints(): void {
    const text = this.#text;
    for (let at = text.indexOf('+'); at >= 0; at = text.indexOf('+', at + 1)) {
      if (isQuote(nearest(text, at, -1)) && isQuote(nearest(text, at, 1))) this.#joints.push(at);
    }
    for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', at + 2)) {
      if (isQuote(text.charCodeAt(at + 2))) this.#joints.push(at);
    }
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

  /** Long runs that a word elsewhere makes tokens. */
  #addRunsInContext(): void {
    const runs = this.#runs;
    for (let at = 0; at + 1 < runs.length; at += 2) {
      const [start = 0, end = 0] = [runs[at], runs[at + 1]];
      if (mayBeTokenInContext(tokenAround(this.#text, start, end))) this.#shapes.push(start);
    }
  }

  /** What was found since the text began. */
  hints(everywhere: boolean): TextHints {
    // What a token is told by need not stand beside it.
    if (this.#hasContext) this.#addRunsInContext();
    // A text is not to be kept for as long as a process lives.
    this.#text = '';
    if (!everywhere && !this.#shippedName && this.#isEmpty())
      return this.#vault ? NOTHING_BUT_VAULT : NOTHING;
    const secrets = inOrder(this.#secretWords);
    return {
      names: inOrder(this.#names),
      calls: inOrder(this.#calls),
      commands: inOrder(this.#commands),
      joints: inOrder(this.#joints),
      shapes: inOrder(this.#shapes),
      settings: inOrder(this.#settings),
      secrets: this.#runtime ? secrets : NONE,
      shippedName: this.#shippedName,
      vault: this.#vault,
      isEmpty: false,
      everywhere,
    };
  }

  #isEmpty(): boolean {
    const hasSecrets = this.#runtime && this.#secretWords.length > 0;
    return !hasSecrets && this.#hinting.every(isEmptyList);
  }
}

function isEmptyList({ length }: readonly number[]): boolean {
  return length === 0;
}

const NONE: readonly number[] = [];
const NOTHING: TextHints = {
  names: NONE,
  calls: NONE,
  commands: NONE,
  joints: NONE,
  shapes: NONE,
  settings: NONE,
  secrets: NONE,
  shippedName: false,
  vault: false,
  isEmpty: true,
  everywhere: false,
};
const NOTHING_BUT_VAULT: TextHints = { ...NOTHING, vault: true };

/** A copy of offsets in order. */
function inOrder(offsets: readonly number[]): readonly number[] {
  if (offsets.length === 0) return NONE;
  const isSorted = offsets.every((offset, index) => index === 0 || (offsets[index - 1] ?? 0) <= offset);
  return isSorted ? offsets.slice() : offsets.toSorted((a, b) => a - b);
}

const MAX_WORD = 128;
const BACKSLASH = 92;

/** Whether a word is called: `sign(`, `sign<T>(`, `jwt['sign'](`. */
function isCall(text: string, end: number): boolean {
  CALL.lastIndex = end;
  return CALL.test(text);
}

const CALL = /["'`]?\]?\s{0,40}(?:\?\.)?[(<]/y;

/** `author`, `authentication`: what begins with `auth` most often, and is no name of a secret by itself. `authorization` is. */
function isAuthor(text: string, end: number): boolean {
  const upper = isLower(text.charCodeAt(end - 1)) ? 0 : CASE;
  const next = text.charCodeAt(end) + upper;
  if (next === 101) return text.charCodeAt(end + 1) + upper === 110;
  return (
    next === 111 && text.charCodeAt(end + 1) + upper === 114 && (text.charCodeAt(end + 2) | CASE) !== 105
  );
}

/** What upper and lower case differ in. */
const CASE = 32;

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
