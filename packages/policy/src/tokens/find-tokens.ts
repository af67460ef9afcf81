import type { Confidence } from '../finding.js';
import type { TextRange } from '../range.js';
import { TOKEN_FORMATS } from './catalogue.js';
import { hasValidChecksum } from './checksum.js';
import { CONTEXTS } from './context.js';
import { isDocumentedExample } from './documented-examples.js';
import { KeywordIndex } from './keyword-index.js';
import type { Candidate } from './structure.js';
import { isRealistic, STRUCTURES } from './structure.js';
import type { TokenFormat } from './token-format.js';

/** A credential in a text. */
export interface TokenMatch {
  readonly format: TokenFormat;
  /** The credential itself: of a URL, the password. */
  readonly range: TextRange;
  readonly confidence: Confidence;
}

/**
 * Finds credentials by their own shape: provider tokens, private keys, passwords in URLs. Documented
 * examples, public formats and tokens whose checksum fails are none. Only the first 64 kB are searched, in
 * linear time.
 *
 * @param name of the setting, if any: some shapes count under some names only
 * @returns matches in order, none inside another
 */
export function findTokens(text: string, name = ''): TokenMatch[] {
  const searched = text.length > MAX_LENGTH ? text.slice(0, MAX_LENGTH) : text;
  const formats = INDEX.find(searched);
  const named = name === '' ? undefined : NAME_INDEX.find(name.toLowerCase());
  if (formats === undefined && named === undefined) return NO_MATCHES;
  const matches: TokenMatch[] = [];
  for (const format of new Set([...(formats ?? []), ...(named ?? [])]))
    addMatches(matches, format, searched, name);
  return matches.length < 2 ? matches : withoutOverlaps(matches);
}

/** Whether a piece of a program's text may hold a token, or the part of one that its format knows it by. */
export function mayBeToken(text: string): boolean {
  const formats = INDEX.find(text);
  if (formats === undefined) return false;
  for (const format of formats) if (compile(format).test(text)) return true;
  return false;
}

/** Whether a piece of a program's text may be a token that a word of {@link CONTEXT_WORDS} elsewhere makes one. */
export function mayBeTokenInContext(text: string): boolean {
  return IN_CONTEXT.some((format) => compile(format).test(text));
}

/** The whole value is a key that its provider means to be public: `pk_live_…`. */
export function isPublicToken(value: string): boolean {
  for (const format of PUBLIC_INDEX.find(value) ?? []) {
    if (compile(format).exec(value)?.[0] === value) return true;
  }
  return false;
}

const MAX_LENGTH = 64 * 1024;
/** More of one format in one value are a list; the first ones tell. */
const MAX_MATCHES = 50;
const NO_MATCHES: TokenMatch[] = [];

const INDEX = new KeywordIndex<TokenFormat>();
const NAME_INDEX = new KeywordIndex<TokenFormat>();
const PUBLIC_INDEX = new KeywordIndex<TokenFormat>();
for (const format of TOKEN_FORMATS) {
  for (const keyword of format.keywords) {
    (format.kind === 'public' ? PUBLIC_INDEX : INDEX).add(keyword, format);
    if (format.match === 'context') NAME_INDEX.add(keyword.toLowerCase(), format);
  }
}

/** Keywords that tell of a token from a distance, unless they are in the token or mean a secret by themselves. */
function contextWords({ match, keywords }: TokenFormat): readonly string[] {
  if (match !== 'context') return [];
  return keywords.filter((keyword) => /^[A-Za-z]{3,}$/.test(keyword) && !/secret|key|EAA|kty/i.test(keyword));
}

/** In lower case. */
export const CONTEXT_WORDS: ReadonlySet<string> = new Set(
  TOKEN_FORMATS.flatMap(contextWords).map((word) => word.toLowerCase()),
);
const IN_CONTEXT = TOKEN_FORMATS.filter((format) => contextWords(format).length > 0);

const compiled = new Map<TokenFormat, RegExp>();

/** With indices, so that a group knows its place. Compiled at the first use: most formats never occur. */
function compile(format: TokenFormat): RegExp {
  let pattern = compiled.get(format);
  if (pattern === undefined) {
    pattern = new RegExp(format.pattern.source, format.pattern.source.includes('(?<secret>') ? 'dg' : 'g');
    compiled.set(format, pattern);
  }
  pattern.lastIndex = 0;
  return pattern;
}

function addMatches(matches: TokenMatch[], format: TokenFormat, text: string, name: string): void {
  const pattern = compile(format);
  for (let count = 0; count < MAX_MATCHES; count++) {
    const match = pattern.exec(text);
    if (match === null) return;
    const [start, end] = match.indices?.groups?.['secret'] ?? [match.index, match.index + match[0].length];
    const secret = text.slice(start, end);
    const found = judge(format, { text, match: match[0], index: match.index, secret }, name);
    if (found !== undefined)
      matches.push({ format, range: { start, end: found.end ?? end }, confidence: found.confidence });
  }
}

function judge(
  format: TokenFormat,
  candidate: Candidate,
  name: string,
): { readonly end?: number; readonly confidence: Confidence } | undefined {
  const { secret } = candidate;
  if (format.checksum !== undefined && !hasValidChecksum(secret, format.checksum)) return undefined;
  if (format.provider !== 'any' && !isRealistic(secret)) return undefined;
  if (isDocumentedExample(secret)) return undefined;
  if (format.match === 'context' && CONTEXTS.get(format.id)?.(candidate, name) !== true) return undefined;
  const check = STRUCTURES.get(format.id);
  const structure = check === undefined ? {} : check(candidate);
  if (structure === undefined) return undefined;
  const sure = format.kind === 'secret' && format.confidence !== 'low' && structure.weak !== true;
  return {
    ...(structure.end === undefined ? {} : { end: structure.end }),
    confidence: sure ? 'high' : 'medium',
  };
}

/** Of matches on the same characters, the provider's own format wins, then the longer one. */
function withoutOverlaps(matches: readonly TokenMatch[]): TokenMatch[] {
  const kept: TokenMatch[] = [];
  for (const match of [...matches].sort(byWeight)) {
    if (!kept.some(({ range }) => range.start < match.range.end && match.range.start < range.end))
      kept.push(match);
  }
  return kept.sort((a, b) => a.range.start - b.range.start);
}

function byWeight(a: TokenMatch, b: TokenMatch): number {
  const general = Number(a.format.provider === 'any') - Number(b.format.provider === 'any');
  return general !== 0 ? general : b.range.end - b.range.start - (a.range.end - a.range.start);
}
