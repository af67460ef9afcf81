import { setImmediate as turn } from 'node:timers/promises';

import { afterEach, expect, it, vi } from 'vitest';

import { endMoment, Momentary } from '../../src/files/moment.js';

afterEach(() => {
  vi.restoreAllMocks();
});

it('what is kept for a moment is there until the event loop goes on', async () => {
  const values = new Momentary<number>();
  values.set('a', 1);
  expect(values.has('a')).toBe(true);
  expect(values.get('a')).toBe(1);
  await turn();
  await turn();
  expect(values.has('a')).toBe(false);
  expect(values.get('a')).toBeUndefined();
});

it('is forgotten after a tenth of a second of one turn', () => {
  const values = new Momentary<number>();
  const now = vi.spyOn(performance, 'now');
  now.mockReturnValue(1e9);
  endMoment();
  values.set('a', 1);
  now.mockReturnValue(1e9 + 99);
  expect(values.get('a')).toBe(1);
  now.mockReturnValue(1e9 + 100);
  expect(values.get('a')).toBeUndefined();
});

it('is forgotten by all when the moment is ended', () => {
  const [one, other] = [new Momentary<number>(), new Momentary<number>()];
  one.set('a', 1);
  other.set('a', 2);
  endMoment();
  expect([one.get('a'), other.get('a')]).toEqual([undefined, undefined]);
});
