/**
 * Builds, shows both tools on the examples, and says whether they found what they should. Run by `pnpm demo`.
 * Exits with 1 if a clean example has findings, or the broken one has none from either tool.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const checker = fileURLToPath(new URL('../packages/checker/bin/bridgekeeper.js', import.meta.url));
const eslint = fileURLToPath(new URL('../node_modules/eslint/bin/eslint.js', import.meta.url));

const EXAMPLES = [
  { name: 'eso-app', about: 'keeps the policy by the ESO bridge', clean: true },
  { name: 'direct-vault-app', about: 'talks to Vault itself, and its README justifies that', clean: true },
  { name: 'broken-app', about: 'breaks every rule', clean: false },
];

/**
 * The two tools, as a developer starts them in the app's own folder. Both end with 0 where there is nothing to report,
 * with 1 where there is, and with 2 or a signal where they could not do their work.
 */
const TOOLS = [
  { title: 'npx eslint .', args: [eslint, '--max-warnings', '0', '.'] },
  { title: 'npx bridgekeeper check', args: [checker, 'check'] },
];

/**
 * Runs one tool on one example, in full view.
 *
 * @param {(typeof TOOLS)[number]} tool
 * @param {(typeof EXAMPLES)[number]} example
 * @returns {boolean} whether it came out as expected
 */
function show({ title, args }, { name, clean }) {
  const cwd = fileURLToPath(new URL(`../examples/${name}`, import.meta.url));
  console.log(`examples/${name}$ ${title}\n`);
  const { status, signal, error } = spawnSync(process.execPath, args, { cwd, stdio: 'inherit' });
  const got = status === 0 ? 'clean' : status === 1 ? 'findings' : 'failed';
  const asExpected = got === (clean ? 'clean' : 'findings');
  const outcome = got === 'failed' ? `failed: ${error?.message ?? signal ?? `exit status ${status}`}` : got;
  console.log(`\n${asExpected ? '✔ as expected' : '✘ NOT as expected'}: ${outcome}\n`);
  return asExpected;
}

/** Says something of the build only if it fails. */
function build() {
  console.log('Building both tools …\n');
  const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const command = `npx -y ${packageManager.split('+')[0]} run --silent build`;
  // By the shell, for on Windows npx is no program of its own.
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, encoding: 'utf8', shell: true });
  if (status !== 0) throw new Error(`${command}\n${stdout}\n${stderr}`);
}

/** @param {string} text */
function heading(text) {
  console.log(`${'═'.repeat(100)}\n${text}\n${'═'.repeat(100)}`);
}

build();
const outcomes = EXAMPLES.map((example) => {
  heading(`examples/${example.name}: ${example.about}. Expected: ${example.clean ? 'clean' : 'findings'}.`);
  return TOOLS.map((tool) => show(tool, example)).every(Boolean);
});

const good = outcomes.filter(Boolean).length;
console.log(`${good} of ${outcomes.length} examples came out as expected.`);
process.exitCode = good === outcomes.length ? 0 : 1;
