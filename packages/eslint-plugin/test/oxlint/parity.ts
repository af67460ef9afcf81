import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';

import { Linter } from 'eslint';

import type { Difference, Finding } from '../matrix/findings.js';
import { findingsIn } from '../matrix/findings.js';
import type { RuleCase } from '../matrix/rule-case.js';
import { bundlePlugin } from './bundle.js';
import type { OxlintFinding } from './run.js';
import { runOxlint } from './run.js';

/** A case as a file of its own. */
interface PlacedCase {
  readonly test: RuleCase;
  readonly file: string;
}

/** Files that share their settings, and so can be linted in one run. */
interface Run {
  /** The folder that oxlint runs in. */
  readonly cwd: string;
  readonly cases: readonly PlacedCase[];
}

/**
 * The cases of which oxlint says something else than ESLint of the same file, and those that its suggestions change
 * to something else. Each becomes a file, and `oxlint` runs once over all that share their settings: in one process,
 * as it does with a project, so that nothing of one file may show in the next.
 *
 * Text that has no file, such as an editor's `<input>`, is left out: oxlint reads files.
 */
export async function oxlintDifferences(cases: readonly RuleCase[]): Promise<Difference[]> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bridgekeeper-oxlint-')));
  const made: string[] = [folder];
  try {
    const plugin = await bundlePlugin(join(folder, '.plugin'));
    const files = cases.filter(({ filename }) => !filename.startsWith('<'));
    const runs = groupsOf(files, ({ settings }) => JSON.stringify(settings)).map((group, index) =>
      placeAll(group, join(folder, `run-${index}`), plugin, made),
    );
    const differences = runs.map(async (run) => [
      ...(await findingDifferences(run)),
      ...(await suggestionDifferences(run)),
    ]);
    return (await Promise.all(differences)).flat();
  } finally {
    for (const path of made) rmSync(path, { recursive: true, force: true });
  }
}

function groupsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** Writes the cases, and the configuration that gives each its rule and options. */
function placeAll(cases: readonly RuleCase[], cwd: string, plugin: string, made: string[]): Run {
  mkdirSync(cwd);
  const placed: PlacedCase[] = [];
  const byOptions = groupsOf(cases, ({ rule, options }) => JSON.stringify([rule.name, options]));
  const overrides = byOptions.map((group, index) => {
    const name = `options-${index}`;
    for (const test of group) placed.push(place(test, cwd, `${name}/case-${placed.length}`, made));
    const [first] = group;
    return {
      files: [`**/${name}/**`],
      rules: { [`bridgekeeper/${first?.rule.name ?? ''}`]: ['error', ...(first?.options ?? [])] },
    };
  });
  const config = {
    jsPlugins: [plugin],
    plugins: [],
    categories: { correctness: 'off' },
    settings: cases[0]?.settings ?? {},
    overrides,
  };
  writeFileSync(join(cwd, '.oxlintrc.json'), JSON.stringify(config));
  return { cwd, cases: placed };
}

/** Writes a case where it says that it stands, in a folder of its own: what lies above, such as a README, counts. */
function place(test: RuleCase, cwd: string, name: string, made: string[]): PlacedCase {
  const { code, filename } = test;
  const home = isAbsolute(filename) ? dirname(filename) : cwd;
  const file = join(home, name, isAbsolute(filename) ? basename(filename) : filename);
  mkdirSync(dirname(file), { recursive: true });
  if (isAbsolute(filename)) made.push(join(home, dirname(name)));
  writeFileSync(file, code);
  return { test, file };
}

function lint({ cwd }: Run, files: readonly string[], ...flags: readonly string[]): Promise<OxlintFinding[]> {
  const args = ['--config', join(cwd, '.oxlintrc.json'), '--no-ignore', ...flags, ...files];
  return runOxlint(cwd, args, (file) => readFileSync(file, 'utf8'));
}

function reference({ cwd }: Run, { test, file }: PlacedCase): Finding[] {
  return findingsIn(Linter, test, file.startsWith(cwd) ? { filename: file, cwd } : { filename: file });
}

async function findingDifferences(run: Run): Promise<Difference[]> {
  const found = await lint(
    run,
    run.cases.map(({ file }) => file),
  );
  const byFile = new Map(groupsOf(found, ({ file }) => file).map((group) => [group[0]?.file, group]));
  return run.cases.flatMap((placed) => {
    const expected = reference(run, placed).map(comparable).sort(byPlace);
    const actual = (byFile.get(placed.file) ?? []).map(comparable).sort(byPlace);
    const { name, code } = placed.test;
    return JSON.stringify(actual) === JSON.stringify(expected) ? [] : [{ name, code, expected, actual }];
  });
}

/** Of the files in which ESLint has one suggestion: oxlint takes all at once, and ESLint none. */
async function suggestionDifferences(run: Run): Promise<Difference[]> {
  const suggested = run.cases.flatMap((placed) => {
    const suggestions = reference(run, placed).flatMap((finding) => finding.suggestions);
    const [only, ...others] = suggestions;
    return only === undefined || others.length > 0 ? [] : [{ placed, expected: only.output }];
  });
  if (suggested.length === 0) return [];
  await lint(
    run,
    suggested.map(({ placed }) => placed.file),
    '--fix-suggestions',
  );
  return suggested.flatMap(({ placed: { test, file }, expected }) => {
    const actual = readFileSync(file, 'utf8');
    return actual === expected ? [] : [{ name: test.name, code: test.code, expected, actual }];
  });
}

/** oxlint's report has no suggestions. */
type Comparable = Omit<Finding, 'suggestions'>;

function comparable({ message, line, column, endLine, endColumn }: Comparable): Comparable {
  return { message, line, column, endLine, endColumn };
}

function byPlace(a: Comparable, b: Comparable): number {
  return a.line - b.line || a.column - b.column || (a.message < b.message ? -1 : 1);
}
