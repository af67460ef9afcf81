/**
 * Measures the judgement of credentials on labelled data: lays the labelled files out, runs the checker and
 * the ESLint rules over them with the strict preset, and the peers beside them. Prints the scores of all,
 * the scorer's full table for ours, and what each of our mechanisms is worth.
 *
 *   node bench/creddata.js DATA COPIES OUT
 *
 * DATA is the folder of the labels with `assemble.mjs` and `score.mjs`, COPIES the folder of the
 * repositories' git copies, gitleaks' own among them, OUT a folder outside of any repository: some of the
 * values were live once. OUT gets the findings of each tool as `<tool>.jsonl`, and the peers from npm in
 * `.peers`. What cannot be had is said and left out.
 */
import { compare } from './creddata/comparison.js';
import { foldersOf, layOut } from './creddata/inputs.js';
import { mechanismTables } from './creddata/mechanisms.js';
import { FALLBACKS, runOurs } from './creddata/ours.js';
import { runPeers } from './creddata/peers.js';
import { scorersTable } from './creddata/score.js';

const folders = foldersOf(process.argv.slice(2));
const { files, report } = layOut(folders);
console.log(report);

const { rows, unread } = await runOurs(folders.out, files);
if (unread > 0) console.log(`bridgekeeper: ${unread} files could not be parsed, in whole or in part`);
const tools = [
  { name: 'bridgekeeper', file: 'findings', rows },
  {
    name: `  without ${FALLBACKS}`,
    file: 'findings-without-fallbacks',
    rows: rows.filter(({ rule }) => rule !== FALLBACKS),
  },
  ...(await runPeers(folders, files)),
];

console.log(`\n${compare(folders, tools)}`);
console.log(`\nbridgekeeper, all findings of secrets\n${scorersTable(folders, 'findings')}`);
console.log(`\n${mechanismTables(folders, rows)}`);
