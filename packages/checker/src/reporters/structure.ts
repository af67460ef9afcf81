import type { TextRange } from '@bridgekeeper/policy';

import { SCHEMES, skeletonOf } from './skeleton.js';
import { isRandomName, plainWords } from './words.js';

/** A name that YAML has before `: `. */
const KEY = '[A-Za-z_][A-Za-z0-9_./-]{0,99}|<<';
/** A name that env files, shells and Dockerfiles have before `=`. */
const NAME = '[A-Za-z_][A-Za-z0-9_.-]{0,99}';

/** How a line begins: indentation, dashes of lists, a Dockerfile instruction. */
const START = /^\uFEFF?[ \t]*(?:-[ \t]+){0,8}/;
const WORD =
  /(?:export|FROM|COPY|ADD|RUN|ENV|ARG|LABEL|CMD|ENTRYPOINT|USER|VOLUME|EXPOSE|HEALTHCHECK)(?=[ \t])[ \t]+/y;
const FIRST_KEY = new RegExp(`(?:(["'])(${KEY})\\1[ \\t]{0,8}:|(${KEY})[ \\t]{0,8}:(?=[ \\t]|$))`, 'y');
const FIRST_NAME = new RegExp(`["']?(${NAME})=`, 'y');

/** `{ value: ` and `, "value": "` right before a finding. */
const FLOW_KEY = new RegExp(
  `[{,[][ \\t]{0,8}((?:(["'])(${KEY})\\2[ \\t]{0,8}:|(${KEY})[ \\t]{0,8}:(?=[ \\t]))[ \\t]{0,8}["']?)$`,
);
/** A further `NAME=` of an instruction or an env file's line, right before a finding. */
const NEXT_NAME = new RegExp(`[ \\t]((${NAME})=["']?)$`);
/** What is looked at before a finding: two keys of the greatest length. */
const LOOK_BACK = 200;

/** A tag with its reason, to the end of the line. */
const TAG = /(?:^|[ \t])(#[ \t]*safe-default(?![\w-])(?:[ \t]*:)?)(.*)/i;

/** What says nothing of a secret wherever it stands: each match's first group, or the match. */
const HARMLESS: readonly RegExp[] = [
  new RegExp(`(?<![A-Za-z0-9+.-])${SCHEMES}://`, 'g'),
  // `${PORT:-3000}:3000`, `8080:${PORT}`. Digits behind any other variable may be a PIN.
  /(?<=\$\{[A-Za-z0-9_]{0,64}PORT[A-Za-z0-9_]{0,64}(?::?-\d{0,5})?\}):\d{2,5}(?=["'\s,\]/]|$)/gi,
  /(?<![^\s"'])\d{2,5}:(?=\$\{[A-Za-z0-9_]{0,64}PORT)/gi,
  /(?<=:[ \t]{1,4})(?:true|false|null)(?=[ \t]{0,8}(?:$|[,}\]]|[ \t]#))/g,
  // The head of a block scalar.
  /(?<=:[ \t]{1,4})[|>][-+0-9]{0,2}(?=[ \t]*$)/g,
];

/** Quotes, brackets and the like where a word begins or ends; never more of them in a row than of a secret. */
const PUNCTUATION = /(?<![^\s])(?:#{1,2}|-(?=\s|$)|["'[\]{},]{1,4})|["'[\]{},:]{1,4}(?=\s|$)|["'],["']/g;

/**
 * What of a line is structure and holds nothing of any value: indentation, the key that it begins with, the key
 * right before the finding, heads of substitutions, punctuation, a tag. Offsets are into `line`.
 *
 * @param line a line, or a part of one
 * @param whole whether it begins where the line does
 * @param own where the finding stands
 */
export function structureOf(line: string, whole: boolean, own: TextRange): TextRange[] {
  const first = whole ? firstKey(line) : NO_KEY;
  const shown = [...first.shown, ...keyBefore(line, own.start, first.pairs), ...skeletonOf(line)];
  for (const pattern of HARMLESS) {
    for (const { index, 0: text } of line.matchAll(pattern))
      shown.push({ start: index, end: index + text.length });
  }
  shown.push(...tagIn(line));
  return [...shown, ...punctuation(line, [...shown, own])];
}

interface FirstKey {
  readonly shown: readonly TextRange[];
  /** The line is one that may have several `NAME=value`. */
  readonly pairs: boolean;
}

const NO_KEY: FirstKey = { shown: [], pairs: false };

function firstKey(line: string): FirstKey {
  const indent = START.exec(line)?.[0].length ?? 0;
  const word = stickyMatch(WORD, line, indent);
  const start = indent + (word?.[0].length ?? 0);
  const before = { start: 0, end: start };
  const name = stickyMatch(FIRST_NAME, line, start);
  if (name !== undefined && isName(name[1] ?? '', line.slice(start + name[0].length)))
    return { shown: [before, { start, end: start + name[0].length }], pairs: true };
  const key = stickyMatch(FIRST_KEY, line, start);
  if (key !== undefined && !isRandomName(key[2] ?? key[3] ?? ''))
    return { shown: [before, { start, end: start + key[0].length }], pairs: false };
  return { shown: [before], pairs: word !== undefined };
}

/** Base64 ends with `=` as well. */
function isName(name: string, rest: string): boolean {
  if (isRandomName(name)) return false;
  return !/^(?:=|\s|$)/.test(rest) || /^[A-Z][A-Z0-9_]*$/.test(name);
}

function keyBefore(line: string, end: number, pairs: boolean): TextRange[] {
  const before = line.slice(Math.max(0, end - LOOK_BACK), end);
  const flow = FLOW_KEY.exec(before);
  const found = flow?.[1] ?? (pairs ? NEXT_NAME.exec(before)?.[1] : undefined);
  if (found === undefined || isRandomName(found)) return [];
  return [{ start: end - found.length, end }];
}

function tagIn(line: string): TextRange[] {
  const match = TAG.exec(line);
  if (match === null) return [];
  const [whole, head = '', reason = ''] = match;
  const start = match.index + whole.indexOf('#');
  const from = start + head.length;
  return [{ start, end: from }, ...plainWords(reason, from)];
}

/** The punctuation of what is not shown yet. */
function punctuation(line: string, shown: readonly TextRange[]): TextRange[] {
  const found: TextRange[] = [];
  let from = 0;
  const sorted = [...shown].sort((a, b) => a.start - b.start);
  for (const { start, end } of [...sorted, { start: line.length, end: line.length }]) {
    if (start > from) {
      for (const { index, 0: text } of line.slice(from, start).matchAll(PUNCTUATION))
        found.push({ start: from + index, end: from + index + text.length });
    }
    from = Math.max(from, end);
  }
  for (const { index, 0: blanks } of line.matchAll(/[ \t]+/g))
    found.push({ start: index, end: index + blanks.length });
  return found;
}

function stickyMatch(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text) ?? undefined;
}
