/**
 * Compares the two YAML readers over clones of real repositories: the event reader, which every run uses, and the
 * `yaml` package, which is its second opinion. Exits with 1 where they disagree on a file that both accept.
 *
 *   node bench/readers.js DIR…
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readWithDocuments } from '../packages/checker/dist/readers/yaml/from-documents.js';
import { buildTrees, parseStream } from '../packages/checker/dist/readers/yaml/from-events.js';
import { isNull } from '../packages/checker/dist/readers/yaml/node.js';

/** @typedef {import('../packages/checker/dist/readers/yaml/node.js').YamlNode} YamlNode */

/**
 * What both must agree on: structure, values, and where each value stands.
 *
 * @param {YamlNode} node
 * @returns {unknown}
 */
function outline(node) {
  if (node.kind === 'map') return { map: node.pairs.map(({ key, value }) => [outline(key), outline(value)]) };
  if (node.kind === 'sequence') return node.items.map(outline);
  if (node.kind === 'alias') return { alias: [node.start, node.end] };
  if (isNull(node)) return null;
  const block = node.style === 'literal' || node.style === 'folded';
  return { value: node.value, style: node.style, place: block ? undefined : [node.start, node.end] };
}

/**
 * @param {readonly YamlNode[]} roots
 */
function outlines(roots) {
  return JSON.stringify(roots.map(outline).filter((root) => root !== null));
}

/** @param {string} text */
function compare(text) {
  const second = readWithDocuments(text);
  if (second === undefined) return 'too large to compare';
  let first;
  try {
    first = buildTrees(text, parseStream(text));
  } catch {
    return second.error === undefined ? 'refused by the event reader only' : 'refused by both';
  }
  if (second.error !== undefined) return 'refused by the yaml package only';
  return outlines(first) === outlines(second.roots) ? 'the same' : 'different';
}

/** @type {Record<string, number>} */
const counts = {};
for (const folder of process.argv.slice(2)) {
  const listed = execFileSync('git', ['-C', folder, 'ls-files', '-z'], { maxBuffer: 1e9, encoding: 'utf8' });
  for (const file of listed.split('\0')) {
    if (!/\.ya?ml$/.test(file)) continue;
    let text;
    try {
      text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
    } catch {
      continue;
    }
    const outcome = compare(text);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    if (outcome !== 'the same' && !outcome.startsWith('refused by both')) console.log(`${outcome}: ${file}`);
  }
}
console.table(counts);
process.exitCode = counts['different'] === undefined ? 0 : 1;
