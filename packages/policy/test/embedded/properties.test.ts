import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { argumentSettings, embeddedSettings } from '../../src/embedded/embedded-settings.js';
import { classifyName } from '../../src/names/classify-name.js';

/** What the grammars are made of, so that random texts come near them. */
const SIGNS = Array.from(' \t\n\r="\'\\:;,&?#|<>()[]{}$`%-@.');
const WORDS = [
  'password',
  'x',
  'name: ',
  'value: ',
  "''",
  '\\"',
  '=>',
  'é',
  '\u{1f511}',
  '\ud800',
  'echo ',
  '-e ',
];
const BEGINNINGS = [
  ...[
    '?token=',
    'DB_PASSWORD=',
    'a=1,password=',
    '--password ',
    '--token=',
    '\npassword: ',
    '\npassword = "',
  ],
  ...[
    '"password": "',
    '\\"apiKey\\": \\"',
    "identified by '",
    "create user a password '",
    "where secret = '",
  ],
  ...[
    '-H "X-Api-Key: ',
    'Authorization: Bearer ',
    'mysql -p',
    'curl -u a:',
    'mc alias set a b c ',
    'sh -c "',
  ],
];
const VALUES = ['hunter2', 'hunter2"', "hunter2'", 'p%40ss', "it''s", 'a\\"b', '${X}', '<x>'];
const PIECES = [...SIGNS, ...WORDS, ...BEGINNINGS, ...BEGINNINGS, ...VALUES, ...VALUES, ...VALUES];
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...PIECES), { minLength: 4, maxLength: 40, size: 'max' })
    .map((pieces) => pieces.join('')),
);

describe('embeddedSettings', () => {
  it('finds something in many of the texts that these tests are made of', () => {
    const texts = fc.sample(text, { numRuns: 2_000, seed: 1 });
    expect(texts.filter((source) => embeddedSettings(source).length > 0).length).toBeGreaterThan(400);
  });

  it('gives ranges inside the text, in order, none over another, never empty', () => {
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const { range } of embeddedSettings(source)) {
          expect(range.start).toBeGreaterThanOrEqual(end);
          expect(range.end).toBeGreaterThan(range.start);
          end = range.end;
        }
        expect(end).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('gives the text of the range as the value, where that has no escapes', () => {
    fc.assert(
      fc.property(text, (source) => {
        for (const { value, range, name } of embeddedSettings(source)) {
          const raw = source.slice(range.start, range.end);
          if (!/[%\\]|''|""/.test(raw)) expect(value).toBe(raw);
          expect(['none', 'url']).not.toContain(classifyName(name));
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it('is the same for a text as for its only argument', () => {
    fc.assert(
      fc.property(text, (source) => {
        const alone = argumentSettings([source]).filter(({ argument }) => argument === 0);
        expect(alone.map(({ range }) => range)).toEqual(
          expect.arrayContaining(embeddedSettings(source).map(({ range }) => range)),
        );
      }),
    );
  });
});

describe('argumentSettings', () => {
  it('gives ranges inside their arguments, in order', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (words) => {
        let before = { argument: 0, end: 0 };
        for (const { argument, range } of argumentSettings(words)) {
          if (argument === before.argument) expect(range.start).toBeGreaterThanOrEqual(before.end);
          else expect(argument).toBeGreaterThan(before.argument);
          expect(range.end).toBeLessThanOrEqual(words[argument]?.length ?? -1);
          before = { argument, end: range.end };
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
