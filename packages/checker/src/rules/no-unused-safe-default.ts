import type { Setting, TextRange } from '@bridgekeeper/policy';
import { literalDefaultsOf, parseFor } from '@bridgekeeper/policy';

import { inComment } from '../readers/comments.js';
import type { Document } from '../readers/document.js';
import { lineEnd, lineStart } from '../readers/lines.js';
import { mayHaveTags } from '../readers/tags.js';
import { forEachNode } from '../readers/yaml/kubernetes.js';
import { requireFailFast } from './require-fail-fast.js';
import { requireSecretKeyRef } from './require-secret-key-ref.js';
import type { LocatedVerdict, Rule, RuleContext } from './rule.js';

/**
 * Reports a `safe-default` tag with nothing to excuse: at a required or bare reference, at no value at all.
 * A plain literal may carry one. Where another rule speaks of the same setting, the tag is not what is wrong.
 */
export const noUnusedSafeDefault: Rule = {
  id: 'no-unused-safe-default',
  *check(document, context) {
    const { text, parts } = document;
    if (!mayHaveTags(text) || parts[0]?.format === 'dockerfile') return;
    const tagged = settingsByTag(document);
    let surroundings: Surroundings | undefined;
    for (const tag of tagsOf(document)) {
      const settings = tagged.get(tag.range.start) ?? [];
      if (settings.some(hasExcuse)) continue;
      surroundings ??= surroundingsOf(document, context);
      const reason = settings.length > 0 ? NO_DEFAULT : strayReason(text, tag, surroundings);
      if (reason === undefined || isSpokenFor(tag, settings, text, surroundings)) continue;
      yield verdictOn(tag, reason, settings[0]);
    }
  },
};

interface Tag {
  readonly hash: number;
  /** From the word `safe-default` to the end of its line. */
  readonly range: TextRange;
  /** Nothing stands before it on its line: it speaks of the next. */
  readonly alone: boolean;
}

interface Reason {
  readonly message: string;
  readonly help: string;
}

const NO_DEFAULT: Reason = {
  message: 'this `safe-default` tag has nothing to excuse: the value has no default',
  help: 'remove the tag, so that the ones that stay are read',
};

const NO_VALUE: Reason = {
  message: 'this `safe-default` tag stands at no value',
  help: 'put it at the end of the line of the default, or alone on the line right above it, or remove it',
};

function* tagsOf(document: Document): Iterable<Tag> {
  const { text } = document;
  for (const match of text.matchAll(/#[ \t]{0,20}(safe-default)[ \t]{0,20}:/gi)) {
    const hash = match.index;
    const before = text.slice(lineStart(text, hash), hash);
    const alone = before.trim() === '';
    if ((!alone && !/[ \t]$/.test(before)) || inComment(document, hash)) continue;
    const range = { start: hash + match[0].search(/s/i), end: lineEnd(text, hash) };
    yield { hash, range, alone };
  }
}

function settingsByTag({ settings }: Document): Map<number, Setting[]> {
  const tagged = new Map<number, Setting[]>();
  for (const setting of settings) {
    if (setting.tag === undefined) continue;
    const start = setting.tag.range.start;
    const known = tagged.get(start);
    if (known === undefined) tagged.set(start, [setting]);
    else known.push(setting);
  }
  return tagged;
}

/** A default to excuse; or a literal or a template, which may carry a tag. */
function hasExcuse({ value, consumer, expands }: Setting): boolean {
  if (value === null) return false;
  if (!expands || !value.includes('$') || value.includes('{{')) return true;
  const parsed = parseFor(consumer, value);
  const none = parsed.substitutions.length === 0 && parsed.recovered.length === 0;
  return none || literalDefaultsOf(parsed).length > 0;
}

interface Surroundings {
  /** Where other rules have something to say. */
  readonly spoken: readonly number[];
  /** Text in which a hash starts no comment. */
  readonly contents: readonly TextRange[];
}

function surroundingsOf(document: Document, context: RuleContext): Surroundings {
  const others = [
    ...context.judged,
    ...requireFailFast.check(document, context),
    ...requireSecretKeyRef.check(document, context),
  ];
  const contents: TextRange[] = [];
  for (const { root } of document.parts) {
    if (root === undefined) continue;
    forEachNode(root, (node) => {
      if (node.kind === 'scalar' && node.style !== 'plain')
        contents.push({ start: node.start, end: node.end });
    });
  }
  return { spoken: others.map(({ range }) => range.start), contents };
}

/** Another rule speaks of the tag's setting, of its line, or of the line that it stands above. */
function isSpokenFor(
  { range, alone }: Tag,
  settings: readonly Setting[],
  text: string,
  { spoken }: Surroundings,
): boolean {
  const start = lineStart(text, range.start);
  const end = alone ? lineEnd(text, afterBreak(text, range.end)) : range.end;
  return spoken.some(
    (at) =>
      (start <= at && at <= end) ||
      settings.some(({ valueRange }) => valueRange.start <= at && at <= valueRange.end),
  );
}

function afterBreak(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}

/** Why a tag that is of no setting is of no use: a literal that no rule has asked for may carry one. */
function strayReason(
  text: string,
  { hash, range, alone }: Tag,
  { contents }: Surroundings,
): Reason | undefined {
  if (contents.some(({ start, end }) => start <= hash && hash < end)) return undefined;
  const next = afterBreak(text, range.end);
  const line = alone ? text.slice(next, lineEnd(text, next)) : text.slice(lineStart(text, hash), hash);
  return mayHoldValue(line) ? undefined : NO_VALUE;
}

function mayHoldValue(line: string): boolean {
  const trimmed = line.trim();
  // A setting that is commented out may keep its tag.
  if (trimmed.startsWith('#')) return /^#\s{0,20}(?:-\s{1,20})?[\w.-]{1,200}\s{0,20}[:=]/.test(trimmed);
  return trimmed !== '' && trimmed !== '-' && !trimmed.endsWith(':') && !/^(?:---|\.\.\.)$/.test(trimmed);
}

function verdictOn(tag: Tag, { message, help }: Reason, setting: Setting | undefined): LocatedVerdict {
  const place = setting === undefined ? 'safe-default' : [...setting.path, setting.name].join('.');
  return { ruleId: 'no-unused-safe-default', range: tag.range, confidence: 'high', message, help, place };
}
