/**
 * Runs the ESLint plugin under each version of Node.js and of ESLint that it promises to work with, and its packed
 * tarball under each package manager. Needs a build.
 *
 *     node scripts/matrix.js            the plugin's whole test suite in each pair of versions, and package managers
 *     node scripts/matrix.js --quick    in each pair, the same findings in the examples, and pnpm: what fits into every
 *                                       run of CI
 *
 * `--node 24` and `--eslint eslint-9.22` pick versions, as often as they are given.
 *
 * Exits with 1 if something differs or fails. What the registry cannot serve is said, and is no failure.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { installNode, NODE_VERSIONS } from './lib/node-versions.js';
import { PACKAGE_MANAGERS, packPlugin, tryPackageManager } from './lib/package-managers.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** By the names under which the plugin's package has them. */
const ESLINT_VERSIONS = ['eslint-9.22', 'eslint-9.39', 'eslint'];

/** Puts another version in the place of ESLint, in the tests and in what they start. */
const ALIAS = join(ROOT, 'scripts/lib/eslint-alias.cjs');

/** What is about regular expressions alone, and takes minutes; and what starts each version of ESLint by its name. */
const EXCLUDED = ['**/linear.test.ts', '**/deploy/command-line.test.ts'];

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    node: { type: 'string', multiple: true, default: NODE_VERSIONS },
    eslint: { type: 'string', multiple: true, default: ESLINT_VERSIONS },
  },
});

/** @typedef {{ ok: boolean; said: string; details?: string }} Outcome */

function run(node, args, env = {}) {
  const options = { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, ...env } };
  const { status, stdout, stderr, error } = spawnSync(node, args, options);
  return { status, stdout, output: `${stdout}\n${stderr}\n${error?.message ?? ''}` };
}

/** What the examples must give: the findings under the versions that this process and the repository use. */
let reference;

/** @returns {Outcome} */
function probe(node, eslint) {
  const { status, stdout, output } = run(node, ['scripts/lib/probe.js', eslint]);
  if (status !== 0) return { ok: false, said: 'failed', details: output };
  const { findings, ...versions } = JSON.parse(stdout);
  reference ??= findings;
  const said = `${findings.length} findings, ESLint ${versions.eslint}`;
  if (findings.length === 0) return { ok: false, said: 'found nothing' };
  const others = [
    ...findings.filter((finding) => !reference.includes(finding)).map((finding) => `+ ${finding}`),
    ...reference.filter((finding) => !findings.includes(finding)).map((finding) => `- ${finding}`),
  ];
  return others.length === 0
    ? { ok: true, said }
    : { ok: false, said: 'differs', details: others.join('\n') };
}

/** @returns {Outcome} */
function suite(node, eslint) {
  const excluded = EXCLUDED.flatMap((glob) => ['--exclude', glob]);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', 'packages/eslint-plugin/test', ...excluded];
  const env =
    eslint === 'eslint' ? {} : { ESLINT_ALIAS: eslint, NODE_OPTIONS: `--require ${JSON.stringify(ALIAS)}` };
  const { status, output } = run(node, vitest, env);
  const [said = 'no test ran'] = output.match(/^\d+ passed, \d+ failed, \d+ skipped$/m) ?? [];
  return status === 0 ? { ok: true, said } : { ok: false, said, details: output.slice(-20_000) };
}

/** @param {readonly (readonly string[])[]} rows */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const failures = [];

/** @param {Outcome} outcome */
function cell(title, { ok, said, details }) {
  if (!ok) failures.push(`${title}: ${said}\n${details ?? ''}`);
  return `${ok ? '✔' : '✘'} ${said}`;
}

/** One row for each version of Node.js. */
function versionRows(judge) {
  return values.node.map((version) => {
    const { path, missing } = installNode(version);
    if (path === undefined) return [version, ...values.eslint.map(() => 'NOT RUN'), missing];
    const title = (eslint) => `Node.js ${version}, ${eslint}`;
    return [version, ...values.eslint.map((eslint) => cell(title(eslint), judge(path, eslint))), ''];
  });
}

/** @param {typeof PACKAGE_MANAGERS} managers */
function packageManagerRows(managers) {
  const folder = mkdtempSync(join(tmpdir(), 'bridgekeeper-matrix-'));
  try {
    const tarball = packPlugin(folder);
    return managers.map((manager) => {
      const problem = tryPackageManager(manager, tarball, folder);
      const outcome =
        problem === undefined
          ? { ok: true, said: 'installs, and finds what it should' }
          : { ok: false, said: problem.split('\n')[0], details: problem };
      return [manager.name, cell(manager.name, outcome)];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Where no version can be installed, this one is tried still.
if (values.quick) cell(`Node.js ${process.version}, eslint`, probe(process.execPath, 'eslint'));
console.log(table([['Node.js', ...values.eslint, ''], ...versionRows(values.quick ? probe : suite)]));
// The tests install with npm; the others take a minute.
const managers = PACKAGE_MANAGERS.filter(({ name }) => !values.quick || name === 'pnpm');
console.log(`\n${table(packageManagerRows(managers))}`);
for (const failure of failures) console.error(`\n✘ ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
