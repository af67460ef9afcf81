import type { Linter } from 'eslint';
import { SourceCode } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import { VERSIONS } from '../deploy/versions.js';

const TEXT = '# of the database\nDB_PASSWORD=hunter2\n';

const LANGUAGES = ['dockerfile', 'env', 'yaml'] as const;

interface Context {
  readonly languageOptions: { readonly parserOptions: object };
  readonly sourceCode: SourceCode & { readonly tokensAndComments: readonly object[] };
  readonly report: (problem: object) => void;
}

type Create = (context: Context) => Record<string, (node: object) => void>;

/** What comes of a text in a language of ours, where a config turns a rule of another plugin on for every file. */
function verify({ Linter: Version }: (typeof VERSIONS)[number], language: string, create: Create): unknown[] {
  const linter = new Version({ cwd: '/app', configType: 'flat' });
  const rule = { meta: { fixable: 'code', schema: [] }, create };
  const config = [
    { plugins: { other: { rules: { rule } } }, rules: { 'other/rule': 'error' } },
    { files: ['**/*.txt'], plugins: { bridgekeeper: plugin }, language: `bridgekeeper/${language}` },
  ] as unknown as Linter.Config[];
  return linter.verify(TEXT, config, { filename: '/app/a.txt' });
}

/** The methods that ESLint's own source code answers, its private ones left out. */
function methodsOfSourceCode(): string[] {
  const names: string[] = [];
  for (
    let prototype = SourceCode.prototype as object;
    prototype !== Object.prototype;
    prototype = Object.getPrototypeOf(prototype) as object
  ) {
    names.push(...Object.getOwnPropertyNames(prototype));
  }
  return names.filter((name) => /^(?:get|is|mark|comments)[A-Z]/.test(name));
}

describe.each(VERSIONS)('a rule of another plugin in ESLint $version', (version) => {
  it.each(LANGUAGES)('may ask for what a script has, in the language %s: there is nothing', (language) => {
    const asked: unknown[] = [];
    expect(
      verify(version, language, ({ languageOptions, sourceCode }) => {
        const { ast, scopeManager } = sourceCode;
        const globalScope = scopeManager.globalScope;
        asked.push(
          [...ast.body],
          [...ast.tokens],
          [...sourceCode.tokensAndComments],
          sourceCode.getScope(ast) === globalScope && globalScope.variableScope === globalScope,
          [...(globalScope?.set.keys() ?? ['none']), ...(globalScope?.through ?? ['none'])],
          [scopeManager.acquire(ast), scopeManager.scopes.length],
          [...sourceCode.getDeclaredVariables(ast), ...scopeManager.getDeclaredVariables(ast)],
          [sourceCode.getFirstToken(ast), sourceCode.getTokenBefore(ast), sourceCode.getTokenAfter(ast)],
          [...sourceCode.getTokens(ast), ...sourceCode.getCommentsInside(ast)],
          sourceCode.markVariableAsUsed('x'),
          languageOptions.parserOptions,
        );
        return {};
      }),
    ).toEqual([]);
    expect(asked).toEqual([[], [], [], true, [], [null, 1], [], [null, null, null], [], false, {}]);
  });

  it.each(LANGUAGES)('may call any method of a source code, in the language %s', (language) => {
    let missing: string[] | undefined;
    verify(version, language, ({ sourceCode }) => {
      missing = methodsOfSourceCode().filter((name) => !(name in sourceCode));
      return {};
    });
    expect(missing).toEqual([]);
  });

  it.each(LANGUAGES)('that listens to the root of any language, is not called in %s', (language) => {
    const called: string[] = [];
    verify(version, language, ({ sourceCode, report }) => {
      const listeners = [sourceCode.ast.type, '*', ':not(Identifier)', 'Program', '*:exit'];
      return Object.fromEntries(
        listeners.map((name) => [
          name,
          (node: object) => {
            called.push(name);
            report({ node, message: sourceCode.text });
          },
        ]),
      );
    });
    expect(called).toEqual([]);
  });
});
