import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CodeFrame, Place } from '../../src/reporters/code-frame.js';
import { createFramer, MAX_COLUMNS } from '../../src/reporters/code-frame.js';

/** A rule whose findings are about what they underline: it is shown. */
const ruleId = 'require-secret-key-ref';

/** The place of the first occurrence of a part of the text. Lines end with LF here. */
function placeOf(text: string, part: string): Place {
  const start = text.indexOf(part);
  const position = (offset: number): { line: number; column: number } => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  };
  const [from, to] = [position(start), position(start + part.length)];
  return { ruleId, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function frameOf(text: string, part: string, masked: readonly string[] = []): CodeFrame | undefined {
  const masks = masked.map((value) => ({
    start: text.indexOf(value),
    end: text.indexOf(value) + value.length,
  }));
  return createFramer(text, masks)(placeOf(text, part));
}

/** The frame as two lines: the text, and the carets below it. */
function drawn(frame: CodeFrame | undefined): string[] {
  if (frame === undefined) return [];
  return [frame.text, ' '.repeat(frame.caretStart) + '^'.repeat(frame.caretLength)];
}

describe('createFramer', () => {
  it('shows the line of a finding, with carets below its range', () => {
    const frame = frameOf('services:\n  db: ${DB:-x} # y\n', '${DB:-x}');
    expect(frame).toEqual({
      line: 2,
      text: '  db: ${DB:-x} # *',
      caretStart: 6,
      caretLength: 8,
      moreLines: 0,
    });
  });

  it('hides secrets on the line without moving the carets', () => {
    const text = 'a: 1\nDB_PASSWORD: ${DB_PASSWORD:-hunter2}\n';
    expect(drawn(frameOf(text, '${DB_PASSWORD:-hunter2}', ['hunter2']))).toEqual([
      'DB_PASSWORD: ${DB_PASSWORD:-*******}',
      '             ^^^^^^^^^^^^^^^^^^^^^^^',
    ]);
  });

  it('expands tabs to four columns', () => {
    expect(drawn(frameOf('\ta:\tbad\tx', 'bad'))).toEqual(['    a:    bad    *', '          ^^^']);
    expect(drawn(frameOf('a:\t\tb', '\t'))).toEqual(['a:        *', '  ^^^^']);
  });

  it('gives wide characters two columns and combining marks none', () => {
    expect(drawn(frameOf('漢字: 値x', '値'))).toEqual(['**: 値*', '    ^^']);
    expect(drawn(frameOf('a: 値字', '値字'))).toEqual(['a: 値字', '   ^^^^']);
    expect(drawn(frameOf('a: e\u0301', 'e\u0301'))).toEqual(['a: e\u0301', '   ^']);
    expect(drawn(frameOf('a: 😀', '😀'))).toEqual(['a: 😀', '   ^^']);
  });

  it('escapes what would move the cursor or reorder the line', () => {
    expect(drawn(frameOf('a: \u001b[31mbad\u202e', '\u001b[31mbad\u202e'))).toEqual([
      'a: \\x1b[31mbad\\u202e',
      '   ^^^^^^^^^^^^^^^^^',
    ]);
    expect(drawn(frameOf('a: \u0007', '\u0007'))).toEqual(['a: \\x07', '   ^^^^']);
  });

  it('hides every character of a secret behind one asterisk, whatever its width', () => {
    expect(drawn(frameOf('p: 漢\t😀x # y', '漢\t😀x', ['漢\t😀x']))).toEqual(['p: **** # *', '   ^^^^']);
  });

  it('puts the carets of a longer finding to the end of its first line', () => {
    const frame = frameOf('key: |  \n  one\n  two\n', '|  \n  one\n  two');
    expect(frame).toEqual({ line: 1, text: 'key: |  ', caretStart: 5, caretLength: 1, moreLines: 2 });
  });

  it('takes a finding that ends with the line break for one line', () => {
    const frame = frameOf('a: b\nc: d\n', 'b\n');
    expect(frame).toEqual({ line: 1, text: 'a: b', caretStart: 3, caretLength: 1, moreLines: 0 });
  });

  it.each([
    ['CR LF', 'a: 1\r\nbad: 2\r\n'],
    ['a lone CR', 'a: 1\rbad: 2\r'],
    ['no line end', 'a: 1\nbad: 2'],
  ])('knows lines that end with %s', (_, text) => {
    const frame = createFramer(text, [])({ ruleId, line: 2, column: 1, endLine: 2, endColumn: 4 });
    expect(frame).toEqual({ line: 2, text: 'bad: *', caretStart: 0, caretLength: 3, moreLines: 0 });
  });

  it('has one caret for an empty range, at the end of the line too', () => {
    const frame = createFramer('ab\n\n', []);
    expect(drawn(frame({ ruleId, line: 1, column: 2, endLine: 1, endColumn: 2 }))).toEqual(['**', ' ^']);
    expect(drawn(frame({ ruleId, line: 1, column: 3, endLine: 1, endColumn: 3 }))).toEqual(['**', '  ^']);
    expect(drawn(frame({ ruleId, line: 2, column: 1, endLine: 2, endColumn: 1 }))).toEqual(['', '^']);
  });

  it('has no frame for a line that is not there, and stays on the line', () => {
    const frame = createFramer('ab', []);
    expect(frame({ ruleId, line: 2, column: 1, endLine: 2, endColumn: 2 })).toBeUndefined();
    expect(drawn(frame({ ruleId, line: 1, column: 1, endLine: 1, endColumn: 99 }))).toEqual(['ab', '^^']);
    expect(drawn(frame({ ruleId, line: 1, column: 50, endLine: 1, endColumn: 60 }))).toEqual(['**', '  ^']);
  });

  it('finds lines in any order', () => {
    const frame = createFramer('one\ntwo\n\nfour', []);
    const texts = [4, 2, 2, 1, 3, 5, 1, 0].map(
      (line) => frame({ ruleId, line, column: 1, endLine: line, endColumn: 2 })?.text,
    );
    expect(texts).toEqual(['f***', 't**', 't**', 'o**', '', undefined, 'o**', undefined]);
  });

  it('shows a line of 160 columns whole, and a window of any longer one', () => {
    const fits = `${'a'.repeat(157)}bad`;
    expect(frameOf(fits, 'bad')?.text).toBe(`${'*'.repeat(157)}bad`);
    const longer = `x${fits}`;
    expect(frameOf(longer, 'bad')).toEqual({
      line: 1,
      text: `…${'*'.repeat(155)}bad`,
      caretStart: 156,
      caretLength: 3,
      moreLines: 0,
    });
  });

  it('puts the range of a long line in the middle, and `…` where the line goes on', () => {
    const frame = frameOf(`${'a'.repeat(1000)}bad${'z'.repeat(1000)}`, 'bad');
    expect(drawn(frame)).toEqual([`…${'*'.repeat(77)}bad${'*'.repeat(78)}…`, `${' '.repeat(78)}^^^`]);
    const start = frameOf(`bad${'z'.repeat(1000)}`, 'bad');
    expect(drawn(start)).toEqual([`bad${'*'.repeat(155)}…`, '^^^']);
  });

  it('shows the beginning of a range that is wider than the window', () => {
    const frame = frameOf(`${'a'.repeat(100)}${'b'.repeat(1000)}`, 'b'.repeat(1000));
    expect(drawn(frame)).toEqual([
      `…${'*'.repeat(20)}${'b'.repeat(138)}…`,
      `${' '.repeat(21)}${'^'.repeat(138)}`,
    ]);
  });

  it('hides in a window what begins or ends outside of it', () => {
    const secret = 's3'.repeat(300);
    const text = `p: ${secret} bad ${secret}`;
    const shown = frameOf(text, 'bad', [secret])?.text ?? '';
    expect(shown).toMatch(/^…\*{76} bad \*{77}…$/);
  });

  it('takes time by the window, not by the line', () => {
    const text = 'a'.repeat(2_000_000);
    const frame = createFramer(text, []);
    const started = performance.now();
    for (let at = 1; at <= 2000; at++)
      frame({ ruleId, line: 1, column: at * 900, endLine: 1, endColumn: at * 900 + 5 });
    expect(performance.now() - started).toBeLessThan(2000);
  });

  const printableText = fc.stringMatching(/^[ -~]{0,30}$/);

  it('draws as many carets as the range has characters, right below them', () => {
    fc.assert(
      fc.property(printableText, fc.stringMatching(/^[ -~]{1,40}$/), printableText, (before, part, after) => {
        const text = `first\n${before}${part}${after}\nlast`;
        const column = before.length + 1;
        const frame = createFramer(
          text,
          [],
        )({ ruleId, line: 2, column, endLine: 2, endColumn: column + part.length });
        expect(frame?.text.slice(frame.caretStart, frame.caretStart + frame.caretLength)).toBe(part);
      }),
    );
  });

  it('never shows more than 4 characters of what is masked, in any line and any window', () => {
    const secrets = fc.stringMatching(/^[A-Z0-9]{7,60}$/).map((text) => `1${text}`);
    const filler = fc.stringMatching(/^[ a-z:"']{0,300}$/);
    fc.assert(
      fc.property(
        secrets,
        filler,
        filler,
        fc.nat(700),
        fc.nat(200),
        (secret, before, after, from, length) => {
          const text = `${before}${secret}${after}${secret}`;
          const frame = createFramer(text, [{ start: before.length, end: before.length + secret.length }])({
            ruleId,
            line: 1,
            column: from + 1,
            endLine: 1,
            endColumn: from + 1 + length,
          });
          expect(frame?.text.match(/[A-Z0-9]{5,}/)).toBeNull();
          expect(frame?.text.length).toBeLessThanOrEqual(MAX_COLUMNS);
          expect((frame?.caretStart ?? 0) + (frame?.caretLength ?? 0)).toBeLessThanOrEqual(MAX_COLUMNS + 1);
        },
      ),
    );
  });

  it('never throws, and prints no control character, for any text, mask and place', () => {
    const number = fc.integer({ min: -5, max: 60 });
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 50 }),
        fc.array(fc.record({ start: fc.nat(60), end: fc.nat(60) }), { maxLength: 5 }),
        fc.record({ line: number, column: number, endLine: number, endColumn: number }),
        (text, masks, place) => {
          const frame = createFramer(text, masks)({ ruleId, ...place });
          if (frame === undefined) return;
          // eslint-disable-next-line no-control-regex -- what must not be left over
          expect(frame.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\p{Cf}\p{Cs}]/u);
          expect(frame.caretStart).toBeGreaterThanOrEqual(0);
          expect(frame.caretLength).toBeGreaterThanOrEqual(1);
          expect(frame.moreLines).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
