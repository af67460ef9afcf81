/**
 * Lints the examples with the built plugin under one version of ESLint, and prints what it found as JSON.
 *
 *     node scripts/lib/probe.js eslint-9.22
 */
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(new URL('../../packages/eslint-plugin/package.json', import.meta.url));

/** @param {string} specifier as the plugin's package resolves it */
const load = async (specifier) => import(pathToFileURL(require.resolve(specifier)).href);

const [, , alias = 'eslint'] = process.argv;
const { ESLint } = await load(alias);
const { default: parser } = await load('@typescript-eslint/parser');
const { default: bridgekeeper } = await load('eslint-plugin-bridgekeeper');

const { recommended, deploy } = bridgekeeper.configs;
const overrideConfig = [
  { ignores: ['test/**'] },
  { files: ['**/*.ts'], languageOptions: { parser } },
  recommended,
  deploy,
].flat();

const eslint = new ESLint({ cwd: `${root}examples`, overrideConfigFile: true, overrideConfig });
const results = await eslint.lintFiles(['.']);
const findings = results.flatMap(({ filePath, messages }) =>
  messages.map(
    ({ line, column, endLine, endColumn, ruleId, message, suggestions = [] }) =>
      `${relative(root, filePath)}:${line}:${column}-${endLine}:${endColumn} ${ruleId} ${message} ${suggestions.length}`,
  ),
);
console.log(JSON.stringify({ node: process.version, eslint: ESLint.version, findings: findings.sort() }));
