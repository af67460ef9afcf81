import { RuleTester as TypeScriptRuleTester } from '@typescript-eslint/rule-tester';
import type { RuleTesterConfig, RunTests } from '@typescript-eslint/rule-tester';
import { Linter as OldestLinter } from 'eslint-9.22';
import { Linter as Eslint9Linter } from 'eslint-9.39';
import { afterAll, describe, expect, it } from 'vitest';

import type { PluginRule } from '../src/utils/create-rule.js';
import type { LinterClass } from './matrix/findings.js';
import { differencesFrom } from './matrix/findings.js';
import type { RuleCase } from './matrix/rule-case.js';
import { casesOf } from './matrix/rule-case.js';
import { oxlintDifferences } from './oxlint/parity.js';
import { brokenSuggestions } from './suggestions/broken-suggestions.js';

// The tester takes its hooks from globals, and vitest gives none.
TypeScriptRuleTester.afterAll = afterAll;
TypeScriptRuleTester.describe = describe;
TypeScriptRuleTester.it = it;
TypeScriptRuleTester.itOnly = it.only;

/** The other versions of ESLint that the plugin says it works with. */
const VERSIONS: readonly (readonly [version: string, LinterClass])[] = [
  [OldestLinter.version, OldestLinter as unknown as LinterClass],
  [Eslint9Linter.version, Eslint9Linter],
];

/**
 * The tester of typescript-eslint, which also holds every case, valid and invalid, to the other linters that the
 * plugin runs in: they must say the same, of the same places, with the same suggestions.
 */
export class RuleTester extends TypeScriptRuleTester {
  readonly #defaults: object;

  constructor(config: RuleTesterConfig = {}) {
    super(config);
    this.#defaults = config.languageOptions ?? {};
  }

  override run<MessageIds extends string, Options extends readonly unknown[]>(
    name: string,
    rule: PluginRule<Options, MessageIds>,
    tests: RunTests<NoInfer<MessageIds>, NoInfer<Options>>,
  ): void {
    super.run(name, rule, tests);
    if (cases.length === 0) describeOtherLinters();
    cases.push(...casesOf(rule, tests, this.#defaults));
  }
}

/** The cases of all testers of a test file: complete when its tests begin. */
const cases: RuleCase[] = [];

function describeOtherLinters(): void {
  describe('each case above', () => {
    it.each(VERSIONS)('is the same in ESLint %s', (_version, Version) => {
      expect(differencesFrom(Version, cases)).toEqual([]);
    });

    it('is the same in oxlint', async () => {
      expect(await oxlintDifferences(cases)).toEqual([]);
    });

    it('has suggestions that compile, where it did', () => {
      expect(brokenSuggestions(cases)).toEqual([]);
    });
  });
}
