import { Linter } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { Linter as OldestLinter } from 'eslint-9.22';
import { builtinRules as oldestRules } from 'eslint-9.22/use-at-your-own-risk';
import { Linter as Eslint9Linter } from 'eslint-9.39';
import { builtinRules as eslint9Rules } from 'eslint-9.39/use-at-your-own-risk';
import { plugin as typescriptEslint } from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

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

describe.each(VERSIONS)('where a config of ESLint %s names no files', (_version, Version, rules) => {
  it('every core rule runs on our languages', () => {
    expect(rules.size).toBeGreaterThan(190);
    expect(crashes(Version, [...rules.keys()])).toEqual({});
  });

  it('every rule of typescript-eslint that needs no types runs on our languages', () => {
    const names = typescriptRules(false);
    expect(names.length).toBeGreaterThan(60);
    expect(crashes(Version, names)).toEqual({});
  });
});

describe('the guide', () => {
  it('is right that rules with types refuse our files, as they refuse every file without types', () => {
    const refused = Object.keys(crashes(Linter, typescriptRules(true)));
    expect(refused.length / typescriptRules(true).length).toBeGreaterThan(0.9);
  });
});
