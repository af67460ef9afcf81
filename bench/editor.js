/**
 * Measures what an edit costs in an editor: the time that all rules of `recommended` and `deploy` take for a file after each
 * of fifty edits of a TypeScript file, a compose file and an env file, as ESLint's own `stats` have it. The sessions are
 * those of the plugin's tests, which hold the findings to a fresh run.
 *
 *   node bench/editor.js [--rounds N]
 *     --rounds   how often a session is typed; of each edit the least counts, for a busy machine only adds (default 5)
 *
 * Prints the median and the maximum over the edits, in milliseconds, and what the first look at such a file takes, when the
 * readers are loaded. Exits with 1 where an edit takes 20 ms or more. Measures the built plugin: build first.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import { defineConfig } from 'eslint/config';

import { median } from './lib/measure.js';

/** @typedef {{ file: string, text: string, edits: { replace: string, with: string }[] }} Session */

const SESSIONS = new URL('../packages/eslint-plugin/test/fixtures/editor/', import.meta.url);
const NAMES = ['typescript', 'compose', 'env'];
const LIMIT = 20;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);

const config = defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  bridgekeeper.configs.recommended,
  bridgekeeper.configs.deploy,
]);

/**
 * @param {Session} session
 * @returns {string[]} the text after each edit
 */
function textsOf({ text, edits }) {
  let typed = text;
  return edits.map((edit) => (typed = typed.replace(edit.replace, () => edit.with)));
}

/**
 * @param {ESLint} eslint
 * @param {string} file
 * @param {string} text
 * @returns {Promise<{ time: number, findings: number }>} milliseconds of rules
 */
async function lint(eslint, file, text) {
  const [result] = await eslint.lintText(text, { filePath: join(import.meta.dirname, file) });
  const rules = (result?.stats?.times.passes ?? []).flatMap((pass) => Object.values(pass.rules ?? {}));
  const time = rules.reduce((sum, { total }) => sum + total, 0);
  return { time, findings: result?.messages.length ?? 0 };
}

/** @param {number} time */
function milliseconds(time) {
  return `${time.toFixed(2)} ms`.padStart(10);
}

for (const name of NAMES) {
  const session = /** @type {Session} */ (
    JSON.parse(readFileSync(new URL(`${name}.json`, SESSIONS), 'utf8'))
  );
  const eslint = new ESLint({
    cwd: import.meta.dirname,
    overrideConfigFile: true,
    overrideConfig: config,
    stats: true,
  });
  const first = await lint(eslint, session.file, session.text);
  const texts = textsOf(session);
  const least = texts.map(() => Infinity);
  let findings = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [index, text] of texts.entries()) {
      const edit = await lint(eslint, session.file, text);
      least[index] = Math.min(least[index] ?? Infinity, edit.time);
      if (round === 0) findings += edit.findings;
    }
  }
  const most = Math.max(...least);
  console.log(
    `${name.padEnd(10)} ${texts.length} edits, ${String(findings).padStart(3)} findings:` +
      ` median${milliseconds(median(least))}, max${milliseconds(most)}, first look${milliseconds(first.time)}`,
  );
  if (most >= LIMIT) process.exitCode = 1;
}
