import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { nodeJson } from './process.js';

/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */
/** @typedef {import('./score.js').Row} Row */

/**
 * secretlint with its recommended preset, over all files; what `.gitignore` says of them does not count.
 *
 * @param {string} peers where it is installed
 * @param {string} out
 * @param {readonly LabelledFile[]} files
 * @returns {Row[]}
 */
export function runSecretlint(peers, out, files) {
  const config = join(peers, 'secretlintrc.json');
  writeFileSync(config, JSON.stringify({ rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] }));
  const program = join(peers, 'node_modules', 'secretlint', 'bin', 'secretlint.js');
  const options = ['--secretlintrc', config, '--no-glob', '--no-gitignore', '--format', 'json'];
  // Rules are looked up from the working directory.
  const results = nodeJson([program, ...options, ...files.map(({ file }) => join(out, file))], peers);
  return results.flatMap((/** @type {any} */ { filePath, messages }) =>
    messages.map((/** @type {any} */ { ruleId, loc }) => ({
      file: relative(out, filePath).replaceAll('\\', '/'),
      line: loc.start.line,
      endLine: loc.end.line,
      rule: ruleId,
    })),
  );
}
