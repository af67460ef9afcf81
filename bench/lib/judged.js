import { execFileSync } from 'node:child_process';

import { join } from 'node:path';

import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';

import { fileKind } from '../../packages/checker/dist/readers/file-kind.js';
import { readDocument } from '../../packages/checker/dist/readers/read.js';
import { loadSources } from './plugin-sources.js';
import { textOf } from './source-text.js';

const { credentialPlace, isConnection, keysBeside, pathTo, staticText } = await loadSources([
  'ast/credentials/credential-place',
  'ast/names',
  'ast/static-text',
]);

/** @typedef {import('@bridgekeeper/policy').Literal} Literal */

/**
 * What there is to judge in a folder: each text with all that is known of its place, and each identifier, as often as it
 * occurs.
 *
 * @typedef {{ files: number, literals: Literal[], names: string[] }} Judged
 */

const CODE = /\.[cm]?[jt]sx?$/;
/** Bundles and generated tables are no source. */
const NO_SOURCE = /(?:^|\/)(?:node_modules|dist|vendor|public)\/|\.min\.[cm]?js$/;

/**
 * The texts and names of a folder's TypeScript, JavaScript, YAML, env files and Dockerfiles, those that git tracks. Files
 * that cannot be parsed are left out.
 *
 * @param {string} folder
 * @returns {Judged}
 */
export function gather(folder) {
  /** @type {Judged} */
  const judged = { files: 0, literals: [], names: [] };
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', maxBuffer: 1e8 });
  for (const path of listed.split('\0')) {
    if (path === '' || NO_SOURCE.test(path)) continue;
    const kind = fileKind(path);
    if (kind === undefined && !CODE.test(path)) continue;
    const text = textOf(join(folder, path));
    if (text === undefined) continue;
    judged.files++;
    if (kind === undefined) addCode(judged, path, text);
    else addSettings(judged, kind, path, text);
  }
  return judged;
}

const linter = new Linter();

/**
 * Every text and identifier of a program, with the places that the rule `no-hardcoded-credentials` sees.
 *
 * @param {Judged} judged
 * @param {string} path
 * @param {string} text
 */
function addCode({ literals, names }, path, text) {
  /** @param {any} node */
  const onText = (node) => {
    const value = staticText(node);
    const place = value === undefined || value === '' ? undefined : credentialPlace(node);
    if (place === undefined) return;
    const { name, holder, use } = place;
    literals.push({
      name,
      path: name === '' ? [] : pathTo(holder),
      value,
      siblings: keysBeside(node),
      position: place.position === 'plain' && isConnection(holder) ? 'options' : place.position,
      compared: use === 'comparison',
      listed: use === 'item',
    });
  };
  /** @type {import('eslint').Rule.RuleModule} */
  const collect = {
    create: () => ({
      Literal: onText,
      TemplateLiteral: onText,
      Identifier: ({ name }) => void names.push(name),
    }),
  };
  linter.verify(
    text,
    {
      files: ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'],
      plugins: { bench: { rules: { collect } } },
      rules: { 'bench/collect': 'error' },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: /[jt]sx$|\.[cm]?js$/.test(path) } } },
    },
    { filename: path, allowInlineConfig: false },
  );
}

/**
 * @param {Judged} judged
 * @param {import('../../packages/checker/dist/readers/file-kind.js').FileKind} kind
 * @param {string} path
 * @param {string} text
 */
function addSettings({ literals }, kind, path, text) {
  for (const setting of readDocument(kind, path, text, { flux: false }).settings) {
    const { name, value, position, expands } = setting;
    if (value === null || value === '' || setting.kind === 'text' || (expands && value.includes('$')))
      continue;
    literals.push({
      name,
      path: setting.path,
      value,
      position: position === 'options' ? 'options' : 'plain',
      deployed: true,
    });
  }
}
