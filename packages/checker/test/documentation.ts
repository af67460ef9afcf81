import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { fromMarkdown } from 'mdast-util-from-markdown';
import { expect } from 'vitest';

type Root = ReturnType<typeof fromMarkdown>;
type Content = Root['children'][number];
type Code = Extract<Content, { type: 'code' }>;

/** The project's top folder. */
export const ROOT: string = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * A fenced block whose info string is `<language> <path>`, or `<language> <path> {3,5-7}` where it says which lines
 * are reported. The tests give it to the tools as that file.
 */
export interface Example {
  /** `docs/rules/no-secret-default.md:21`, for the name of a test. */
  readonly where: string;
  readonly language: string;
  readonly path: string;
  readonly text: string;
  /** What the page says of it: whether the tools report it. */
  readonly reported: boolean;
  /** The lines on which the findings start, counted from 1; undefined where the page does not say. */
  readonly lines: readonly number[] | undefined;
  /** The rule that reports it, on a rule's page. */
  readonly rule: string | undefined;
  /** The headings that it stands under: examples that share them belong to one project. */
  readonly headings: string;
}

export interface Page {
  /** Relative to the project, with `/`. */
  readonly file: string;
  readonly tree: Root;
  readonly title: string;
  /** The headings of the second level, in order. */
  readonly outline: readonly string[];
  readonly examples: readonly Example[];
  /** Fenced blocks that are no example: where each stands, its language, its section and its text. */
  readonly blocks: readonly {
    readonly where: string;
    readonly language: string;
    readonly section: string;
    readonly text: string;
  }[];
}

/** Sections, and lines right before a block, that announce what the tools report. */
const REPORTED_SECTIONS: ReadonlySet<string> = new Set(['Incorrect', 'Where it does not count']);
const REPORTED_LEAD = /^Before\b/;

/** Every page that a user reads: the READMEs and all below `docs/`. */
export function allPages(): Page[] {
  const packages = ['policy', 'checker', 'eslint-plugin'].map((name) => `packages/${name}/README.md`);
  return ['README.md', ...packages, ...markdownBelow('docs')].map(readPage);
}

/** The pages of the rules, in order of their ids. */
export function rulePages(): Page[] {
  return markdownBelow('docs/rules').map(readPage);
}

/** The rule that a page is about. */
export function ruleOf(page: Page): string {
  return basename(page.file, '.md');
}

function markdownBelow(directory: string): string[] {
  const names = readdirSync(join(ROOT, directory), { encoding: 'utf8', recursive: true });
  const files = names.filter((name) => name.endsWith('.md')).map((name) => name.replaceAll('\\', '/'));
  return files.sort().map((name) => `${directory}/${name}`);
}

export function readPage(file: string): Page {
  const tree = fromMarkdown(readFileSync(join(ROOT, file), 'utf8'));
  const rule = file.startsWith('docs/rules/') ? basename(file, '.md') : undefined;
  const outline: string[] = [];
  const examples: Example[] = [];
  const blocks: Page['blocks'][number][] = [];
  let title = '';
  let subsection = '';
  let lead = '';
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 1) title = textOf(node);
    if (node.type === 'heading' && node.depth === 2) outline.push(textOf(node));
    if (node.type === 'heading') subsection = node.depth > 2 ? textOf(node) : '';
    const section = outline.at(-1) ?? '';
    if (node.type === 'code') {
      const where = `${file}:${node.position?.start.line ?? 0}`;
      const { language, path, lines } = infoOf(node);
      const reported = REPORTED_SECTIONS.has(section) || REPORTED_LEAD.test(lead);
      const headings = `${section}/${subsection}`;
      if (path === '') blocks.push({ where, language, section, text: node.value });
      else examples.push({ where, language, path, text: `${node.value}\n`, reported, lines, rule, headings });
    }
    // A comment for the formatter may stand between a block and the line that announces it.
    if (node.type !== 'html') lead = node.type === 'paragraph' ? textOf(node) : '';
  }
  return { file, tree, title, outline, examples, blocks };
}

function infoOf({ lang, meta }: Code): Pick<Example, 'language' | 'path' | 'lines'> {
  const [, path = '', lines] = /^(\S*)(?: \{([\d,-]+)\})?$/.exec(meta ?? '') ?? [];
  return { language: lang ?? '', path, lines: lines?.split(',').flatMap(rangeOf) };
}

/** `3` or `5-7`, as the lines that it names. */
function rangeOf(text: string): number[] {
  const [first = 0, last = first] = text.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly TreeNode[];
}

/** What an example is expected to give, in the form in which both tests state what they got. */
export function expectedOf({ reported, rule, lines }: Example): unknown {
  if (!reported) return { rules: [], lines: [] };
  const some: unknown = expect.arrayContaining([expect.anything()]);
  return { rules: rule === undefined ? some : [rule], lines: lines ?? some };
}

/** What a tool found in an example: the rules, and the lines on which the findings start, each once. */
export function summaryOf(findings: readonly { readonly ruleId: string; readonly line: number }[]): unknown {
  return {
    rules: [...new Set(findings.map(({ ruleId }) => ruleId))],
    lines: [...new Set(findings.map(({ line }) => line))],
  };
}

/** The text of a node without its markup. */
export function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

/** All nodes of a kind, wherever they stand. */
export function nodesOf(node: TreeNode, type: string): readonly TreeNode[] {
  const below = (node.children ?? []).flatMap((child) => nodesOf(child, type));
  return node.type === type ? [node, ...below] : below;
}
