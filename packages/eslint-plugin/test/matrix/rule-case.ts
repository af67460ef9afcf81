import * as parser from '@typescript-eslint/parser';
import type { Linter } from 'eslint';

/** A rule of the plugin, as far as it takes to run it. */
export interface NamedRule {
  readonly name: string;
}

/** One text that a rule was tested with, in the form that every linter can be given. */
export interface RuleCase {
  readonly name: string;
  readonly rule: NamedRule;
  readonly code: string;
  /** As the test gives it: absolute, or from the working directory. */
  readonly filename: string;
  readonly options: readonly unknown[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly languageOptions: Linter.LanguageOptions;
}

/** What a test says of a case, beside what it expects. */
interface WrittenCase {
  readonly name?: string;
  readonly code: string;
  readonly filename?: string;
  readonly options?: readonly unknown[];
  readonly settings?: object;
  readonly languageOptions?: object;
}

export interface WrittenCases {
  readonly valid: readonly (string | WrittenCase)[];
  readonly invalid: readonly WrittenCase[];
}

/** The cases of a test, with the defaults that typescript-eslint's tester gives: its parser, and the name of a file. */
export function casesOf(
  rule: NamedRule,
  { valid, invalid }: WrittenCases,
  defaults: object = {},
): RuleCase[] {
  return [...valid, ...invalid].map((written) => {
    const { code, name, filename, options, settings, languageOptions } =
      typeof written === 'string' ? ({ code: written } as WrittenCase) : written;
    const language = { parser, ...defaults, ...languageOptions } as Linter.LanguageOptions;
    return {
      name: name ?? code,
      rule,
      code,
      filename: filename ?? (isJsx(language) ? 'react.tsx' : 'file.ts'),
      options: options ?? [],
      settings: { ...settings },
      languageOptions: language,
    };
  });
}

function isJsx({ parserOptions }: Linter.LanguageOptions): boolean {
  return parserOptions?.ecmaFeatures?.jsx === true;
}
