import { join } from 'node:path';

import { runEslintPeers } from './eslint-peers.js';
import { configOf, findLeaks, readRules } from './gitleaks.js';
import { importPeer, installPeers } from './install.js';
import { findNaively } from './naive.js';
import { runSecretlint } from './secretlint.js';

/** @typedef {import('./comparison.js').Tool} Tool */
/** @typedef {import('./inputs.js').Folders} Folders */
/** @typedef {import('./inputs.js').LabelledFile} LabelledFile */

/**
 * Runs the tools that we are measured against. One that cannot be had is left out, with a line that says so.
 *
 * @param {Folders} folders
 * @param {readonly LabelledFile[]} files
 * @returns {Promise<Tool[]>}
 */
export async function runPeers(folders, files) {
  const { out } = folders;
  const peers = join(out, '.peers');
  /** @type {Tool[]} */
  const tools = [{ name: 'naive regex', file: 'naive', rows: findNaively(out, files) }];
  if (!(await attempt('the peers of npm, and gitleaks', () => installPeers(peers)))) return tools;
  await attempt('gitleaks', async () => tools.push(await gitleaks(folders, peers, files)));
  await attempt('secretlint', () =>
    tools.push({ name: 'secretlint', file: 'secretlint', rows: runSecretlint(peers, out, files) }),
  );
  await attempt('no-secrets and sonarjs', async () => {
    const rowsOf = await runEslintPeers(peers, out, files);
    tools.push(
      { name: 'no-secrets', file: 'no-secrets', rows: rowsOf('no-secrets'), reads: ['js+ts'] },
      { name: 'sonarjs, tuned', file: 'sonarjs', rows: rowsOf('sonarjs'), reads: ['js+ts'] },
    );
  });
  return tools;
}

/**
 * @param {string} name
 * @param {() => unknown} run
 * @returns {Promise<boolean>}
 */
async function attempt(name, run) {
  try {
    await run();
    return true;
  } catch (error) {
    console.log(`left out: ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/**
 * @param {Folders} folders
 * @param {string} peers
 * @param {readonly LabelledFile[]} files
 * @returns {Promise<Tool>}
 */
async function gitleaks({ copies, out }, peers, files) {
  const { parse } = await importPeer(peers, 'smol-toml');
  const config = configOf(parse(readRules(copies)));
  const { rules, untranslated, byName } = config;
  const which = untranslated.length === 0 ? '' : ` (${untranslated.join(', ')})`;
  const left = `${untranslated.length} could not be translated${which}, ${byName} asks for file names only`;
  console.log(`gitleaks: ${rules.length} rules are run, ${left}`);
  return { name: "gitleaks' rules", file: 'gitleaks', rows: findLeaks(config, out, files) };
}
