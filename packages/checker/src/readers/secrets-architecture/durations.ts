export interface DurationLimit {
  readonly seconds: number;
  /** Whether the text says "under", "less than", …: the duration itself is out. */
  readonly below: boolean;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^s/i, 1],
  [/^mo/i, 30 * 86_400],
  [/^m/i, 60],
  [/^h/i, 3600],
  [/^d/i, 86_400],
  [/^w/i, 7 * 86_400],
  [/^y/i, 365 * 86_400],
];

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  five: 5,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
};

const DURATION =
  /(?<![\w.])(\d{1,6}(?:\.\d{1,3})?|half an?|an?|one|two|three|five|ten|fifteen|twenty|thirty|sixty)[\s-]?(seconds?|secs?|s|months?|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|y)\b/gi;
const BELOW =
  /(?:\b(?:under|below|less than|shorter than|within|sub|never (?:longer|older|more) than)|<)[\s-]?$/i;

/** The durations that a text gives in figures or in the commonest words: `15m`, `30 minutes`, `under an hour`. */
export function durationsIn(text: string): DurationLimit[] {
  return [...text.matchAll(DURATION)].map((match) => {
    const [, amount = '', unit = ''] = match;
    const count = /^half/i.test(amount) ? 0.5 : (NUMBER_WORDS[amount.toLowerCase()] ?? Number(amount));
    const factor = UNITS.find(([name]) => name.test(unit))?.[1] ?? 0;
    return {
      seconds: count * factor,
      below: BELOW.test(text.slice(Math.max(0, match.index - 30), match.index)),
    };
  });
}
