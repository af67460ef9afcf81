import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { fromRe2 } from './re2.js';

/**
 * Runs the rules of gitleaks, without its binary, as its `detect/detect.go` does: keywords of a file,
 * expression, secret group, entropy, allowlists of all and of the rule, stopwords; a generic finding gives
 * way to one that says more. A file is one fragment, and nothing is decoded.
 */

/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */
/** @typedef {import('./score.js').Row} Row */

/** The revision whose rules are run. */
const REVISION = 'v8.30.1';

/**
 * @typedef {object} Allowlist
 * @property {boolean} all whether every check must hold, instead of one
 * @property {string} target what the expressions see: `secret`, `match` or `line`
 * @property {RegExp | undefined} paths
 * @property {RegExp | undefined} regexes
 * @property {readonly string[]} stopwords in lower case
 */

/**
 * @typedef {object} Rule
 * @property {string} id
 * @property {RegExp} regex with the flag `g`
 * @property {RegExp | undefined} path
 * @property {number} secretGroup 0 for the first group that holds something
 * @property {number} entropy 0 for any
 * @property {readonly string[]} keywords in lower case
 * @property {readonly Allowlist[]} allowlists
 */

/** `byName` counts the rules that ask for a file's name only. */
/** @typedef {{ rules: Rule[], allowlists: Allowlist[], untranslated: string[], byName: number }} Config */
/** @typedef {{ rule: string, secret: string, line: number, endLine: number }} Leak */

/**
 * The text of the rules in a git copy.
 *
 * @param {string} copies
 * @returns {string}
 * @throws where there is no copy, or not of this revision
 */
export function readRules(copies) {
  const git = join(copies, 'gitleaks+gitleaks', 'repo');
  const args = ['-C', git, 'show', `${REVISION}:config/gitleaks.toml`];
  const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`COPIES holds no gitleaks+gitleaks/repo with the tag ${REVISION}`);
  return stdout;
}

/**
 * @param {any} toml the parsed file
 * @returns {Config}
 */
export function configOf(toml) {
  /** @type {Config} */
  const config = { rules: [], allowlists: allowlistsOf(toml), untranslated: [], byName: 0 };
  for (const rule of toml.rules) {
    if (rule.regex === undefined) {
      config.byName++;
      continue;
    }
    try {
      if (rule.required !== undefined) throw new SyntaxError('rules that ask for others are not run');
      config.rules.push({
        id: rule.id,
        regex: fromRe2(rule.regex, 'g'),
        path: rule.path === undefined ? undefined : fromRe2(rule.path),
        secretGroup: rule.secretGroup ?? 0,
        entropy: rule.entropy ?? 0,
        keywords: (rule.keywords ?? []).map((/** @type {string} */ keyword) => keyword.toLowerCase()),
        allowlists: allowlistsOf(rule),
      });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      config.untranslated.push(rule.id);
    }
  }
  return config;
}

/**
 * @param {any} owner a rule, or the whole file
 * @returns {Allowlist[]}
 */
function allowlistsOf({ allowlist, allowlists = [] }) {
  return [...(allowlist === undefined ? [] : [allowlist]), ...allowlists].map((list) => ({
    all: /^(?:and|&&)$/i.test(list.condition ?? ''),
    target: list.regexTarget ?? 'secret',
    paths: joined(list.paths),
    regexes: joined(list.regexes),
    stopwords: (list.stopwords ?? []).map((/** @type {string} */ word) => word.toLowerCase()),
  }));
}

/**
 * One expression, as gitleaks joins them: flags of one reach into the next.
 *
 * @param {readonly string[] | undefined} sources
 */
function joined(sources) {
  return sources === undefined || sources.length === 0 ? undefined : fromRe2(`(?:${sources.join('|')})`);
}

/**
 * @param {Config} config
 * @param {string} out
 * @param {readonly LabelledFile[]} files
 * @returns {Row[]}
 */
export function findLeaks(config, out, files) {
  return files.flatMap(({ file }) => {
    if (isPathAllowed(file, config.allowlists)) return [];
    const text = readFileSync(join(out, file), 'utf8');
    const lower = text.toLowerCase();
    const leaks = config.rules
      .filter(({ keywords }) => keywords.length === 0 || keywords.some((keyword) => lower.includes(keyword)))
      .flatMap((rule) => leaksOf(rule, config, file, text));
    return withoutDoubles(leaks).map(({ rule, line, endLine }) => ({ file, line, endLine, rule }));
  });
}

/**
 * @param {Rule} rule
 * @param {Config} config
 * @param {string} file
 * @param {string} text
 * @returns {Leak[]}
 */
function leaksOf(rule, config, file, text) {
  if (isPathAllowed(file, rule.allowlists) || rule.path?.test(file) === false) return [];
  const lists = [...config.allowlists, ...rule.allowlists];
  /** @type {Leak[]} */
  const leaks = [];
  for (const { 0: found, index } of text.matchAll(rule.regex)) {
    const match = found.replace(/^\n+|\n+$/g, '');
    const end = index + match.length;
    const lineText = text.slice(text.lastIndexOf('\n', index) + 1, endOfLine(text, end));
    if (lineText.includes('gitleaks:allow')) continue;
    const secret = secretOf(rule, match);
    if (rule.entropy !== 0 && entropyOf(secret) <= rule.entropy) continue;
    if (lists.some((list) => isAllowed(list, file, { secret, match, line: lineText }))) continue;
    const line = lineAt(text, index + 1);
    leaks.push({ rule: rule.id, secret, line, endLine: Math.max(line, lineAt(text, end)) });
  }
  return leaks;
}

/**
 * @param {string} text
 * @param {number} offset
 */
function endOfLine(text, offset) {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/**
 * @param {string} text
 * @param {number} offset the line breaks before it count
 */
function lineAt(text, offset) {
  return text.slice(0, offset).split('\n').length;
}

/**
 * @param {Rule} rule
 * @param {string} match
 */
function secretOf({ regex, secretGroup }, match) {
  const groups = new RegExp(regex.source).exec(match)?.slice(1) ?? [];
  if (groups.length === 0) return match;
  if (secretGroup > 0) return groups[secretGroup - 1] ?? '';
  return groups.find((group) => group !== undefined && group !== '') ?? match;
}

/**
 * In bits a character; gitleaks divides by bytes.
 *
 * @param {string} text
 */
function entropyOf(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const bytes = Buffer.byteLength(text);
  return [...counts.values()].reduce((sum, count) => sum - (count / bytes) * Math.log2(count / bytes), 0);
}

/**
 * @param {string} file
 * @param {readonly Allowlist[]} allowlists
 */
function isPathAllowed(file, allowlists) {
  return allowlists.some(({ all, paths, regexes, stopwords }) => {
    if (paths?.test(file) !== true) return false;
    return !all || (regexes === undefined && stopwords.length === 0);
  });
}

/**
 * @param {Allowlist} list
 * @param {string} file
 * @param {Readonly<Record<string, string>> & { secret: string }} texts
 */
function isAllowed({ all, target, paths, regexes, stopwords }, file, texts) {
  const byRegex = regexes?.test(texts[target] ?? texts.secret) === true;
  const secret = texts.secret.toLowerCase();
  const byWord = stopwords.some((word) => secret.includes(word));
  if (!all) return byRegex || byWord;
  return (
    (paths === undefined || paths.test(file)) &&
    (regexes === undefined || byRegex) &&
    (stopwords.length === 0 || byWord)
  );
}

/** @param {readonly Leak[]} leaks */
function withoutDoubles(leaks) {
  return leaks.filter(
    ({ rule, secret, line }) =>
      !rule.includes('generic') ||
      !leaks.some(
        (other) => other.line === line && !other.rule.includes('generic') && other.secret.includes(secret),
      ),
  );
}
