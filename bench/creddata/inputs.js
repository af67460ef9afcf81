import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { node } from './process.js';

/** @typedef {'js' | 'ts' | 'yaml' | 'env'} Language */

/**
 * The folders of a run, as absolute paths.
 *
 * @typedef {object} Folders
 * @property {string} data the labels, `assemble.mjs` and `score.mjs`
 * @property {string} copies the repositories' git copies, each at `<owner>+<name>/repo`
 * @property {string} out where the labelled files are laid out, and findings are written
 */

/** @typedef {{ file: string, language: Language }} LabelledFile `file` is relative to the folder `out` */

const PARTS = ['assemble.mjs', 'score.mjs', 'labels-dev.jsonl'];

/**
 * @param {readonly string[]} args
 * @returns {Folders}
 * @throws where a folder is missing, or holds not what it should
 */
export function foldersOf(args) {
  const [data, copies, out] = args.map((folder) => resolve(folder));
  if (data === undefined || copies === undefined || out === undefined) {
    throw new Error('usage: node bench/creddata.js DATA COPIES OUT');
  }
  for (const part of PARTS) {
    if (!existsSync(join(data, part))) throw new Error(`DATA (${data}) holds no ${part}`);
  }
  if (!isDirectory(copies)) throw new Error(`COPIES (${copies}) is no folder`);
  if (existsSync(out) && !isDirectory(out)) throw new Error(`OUT (${out}) is no folder`);
  mkdirSync(out, { recursive: true });
  return { data, copies, out };
}

/** @param {string} path */
function isDirectory(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * Lays the labelled files out.
 *
 * @param {Folders} folders
 * @returns {{ files: LabelledFile[], report: string }} those that are there; the report names what is missing
 * @throws where not one file could be laid out
 */
export function layOut({ data, copies, out }) {
  const report = node([join(data, 'assemble.mjs'), copies, out]).trim();
  const files = labelledFiles(data).filter(({ file }) => existsSync(join(out, file)));
  if (files.length === 0) throw new Error(`no labelled file could be laid out in OUT (${out})\n${report}`);
  return { files, report };
}

/**
 * @param {string} data
 * @returns {LabelledFile[]}
 */
function labelledFiles(data) {
  /** @type {Map<string, LabelledFile>} */
  const files = new Map();
  for (const line of readFileSync(join(data, 'labels-dev.jsonl'), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { file, family } = JSON.parse(line);
    files.set(file, { file, language: family });
  }
  return [...files.values()];
}

/**
 * Whether ESLint reads it.
 *
 * @param {LabelledFile} file
 */
export function isCode({ language }) {
  return language === 'js' || language === 'ts';
}
