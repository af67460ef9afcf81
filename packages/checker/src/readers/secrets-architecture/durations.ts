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

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/^half/i, 0.5],
  [/^three/i, 0.75],
  [/quarter/i, 0.25],
];

const ONE = `(?:${[...ONES].reverse().join('|')})`;
const FRACTION = 'three[\\s-]quarters of an|(?:an?\\s)?quarter(?: of an)?|half(?: an?)?';
const WORDS = `(?:${TENS.join('|')})(?:[\\s-]${ONE})?|${ONE}|an?`;
const UNIT = 'seconds?|secs?|s|months?|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|y';
const DURATION = new RegExp(
  `(?<![\\w.])(?:(${FRACTION})|(\\d{1,6}(?:\\.\\d{1,3})?|${WORDS})( and a half)?)[\\s-]?(${UNIT})\\b`,
  'gi',
);
const BELOW =
  /(?:\b(?:under|below|less than|shorter than|within|sub|never (?:longer|older|more) than)|<)[\s-]?$/i;

/** The durations that a text gives in figures or in words: `15m`, `forty-five minutes`, `under an hour`. */
export function durationsIn(text: string): DurationLimit[] {
  return [...text.matchAll(DURATION)].map((match) => {
    const [, fraction, amount = '', andHalf, unit = ''] = match;
    const count = fraction === undefined ? numberOf(amount) : fractionOf(fraction);
    const factor = UNITS.find(([name]) => name.test(unit))?.[1] ?? 0;
    return {
      seconds: (count + (andHalf === undefined ? 0 : 0.5)) * factor,
      below: BELOW.test(text.slice(Math.max(0, match.index - 30), match.index)),
    };
  });
}

function fractionOf(words: string): number {
  return FRACTIONS.find(([name]) => name.test(words))?.[1] ?? 1;
}

function numberOf(amount: string): number {
  if (/^\d/.test(amount)) return Number(amount);
  return amount
    .toLowerCase()
    .split(/[\s-]/)
    .map((word) => {
      if (word === 'a' || word === 'an') return 1;
      return TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : ONES.indexOf(word) + 1;
    })
    .reduce((sum, value) => sum + value, 0);
}
