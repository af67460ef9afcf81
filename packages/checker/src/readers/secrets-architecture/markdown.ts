import { fromMarkdown } from 'mdast-util-from-markdown';

type Root = ReturnType<typeof fromMarkdown>;
type BlockNode = Root['children'][number];
type HeadingNode = Extract<BlockNode, { type: 'heading' }>;

/** What a reader sees as one piece of text. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'list' | 'table';
  /** Lines of text without Markdown's own marks; list items and table rows are lines of their own. */
  readonly lines: readonly string[];
  /** The inline code in it. */
  readonly codes: readonly string[];
}

/** A heading and what stands below it, up to the next heading of the same or a higher level. */
export interface Section {
  readonly heading: string;
  /** The heading's line, from 1. */
  readonly line: number;
  /** The section's last line. */
  readonly endLine: number;
  readonly blocks: readonly TextBlock[];
}

// The parser takes about 10 ms a kilobyte on long texts; no README says anything of interest further down.
const MAX_LENGTH = 200_000;

/** The first section whose heading matches. Code blocks and HTML, comments among it, are not text. */
export function findSection(text: string, heading: RegExp): Section | undefined {
  const nodes = fromMarkdown(text.slice(0, MAX_LENGTH)).children;
  const start = nodes.findIndex((node) => node.type === 'heading' && heading.test(textOf(node).text));
  const first = nodes[start] as HeadingNode | undefined;
  if (first === undefined) return undefined;
  const length = nodes
    .slice(start + 1)
    .findIndex((node) => node.type === 'heading' && node.depth <= first.depth);
  const content = nodes.slice(start + 1, length === -1 ? undefined : start + 1 + length);
  const line = first.position?.start.line ?? 1;
  return {
    heading: textOf(first).text,
    line,
    endLine: (content.at(-1) ?? first).position?.end.line ?? line,
    blocks: content.flatMap((node) => blocksOf(node)),
  };
}

function blocksOf(node: BlockNode): TextBlock[] {
  if (node.type === 'blockquote') return node.children.flatMap((child) => blocksOf(child));
  if (node.type === 'list') {
    const items = node.children.flatMap((item) => item.children.flatMap((child) => blocksOf(child)));
    const lines = items.flatMap((block) => block.lines);
    return [{ kind: 'list', lines, codes: items.flatMap((block) => block.codes) }];
  }
  if (node.type !== 'heading' && node.type !== 'paragraph') return [];
  const { text, codes } = textOf(node);
  if (node.type === 'heading') return [{ kind: 'heading', lines: [text], codes }];
  const lines = text.split('\n');
  return lines.every((line) => line.trimStart().startsWith('|'))
    ? [{ kind: 'table', lines, codes }]
    : [{ kind: 'paragraph', lines: unwrapLines(lines), codes }];
}

/** The text of a heading or paragraph, line breaks kept, without images and HTML. */
function textOf(node: BlockNode): { text: string; codes: string[] } {
  const codes: string[] = [];
  const read = (part: { type: string; value?: string; children?: readonly unknown[] }): string => {
    if (part.type === 'inlineCode') codes.push(part.value ?? '');
    if (part.type === 'break' || LINE_BREAK.test(part.value ?? '')) return HARD_BREAK;
    if (part.type === 'text' || part.type === 'inlineCode') return part.value ?? '';
    return (part.children ?? []).map((child) => read(child as typeof part)).join('');
  };
  return { text: read(node).trim(), codes };
}

const HARD_BREAK = '\n\n';
const LINE_BREAK = /^<br\s?\/?>$/i;

/** A line break in a paragraph is a blank, unless the author asked for one. */
function unwrapLines(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(HARD_BREAK)
    .map((line) => line.replaceAll('\n', ' '));
}
