import { describe, expect, it } from 'vitest';

import { parseSafeDefault } from '../src/safe-default.js';

describe('parseSafeDefault', () => {
  it('gives the reason, and the range from the word to its end', () => {
    expect(parseSafeDefault(' safe-default: the port of the image  ', 10)).toEqual({
      reason: 'the port of the image',
      range: { start: 11, end: 46 },
      misplaced: undefined,
    });
  });

  it.each([
    [' safe-default:', ''],
    [' safe-default', ''],
    [' safe-default local only', ''],
    [' safe-default: <reason>', ''],
    [' safe-default: TODO', ''],
    [' safe-default: .', ''],
    [' safe-default: ---', ''],
    [' Safe-Default: r', 'r'],
    [' safe-default : for development', 'for development'],
    [' safe-default: für die Entwicklung', 'für die Entwicklung'],
    [' safe-default: todo list of the app', 'todo list of the app'],
  ])('reads %j as a tag with the reason %j', (comment, reason) => {
    expect(parseSafeDefault(comment, 0)?.reason).toBe(reason);
  });

  it.each([' safe-default-ish: r', ' the default is safe', ' see safe-default: r', '', ' unsafe-default: r'])(
    'takes %j for another comment',
    (comment) => {
      expect(parseSafeDefault(comment, 0)).toBeUndefined();
    },
  );
});
