import { lint } from './eslint.js';
import { importPeer } from './install.js';

/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */
/** @typedef {import('./score.js').Row} Row */

/** The words of both of sonarjs' rules, and spellings of them: either rule has half of them by itself. */
const WORDS = [
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'token',
  'api_?key',
  'auth',
  'credential',
];

/** @type {Readonly<Record<string, any>>} */
const RULES = {
  // As it comes.
  'no-secrets/no-secrets': 'error',
  'sonarjs/no-hardcoded-passwords': ['error', { passwordWords: WORDS }],
  // From 5 bits a character, which no text of less than 33 characters has, to 3.
  'sonarjs/no-hardcoded-secrets': ['error', { secretWords: WORDS.join(','), randomnessSensibility: 3 }],
};

/**
 * eslint-plugin-no-secrets and eslint-plugin-sonarjs over the JavaScript and TypeScript files, in one run.
 *
 * @param {string} peers where they are installed
 * @param {string} out
 * @param {readonly LabelledFile[]} files
 * @returns {Promise<(plugin: 'no-secrets' | 'sonarjs') => Row[]>}
 */
export async function runEslintPeers(peers, out, files) {
  const plugins = {
    'no-secrets': await importPeer(peers, 'eslint-plugin-no-secrets'),
    sonarjs: await importPeer(peers, 'eslint-plugin-sonarjs'),
  };
  const messages = await lint(out, files, [{ plugins, rules: RULES }]);
  return (plugin) =>
    messages
      .filter(({ rule }) => rule.startsWith(`${plugin}/`))
      .map(({ file, line, endLine, rule }) => ({ file, line, endLine, rule }));
}
