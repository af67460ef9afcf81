/**
 * Finds where any of many keywords stands in a text, whatever the case of its letters. At every second character the next
 * three are looked up together, so that a keyword of three characters or more is met wherever it begins. Of a longer one
 * those three are chosen that are rare in programs.
 */
export class KeywordTable<T> {
  /** One bit for each three characters that stand in a keyword. */
  readonly #isWindow = new Uint32Array(WINDOWS >> 5);
  readonly #entries: Entry<T>[] = [];
  readonly #byWindow = new Map<number, number[]>();
  #index: Index | undefined;

  /** @param keyword two ASCII characters and more, in lower case; short ones are looked up more often than it pays */
  add(keyword: string, value: T): void {
    this.#index = undefined;
    for (const parity of [0, 1]) {
      const offset = rarest(keyword, parity);
      const entry = this.#entries.push({ keyword, value, offset }) - 1;
      const [first, second, third] = [0, 1, 2].map((at) => codesAt(keyword, offset + at));
      for (const a of first ?? []) {
        for (const b of second ?? []) {
          for (const c of third ?? []) this.#addWindow((a << 10) | (b << 5) | c, entry);
        }
      }
    }
  }

  #addWindow(key: number, entry: number): void {
    const word = key >> 5;
    this.#isWindow[word] = (this.#isWindow[word] ?? 0) | (1 << (key & LETTER));
    const known = this.#byWindow.get(key);
    if (known === undefined) this.#byWindow.set(key, [entry]);
    else known.push(entry);
  }

  /**
   * Tells of each keyword in a text, in no certain order where several overlap.
   *
   * @returns whether the text is ASCII
   */
  scan(text: string, found: KeywordListener<T>): boolean {
    const isWindow = this.#isWindow;
    const index = (this.#index ??= indexOf(this.#entries, this.#byWindow));
    const { length } = text;
    let all = text.charCodeAt(0);
    let key = all & LETTER;
    for (let at = 2; at < length; at += 2) {
      const second = text.charCodeAt(at - 1);
      const third = text.charCodeAt(at);
      all |= second | third;
      key = ((key & LETTER) << 10) | ((second & LETTER) << 5) | (third & LETTER);
      if ((((isWindow[key >> 5] ?? 0) >>> (key & LETTER)) & 1) === 1)
        this.#look(text, at - 2, key, index, found);
    }
    // What stands at the end, with nothing behind it. There is no character there; one that is none of a keyword stands in.
    const last = length - 1 - ((length - 1) & 1);
    const [first, second] = [text.charCodeAt(last), text.charCodeAt(last + 1)];
    all |= first | second;
    key = ((first & LETTER) << 10) | ((second & LETTER) << 5);
    if (this.#byWindow.has(key)) this.#look(text, last, key, index, found);
    return all < 128;
  }

  /** @param key that stands in the index */
  #look(
    text: string,
    at: number,
    key: number,
    { slots, items, letters, starts, offsets }: Index,
    found: KeywordListener<T>,
  ): void {
    let slot = key & SLOTS;
    while (slots[slot << 1] !== key + 1) slot = (slot + 1) & SLOTS;
    for (let item = slots[(slot << 1) + 1] ?? 0; ; item++) {
      const entry = items[item] ?? END;
      if (entry === END) return;
      const from = starts[entry] ?? 0;
      const to = starts[entry + 1] ?? from;
      const start = at - (offsets[entry] ?? 0);
      const known = matches(text, start, letters, from, to) ? this.#entries[entry] : undefined;
      if (known !== undefined) found.keyword(known.value, start, start + to - from);
    }
  }
}

/**
 * What stands behind the windows, in few and small pieces of memory: between two files a linter reads so much that nothing of
 * this is left in the processor's cache.
 */
interface Index {
  /** By a key's low bits, or behind: the key plus one, and where its list begins; 0 where a slot is free. */
  readonly slots: Uint16Array;
  /** Lists of entries, each with an end. */
  readonly items: Uint16Array;
  /** All keywords, one behind the other, and where each begins. */
  readonly letters: string;
  readonly starts: Uint16Array;
  readonly offsets: Int8Array;
}

/** More than there are windows of keywords. */
const SLOTS = (1 << 12) - 1;
const END = 0xffff;

function indexOf(
  entries: readonly Entry<unknown>[],
  byWindow: ReadonlyMap<number, readonly number[]>,
): Index {
  if (byWindow.size > SLOTS / 2) throw new RangeError('more keywords than a table holds');
  const slots = new Uint16Array((SLOTS + 1) * 2);
  const items: number[] = [];
  for (const [key, list] of byWindow) {
    let slot = key & SLOTS;
    while (slots[slot << 1] !== 0) slot = (slot + 1) & SLOTS;
    slots[slot << 1] = key + 1;
    slots[(slot << 1) + 1] = items.length;
    items.push(...list, END);
  }
  const starts = [0];
  for (const { keyword } of entries) starts.push((starts.at(-1) ?? 0) + keyword.length);
  return {
    slots,
    items: Uint16Array.from(items),
    letters: entries.map(({ keyword }) => keyword).join(''),
    starts: Uint16Array.from(starts),
    offsets: Int8Array.from(entries, ({ offset }) => offset),
  };
}

/** Is told of a keyword that stands in a text. */
export interface KeywordListener<T> {
  /** Takes the offsets at which it begins and ends. */
  keyword(value: T, start: number, end: number): void;
}

interface Entry<T> {
  readonly keyword: string;
  readonly value: T;
  /** Of the three characters, from the start of the keyword: -1 where the first of them stands before it. */
  readonly offset: number;
}

/** Of a character code these bits are looked up: both cases of a letter have the same. */
const LETTER = 31;
const WINDOWS = 1 << 15;
const ANY: readonly number[] = Array.from({ length: LETTER + 1 }, (_, code) => code);

/** What may stand at a place of a keyword, as it is looked up: anything before its start and behind its end. */
function codesAt(keyword: string, at: number): readonly number[] {
  return at < 0 || at >= keyword.length ? ANY : [keyword.charCodeAt(at) & LETTER];
}

/** The offset, of every second one, at which a keyword has its rarest three characters, or two of them at its ends. */
function rarest(keyword: string, parity: number): number {
  let best = -parity;
  for (let offset = best; offset < keyword.length - 1; offset += 2) {
    if (rarity(keyword, offset) > rarity(keyword, best)) best = offset;
  }
  return best;
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

/** The more, the rarer: of both pairs, for a third character that may be any tells nothing. */
function rarity(keyword: string, offset: number): number {
  return pairRarity(keyword, offset) + pairRarity(keyword, offset + 1);
}

function pairRarity(keyword: string, offset: number): number {
  if (offset < 0 || offset + 2 > keyword.length) return 0;
  return FREQUENT.get(keyword.slice(offset, offset + 2)) ?? FREQUENT.size;
}

/** Whether a keyword stands at a place of a text: the letters from one offset to another. */
function matches(text: string, start: number, letters: string, from: number, to: number): boolean {
  if (start < 0 || start + to - from > text.length) return false;
  for (let i = 0; i < to - from; i++) {
    const code = text.charCodeAt(start + i);
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== letters.charCodeAt(from + i)) return false;
  }
  return true;
}
