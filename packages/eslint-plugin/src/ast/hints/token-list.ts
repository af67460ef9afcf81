import { isNeutralName } from '@bridgekeeper/policy';
import type { TSESTree } from '@typescript-eslint/utils';

import { isConversionWord } from '../conversion.js';
import { COMPARISONS } from '../credentials/inert.js';

/** A token, as every parser makes them. */
interface Token {
  readonly type: string;
  readonly value: string;
  readonly range: readonly [start: number, end: number];
}

/** Of an expression that is longer the rest is taken to hold anything. */
const MAX_TOKENS = 200;
/** The same of the body of a function, which is left out. */
const MAX_BODY = 5_000;

const BRACKETS: ReadonlyMap<string, -1 | 1> = new Map([
  ['(', 1],
  ['[', 1],
  ['{', 1],
  [')', -1],
  [']', -1],
  ['}', -1],
]);

/** Words that stand between operands; what follows them goes on with the expression. */
const OPERATORS: ReadonlySet<string> = new Set([
  'as',
  'async',
  'await',
  'case',
  'delete',
  'extends',
  'implements',
  'in',
  'infer',
  'instanceof',
  'is',
  'keyof',
  'new',
  'of',
  'readonly',
  'return',
  'satisfies',
  'throw',
  'typeof',
  'unique',
  'void',
  'yield',
]);

const ENDS_OF_OPERAND: ReadonlySet<string> = new Set(['&&', ':', '?', '??', '||']);

interface Extent {
  readonly isOperand?: boolean;
  /** Whether what is handed to calls counts. */
  readonly withArguments?: boolean;
}

/** Types of tokens that are words of a program. */
const WORDS: ReadonlySet<string> = new Set(['Identifier', 'JSXIdentifier', 'Keyword', 'PrivateIdentifier']);

/**
 * The tokens of a file by their index, and what stands around them: as much as can be told without its tree. Whatever cannot
 * be told counts as a text.
 */
export class TokenList {
  readonly #tokens: readonly Token[];
  readonly #text: string;

  constructor({ tokens = [] }: TSESTree.Program, text: string) {
    this.#tokens = tokens;
    this.#text = text;
  }

  /** The index of the token that an offset is in; -1 where there is none, as in comments and in templates of Vue. */
  at(offset: number): number {
    const tokens = this.#tokens;
    // Tokens are about as long as one another: hardly any other is looked at than those near by.
    const guess = Math.min(tokens.length - 1, Math.floor((offset / this.#text.length) * tokens.length));
    let low = guess;
    let step = 1;
    while (low > 0 && (tokens[low]?.range[0] ?? 0) > offset) {
      low = Math.max(0, low - step);
      step *= 2;
    }
    let high = Math.max(guess, low);
    step = 1;
    while (high < tokens.length && (tokens[high]?.range[1] ?? 0) <= offset) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, tokens.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle]?.range[1] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return (tokens[low]?.range[0] ?? Infinity) <= offset ? low : -1;
  }

  type(index: number): string {
    return this.#tokens[index]?.type ?? '';
  }

  /** The text of a token; empty beyond the ends of the file. */
  value(index: number): string {
    return this.#tokens[index]?.value ?? '';
  }

  start(index: number): number {
    return this.#tokens[index]?.range[0] ?? 0;
  }

  isWord(index: number): boolean {
    return WORDS.has(this.type(index));
  }

  /** A string, a template, or what stands in quotes in JSX. */
  isString(index: number): boolean {
    const type = this.type(index);
    return (
      type === 'String' || type === 'Template' || (type === 'JSXText' && /^["']/.test(this.value(index)))
    );
  }

  /** A string that is not empty, and of templates one that is written out. */
  isText(index: number): boolean {
    if (!this.isString(index)) return false;
    const value = this.value(index);
    return value.length > 2 && (!value.startsWith('`') || value.endsWith('`')) && !value.startsWith('}');
  }

  /** What a string or a piece of a template has between its quotes, as it is written. */
  content(index: number): string {
    return this.value(index).slice(1, this.value(index).endsWith('${') ? -2 : -1);
  }

  /**
   * Whether a text that its value may come out as stands in the expression that begins at a token, up to the comma or the
   * bracket that ends it. What functions do in there is left out, and what is handed to calls that convert nothing.
   *
   * @param isOperand whether operators of less weight than a comparison end it too
   */
  holdsText(from: number, isOperand = false): boolean {
    return this.some(from, (index) => this.isText(index), { isOperand, withArguments: false });
  }

  /** The same of any token that is asked for. What is longer than anybody writes has it. */
  some(
    from: number,
    has: (index: number) => boolean,
    { isOperand = false, withArguments = true }: Extent = {},
  ): boolean {
    let depth = 0;
    let angles = 0;
    for (let index = from; index < from + MAX_TOKENS; index++) {
      if (index >= this.#tokens.length) return false;
      if (has(index)) return true;
      if (depth === 0 && index > from && this.#beginsStatement(index)) return false;
      const opens = this.#opens(index);
      if (depth === 0 && (opens < 0 || this.#isMiddle(index))) return false;
      if (opens > 0 && this.#isBody(index)) {
        const end = this.#closingWithin(MAX_BODY, index);
        if (end === -1) return true;
        index = end;
        continue;
      }
      if (opens > 0 && !withArguments && this.#isOfOtherCall(index)) {
        const end = this.closing(index);
        if (end === -1 || this.#hasNeutralKey(index, end)) return true;
        index = end;
        continue;
      }
      depth += opens;
      if (opens !== 0 || this.type(index) !== 'Punctuator') continue;
      const value = this.value(index);
      // Of a type with arguments, or of a comparison: then the expression seems longer than it is.
      if (value === '<') angles++;
      else if (/^>+$/.test(value)) angles = Math.max(0, angles - value.length);
      else if (depth === 0 && (value === ';' || (value === ',' && angles === 0))) return false;
      else if (depth === 0 && isOperand && ENDS_OF_OPERAND.has(value)) return false;
    }
    return true;
  }

  /** `}b${`: the piece of a template between two that are put in. */
  #isMiddle(index: number): boolean {
    return this.type(index) === 'Template' && this.value(index).startsWith('}');
  }

  /** Whether a bracket opens the body of a function. */
  #isBody(open: number): boolean {
    return this.value(open) === '{' && this.value(open - 1) === '=>';
  }

  /** Whether a bracket opens the arguments of a call by a name that is none of a conversion's. */
  #isOfOtherCall(open: number): boolean {
    const name = this.value(open - 1);
    return (
      this.value(open) === '(' && this.isWord(open - 1) && !OPERATORS.has(name) && !isConversionWord(name)
    );
  }

  /** `password: secret({ value: 'x' })`: the key leaves it to the names around, wherever they stand. */
  #hasNeutralKey(from: number, to: number): boolean {
    for (let index = from; index < to; index++) {
      if (this.value(index + 1) === ':' && isNeutralName(this.value(index).replace(/^["'](.*)["']$/, '$1')))
        return true;
    }
    return false;
  }

  /** The index of the bracket that closes the one at a token; -1 where it is too far away. */
  closing(open: number): number {
    return this.#closingWithin(MAX_TOKENS, open);
  }

  #closingWithin(limit: number, open: number): number {
    let depth = 0;
    for (let index = open; index < open + limit; index++) {
      depth += this.#opens(index);
      if (depth === 0) return index;
    }
    return -1;
  }

  /** How many brackets a token opens: -1 where it closes one, 0 for what a template puts in between two pieces. */
  #opens(index: number): -1 | 0 | 1 {
    const value = this.value(index);
    if (this.type(index) === 'Template') {
      if (value.startsWith('`')) return value.endsWith('${') ? 1 : 0;
      return value.endsWith('${') ? 0 : -1;
    }
    if (this.type(index) !== 'Punctuator') return 0;
    return BRACKETS.get(value) ?? 0;
  }

  /** Whether a word in a new line begins a statement, where semicolons are left out. */
  #beginsStatement(index: number): boolean {
    if (!this.isWord(index) || OPERATORS.has(this.value(index)) || !this.#endsOperand(index - 1))
      return false;
    const before = this.#tokens[index - 1]?.range[1] ?? 0;
    return this.#text.slice(before, this.start(index)).includes('\n');
  }

  #endsOperand(index: number): boolean {
    const value = this.value(index);
    if (this.type(index) === 'Punctuator') return value === ')' || value === ']' || value === '}';
    if (this.type(index) === 'Template') return value.endsWith('`');
    return !OPERATORS.has(value);
  }

  /** The index of the token before a path that ends at a token: of `=` for the `c` of `= a.b!.c`. */
  beforePath(index: number): number {
    let at = index - 1;
    for (let steps = 0; steps < MAX_PATH; steps++, at--) {
      const value = this.value(at);
      // What a type is compared with is no value.
      if (value === 'typeof') break;
      if (!this.isWord(at) && value !== '.' && value !== '?.' && value !== '!' && value !== '(') break;
    }
    return at;
  }

  /** The same, where a bracket is none of the path. */
  beforeOperand(index: number): number {
    let at = index - 1;
    for (let steps = 0; steps < MAX_PATH; steps++, at--) {
      const value = this.value(at);
      if (!this.isWord(at) && value !== '.' && value !== '?.' && value !== '!') break;
    }
    return at;
  }

  /** The index of the bracket that stands open before a token; -1 where it is too far away. */
  openingBefore(index: number): number {
    let depth = 0;
    for (let at = index; at >= 0 && at > index - MAX_TOKENS; at--) {
      depth += this.#opens(at);
      if (depth > 0) return at;
    }
    return -1;
  }

  /** Whether a text is compared with what a path comes to: `'x' === user.token`. */
  isComparedBefore(index: number): boolean {
    const sign = this.beforePath(index);
    if (!COMPARISONS.has(this.value(sign))) return false;
    if (this.isText(sign - 1)) return true;
    // A call, or a text with its type: `'x' as string === token`.
    const before = this.value(sign - 2);
    return /^[)>\]!]$/.test(this.value(sign - 1)) || before === 'as' || before === 'satisfies';
  }
}

const MAX_PATH = 20;
