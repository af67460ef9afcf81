/**
 * Finds where any of many keywords stands in a text, whatever the case of its letters. Only every second pair of
 * characters is looked up: a keyword of three characters or more has one of its pairs there, wherever it begins. Of a
 * longer one a pair is chosen that is rare in programs.
 */
export class KeywordTable<T> {
  readonly #isPair = new Uint8Array(128 * 128);
  readonly #entries: (Entry<T>[] | undefined)[] = new Array<Entry<T>[] | undefined>(128 * 128).fill(
    undefined,
  );

  /** @param keyword two ASCII characters and more, in lower case; two are looked up more often than it pays */
  add(keyword: string, value: T): void {
    if (keyword.length === 2) {
      this.#addAt(keyword.charCodeAt(0), keyword.charCodeAt(1), entryOf(keyword, value, 0));
      for (let code = 0; code < 128; code++) {
        if (code < 65 || code > 90) this.#addAt(keyword.charCodeAt(1), code, entryOf(keyword, value, 1));
      }
      return;
    }
    for (const parity of [0, 1]) {
      let best = parity;
      for (let offset = parity + 2; offset < keyword.length - 1; offset += 2) {
        if (rarity(keyword, offset) > rarity(keyword, best)) best = offset;
      }
      this.#addAt(keyword.charCodeAt(best), keyword.charCodeAt(best + 1), entryOf(keyword, value, best));
    }
  }

  #addAt(first: number, second: number, entry: Entry<T>): void {
    for (const a of casesOf(first)) {
      for (const b of casesOf(second)) {
        const key = (a << 7) | b;
        this.#isPair[key] = 1;
        const known = this.#entries[key];
        if (known === undefined) this.#entries[key] = [entry];
        else known.push(entry);
      }
    }
  }

  /**
   * Calls back for each keyword in a text, in no certain order where several overlap.
   *
   * @param found takes the offsets at which the keyword begins and ends
   * @returns whether the text is ASCII
   */
  scan(text: string, found: (value: T, start: number, end: number) => void): boolean {
    const isPair = this.#isPair;
    const { length } = text;
    let all = length % 2 === 1 ? text.charCodeAt(length - 1) : 0;
    for (let at = 1; at < length; at += 2) {
      const first = text.charCodeAt(at - 1);
      const second = text.charCodeAt(at);
      all |= first | second;
      const key = ((first & 127) << 7) | (second & 127);
      if (isPair[key] === 1) this.#look(text, at - 1, key, found);
    }
    // The last character of all has no pair of its own.
    if (length % 2 === 1) {
      const key = (text.charCodeAt(length - 1) & 127) << 7;
      if (isPair[key] === 1) this.#look(text, length - 1, key, found);
    }
    return all < 128;
  }

  #look(text: string, at: number, key: number, found: (value: T, start: number, end: number) => void): void {
    const entries = this.#entries[key];
    if (entries === undefined) return;
    for (const { keyword, value, offset, beside, code } of entries) {
      if ((text.charCodeAt(at + beside) | CASE) !== code) continue;
      const start = at - offset;
      if (matches(text, start, keyword)) found(value, start, start + keyword.length);
    }
  }
}

interface Entry<T> {
  readonly keyword: string;
  readonly value: T;
  /** Of the pair in the keyword. */
  readonly offset: number;
  /** Where the character stands, from the pair, that is compared first, and its code, both cases made one. */
  readonly beside: number;
  readonly code: number;
}

/** What upper and lower case differ in. */
const CASE = 32;

function entryOf<T>(keyword: string, value: T, offset: number): Entry<T> {
  const beside = offset + 2 < keyword.length ? 2 : -Math.min(offset, 1);
  return { keyword, value, offset, beside, code: keyword.charCodeAt(offset + beside) | CASE };
}

/** Pairs of letters by how often they stand in TypeScript, the most frequent first. */
const FREQUENT: ReadonlyMap<string, number> = new Map(
  (
    'er on te nt re en co se ti st at id in me io ct ns es or it th le us ec ea ro pe do oc to he ai ex ' +
    'am de um ri ed al cu ta ll il li wa et aw is mi tr ve ol ac ar po as om ra rt el da ld qu em ng od ' +
    'an ue ou ch ut fi ur mp ma xp im nc nd sh ul pr be ce ne eq cr ic ui bu ts ty na ca pa yp ad rs tu ' +
    'no fr up hi ss ge ha au op sc si bo ho lo fa xt ot ie if tt vi rr ap su un mo pt ef rn ip ke rv so ' +
    'dy la ow fo gr ev yn sy va lt ry pi di ls cl lu ub dd sa pl iz os ag bl oe ua ew ir nu ze rm ru ni ' +
    'ab du rl ob mb pu ov yi wi rc wh oa tx ck by tc rf ba nv ok sp pd ds of ig ps mm fe wn oo iv ey ib ' +
    'sk gi dm tl bs tp db ht hm nf eg we cc eo js np ee ff lp ep av ei dc ly gt ay dr pp rk rd tm ud nn ' +
    'hr ci dt je mu mn td fu og ia ks uc dl uu gn eu nk af hc ys gg oi nl gs ms sr xi bi ft'
  )
    .split(' ')
    .map((pair, rank) => [pair, rank]),
);

function rarity(keyword: string, offset: number): number {
  return FREQUENT.get(keyword.slice(offset, offset + 2)) ?? FREQUENT.size;
}

function casesOf(code: number): readonly number[] {
  return code >= 97 && code <= 122 ? [code, code - 32] : [code];
}

function matches(text: string, start: number, keyword: string): boolean {
  if (start < 0 || start + keyword.length > text.length) return false;
  for (let i = 0; i < keyword.length; i++) {
    const code = text.charCodeAt(start + i);
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== keyword.charCodeAt(i)) return false;
  }
  return true;
}
