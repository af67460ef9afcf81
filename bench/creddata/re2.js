/**
 * Translates regular expressions of Go's syntax (RE2, github.com/google/re2/wiki/Syntax) to ECMAScript's.
 * Flags that stand inside of a pattern are spelled out in its characters: JavaScript has had them since
 * 2025 only.
 */

/** @typedef {{ i: boolean, m: boolean, s: boolean }} Flags */

const BLANKS = String.raw`\t\n\f\r `;

/** @type {Readonly<Record<string, string>>} */
const POSIX = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  xdigit: 'A-Fa-f0-9',
  word: 'A-Za-z0-9_',
  space: String.raw`\t\n\v\f\r `,
};

/** @type {Readonly<Record<string, string>>} */
const CONTROLS = { a: '\x07', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/**
 * @param {string} source
 * @param {string} flags of the JavaScript expression: `g` or none
 * @returns {RegExp}
 * @throws {SyntaxError} where it holds what has no counterpart here
 */
export function fromRe2(source, flags = '') {
  return new RegExp(new Translator(source).pattern(), flags);
}

class Translator {
  #source;
  #at = 0;
  /** @type {Flags[]} those of the open groups, the innermost last */
  #flags = [{ i: false, m: false, s: false }];

  /** @param {string} source */
  constructor(source) {
    this.#source = source;
  }

  pattern() {
    let result = '';
    while (this.#at < this.#source.length) result += this.#next();
    return result;
  }

  get #flag() {
    return this.#flags.at(-1) ?? { i: false, m: false, s: false };
  }

  /**
   * What a sticky expression matches here, and steps over it.
   *
   * @param {RegExp} sticky
   */
  #take(sticky) {
    sticky.lastIndex = this.#at;
    const match = sticky.exec(this.#source);
    if (match !== null) this.#at = sticky.lastIndex;
    return match;
  }

  /** @returns {string} */
  #next() {
    const quoted = this.#take(/\\Q([\s\S]*?)(?:\\E|$)/y);
    if (quoted !== null) return [...(quoted[1] ?? '')].map((character) => this.#literal(character)).join('');
    const quantifier = this.#take(/\{\d+(?:,\d*)?\}|[*+?|]/y);
    if (quantifier !== null) return quantifier[0];
    const character = this.#source[this.#at++] ?? '';
    switch (character) {
      case '\\':
        return this.#escape();
      case '[':
        return this.#class();
      case '(':
        return this.#group();
      case ')':
        this.#flags.pop();
        return ')';
      case '.':
        return this.#flag.s ? '[^]' : String.raw`[^\n]`;
      case '^':
        return this.#flag.m ? String.raw`(?<![^\n])` : '^';
      case '$':
        return this.#flag.m ? String.raw`(?![^\n])` : '$';
      default:
        return this.#literal(character);
    }
  }

  /** @returns {string} */
  #group() {
    const head = this.#take(/\?(?:P?<\w+>|([imsU]*)(?:-([imsU]*))?([:)]))/y);
    const [, on = '', off = '', end = ''] = head ?? [];
    if ((on + off).includes('U')) throw new SyntaxError('the flag U has no counterpart');
    if (head === null && this.#source[this.#at] === '?') throw new SyntaxError('an unknown group');
    /** @param {'i' | 'm' | 's'} name */
    const state = (name) => !off.includes(name) && (on.includes(name) || this.#flag[name]);
    const flags = { i: state('i'), m: state('m'), s: state('s') };
    if (end === ')') {
      this.#flags[this.#flags.length - 1] = flags;
      return '';
    }
    this.#flags.push(flags);
    // Names are dropped: nothing reads them.
    return end === ':' ? '(?:' : '(';
  }

  /** @returns {string} */
  #escape() {
    const letter = this.#source[this.#at] ?? '';
    if (/[bdw]/i.test(letter)) return `\\${this.#step()}`;
    if (letter === 's' || letter === 'S') return `[${this.#step() === 'S' ? '^' : ''}${BLANKS}]`;
    if (letter === 'A') return this.#step() && '(?<![^])';
    if (letter === 'z') return this.#step() && '(?![^])';
    return this.#literal(this.#escapedCharacter());
  }

  #step() {
    return this.#source[this.#at++] ?? '';
  }

  /** The character that stands behind a backslash: for itself, or for a control, or for a code. */
  #escapedCharacter() {
    const code = this.#take(/x(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{2}))/y);
    if (code !== null) return String.fromCodePoint(parseInt(code[1] ?? code[2] ?? '', 16));
    const character = this.#step();
    const control = CONTROLS[character];
    if (control !== undefined) return control;
    if (character === '' || /\w/.test(character)) throw new SyntaxError(`\\${character} has no counterpart`);
    return character;
  }

  /** @param {string} character */
  #literal(character) {
    return this.#flag.i && /[a-z]/i.test(character)
      ? `[${character.toLowerCase()}${character.toUpperCase()}]`
      : written(character);
  }

  /** @returns {string} */
  #class() {
    let result = this.#take(/\^/y) === null ? '[' : '[^';
    for (let first = true; first || this.#source[this.#at] !== ']'; first = false) {
      if (this.#at >= this.#source.length) throw new SyntaxError('a class without an end');
      result += this.#classItem();
    }
    this.#at++;
    return `${result}]`;
  }

  /** @returns {string} */
  #classItem() {
    const posix = this.#take(/\[:(\^?\w+):\]/y);
    if (posix !== null) {
      const range = POSIX[posix[1] ?? ''];
      if (range === undefined) throw new SyntaxError(`no class ${posix[0]}`);
      return range;
    }
    const set = this.#take(/\\([dws])/iy);
    if (set !== null) return set[1] === 's' ? BLANKS : set[0];
    const low = this.#classCharacter();
    const isRange = this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']';
    if (isRange) this.#at++;
    const high = isRange ? this.#classCharacter() : low;
    return rangeOf(low, high) + (this.#flag.i ? otherCase(low, high) : '');
  }

  #classCharacter() {
    const character = this.#step();
    return character === '\\' ? this.#escapedCharacter() : character;
  }
}

/**
 * @param {string} low
 * @param {string} high
 */
function rangeOf(low, high) {
  return low === high ? written(low) : `${written(low)}-${written(high)}`;
}

/**
 * The letters of a range, in their other case.
 *
 * @param {string} low
 * @param {string} high
 */
function otherCase(low, high) {
  const upper = shared(low, high, 'a', 'z').map((letter) => letter.toUpperCase());
  const lower = shared(low, high, 'A', 'Z').map((letter) => letter.toLowerCase());
  return [upper, lower].map(([from, to]) => (from && to ? rangeOf(from, to) : '')).join('');
}

/**
 * The ends of what two ranges have in common; none where they are apart.
 *
 * @param {string} low
 * @param {string} high
 * @param {string} first
 * @param {string} last
 * @returns {string[]}
 */
function shared(low, high, first, last) {
  const from = low > first ? low : first;
  const to = high < last ? high : last;
  return from > to ? [] : [from, to];
}

/** @param {string} character */
function written(character) {
  if (/^\w$/.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code > 0xff_ff) throw new SyntaxError('a character beyond the basic plane');
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
