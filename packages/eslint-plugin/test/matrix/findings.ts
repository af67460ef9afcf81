import { isAbsolute, parse } from 'node:path';

import { Linter } from 'eslint';

import type { RuleCase } from './rule-case.js';

/** What a linter says of a place. Lines and columns count from 1, the end column stands behind the last character. */
export interface Finding {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number | undefined;
  readonly endColumn: number | undefined;
  readonly suggestions: readonly { readonly desc: string; readonly output: string }[];
}

/** The class of any version of ESLint, as far as the tests use it. */
export type LinterClass = new (options: { cwd: string; configType: 'flat' }) => {
  verify: (
    code: string,
    config: Linter.Config[],
    options: { filename: string },
  ) => readonly Linter.LintMessage[];
};

export interface Place {
  readonly filename: string;
  /** The folder that the linter runs in. */
  readonly cwd?: string;
}

/**
 * What a version of ESLint reports of a case.
 *
 * @param place where the file stands, where that is not the place that the case names
 */
export function findingsIn(Version: LinterClass, test: RuleCase, place: Place = test): Finding[] {
  const { code, languageOptions, options, rule, settings } = test;
  const config = {
    // Not `**/*`: that takes in only what another pattern names.
    files: ['**/*.*'],
    languageOptions,
    settings,
    plugins: { bridgekeeper: { rules: { [rule.name]: rule } } },
    rules: { [`bridgekeeper/${rule.name}`]: ['error', ...options] },
  } as unknown as Linter.Config;
  // A config counts for what lies below the working directory only.
  const { filename, cwd = isAbsolute(filename) ? parse(filename).root : process.cwd() } = place;
  const linter = new Version({ configType: 'flat', cwd });
  return linter.verify(code, [config], { filename }).map((message) => findingOf(message, code));
}

function findingOf(found: Linter.LintMessage, code: string): Finding {
  const { message, line, column, endLine, endColumn, suggestions = [] } = found;
  return {
    message,
    line,
    column,
    endLine,
    endColumn,
    suggestions: suggestions.map(({ desc, fix: { range, text } }) => ({
      desc,
      output: code.slice(0, range[0]) + text + code.slice(range[1]),
    })),
  };
}

const references = new WeakMap<RuleCase, Finding[]>();

/** What the ESLint in use reports of a case: what every other linter is held to. */
function referenceOf(test: RuleCase): Finding[] {
  const known = references.get(test);
  if (known !== undefined) return known;
  const findings = findingsIn(Linter, test);
  references.set(test, findings);
  return findings;
}

/** A linter that says something else of a case than the ESLint in use. */
export interface Difference {
  readonly name: string;
  readonly code: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The cases of which a version of ESLint says something else. */
export function differencesFrom(Version: LinterClass, cases: readonly RuleCase[]): Difference[] {
  return cases.flatMap((test) => {
    const expected = referenceOf(test);
    const actual = findingsIn(Version, test);
    const { name, code } = test;
    return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ name, code, expected, actual }];
  });
}
