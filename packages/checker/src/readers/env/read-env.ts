import type { Consumer, SafeDefaultTag, Setting } from '@bridgekeeper/policy';
import { classifyName, parseSafeDefault } from '@bridgekeeper/policy';

import type { ProjectFacts } from '../../project/facts.js';
import { NO_FACTS } from '../../project/facts.js';
import type { Told } from '../../file-policy.js';
import type { Document } from '../document.js';
import { mayHaveTags, TagsAbove } from '../tags.js';
import { decodeValue } from './decode.js';
import type { EnvDialect, KnownDialect } from './dialect.js';
import { envDialect } from './dialect.js';
import type { EnvEntry } from './parse-env.js';
import { parseEnv } from './parse-env.js';
import { parseNodeEnv } from './parse-node-env.js';
import { parseNpmEnv } from './parse-npm-env.js';

/** The settings of an env file, in the dialect of who reads it. */
export function readEnv(
  path: string,
  text: string,
  facts: ProjectFacts = NO_FACTS,
  told: Told = {},
): Document {
  const tags = mayHaveTags(text) ? new TagsAbove(text) : undefined;
  const known = knownDialect(path, text, facts, told);
  const { dialect } = known;
  const isScript = !known.certain && SHELL_STATEMENT.test(text);
  const consumer = isScript ? 'shell' : consumerOf(dialect, told);
  const required = facts.env?.required;
  const keep = (entry: EnvEntry): boolean =>
    tags !== undefined || isInteresting(entry, told) || required?.has(entry.name) === true;
  const { entries, errors } = PARSERS[dialect](text, keep);
  return {
    path,
    text,
    parts: [{ format: 'env', root: undefined }],
    settings: entries.map((entry) => settingOf(entry, tags, dialect, consumer)),
    envFiles: [],
    // A shell sources it: it is no list of settings, and need not read as one.
    errors: isScript ? [] : errors,
  };
}

/** A text says of itself that compose does not read it, where nothing in the project says who does. */
function knownDialect(path: string, text: string, facts: ProjectFacts, told: Told): KnownDialect {
  if (told.consumer !== undefined) return { dialect: 'compose', certain: true };
  const known = envDialect(path, facts);
  return !known.certain && LONG_BACK_TICKS.test(text) ? { dialect: 'npm', certain: false } : known;
}

/**
 * A value in back-ticks that goes on over lines: npm's dotenv and Node take them for quotes. To compose the value is
 * one back-tick, and the next line most often an error.
 */
const LONG_BACK_TICKS =
  /^[ \t]{0,20}(?:export[ \t]{1,20})?[\w.-]{1,200}[ \t]{0,20}=[ \t]{0,20}`[^`\r\n]{0,2000}\r?\n[^`]{0,20000}`[ \t]{0,200}(?:#|\r?$)/m;

const PARSERS: Readonly<Record<EnvDialect, typeof parseEnv>> = {
  compose: parseEnv,
  npm: parseNpmEnv,
  node: parseNodeEnv,
};

/** The end of an `if`, a loop or a `case`, alone on its line. */
const SHELL_STATEMENT = /^[ \t]{0,20}(?:fi|done|esac)[ \t]{0,20}\r?$/m;

const OWN_CONSUMERS: Readonly<Record<EnvDialect, Consumer>> = {
  compose: 'dotenv',
  npm: 'dotenv-expand',
  node: 'node',
};

/** Compose and docker stack both read env files by compose's own rules. */
function consumerOf(dialect: EnvDialect, { consumer }: Told): Consumer {
  if (consumer === undefined) return OWN_CONSUMERS[dialect];
  return consumer === 'compose' || consumer === 'docker-stack' ? 'dotenv' : consumer;
}

/** What the judge could have something to say of. */
function isInteresting({ name, value }: EnvEntry, { names }: Told): boolean {
  return value !== undefined && value !== '' && (value.includes('$') || classifyName(name, names) !== 'none');
}

function settingOf(
  entry: EnvEntry,
  tags: TagsAbove | undefined,
  dialect: EnvDialect,
  consumer: Consumer,
): Setting {
  const { name, nameRange, valueRange, quote, value } = entry;
  const quotes = quote === undefined ? 0 : 1;
  const decoded = value === undefined ? undefined : decodeValue(value, quote, dialect);
  return {
    kind: 'variable',
    name,
    path: [],
    value: decoded?.text ?? null,
    valueRange: { start: valueRange.start - quotes, end: valueRange.end + quotes },
    nameRange,
    offsetInText: (offset) => valueRange.start + (decoded?.offsets?.[offset] ?? offset),
    consumer,
    tag: tags && tagOf(tags, entry, dialect),
    position: 'plain',
    // Single quotes keep their text in compose. npm's dotenv drops them before dotenv-expand sees the value.
    expands: dialect !== 'compose' || quote !== "'",
  };
}

/** A tag that stands inside the value, because compose sees no comment there. */
const SWALLOWED = /(?:^|\t)#\s*safe-default\b.*/i;

function tagOf(
  tags: TagsAbove,
  { value, quote, valueRange, comment, nameRange }: EnvEntry,
  dialect: EnvDialect,
): SafeDefaultTag | undefined {
  const trailing = comment === undefined ? undefined : parseSafeDefault(comment.text, comment.start);
  if (trailing !== undefined) return trailing;
  const swallowed =
    dialect === 'compose' && quote === undefined && value !== undefined ? SWALLOWED.exec(value) : null;
  if (swallowed !== null) {
    const hash = swallowed[0].indexOf('#') + 1;
    const tag = parseSafeDefault(swallowed[0].slice(hash), valueRange.start + swallowed.index + hash);
    if (tag !== undefined) return { ...tag, misplaced: 'becomes-value' };
  }
  return tags.find(nameRange.start);
}
