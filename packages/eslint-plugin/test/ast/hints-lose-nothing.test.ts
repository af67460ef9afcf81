import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { program } from './generated-programs.js';

/** Names are compared without escapes, so that of a text with one all of the program is looked at. */
const ESCAPE = '\n// \\u0041\n';

const linter = new Linter();

function findings(text: string, preset: 'recommended' | 'strict'): string[] {
  const config = [
    plugin.configs[preset],
    { files: ['**/*.ts'], languageOptions: { parser }, settings: { bridgekeeper: false } },
  ] as Linter.Config[];
  return linter
    .verify(text, config, { filename: 'app.ts', allowInlineConfig: false })
    .filter(({ fatal }) => fatal !== true)
    .map(({ ruleId, line, column }) => `${String(line)}:${String(column)} ${String(ruleId)}`);
}

describe('the first look at a program', () => {
  it.each(['recommended', 'strict'] as const)(
    'loses no finding of %s, however a name and its value stand to one another',
    { timeout: 120_000 },
    (preset) => {
      let found = 0;
      fc.assert(
        fc.property(program, (text) => {
          const all = findings(text + ESCAPE, preset);
          found += all.length;
          expect(findings(text, preset)).toEqual(all);
        }),
        { numRuns: 1000 },
      );
      expect(found).toBeGreaterThan(100);
    },
  );
});
