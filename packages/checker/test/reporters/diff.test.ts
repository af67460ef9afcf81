import { describe, expect, it } from 'vitest';

import { unifiedDiff } from '../../src/reporters/diff.js';

const lines = (count: number): string =>
  Array.from({ length: count }, (_, at) => `k${String.fromCharCode(97 + at)}: true\n`).join('');

/** The diff of one word replaced by another, wherever it stands. */
function diffOf(text: string, word: string, replacement: string, masked: readonly string[] = []): string[] {
  const edits = [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
    start: index,
    end: index + word.length,
    text: replacement,
  }));
  const masks = masked.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length }));
  return unifiedDiff('a.yaml', text, edits, masks).split('\n').slice(2, -1);
}

describe('unifiedDiff', () => {
  it('shows three lines around a change', () => {
    expect(diffOf(lines(9), 'ke', 'KE')).toEqual([
      '@@ -2,7 +2,7 @@',
      ' kb: true',
      ' kc: true',
      ' kd: true',
      '-ke: true',
      '+KE: true',
      ' kf: true',
      ' kg: true',
      ' kh: true',
    ]);
  });

  it('begins with the names of the file', () => {
    expect(unifiedDiff('x/a.yaml', 'ab: true', [{ start: 0, end: 2, text: 'AB' }], [])).toBe(
      '--- a/x/a.yaml\n+++ b/x/a.yaml\n@@ -1 +1 @@\n-ab: true\n\\ No newline at end of file\n' +
        '+AB: true\n\\ No newline at end of file\n',
    );
    expect(unifiedDiff('a.yaml', 'a', [], [])).toBe('');
  });

  it('puts near changes into one hunk, neighbours together, and far ones into their own', () => {
    const text = lines(12);
    const edit = (key: string): { start: number; end: number; text: string } => {
      const start = text.indexOf(key);
      return { start, end: start + 2, text: 'XX' };
    };
    const changes = (...keys: string[]): string[] =>
      unifiedDiff('a.yaml', text, keys.map(edit), [])
        .split('\n')
        .slice(2)
        .filter((line) => /^[-+@]/.test(line));
    expect(changes('ka', 'kb', 'kd')).toEqual([
      '@@ -1,7 +1,7 @@',
      '-ka: true',
      '-kb: true',
      '+XX: true',
      '+XX: true',
      '-kd: true',
      '+XX: true',
    ]);
    expect(changes('ka', 'kl')).toEqual([
      '@@ -1,4 +1,4 @@',
      '-ka: true',
      '+XX: true',
      '@@ -9,4 +9,4 @@',
      '-kl: true',
      '+XX: true',
    ]);
    expect(diffOf(lines(20), 'kt', 'XX')[0]).toBe('@@ -17,4 +17,4 @@');
  });

  it('counts lines that come and go', () => {
    expect(
      unifiedDiff('a', 'ka: true\n', [{ start: 9, end: 9, text: '.env\n' }], [])
        .split('\n')
        .slice(2),
    ).toEqual(['@@ -1 +1,2 @@', ' ka: true', '+.env', '']);
    expect(
      unifiedDiff('a', '', [{ start: 0, end: 0, text: '.env\n' }], [])
        .split('\n')
        .slice(2),
    ).toEqual(['@@ -0,0 +1 @@', '+.env', '']);
    expect(
      unifiedDiff('a', 'ka:\n', [{ start: 0, end: 4, text: '' }], [])
        .split('\n')
        .slice(2),
    ).toEqual(['@@ -1 +0,0 @@', '-ka:', '']);
  });

  it('hides secrets in the change and around it, and shows what is added', () => {
    const text = 'A: s3cretvalue\nDB_PASSWORD: ${DB_PASSWORD:-hunter2x9}  # was hunter2x9\n';
    const start = text.indexOf('${');
    const end = text.indexOf('}') + 1;
    const edits = [{ start, end, text: '${DB_PASSWORD:?DB_PASSWORD is required}' }];
    const diff = unifiedDiff('a.yaml', text, edits, [{ start, end }]);
    expect(diff.split('\n').slice(3)).toEqual([
      ' A: ***********',
      '-DB_PASSWORD: ${DB_PASSWORD:-*********}  # *** *********',
      '+DB_PASSWORD: ${DB_PASSWORD:?DB_PASSWORD is required}  # *** *********',
      '',
    ]);
  });

  it('escapes control characters and cuts long lines', () => {
    const text = `k\u001b: true\nka: true${' '.repeat(400)}\n`;
    const diff = diffOf(text, 'ka', 'KA');
    expect(diff.join('')).not.toContain('\u001b');
    expect(diff.find((line) => line.startsWith('-'))).toMatch(/^-ka: \*{4} +…$/);
  });
});
