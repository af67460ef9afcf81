import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { Linter as OldestLinter } from 'eslint-9.22';
import { builtinRules as oldestRules } from 'eslint-9.22/use-at-your-own-risk';
import { Linter as Eslint9Linter } from 'eslint-9.39';
import { builtinRules as eslint9Rules } from 'eslint-9.39/use-at-your-own-risk';
import { plugin as typescriptEslint } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

import { ROOT } from '../../../checker/test/documentation.js';
import plugin from '../../src/index.js';
import type { LinterClass } from '../matrix/findings.js';

/** A text in each of our languages, with comments, and with what rules look for that read plain text. */
const TEXTS = {
  yaml: '# TODO: eslint-disable-line no-console -- a comment\nservices:\n  db:   \n\tfoo: "TODO"\r\n\n\n\n',
  env: '# TODO\nexport DB_HOST = db # eslint no-console: "off"\n\n\nA=\u00a0b\t',
  dockerfile: 'FROM node:24\n# eslint-disable-next-line no-console -- a comment\nENV A=b \\\n  C=d',
} as const;

const LANGUAGES = Object.keys(TEXTS) as (keyof typeof TEXTS)[];

/* eslint-disable @typescript-eslint/no-deprecated -- the one list of the core rules that there is */
/** The versions of ESLint, each with its own rules. */
const VERSIONS: readonly (readonly [string, LinterClass, ReadonlyMap<string, unknown>])[] = [
  [Linter.version, Linter, builtinRules],
  [Eslint9Linter.version, Eslint9Linter, eslint9Rules],
  [OldestLinter.version, OldestLinter as unknown as LinterClass, oldestRules],
];
/* eslint-enable @typescript-eslint/no-deprecated */

/** The rules that no configuration may turn on for our files. The others find nothing there, or what they look for. */
const CRASHING: readonly (readonly [rule: string, message: RegExp, from: RegExp])[] = [
  ['logical-assignment-operators', /: sourceCode\.getScope is not a function$/, /^\d/],
  // ESLint 9.22 gives a language the options of JavaScript; later versions give it its own, which has none.
  ['strict', /: Cannot read properties of undefined \(reading 'ecmaFeatures'\)$/, /^(?!9\.22\.)/],
  // It asks for types, and says of itself that it needs none.
  [
    '@typescript-eslint/consistent-type-imports',
    /: You have used a rule which requires type information/,
    /^\d/,
  ],
];

/** How a version of ESLint fails with the rules that are to fail in it. */
function expectedCrashes(version: string, isOurs: (rule: string) => boolean): Record<string, unknown> {
  const expected = CRASHING.filter(([rule, , versions]) => isOurs(rule) && versions.test(version));
  return Object.fromEntries(
    expected.map(([rule, message]) => [rule, expect.stringMatching(message) as unknown]),
  );
}

/** What goes wrong in one of our languages when a config turns a rule on and does not say for which files. */
function problem(Version: LinterClass, language: keyof typeof TEXTS, rule: string): string | undefined {
  const linter = new Version({ cwd: '/app', configType: 'flat' });
  const plugins = { bridgekeeper: plugin, '@typescript-eslint': typescriptEslint };
  const config = [
    { files: ['**/*.txt'], plugins, language: `bridgekeeper/${language}` },
    { rules: { [rule]: 'error' } },
  ] as unknown as Linter.Config[];
  try {
    linter.verify(TEXTS[language], config, { filename: '/app/a.txt' });
    return undefined;
  } catch (error) {
    return String(error).split('\n')[0];
  }
}

/** The rules that crash, and how; the same in each of our languages. */
function crashes(Version: LinterClass, rules: readonly string[]): Record<string, unknown> {
  const tried = rules.map((rule) => {
    const problems = LANGUAGES.map((language) => problem(Version, language, rule));
    const [first, ...others] = [...new Set(problems)];
    return [rule, others.length === 0 ? first : problems] as const;
  });
  return Object.fromEntries(tried.filter(([, found]) => found !== undefined));
}

/** Rules of typescript-eslint, by whether they need types: those crash on every file that has none. */
function typescriptRules(typed: boolean): string[] {
  const { rules } = typescriptEslint as unknown as TypescriptPlugin;
  return Object.entries(rules)
    .filter(([, { meta }]) => (meta.docs.requiresTypeChecking ?? false) === typed)
    .map(([name]) => `@typescript-eslint/${name}`);
}

interface TypescriptPlugin {
  readonly rules: Readonly<Record<string, { meta: { docs: { requiresTypeChecking?: boolean } } }>>;
}

describe.each(VERSIONS)('where a config of ESLint %s names no files', (version, Version, rules) => {
  it('every core rule runs on our languages, but those that the guide names', () => {
    expect(rules.size).toBeGreaterThan(190);
    expect(crashes(Version, [...rules.keys()])).toEqual(expectedCrashes(version, (rule) => rules.has(rule)));
  });

  it('every rule of typescript-eslint that needs no types runs on our languages, but the one that the guide names', () => {
    const names = typescriptRules(false);
    expect(names.length).toBeGreaterThan(60);
    expect(crashes(Version, names)).toEqual(expectedCrashes(version, (rule) => names.includes(rule)));
  });
});

describe('the guide', () => {
  it('names the rules that need `files`', () => {
    const guide = readFileSync(join(ROOT, 'docs/guides/eslint.md'), 'utf8');
    const section = /^## Rules that need `files`$([\s\S]*?)^## /m.exec(guide)?.[1] ?? '';
    const named = [...section.matchAll(/^- `([\w@/-]+)`/gm)].map(([, name]) => name);
    expect(named).toEqual(CRASHING.map(([rule]) => rule));
  });

  it('is right that rules with types refuse our files, as they refuse every file without types', () => {
    const refused = Object.keys(crashes(Linter, typescriptRules(true)));
    expect(refused.length / typescriptRules(true).length).toBeGreaterThan(0.9);
  });
});
