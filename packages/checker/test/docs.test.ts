import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

import type { RuleInfo } from '@bridgekeeper/policy';
import { RULES } from '@bridgekeeper/policy';
import { describe, expect, it } from 'vitest';

import type { ProjectResult } from '../src/check-project.js';
import { checkProject } from '../src/check-project.js';
import { checkText } from '../src/check-text.js';
import { toCheckArguments } from '../src/commands/check-arguments.js';
import { COMMANDS } from '../src/commands/options.js';
import { parseArguments } from '../src/commands/parse-arguments.js';
import * as library from '../src/index.js';
import { gatherFacts } from '../src/project/facts.js';
import { reportJson } from '../src/reporters/json.js';
import { reportPretty } from '../src/reporters/pretty.js';
import type { Page } from './documentation.js';
import {
  allPages,
  expectedOf,
  nodesOf,
  readPage,
  ROOT,
  ruleOf,
  rulePages,
  summaryOf,
  textOf,
} from './documentation.js';
import { tempRepository } from './files/temp.js';

/** Languages of fences that the checker reads; the ESLint plugin's own test takes the others. */
const DEPLOY = new Set(['yaml', 'dotenv', 'dockerfile', 'gitignore']);
const SOURCE = new Set(['ts', 'js', 'tsx', 'md', 'json']);

const IDS = Object.keys(RULES);
const infos: readonly RuleInfo[] = Object.values(RULES);
const pages = allPages();
const examples = pages.flatMap((page) => page.examples);

function filesIn(directory: string, ending: string): string[] {
  const names = readdirSync(join(ROOT, directory)).filter((name) => name.endsWith(ending));
  return names.map((name) => name.slice(0, -ending.length));
}

/** The rules that a tool has: the files of its folder whose names are ids. */
function rulesIn(directory: string, ending = '.ts'): string[] {
  return filesIn(directory, ending).filter((name) => IDS.includes(name));
}

const inChecker = rulesIn('packages/checker/src/rules');
const inPlugin = rulesIn('packages/eslint-plugin/src/rules');

/** Rules of the ESLint plugin for what the CLI reports beside its rules. */
const ONLY_ESLINT: readonly string[] = ['valid-syntax'];

function toolsOf(id: string): string {
  const isInPlugin = inPlugin.includes(id) || ONLY_ESLINT.includes(id);
  return [inChecker.includes(id) ? 'CLI' : '', isInPlugin ? 'ESLint' : ''].filter(Boolean).join(', ');
}

describe('the rules', () => {
  it('are those that have a file', () => {
    expect([...new Set([...inChecker, ...inPlugin])].sort()).toEqual([...IDS].sort());
  });

  it('have a test beside each file', () => {
    expect(rulesIn('packages/checker/test/rules', '.test.ts').sort()).toEqual(inChecker.sort());
    expect(rulesIn('packages/eslint-plugin/test/rules', '.test.ts').sort()).toEqual(inPlugin.sort());
  });

  it('have a page each', () => {
    expect(rulePages().map(ruleOf)).toEqual([...IDS, ...ONLY_ESLINT].sort());
  });
});

describe.each(rulePages().map((page) => [ruleOf(page), page] as const))('the page of %s', (id, page) => {
  const SECTIONS = ['Why', 'Incorrect', 'Correct', 'Options', 'When not to use it'];

  it('has the id for its title, and the sections that every page has', () => {
    expect(page.title).toBe(id);
    expect(page.outline).toEqual(SECTIONS);
  });

  it('says how loud the rule is, and which tools have it', () => {
    const info = infos.find((rule) => rule.id === id);
    const line = page.tree.children.map(textOf).find((text) => text.startsWith('Runs on: ')) ?? '';
    expect(line.split(' · ').slice(1)).toEqual([
      `Recommended: ${info?.severity.recommended ?? 'error'}`,
      `Tools: ${toolsOf(id)}`,
    ]);
  });

  it('has a file name at each example, and examples of both kinds', () => {
    const nameless = page.blocks.filter(({ section }) => section === 'Incorrect' || section === 'Correct');
    expect(nameless).toEqual([]);
    expect(new Set(page.examples.map(({ reported }) => reported))).toEqual(new Set([true, false]));
  });
});

/** What git ignores only a repository knows. Beside a `.gitignore` stand the files that it is for. */
async function inRepository(path: string, text: string): Promise<ProjectResult> {
  const others =
    path === '.gitignore' ? { '.env': 'A=b\n', '.env.local': 'A=b\n', '.env.example': 'A=\n' } : {};
  return await checkProject(tempRepository({ ...others, [path]: text }));
}

describe('the examples', () => {
  it('are in languages that a test reads', () => {
    const languages = new Set(examples.map(({ language }) => language));
    expect([...languages].filter((language) => !DEPLOY.has(language) && !SOURCE.has(language))).toEqual([]);
  });

  const deploy = examples.filter(({ language }) => DEPLOY.has(language));

  it.each(deploy.map((example) => [example.where, example.path, example] as const))(
    'of %s (%s) are reported as the page says',
    async (_where, path, example) => {
      const { text } = example;
      const { findings, errors } =
        example.rule === 'require-env-ignored'
          ? await inRepository(path, text)
          : checkText(text, { path, project: gatherFacts([{ path, text }]) });
      // What cannot be parsed is no finding of the CLI.
      const unparsed =
        example.rule === 'valid-syntax'
          ? errors.map(({ line = 0 }) => ({ ruleId: example.rule ?? '', line }))
          : [];
      expect(errors.length).toBe(unparsed.length);
      expect(summaryOf([...findings, ...unparsed])).toEqual(expectedOf(example));
    },
  );
});

/** The cells of a Markdown table that stands between two comments. */
function tableIn(file: string, marker: string): string[][] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const inside = text.split(`<!-- ${marker} -->`)[1]?.split(`<!-- /${marker} -->`)[0] ?? '';
  const rows = inside.split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) =>
    row
      .slice(1, row.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  );
}

describe('the README', () => {
  it('lists every rule as the policy has it', () => {
    const expected = [
      ['rule', 'what it does', 'recommended', 'tools'],
      ...infos.map(({ id, description, severity }) => [
        `[${id}](docs/rules/${id}.md)`,
        description,
        severity.recommended,
        toolsOf(id),
      ]),
    ];
    const [head = [], line = [], ...rows] = tableIn('README.md', 'rules');
    const table = expected.map((row) => `| ${row.join(' | ')} |`).join('\n');
    expect(line.every((cell) => /^-+$/.test(cell))).toBe(true);
    expect([head, ...rows], `the table between the markers should be:\n${table}\n`).toEqual(expected);
  });

  it('shows output that the examples really give', async () => {
    const [shown] = readPage('README.md').blocks.filter(({ text }) => text.includes(' --> '));
    const result = await checkProject(join(ROOT, 'examples/broken-app'), { frames: true });
    const output = reportPretty(result, { color: false, hyperlinks: false }).split('\n\n');
    const timeless = (text: string): string => text.trim().replace(/ \(\d[^)\n]*\)$/m, '');
    const parts = (shown?.text ?? '').split('\n\n').filter((part) => part !== '…');
    expect(parts.length).toBeGreaterThan(3);
    const all = output.map(timeless);
    expect(parts.filter((part) => !all.includes(timeless(part)))).toEqual([]);
  });

  it.each(['README.md', 'docs/guides/ci.md'])('shows JSON in %s as the reporter prints it', (file) => {
    const blocks = readPage(file).blocks.filter(
      ({ language, text }) => language === 'json' && text.includes('"version"'),
    );
    const text = 'services:\n  app:\n    environment:\n      DB_PASSWORD: ${DB_PASSWORD:-changeme}\n';
    const { findings, errors } = checkText(text, { path: 'compose.yaml' });
    const report = { findings, errors, frames: new Map(), files: 1, durationMs: 12 };
    expect(blocks.map((block) => JSON.parse(block.text) as unknown)).toEqual([
      JSON.parse(reportJson(report)),
    ]);
  });
});

/** The command lines of a page that run the checker: in blocks, in scripts of a manifest, and in the text. */
function commandLines({ tree }: Page): string[] {
  const blocks = nodesOf(tree, 'code').flatMap((node) => (node.value ?? '').split('\n'));
  const inline = nodesOf(tree, 'inlineCode').map((node) => node.value ?? '');
  const command = /(?:^|[\s"'])bridgekeeper (?:check|rules|--)(?:[^"']|'[^']*')*/;
  return [...blocks, ...inline].flatMap((line) => {
    const found = command.exec(line)?.[0].trim();
    return found === undefined ? [] : [found.split(/ [<>|#] ?/)[0]?.trim() ?? ''];
  });
}

describe('what the pages say of the command line', () => {
  const lines = [...new Set(pages.flatMap(commandLines))].filter((line) => !/SEVERITY|FORMAT/.test(line));

  it.each(lines)('is accepted: %s', (line) => {
    // No argument of the pages holds a blank; the quotes are the shell's.
    const args = parseArguments(line.replaceAll("'", '').split(/\s+/).slice(1));
    expect(() => (args.given.has('help') ? undefined : toCheckArguments(args))).not.toThrow();
  });

  it('is all that there is', () => {
    const [check] = COMMANDS;
    const guide = nodesOf(readPage('docs/guides/ci.md').tree, 'inlineCode').map((node) => node.value ?? '');
    const mentioned = new Set(guide.map((code) => code.split(' ')[0]));
    const written = readFileSync(join(ROOT, 'docs/guides/ci.md'), 'utf8');
    const missing = check.options.filter(
      ({ name }) => !mentioned.has(`--${name}`) && !written.includes(`\`--${name}`),
    );
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('names exports that the library has', () => {
    const code = pages.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join('\n');
    const imports = [...code.matchAll(/import \{([^}]*)\} from 'bridgekeeper'/g)];
    const names = imports.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
    expect(names).toContain('checkText');
    expect(names.filter((name) => !(name in library))).toEqual([]);
  });
});

/** The anchor that GitHub gives a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

describe('the links', () => {
  const links = pages.flatMap(({ file, tree }) =>
    nodesOf(tree, 'link')
      .map(({ url }) => url ?? '')
      .filter((url) => !/^[a-z]+:/.test(url))
      .map((url) => [file, url] as const),
  );

  it.each(links)('of %s lead somewhere: %s', (file, url) => {
    const [path = '', anchor] = url.split('#');
    const target = path === '' ? file : posix.join(dirname(file), path);
    expect(existsSync(join(ROOT, target))).toBe(true);
    if (anchor !== undefined) {
      const headings = nodesOf(readPage(target).tree, 'heading').map(textOf);
      expect(headings.map(anchorOf)).toContain(anchor);
    }
  });

  it('of the index reach every page', () => {
    const reached = nodesOf(readPage('docs/README.md').tree, 'link').map(({ url }) => `docs/${url ?? ''}`);
    const files = pages
      .map(({ file }) => file)
      .filter((file) => file.startsWith('docs/') && file !== 'docs/README.md');
    expect(files.filter((file) => !reached.includes(file))).toEqual([]);
  });
});
