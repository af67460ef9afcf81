import { ESLint, Linter, RuleTester } from 'eslint';
import { ESLint as OldestESLint, Linter as OldestLinter, RuleTester as OldestRuleTester } from 'eslint-9.22';
import { ESLint as ESLint9, Linter as Linter9, RuleTester as RuleTester9 } from 'eslint-9.39';

/** One version of ESLint: its classes differ in their types, and the plugin is to work with all of them. */
export interface Version {
  readonly version: string;
  readonly ESLint: typeof ESLint;
  readonly Linter: typeof Linter;
  readonly RuleTester: typeof RuleTester;
}

/** Every version that the plugin says it works with: the newest, the last of ESLint 9 and the oldest. */
export const VERSIONS: readonly Version[] = [
  { version: ESLint.version, ESLint, Linter, RuleTester },
  {
    version: ESLint9.version,
    ESLint: ESLint9,
    Linter: Linter9,
    RuleTester: RuleTester9,
  } as unknown as Version,
  {
    version: OldestESLint.version,
    ESLint: OldestESLint,
    Linter: OldestLinter,
    RuleTester: OldestRuleTester,
  } as unknown as Version,
];
