import { argumentCandidates, commandCandidates } from './command/command-settings.js';
import type { EmbeddedSetting } from './embedded-setting.js';
import { httpHeaders } from './header.js';
import { settingLines } from './ini.js';
import { jsonMembers } from './json.js';
import type { Candidate } from './literal.js';
import { literalSetting } from './literal.js';
import { queryPairs } from './query.js';
import { sqlPasswords } from './sql.js';

/**
 * Finds the settings inside a text: in URLs, commands, connection strings, JSON, SQL, settings files and HTTP
 * headers. Only literal values under names that may mean a secret count; whether they are credentials is
 * for the judge to say. Prose and source code yield nothing. Pure; linear in the text; never throws.
 *
 * @returns in order of place; none inside another
 */
export function embeddedSettings(text: string): EmbeddedSetting[] {
  if (text.length <= WINDOW) return settingsIn(text);
  const settings: EmbeddedSetting[] = [];
  for (let start = 0; start < text.length;) {
    const end = windowEnd(text, start);
    for (const { range, ...setting } of settingsIn(text.slice(start, end))) {
      settings.push({ ...setting, range: { start: start + range.start, end: start + range.end } });
    }
    start = end;
  }
  return settings;
}

/** A whole file in one scalar is read by parts, so that it takes no more memory than a small one. */
const WINDOW = 256 * 1024;

/** A part ends with a line, where it has one. */
function windowEnd(text: string, start: number): number {
  const end = start + WINDOW;
  if (end >= text.length) return text.length;
  const newline = text.lastIndexOf('\n', end - 1);
  return newline > start ? newline + 1 : end;
}

function settingsIn(text: string): EmbeddedSetting[] {
  if (!mayHoldSettings(text)) return [];
  const settings: EmbeddedSetting[] = [];
  for (const find of FINDERS) {
    for (const candidate of find(text)) {
      const setting = literalSetting(text, candidate);
      if (setting !== undefined) settings.push(setting);
    }
  }
  return withoutOverlaps(settings);
}

/** A setting inside a list of arguments. Its range is of the argument at the index. */
export interface ArgumentSetting extends EmbeddedSetting {
  readonly argument: number;
}

/**
 * {@link embeddedSettings} of a program's arguments, each a text of its own: `["--password", "x"]` as well.
 *
 * @returns in order of place
 */
export function argumentSettings(words: readonly string[]): ArgumentSetting[] {
  const settings: ArgumentSetting[][] = words.map((text, argument) =>
    embeddedSettings(text).map((setting) => ({ ...setting, argument })),
  );
  if (!words.some(isFlagOrClient)) return settings.flat();
  for (const candidate of argumentCandidates(words)) {
    const { argument } = candidate;
    const setting = literalSetting(words[argument] ?? '', candidate);
    if (setting !== undefined) settings[argument]?.push({ ...setting, argument });
  }
  return settings.flatMap(withoutOverlaps);
}

/** What makes the next argument a value. */
function isFlagOrClient(word: string): boolean {
  return word.startsWith('-') || /(?:^|\/)(?:mc|mcli|rabbitmqctl|aws|npm|pnpm|yarn|dotnet|wp)$/.test(word);
}

/** Where two see the same place, the first one here is right. */
const FINDERS: readonly ((text: string) => Iterable<Candidate>)[] = [
  httpHeaders,
  sqlPasswords,
  jsonMembers,
  queryPairs,
  settingLines,
  commandCandidates,
];

function withoutOverlaps<T extends EmbeddedSetting>(settings: T[]): T[] {
  if (settings.length < 2) return settings;
  // The sort is stable: of those that start at the same place the first finder's stays.
  settings.sort((a, b) => a.range.start - b.range.start);
  let end = -1;
  return settings.filter(({ range }) => {
    if (range.start < end) return false;
    ({ end } = range);
    return true;
  });
}

/** A sign that gives a name its value; most strings of a program have none. */
const SIGN =
  /=|:(?![\w/:-])|['"]|(?:^|\s)-[-A-Za-z]|identified\s|\sset\s|requirepass\s|masterauth\s|add_user|change_password|\bmc\s/i;
/** The words of names that mean a secret, and of commands and statements that need none. */
const WORD =
  /pass|pw|secret|token|key|cred|auth|bear|jwt|salt|pepper|pin|otp|cv[vc]|pat|sas|sign|hash|code|nonce|seed|cert|phrase|mnemonic|identified|mysql|mariadb|mongo|redis|valkey|keydb|curl|http|login|ldap|sqlcmd|bcp|7z|zip|openssl|etcdctl|cqlsh|cypher|rabbitmqctl|\bmc\s|contrase|kennw|senha|wachtw/i;

function mayHoldSettings(text: string): boolean {
  return text.length >= MIN_LENGTH && hasSettingSign(text) && WORD.test(text);
}

/** Whether a text has a sign that gives a name its value: without one {@link embeddedSettings} finds nothing. */
export function hasSettingSign(text: string): boolean {
  return SIGN.test(text);
}

/** `PW=ab1` */
const MIN_LENGTH = 6;
