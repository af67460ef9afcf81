import { valuesGivenTo } from '@bridgekeeper/policy';

import { isConversionWord } from '../conversion.js';
import { LOGINS } from '../credentials/pair.js';
import { SINKS } from '../credentials/sinks.js';
import type { TokenList } from './token-list.js';

/** Functions, methods and classes that take a secret: words that a text is searched for. */
export const CALL_WORDS: readonly string[] = [...Object.keys(SINKS), ...LOGINS];

/** Tells of calls, by the words of their names, whether they may be given a text where they take a secret. */
export class SecretCalls {
  readonly #tokens: TokenList;
  readonly #text: string;
  /** Of names: whether the file gives a text to one. */
  readonly #given = new Map<string, boolean>();

  constructor(tokens: TokenList, text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  mayTakeText(index: number): boolean {
    const tokens = this.#tokens;
    if (!tokens.isWord(index) && tokens.type(index) !== 'String') return false;
    if (tokens.value(index - 1) === 'function') return false;
    const given = argumentsOf(tokens, index);
    if (given === undefined) return true;
    const mayGive = (argument: Argument | undefined): boolean =>
      argument !== undefined && this.#maySay(argument);
    const name = tokens.isWord(index) ? tokens.value(index) : tokens.content(index);
    if (LOGINS.has(name) && given.length === 2 && mayGive(given[1])) return true;
    const sinks = Object.hasOwn(SINKS, name) ? SINKS[name] : undefined;
    return (sinks ?? []).some(({ argument, keys, users }) => {
      // Before a callback, and so anywhere.
      if (argument === 'last') return given.some(mayGive);
      if (argument !== undefined && mayGive(given[argument])) return true;
      return (keys !== undefined || users !== undefined) && given.some(mayGive);
    });
  }

  /** Whether a text stands in an argument, or a constant that may hold one. */
  #maySay({ from, to }: Argument): boolean {
    const tokens = this.#tokens;
    for (let at = from; at < to; at++) {
      if (tokens.isText(at)) return true;
      if (tokens.isWord(at) && tokens.value(at + 1) !== '(' && this.#isGivenText(tokens.value(at)))
        return true;
    }
    return false;
  }

  #isGivenText(name: string): boolean {
    const known = this.#given.get(name);
    if (known !== undefined) return known;
    // Each name is a search of the file. No person writes so many calls.
    if (this.#given.size >= MAX_NAMES) return true;
    // What is given to itself is no text.
    this.#given.set(name, false);
    const isGiven = valuesGivenTo(this.#text, name).some((value) => this.#mayComeOut(value));
    this.#given.set(name, isGiven);
    return isGiven;
  }

  /** Whether an expression may come out as a text: through conversions, a choice, or another constant. */
  #mayComeOut(expression: string): boolean {
    if (/[?|&/]/.test(expression)) return true;
    const value = expression.slice(expression.lastIndexOf('=') + 1);
    const quote = value.search(/["'`]/);
    const before = quote === -1 ? value : value.slice(0, quote);
    const names: string[] = [];
    for (const { 0: word, index } of before.matchAll(/[A-Za-z_$][\w$]*/g)) {
      if (WORDS.has(word) || isConversionWord(word)) continue;
      // What another function makes of it is none of its texts.
      if (before.charAt(index + word.length) === '(') return false;
      names.push(word);
    }
    return names.length === 0 ? quote !== -1 : names.some((word) => this.#isGivenText(word));
  }
}

const MAX_NAMES = 200;

const WORDS: ReadonlySet<string> = new Set(['any', 'as', 'await', 'const', 'new', 'string']);

/** The tokens of an argument. */
interface Argument {
  readonly from: number;
  readonly to: number;
}

/** The arguments of a call behind its name: `sign(`, `['sign'](`, `sign?.(`; undefined where they cannot be told. */
function argumentsOf(tokens: TokenList, index: number): readonly Argument[] | undefined {
  let open = index + 1;
  if (tokens.value(open) === ']') open++;
  if (tokens.value(open) === '?.') open++;
  const close = tokens.value(open) === '(' ? tokens.closing(open) : -1;
  if (close === -1) return undefined;
  const found: Argument[] = [];
  let from = open + 1;
  for (let at = from; at < close; at++) {
    const value = tokens.value(at);
    if (value === '(' || value === '[' || value === '{') at = tokens.closing(at);
    else if (value === ',') {
      found.push({ from, to: at });
      from = at + 1;
    }
  }
  if (from < close) found.push({ from, to: close });
  return found;
}
