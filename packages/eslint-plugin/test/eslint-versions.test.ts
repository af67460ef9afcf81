import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { ESLint as OldestESLint } from 'eslint-9.22';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import plugin from '../src/index.js';

interface Finding {
  readonly rule: string | null;
  readonly at: string;
  readonly suggested: readonly string[];
}

/** The class of one version of ESLint, as far as the tests use it. */
type ESLintClass = new (options: {
  cwd: string;
  overrideConfigFile: true;
  overrideConfig: Linter.Config[];
}) => {
  lintText: (
    code: string,
    options: { filePath: string },
  ) => Promise<{ readonly messages: readonly Linter.LintMessage[] }[]>;
};

const SOURCE = `
import { connect } from 'driver';
const secret = process.env.JWT_SECRET ?? 'development-secret';
export const pool = connect({ host: 'db', user: 'app', password: 'hunter2' });
export const port = process.env.PORT ?? '3000';
export default secret;
`.trimStart();

const STOP = "|| (() => { throw new Error('JWT_SECRET is required'); })()";

/** The findings, with what is suggested for the fallback: without types, it may also go. */
function findings(...suggested: readonly string[]): readonly Finding[] {
  return [
    { rule: 'bridgekeeper/no-secret-default', at: '2:42-2:62', suggested },
    { rule: 'bridgekeeper/no-hardcoded-credentials', at: '3:66-3:75', suggested: [] },
  ];
}

const EXPECTED = findings(STOP, '');

async function lint(Version: ESLintClass, config: Linter.Config[], filePath: string): Promise<Finding[]> {
  const eslint = new Version({ cwd: import.meta.dirname, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintText(SOURCE, { filePath });
  return results.flatMap(({ messages }) =>
    messages.map((message) => ({
      rule: message.ruleId,
      at: `${message.line}:${message.column}-${message.endLine ?? 0}:${message.endColumn ?? 0}`,
      suggested: (message.suggestions ?? []).map(({ fix }) => fix.text),
    })),
  );
}

/** What must hold in every version of ESLint that the plugin says it works with. */
function describeVersion(version: string, Version: ESLintClass): void {
  describe(`ESLint ${version}`, () => {
    it('reports in JavaScript with its own parser', async () => {
      expect(await lint(Version, [plugin.configs.recommended], 'src/a.js')).toEqual(EXPECTED);
    });

    it('reports the same in TypeScript', async () => {
      const config = [plugin.configs.recommended, { files: ['**/*.ts'], languageOptions: { parser } }];
      expect(await lint(Version, config, 'src/a.ts')).toEqual(findings(STOP));
    });

    it('reports the same with one rule at a time', async () => {
      for (const finding of EXPECTED) {
        const config: Linter.Config[] = [
          { plugins: { bridgekeeper: plugin }, rules: { [finding.rule ?? '']: 'error' } },
        ];
        expect(await lint(Version, config, 'src/a.js')).toEqual([finding]);
      }
    });

    it('takes the options of the strict config', async () => {
      expect(await lint(Version, [plugin.configs.strict], 'test/a.js')).toEqual(EXPECTED);
      expect(await lint(Version, [plugin.configs.recommended], 'test/a.js')).toEqual([]);
    });

    it('refuses an option that does not exist', async () => {
      const config: Linter.Config[] = [
        {
          plugins: { bridgekeeper: plugin },
          rules: { 'bridgekeeper/no-secret-default': ['error', { on: 1 }] },
        },
      ];
      await expect(lint(Version, config, 'src/a.js')).rejects.toThrow(/bridgekeeper\/no-secret-default/);
    });
  });
}

describeVersion(ESLint.version, ESLint);
describeVersion(OldestESLint.version, OldestESLint as unknown as ESLintClass);
