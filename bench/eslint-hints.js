/**
 * Proves over real repositories that the first look at a text loses nothing: lints every TypeScript and JavaScript file as it
 * is, and once more with an escape in a comment at its end, which makes the rules look at all of the file. Prints each finding
 * that only one of the two has, under both presets, and exits with 1 where there is any.
 *
 *   node bench/eslint-hints.js DIR… [--dist DIR]
 *     --dist    the built plugin (default: this repository's)
 */
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { textOf } from './lib/source-text.js';

const DIST = fileURLToPath(new URL('../packages/eslint-plugin/dist', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dist: { type: 'string', default: DIST } },
});
if (positionals.length === 0) throw new Error('usage: node bench/eslint-hints.js DIR… [--dist DIR]');

const plugin = (await import(pathToFileURL(join(resolve(values.dist), 'index.js')).href)).default;

const FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];
/** Names are compared without escapes, and so nothing can be told from a text that has one. */
const ESCAPE = '\n// \\u0041\n';

const common = {
  files: FILES,
  languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
  settings: { bridgekeeper: false },
};
const configs = ['recommended', 'strict'].map((preset) => [plugin.configs[preset], common].flat());

/**
 * The findings under both presets; the text is parsed once.
 *
 * @param {Linter} linter
 * @param {string} text
 * @param {string} filename
 */
function findings(linter, text, filename) {
  const options = { filename, allowInlineConfig: false };
  linter.verify(text, [common], options);
  const sourceCode = linter.getSourceCode();
  // What cannot be parsed has none.
  if (!sourceCode) return [];
  return configs.flatMap((config) =>
    linter
      .verify(sourceCode, config, options)
      .map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId ?? ''} ${message}`),
  );
}

let differences = 0;
for (const folder of positionals) {
  const linter = new Linter({ cwd: resolve(folder) });
  let files = 0;
  let found = 0;
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of paths
    .filter((each) => /\.[cm]?[jt]sx?$/.test(each) && !each.includes('node_modules'))
    .sort()) {
    const file = join(resolve(folder), path);
    const text = textOf(file);
    if (text === undefined) continue;
    const hinted = findings(linter, text, file);
    const full = findings(linter, text + ESCAPE, file);
    const lost = full.filter((each) => !hinted.includes(each)).map((each) => `lost  ${each}`);
    const added = hinted.filter((each) => !full.includes(each)).map((each) => `added ${each}`);
    for (const each of [...lost, ...added]) console.log(`${basename(resolve(folder))}/${path}:${each}`);
    differences += lost.length + added.length;
    files++;
    found += full.length;
  }
  console.log(`${basename(resolve(folder))}: ${files} files, ${found} findings`);
}
console.log(`differences: ${differences}`);
process.exitCode = differences === 0 ? 0 : 1;
