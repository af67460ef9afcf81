import { describe, expect, it } from 'vitest';

import { argumentSettings, embeddedSettings } from '../../src/embedded/embedded-settings.js';

const MEGABYTE = 1_000_000;

function milliseconds(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe('cost', () => {
  it.each([
    ['flags without values', '--password '],
    ['flags with values', '--password x '],
    ['names without end', 'password='],
    ['a list in one word', 'password=x,'],
    ['pairs of a query', '&password=x'],
    ['double quotes', '"'],
    ['single quotes', "'"],
    ['escaped quotes', '\\"'],
    ['keys without values', '"password":"'],
    ['open strings', "password = '\n"],
    ['clauses', "create user password 'x' "],
    ['columns', "and password = '"],
    ['clients', 'mysql -p '],
    ['headers', "-H 'X-Api-Key: "],
    ['commands in quotes', 'sh -c "'],
    ['open tags', '<a b=c '],
    ['lines of settings', 'password: x\n'],
    ['continued lines', '-p x \\\n'],
    ['blanks', ' '],
  ])('of a megabyte of %s is linear', (_name, unit) => {
    const hostile = (length: number): string => `password=;${unit.repeat(Math.ceil(length / unit.length))}`;
    const small = milliseconds(() => embeddedSettings(hostile(MEGABYTE / 8)));
    const large = milliseconds(() => embeddedSettings(hostile(MEGABYTE)));
    // A quadratic cost would be 64 times as much; the rest is for a busy machine.
    expect(large).toBeLessThan(Math.max(32 * small, 1_000));
  });

  it('of a file in one text is that of its parts, and places count from its start', () => {
    const before = 'level = info\n'.repeat(50_000);
    expect(embeddedSettings(`${before}password = hunter2\n`)).toEqual([
      {
        syntax: 'ini',
        name: 'password',
        value: 'hunter2',
        range: { start: before.length + 11, end: before.length + 18 },
      },
    ]);
  });

  it('of a hundred thousand arguments is linear', () => {
    const words = Array.from({ length: 100_000 }, () => '--password');
    expect(milliseconds(() => argumentSettings(words))).toBeLessThan(2_000);
  });

  it('of ordinary strings is small', () => {
    const words = [
      './components/Button',
      'hover:bg-red-500 px-4 -mt-2',
      'Password is too short',
      'a: b',
      'x=1',
    ];
    const spent = milliseconds(() => {
      for (let i = 0; i < 100_000; i++) embeddedSettings(words[i % words.length] ?? '');
    });
    // 0.3 µs each on an idle machine.
    expect(spent).toBeLessThan(500);
  });
});
