import { describe, expect, it } from 'vitest';

import { wantsColour } from '../../src/reporters/colour.js';

describe('wantsColour', () => {
  it.each([
    ['a terminal gets colours', undefined, {}, true, true],
    ['a pipe gets none', undefined, {}, false, false],
    ['a dumb terminal gets none', undefined, { TERM: 'dumb' }, true, false],
    ['NO_COLOR takes them from a terminal', undefined, { NO_COLOR: '1' }, true, false],
    ['NO_COLOR counts whatever its value', undefined, { NO_COLOR: '0' }, true, false],
    ['an empty NO_COLOR counts for nothing', undefined, { NO_COLOR: '' }, true, true],
    ['FORCE_COLOR gives them to a pipe', undefined, { FORCE_COLOR: '1' }, false, true],
    ['an empty FORCE_COLOR counts for nothing', undefined, { FORCE_COLOR: '' }, false, false],
    ['FORCE_COLOR=0 takes them', undefined, { FORCE_COLOR: '0' }, true, false],
    ['FORCE_COLOR=false takes them', undefined, { FORCE_COLOR: 'false' }, true, false],
    ['NO_COLOR is stronger than FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
    ['--color is stronger than NO_COLOR', true, { NO_COLOR: '1' }, false, true],
    ['--no-color is stronger than FORCE_COLOR', false, { FORCE_COLOR: '1' }, true, false],
  ])('%s', (_, flag, env, isTTY, expected) => {
    expect(wantsColour({ flag, env, isTTY })).toBe(expected);
  });
});
