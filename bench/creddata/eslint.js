import { relative } from 'node:path';

import parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';

import { isCode } from './inputs.js';

/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */

/**
 * A message of ESLint with its file; lines and columns count from 1.
 *
 * @typedef {object} LintMessage
 * @property {string} file relative to the folder linted
 * @property {string} rule empty for a file that could not be parsed
 * @property {string} message
 * @property {string | undefined} messageId
 * @property {number} line
 * @property {number} column
 * @property {number} endLine
 * @property {number} endColumn
 */

/**
 * Lints the JavaScript and TypeScript among labelled files; what comments in them disable is linted as well.
 *
 * @param {string} folder
 * @param {readonly LabelledFile[]} files
 * @param {readonly any[]} configs
 * @returns {Promise<LintMessage[]>}
 */
export async function lint(folder, files, configs) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    allowInlineConfig: false,
    ignore: false,
    overrideConfig: [
      ...configs,
      {
        files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
        languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true } } },
        linterOptions: { reportUnusedDisableDirectives: 'off' },
      },
    ],
  });
  const results = await eslint.lintFiles(files.filter(isCode).map(({ file }) => file));
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message, messageId, line, column, endLine, endColumn }) => ({
      file: relative(folder, filePath).replaceAll('\\', '/'),
      rule: ruleId ?? '',
      message,
      messageId,
      line,
      column,
      endLine: endLine ?? line,
      endColumn: endColumn ?? column,
    })),
  );
}
