import { fileKind } from 'bridgekeeper/file-kind';
import { afterAll, describe, it } from 'vitest';

import plugin from '../../src/index.js';
import { VERSIONS } from './versions.js';

interface Suggestion {
  readonly desc: string;
  readonly output: string;
}

interface Problem {
  readonly message: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** None where the test names none. */
  readonly suggestions?: readonly Suggestion[];
}

export interface ValidCase {
  readonly name: string;
  /** Decides the language, as the config `deploy` has it. */
  readonly filename: string;
  readonly code: string;
  readonly options?: readonly object[];
}

export interface InvalidCase extends ValidCase {
  readonly errors: readonly Problem[];
}

export type DeployRuleName = keyof typeof plugin.rules;

/** Runs the cases of a rule over deploy files in every version of ESLint that the plugin works with. */
export function testDeployRule(
  id: DeployRuleName,
  cases: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  describe.each(VERSIONS)('in ESLint $version', ({ RuleTester }) => {
    Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });
    const tester = new RuleTester({
      plugins: { bridgekeeper: plugin },
      language: 'bridgekeeper/yaml',
    });
    type Run = Parameters<typeof tester.run>;
    const rule = plugin.rules[id] as unknown as Run[1];
    const withLanguage = (written: ValidCase): object => ({
      ...written,
      language: languageOf(written.filename),
    });
    tester.run(id, rule, {
      valid: cases.valid.map(withLanguage),
      invalid: cases.invalid.map(withLanguage),
      // Versions before 10 do not know it.
      assertionOptions: { requireLocation: true },
    } as Run[2]);
  });
}

function languageOf(filename: string): string {
  const kind = fileKind(filename);
  return `bridgekeeper/${kind === 'env' || kind === 'dockerfile' ? kind : 'yaml'}`;
}
