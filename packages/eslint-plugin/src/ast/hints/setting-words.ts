import { renamesEnvironment } from '@bridgekeeper/policy';

import { CONFIG_METHODS, isSourceWord, isVariableName, mentionsReadsByName } from '../env-read.js';
import { SEARCHES } from '../fallbacks/first-present.js';
import { KEY_OR_ELSE, OR_ELSE } from '../fallbacks/getter.js';
import { DEFAULT_FUNCTIONS, DEFAULT_METHODS } from '../fallbacks/schema-call.js';
import { ASSIGN, DEFAULTS } from '../fallbacks/spread.js';
import { TRANSFORM_METHODS } from '../fallbacks/transform.js';
import { readerKind } from '../reader-name.js';
import { mentionsSchemas } from '../schema-library.js';
import { isDefinedIn } from './defined-functions.js';
import type { TokenList } from './token-list.js';

/** Operators that give a value where there is none. */
const FALLBACK_SIGNS: ReadonlySet<string> = new Set(['?', '??', '??=', '||', '||=']);
/** What schemas are given one by; those of defaults say so. */
const SCHEMA_WORDS: ReadonlySet<string> = new Set([
  ...DEFAULT_METHODS,
  ...DEFAULT_FUNCTIONS,
  ...TRANSFORM_METHODS,
]);
const DEFAULT_WORD = /default/i;

/** What settings are read of too, where it is asked for one. */
const STORES = /secrets?$/i;

/** Where an object is laid over another one. */
const LAYERS = new RegExp(`\\.\\.\\.|\\b(?:${[...ASSIGN, ...DEFAULTS, 'nconf'].join('|')})\\b`);

/** A getter, or a helper, that is given the name of what holds a key. */
const KEY_BY_NAME = /\.\s{0,20}(?:array|get\w{0,40}|json|str|string)\s{0,20}\(\s{0,40}[A-Za-z_$]/;

/** Tells of words that are names of secrets whether they may be the name of a setting with a fallback. */
export class SettingWords {
  readonly #tokens: TokenList;
  readonly #text: string;
  #keysByName: boolean | undefined;
  #layers: boolean | undefined;
  #schemas: boolean | undefined;
  #renamed: boolean | undefined;
  /** Of the names of functions: whether the file has one. */
  readonly #defined = new Map<string, boolean>();

  constructor(tokens: TokenList, text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  /** What cannot be told may. */
  mayFallBack(index: number): boolean {
    const tokens = this.#tokens;
    switch (tokens.type(index)) {
      // In JSX every word is of the second type, whatever it stands in.
      case 'Identifier':
      case 'JSXIdentifier':
      case 'PrivateIdentifier':
        return this.#word(index);
      case 'String':
        return this.#string(index);
      case 'Template':
        return /^[`}][-\w./:[\]]*(?:`|\$\{)$/.test(tokens.value(index));
      case 'JSXText':
      case 'RegularExpression':
        return false;
      default:
        return true;
    }
  }

  #word(index: number): boolean {
    const tokens = this.#tokens;
    const next = tokens.value(index + 1);
    switch (next) {
      case ':':
        return !this.#isKey(index) || this.#mayStore(index, index + 2);
      case '?':
        return tokens.value(index + 2) !== ':' || this.#mayStore(index, index + 3);
      case '=':
        return this.#isAssignedAnyway(index) || this.#mayStore(index, index + 2);
      case ',':
      case ')':
        return this.#mayReachFallback(index);
      default:
        // `${env.SECRET_KEY}` goes into a text.
        return tokens.type(index + 1) !== 'Template' || tokens.type(tokens.beforePath(index)) !== 'Template';
    }
  }

  /** Whether the word before a colon stands where keys do, and not in an arm of a ternary. */
  #isKey(index: number): boolean {
    const before = this.#tokens.value(index - 1);
    return this.#tokens.isWord(index - 1) || /^[{},;()]?$/.test(before);
  }

  /** `{ TOKEN = 'x' }`, where what it is taken from stands further away, and `env.TOKEN = 'x'`. */
  #isAssignedAnyway(index: number): boolean {
    const tokens = this.#tokens;
    const before = tokens.value(index - 1);
    if (before.endsWith('.')) return isVariableName(tokens.value(index));
    if (!/^[{,:(]$/.test(before)) return false;
    const isName = tokens.isWord(index + 2) && /^[,)}]$/.test(tokens.value(index + 3));
    return isName || tokens.some(index + 2, (at) => tokens.isString(at) || tokens.type(at) === 'Numeric');
  }

  /** Whether an expression that is stored under a name may be a setting with a fallback, or describe one. */
  #mayStore(index: number, from: number): boolean {
    const tokens = this.#tokens;
    const isVariable = isVariableName(tokens.isWord(index) ? tokens.value(index) : tokens.content(index));
    if (isVariable && (this.#hasLayers() || this.#isDecorated())) return true;
    // A constant may hold a schema.
    if (tokens.isWord(from) && /^[,;})]?$/.test(tokens.value(from + 1)) && this.#hasSchemas()) return true;
    const isPart = /^[{,(]$/.test(tokens.value(index - 1));
    const seen = { source: false, fallback: false };
    const has = tokens.some(from, (at) => {
      const value = tokens.value(at);
      if (tokens.type(at) === 'Punctuator') {
        // `{ TOKEN: t = 'x' }`
        if (isPart && value === '=') return true;
        seen.fallback ||= FALLBACK_SIGNS.has(value);
      } else if (tokens.isString(at)) {
        // `'string = "x"'` of arktype.
        if (value.includes('=') && this.#hasSchemas()) return true;
        seen.fallback = true;
      } else if (tokens.type(at) === 'Numeric') {
        seen.fallback = true;
      } else {
        if (DEFAULT_WORD.test(value) || (SCHEMA_WORDS.has(value) && this.#hasSchemas())) return true;
        seen.source ||= this.#isSource(at);
      }
      return seen.source && seen.fallback;
    });
    // Where the environment has another name, so has what is read.
    return has || (seen.fallback && this.#isRenamed());
  }

  #isSource(index: number): boolean {
    const tokens = this.#tokens;
    const value = tokens.value(index);
    if (isSourceWord(value) || readerKind(value) !== undefined) return true;
    return STORES.test(value) && /^(?:\?\.|[.[)])$/.test(tokens.value(index + 1));
  }

  #isRenamed(): boolean {
    return (this.#renamed ??= renamesEnvironment(this.#text));
  }

  #hasSchemas(): boolean {
    return (this.#schemas ??= mentionsSchemas(this.#text));
  }

  #hasLayers(): boolean {
    return (this.#layers ??= LAYERS.test(this.#text));
  }

  #isDecorated(): boolean {
    return this.#text.includes('@');
  }

  /** Whether what is handed to a call, or is one of a list, may have a fallback there or come out of it: `String(env.X) || 'x'`. */
  #mayReachFallback(index: number): boolean {
    const tokens = this.#tokens;
    const before = tokens.beforeOperand(index);
    const sign = tokens.value(before);
    if (sign !== '(' && sign !== ',') return true;
    const open = tokens.openingBefore(before);
    // Of a keyword, it is a condition.
    if (tokens.value(open) !== '(' || !tokens.isWord(open - 1) || tokens.type(open - 1) === 'Keyword')
      return true;
    const callee = tokens.value(open - 1);
    if (OR_ELSE.has(callee) || KEY_OR_ELSE.has(callee) || SEARCHES.has(callee) || DEFAULT_WORD.test(callee))
      return true;
    const close = tokens.closing(open);
    const next = tokens.value(close + 1);
    return close === -1 || /^(?:\?\.|[.)])$/.test(next) || FALLBACK_SIGNS.has(next);
  }

  #string(index: number): boolean {
    const tokens = this.#tokens;
    const content = tokens.content(index);
    if (!/^[-\w./:[\]]*$/.test(content)) return content.includes('\\');
    const before = tokens.value(index - 1);
    const next = tokens.value(index + 1);
    if (next === ':' && before !== '?' && before !== 'case') return this.#mayStore(index, index + 2);
    switch (before) {
      case '(':
        return this.#mayRead(index - 2);
      case '[':
        return next === ']' || this.#isKeyOfOther(index);
      case ',':
        return this.#isKeyOfOther(index) || this.#isArgumentOfReader(index);
      case ':':
        return /^["'`]?env["'`]?$/.test(tokens.value(index - 2)) || this.#isKept(content);
      case '=':
        return next === '=' || this.#isKept(content);
      default:
        return next === 'in' || next === '=';
    }
  }

  /** What a constant holds may be a key. */
  #isKept(content: string): boolean {
    if (isVariableName(content)) return true;
    return (this.#keysByName ??= KEY_BY_NAME.test(this.#text) || mentionsReadsByName(this.#text));
  }

  /** Whether a function may read a setting by the name that it is given first. */
  #mayRead(callee: number): boolean {
    const tokens = this.#tokens;
    if (!tokens.isWord(callee)) return true;
    const name = tokens.value(callee);
    return (
      (CONFIG_METHODS.has(name) && this.#mayBeConfiguration(callee)) ||
      OR_ELSE.has(name) ||
      KEY_OR_ELSE.has(name) ||
      readerKind(name) !== undefined ||
      isSourceWord(name) ||
      STORES.test(name) ||
      this.#hasSchemas() ||
      this.#isDefined(name)
    );
  }

  /** Whether a method may be a configuration's: of `request` in `ctx.request.get('x')` it is none. */
  #mayBeConfiguration(method: number): boolean {
    const tokens = this.#tokens;
    const owner = method - 2;
    const isMemberOfOther = tokens.isWord(owner) && tokens.value(owner - 1).endsWith('.');
    if (!isMemberOfOther || tokens.value(owner - 2) === 'this') return true;
    return isSourceWord(tokens.value(owner)) || STORES.test(tokens.value(owner));
  }

  /** `propOr('x', 'X', process.env)`, `get(process.env, 'X', 'x')`, `pathOr('x', ['X'], process.env)` */
  #isKeyOfOther(index: number): boolean {
    const tokens = this.#tokens;
    for (let at = index - 1; at > index - MAX_BEFORE; at--) {
      const value = tokens.value(at);
      if (tokens.isWord(at) && (value === 'get' || KEY_OR_ELSE.has(value))) return true;
      if (value === ';') return false;
    }
    return false;
  }

  /** `read('x', 'JWT_SECRET')`: what a function of the file does with its arguments, only it says. */
  #isArgumentOfReader(index: number): boolean {
    const tokens = this.#tokens;
    const open = tokens.openingBefore(index - 1);
    return open === -1 || (tokens.value(open) === '(' && this.#mayRead(open - 1));
  }

  /** Whether the file may define a function: the name stands somewhere where nothing is called by it. */
  #isDefined(name: string): boolean {
    let isOne = this.#defined.get(name);
    if (isOne === undefined) {
      isOne = this.#defined.size >= MAX_NAMES || isDefinedIn(this.#text, name);
      this.#defined.set(name, isOne);
    }
    return isOne;
  }
}

/** As far before a key stands the function that it is handed to. */
const MAX_BEFORE = 16;

/** Each name is a search of the file. No person calls so many functions with names of secrets. */
const MAX_NAMES = 200;
