import type { SafeDefaultTag, Setting } from '@bridgekeeper/policy';
import { classifyName, parseSafeDefault } from '@bridgekeeper/policy';

import type { Document } from '../document.js';
import { mayHaveTags, TagsAbove } from '../tags.js';
import type { EnvEntry } from './parse-env.js';
import { parseEnv } from './parse-env.js';

/** The settings of an env file, in the dialect of compose. */
export function readEnv(path: string, text: string): Document {
  const tags = mayHaveTags(text) ? new TagsAbove(text) : undefined;
  const { entries, errors } = parseEnv(text, (entry) => tags !== undefined || isInteresting(entry));
  return {
    path,
    text,
    parts: [{ format: 'env', root: undefined }],
    settings: entries.map((entry) => settingOf(entry, tags)),
    envFiles: [],
    errors,
  };
}

/** What the judge could have something to say of. */
function isInteresting({ name, value }: EnvEntry): boolean {
  return value !== undefined && value !== '' && (value.includes('$') || classifyName(name) !== 'none');
}

function settingOf(entry: EnvEntry, tags: TagsAbove | undefined): Setting {
  const { name, nameRange, valueRange, quote, value } = entry;
  const quotes = quote === undefined ? 0 : 1;
  return {
    kind: 'variable',
    name,
    path: [],
    // `\$` keeps a dollar in double quotes; as long as `$$`, which the substitution grammar knows.
    value: value === undefined ? null : quote === '"' ? value.replaceAll('\\$', '$$$$') : value,
    valueRange: { start: valueRange.start - quotes, end: valueRange.end + quotes },
    nameRange,
    offsetInText: (offset) => valueRange.start + offset,
    consumer: 'dotenv',
    tag: tags && tagOf(tags, entry),
    position: 'plain',
    // Single quotes keep their text as it is (compose-go; dotenv-expand differs).
    expands: quote !== "'",
  };
}

/** A tag that stands inside the value, because compose sees no comment there. */
const SWALLOWED = /(?:^|\t)#\s*safe-default\b.*/i;

function tagOf(
  tags: TagsAbove,
  { value, quote, valueRange, comment, nameRange }: EnvEntry,
): SafeDefaultTag | undefined {
  const trailing = comment === undefined ? undefined : parseSafeDefault(comment.text, comment.start);
  if (trailing !== undefined) return trailing;
  const swallowed = quote === undefined && value !== undefined ? SWALLOWED.exec(value) : null;
  if (swallowed !== null) {
    const hash = swallowed[0].indexOf('#') + 1;
    const tag = parseSafeDefault(swallowed[0].slice(hash), valueRange.start + swallowed.index + hash);
    if (tag !== undefined) return { ...tag, misplaced: 'becomes-value' };
  }
  return tags.find(nameRange.start);
}
