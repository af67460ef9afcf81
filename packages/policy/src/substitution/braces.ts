import { BRACE_CLOSE, BRACE_OPEN, DOLLAR, LF, forwardFinder } from './scan.js';

/**
 * The `}` that belongs to the `{` of each `${`, by two ways of counting; a pair never spans lines. All of a
 * text is counted at once, because nested references ask for the same braces many times.
 */
export class Braces {
  readonly #text: string;
  readonly #lineEnd: (from: number) => number;
  readonly #lastByLimit = new Map<number, number>();
  /** By the offset of the `{`; 0 where nothing closes it. */
  readonly #balanced: Int32Array;
  /** The same, for the few that compose-go's counter sees differently. */
  readonly #miscounted = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
    this.#lineEnd = forwardFinder(text, '\n');
    this.#balanced = new Int32Array(text.length);
    eachPair(text, 0, (open, close) => {
      this.#balanced[open] = close;
    });
    eachPair(text, 1, (open, close) => {
      if (this.#balanced[open] !== close) this.#miscounted.set(open, close);
    });
  }

  /** The end of the line that holds the offset. Offsets may not go back. */
  lineEnd(offset: number): number {
    return this.#lineEnd(offset);
  }

  /** The `}` that balances a `{`, if it stands before the limit. */
  balanced(open: number, limit: number): number | undefined {
    return within(this.#balanced[open] ?? 0, limit);
  }

  /** The same, counted as compose-go does: the character behind each `{` is skipped. */
  counted(open: number, limit: number): number | undefined {
    return within(this.#miscounted.get(open) ?? this.#balanced[open] ?? 0, limit);
  }

  /** The last `}` before a limit, if it is not before `from`. For one limit, `from` may not go back. */
  lastBefore(limit: number, from: number): number | undefined {
    let last = this.#lastByLimit.get(limit);
    if (last === undefined) {
      last = limit - 1;
      while (last >= from && this.#text.charCodeAt(last) !== BRACE_CLOSE) last -= 1;
      this.#lastByLimit.set(limit, last);
    }
    return last >= from ? last : undefined;
  }
}

function within(close: number, limit: number): number | undefined {
  return close > 0 && close < limit ? close : undefined;
}

/**
 * @param skip how many characters behind each `{` are not looked at
 * @param visit receives the offsets of both braces of each `${`; 0 for one that is not there
 */
function eachPair(text: string, skip: number, visit: (open: number, close: number) => void): void {
  let open: number[] = [];
  const report = (offset: number, close: number): void => {
    if (text.charCodeAt(offset - 1) === DOLLAR) visit(offset, close);
  };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === BRACE_OPEN) {
      open.push(index);
      // A line feed ends the line also where it is skipped.
      if (text.charCodeAt(index + 1) !== LF) index += skip;
    } else if (code === BRACE_CLOSE) {
      const offset = open.pop();
      if (offset !== undefined) report(offset, index);
    } else if (code === LF) {
      for (const offset of open) report(offset, 0);
      open = [];
    }
  }
  for (const offset of open) report(offset, 0);
}
