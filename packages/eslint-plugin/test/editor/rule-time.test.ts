import { join } from 'node:path';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { defineConfig } from 'eslint/config';
import { describe, expect, it } from 'vitest';

import plugin from '../../src/index.js';
import type { Finding } from './finding.js';
import { findingOf } from './finding.js';
import type { SessionName } from './session.js';
import { changesOf, readSession } from './session.js';

const NAMES: readonly SessionName[] = ['typescript', 'compose', 'env'];

/** What a person does not notice between two keys. In milliseconds. */
const LIMIT = 20;

/** A busy machine takes the processor away in the middle of a measure: one of so many has to do. */
const MAX_RUNS = 20;

function createESLint(): ESLint {
  return new ESLint({
    cwd: import.meta.dirname,
    overrideConfigFile: true,
    stats: true,
    overrideConfig: defineConfig([
      { files: ['**/*.ts'], languageOptions: { parser } },
      plugin.configs.recommended,
      plugin.configs.deploy,
    ]),
  });
}

async function lint(eslint: ESLint, file: string, text: string): Promise<ESLint.LintResult | undefined> {
  const [result] = await eslint.lintText(text, { filePath: join(import.meta.dirname, file) });
  return result;
}

function findingsOf(result: ESLint.LintResult | undefined): readonly Finding[] {
  return (result?.messages ?? []).map(findingOf);
}

/** What all rules have taken for a text. In milliseconds. */
function ruleTime(result: ESLint.LintResult | undefined): number {
  const passes = result?.stats?.times.passes ?? [];
  return passes.flatMap(({ rules }) => Object.values(rules ?? {})).reduce((sum, { total }) => sum + total, 0);
}

describe.each(NAMES)('over 50 edits: %s', (name) => {
  const session = readSession(name);
  const texts = changesOf(session).map(({ after }) => after);

  it(`no edit costs ${LIMIT} ms of rules`, async () => {
    const eslint = createESLint();
    await lint(eslint, session.file, session.text);
    for (const [index, text] of texts.entries()) {
      let time = Infinity;
      for (let run = 0; run < MAX_RUNS && time >= LIMIT; run++) {
        time = ruleTime(await lint(eslint, session.file, text));
      }
      expect(time, `edit ${index + 1}`).toBeLessThan(LIMIT);
      // A file whose rules did not run would be fast.
      if (index === 0) expect(time).toBeGreaterThan(0);
    }
  });

  it('runs that overlap find what each text alone has', async () => {
    const shared = createESLint();
    const together = await Promise.all(texts.map((text) => lint(shared, session.file, text)));
    for (const [index, text] of texts.entries()) {
      const alone = await lint(createESLint(), session.file, text);
      expect(findingsOf(together[index]), `edit ${index + 1}`).toEqual(findingsOf(alone));
    }
  });
});
