import * as parser from '@typescript-eslint/parser';

import { parseMarks } from '../marked-code.js';

/**
 * Behaviour, code with the reported literals between marks, the setting's name, the code after the suggestion.
 * `STOP(X)` in it is an expression that throws because `X` is missing, and `THROW(X)` a statement.
 */
export type Positive = readonly [
  name: string,
  marked: string,
  setting: string,
  /** Of several literals, for each of them. */
  suggestion?: string | readonly string[],
];

export type Negative = readonly [name: string, code: string];

interface SuggestionCase {
  readonly messageId: 'removeDefault' | 'stopInstead';
  readonly output: string;
}

interface ErrorCase {
  readonly messageId: 'emptyDefault' | 'literalDefault';
  readonly data: { readonly name: string };
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly suggestions: SuggestionCase[] | null;
}

export interface InvalidCase {
  readonly name: string;
  readonly code: string;
  readonly filename?: string;
  readonly errors: ErrorCase[];
}

/**
 * Fails where a suggestion's code is none. The rule tester parses what it is given with the parser of the case only
 * where a case asks for it; that the code compiles is a promise of every suggestion.
 *
 * @throws the parser's error
 */
function assertCompiles(code: string): void {
  parser.parse(code, { sourceType: 'module', ecmaFeatures: { jsx: false } });
}

/** The cases that report: empty defaults have a message of their own. */
export function positives(cases: readonly Positive[], filename?: string): InvalidCase[] {
  return cases.map(([name, marked, setting, suggestion]) => {
    const { code, locations } = parseMarks(marked);
    const outputs = [suggestion ?? []].flat().map((written) => withStops(written, code));
    for (const output of outputs) assertCompiles(output);
    return {
      name,
      code,
      ...(filename === undefined ? {} : { filename }),
      errors: locations.map((location, index) => ({
        messageId: isEmpty(marked) ? ('emptyDefault' as const) : ('literalDefault' as const),
        data: { name: setting },
        ...location,
        suggestions: suggestionsOf(code, outputs[index]),
      })),
    };
  });
}

/** Errors are written with the quotes that the code has. */
function withStops(suggestion: string, code: string): string {
  const quote = /['"]/.exec(code)?.[0] ?? "'";
  return suggestion
    .replace(/STOP\(([\w. ]+)\)/g, '(() => { THROW($1); })()')
    .replace(
      /THROW\(([\w. ]+)\)/g,
      (_, name: string) => `throw new Error(${quote}${name} is required${quote})`,
    );
}

function suggestionsOf(code: string, output: string | undefined): SuggestionCase[] | null {
  return output === undefined ? null : [{ messageId: suggestionId(code, output), output }];
}

/** A suggestion that is longer by an error puts that in the place of the fallback. */
function suggestionId(before: string, suggestion: string): SuggestionCase['messageId'] {
  const stops = (code: string): number => code.split(' is required').length;
  return stops(suggestion) > stops(before) ? 'stopInstead' : 'removeDefault';
}

function isEmpty(marked: string): boolean {
  return /«(?:''|""|``)»/.test(marked);
}

export function negatives(cases: readonly Negative[]): { name: string; code: string }[] {
  return cases.map(([name, code]) => ({ name, code }));
}
